"""Clock times as people write them, and spans of time such as +5m."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

_HALF = r"(?:\s?(?P<half>[ap])\.?m\b\.?)"
_FLAGS = re.IGNORECASE | re.ASCII
_END = r"(?![\d:]\d|\d)"
_SHAPES = tuple(
    re.compile(shape, _FLAGS)
    for shape in (
        rf"(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{{1,12}}))?)?(?:{_HALF}|\s?(?:h|hrs|hours|uhr)\b)?{_END}",
        rf"(?P<hour>\d{{1,2}})(?P<loose>[.])(?P<minute>\d\d)(?:{_HALF}|\s?(?:h|hrs|hours|uhr)\b)?(?![\w%]|[.,:]\d)",
        r"(?P<hour>\d{1,2})h(?P<minute>\d\d)(?!\w)",
        rf"(?P<hour>\d\d)(?P<loose>)(?P<minute>\d\d)(?:(?<=T\d\d\d\d)(?P<second>\d\d))?(?:{_HALF}|\s?(?:h|hrs|hours|uhr)\b|(?=Z\b|\s|$|[,:;)\]|–—-](?![\w?])|[-–—]\d{{4}}(?!\d)))",
        rf"(?P<hour>1[0-2]|0?\d){_HALF}(?!\w)",
        r"(?P<hour>12)\s(?:(?P<noon>noon)|midnight)\b",
    )
)
_UNIT = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
_SPAN_PART = r"(\d{1,6})\s?(d|h|m|s)(?:ays?|ours?|rs?|inutes?|ins?|econds?|ecs?)?"
_AHEAD = re.compile(rf"\+\s?({_SPAN_PART}(?:\s?{_SPAN_PART}){{0,3}})(?!\w)", _FLAGS)
_PART = re.compile(_SPAN_PART, _FLAGS)


@dataclass(frozen=True)
class Clock:
    """A clock time as written; `half` is a or p where it was given in 12 hours."""

    written: str
    hour: int
    minute: int
    second: int = 0
    microsecond: int = 0
    half: str = ""
    to_the_second: bool = False
    loose: bool = False

    def on(self, day: date) -> datetime:
        """Give this time on a day, without a zone; 24:00 is the next day's 0:00 (OverflowError after the last day)."""
        midnight = datetime(day.year, day.month, day.day)
        return midnight + timedelta(hours=self.hour, minutes=self.minute, seconds=self.second, microseconds=self.microsecond)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is odd about how it was written."""
        clock = f"{self.hour:02}:{self.minute:02}"
        written = " ".join(self.written.split())
        if self.half and not self._twelve:
            return (f"{written} is no 12-hour time: read as {clock}",)
        return (f"{written} read as the time {clock}",) if self.loose and not self.half else ()

    @property
    def _twelve(self) -> bool:
        return bool(re.match(r"(?:0?[1-9]|1[0-2])(?!\d)|(?:0\d|1[0-2])\d\d", self.written))


def scan_clock(text: str, start: int) -> tuple[Clock, int] | None:
    """Read the clock time that begins at `start`, and give it with where it ends; None where none begins there."""
    if not text[start : start + 1].isdigit():
        return None
    for shape in _SHAPES:
        match = shape.match(text, start)
        clock = _clock(match) if match else None
        if match and clock:
            return clock, match.end()
    return None


def _clock(match: re.Match[str]) -> Clock | None:
    parts = match.groupdict()
    hour, minute, second = int(parts["hour"]), int(parts.get("minute") or 0), int(parts.get("second") or 0)
    half = (parts.get("half") or "").lower()
    if minute > 59 or second > 59 or hour > 24 or (hour == 24 and (minute or second)):
        return None
    clock = Clock(
        match[0],
        hour,
        minute,
        second,
        int((parts.get("fraction") or "0").ljust(6, "0")[:6]),
        half,
        parts.get("second") is not None,
        parts.get("loose") is not None,
    )
    if "noon" in parts:
        return in_half(clock, "p" if parts["noon"] else "a")
    return in_half(clock, half) if half else clock


def in_half(clock: Clock, half: str) -> Clock:
    """Give the clock time as one of the morning (a) or the afternoon (p); an impossible one (13:55 PM) stays as it is."""
    if not 1 <= clock.hour <= 12:
        return replace(clock, half=half)
    return replace(clock, half=half, hour=clock.hour % 12 + (12 if half == "p" else 0))


def scan_ahead(text: str, start: int) -> tuple[timedelta, int] | None:
    """Read `+5m` or `+1h30m` at `start`, and give it with where it ends; None where none begins there."""
    match = _AHEAD.match(text, start)
    if not match:
        return None
    span = timedelta()
    for number, unit in _PART.findall(match[1]):
        span += timedelta(**{_UNIT[unit.lower()]: int(number)})
    return span, match.end()
