"""Moments: a UTC time out of what was typed, or the words as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from pmwizard.intake.dates import WEEKDAYS
from pmwizard.intake.phrases import Phrase, scan
from pmwizard.intake.zones import Zone, read_zone, to_utc

Precision = Literal["second", "minute", "day", "unknown"]
# What is usual where a row follows another, and so needs no warning where the author sees both.
CARRIED_ON = "no date: taken from the row before"
_HALF_DAY = timedelta(hours=12)
_EPOCH = re.compile(r"(?P<seconds>\d{10})(?:\.(?P<fraction>\d{1,9})|(?P<more>\d{3}|\d{6}|\d{9}))?", re.ASCII)
_UTC = Zone("UTC", UTC)
_UTC_NAMES = ("UTC", "GMT", "Z")


@dataclass(frozen=True)
class Reading:
    """What a text says about a time: the UTC time, or the words as typed while it is none, and what is doubtful about it.

    `day` is known also where only the day is; `until` is the end of a range.
    """

    at: datetime | str
    approximate: bool = False
    precision: Precision = "unknown"
    until: datetime | None = None
    doubts: tuple[str, ...] = ()
    day: date | None = None


def read_moment(text: str, zone: str = "UTC", day: date | None = None, after: datetime | None = None) -> Reading:
    """Read a text that is a time and nothing else.

    A time without a date is on the day of `after` (the row before), else on `day`; `+5m` counts from `after`.
    """
    words = text.strip()
    if not words:
        return Reading(text, doubts=("no time",))
    epoch = _EPOCH.fullmatch(words)
    if epoch:
        return _since_1970(epoch)
    phrase = scan(words, alone=True, month_first=is_american(zone))
    if phrase is None or words[phrase.end :].strip(" \t*_`]):.|,"):
        return Reading(text, doubts=(f"not understood as a time: {shortened(words)}",))
    return place(phrase, text, zone, day, after)


def shortened(words: str) -> str:
    """Give the words on one line, cut where they are too many to be shown."""
    line = " ".join(words[:200].split())
    return line if len(line) <= 40 else line[:39] + "…"


def is_american(zone: str) -> bool:
    """Tell whether dates such as 03/04/2026 begin with the month where this zone is used."""
    read = read_zone(zone)
    return read is not None and str(read.rules).startswith(("America/", "US/"))


def _since_1970(epoch: re.Match[str]) -> Reading:
    fraction = (epoch["fraction"] or epoch["more"] or "").ljust(6, "0")[:6]
    at = datetime.fromtimestamp(int(epoch["seconds"]), UTC) + timedelta(microseconds=int(fraction))
    return Reading(at, precision="second", doubts=("read as seconds since 1970",), day=at.date())


def place(
    phrase: Phrase, words: str, zone: str, day: date | None = None, after: datetime | None = None, told: bool = False
) -> Reading:
    """Work out the UTC time of a phrase; `words` are what stays where that cannot be done.

    `told` says that it is known where the day comes from: then only a leap from the row before is doubtful.
    """
    try:
        return _placed(phrase, words, zone, day, after, told)
    except (OverflowError, ValueError):
        return Reading(words, phrase.approximate, doubts=("beyond the years that can be reckoned with",))


def _placed(phrase: Phrase, words: str, home: str, day: date | None, after: datetime | None, told: bool) -> Reading:
    zone, doubts = _zone(phrase, home)
    if phrase.ahead is not None:
        if after is None:
            return Reading(words, phrase.approximate, doubts=("no time before it to count from",))
        at = (after + phrase.ahead).astimezone(UTC)
        return Reading(at, phrase.approximate, "second" if at.second else "minute", day=at.astimezone(zone.rules).date())
    before = after.astimezone(zone.rules).replace(tzinfo=None) if after else None
    found, date_doubts = _day(phrase, day, before, told)
    doubts += date_doubts + phrase.doubts
    clock = phrase.clock
    if clock is None:
        what = f"the time is unknown: {phrase.unknown}" if phrase.unknown else f"only the day is known: {found}"
        known = found if phrase.date else None
        said = () if phrase.unknown and not phrase.date else date_doubts
        return Reading(words, phrase.approximate, "day" if known else "unknown", doubts=(*said, what), day=known)
    doubts += clock.doubts
    if found is None:
        return Reading(words, phrase.approximate, doubts=doubts)
    at, zone_doubts = to_utc(clock.on(found), zone)
    if phrase.second_clock:
        at, zone_doubts = _second(phrase, at, zone_doubts, home)
    until, until_doubts = _until(phrase, found, at, zone)
    return Reading(
        at,
        phrase.approximate,
        "second" if (phrase.second_clock or clock).to_the_second else "minute",
        until,
        (*doubts, *zone_doubts, *until_doubts),
        found,
    )


def _zone(phrase: Phrase, home: str) -> tuple[Zone, tuple[str, ...]]:
    own = read_zone(home) if home else _UTC
    if phrase.zone:
        return read_zone(phrase.zone, home) or _UTC, ()
    return own or _UTC, () if own else (f"{shortened(home)} is no time zone: read as UTC",)


def _day(phrase: Phrase, day: date | None, before: datetime | None, told: bool) -> tuple[date | None, tuple[str, ...]]:
    near = day or (before.date() if before else None)
    if phrase.date:
        return phrase.date.on(near, phrase.weekday)
    if not phrase.clock:
        return None, ()
    if phrase.weekday is not None and near:
        step = (phrase.weekday - near.weekday() + 3) % 7 - 3
        found = near + timedelta(days=step)
        return found, (f"{WEEKDAYS[phrase.weekday]} read as {found}",)
    if before:
        return _after(phrase, before, told)
    return day, () if told and day else (f"no date: taken as {day}" if day else "no date",)


def _after(phrase: Phrase, before: datetime, told: bool) -> tuple[date, tuple[str, ...]]:
    assert phrase.clock
    same_day = phrase.clock.on(before.date())
    if before - same_day > _HALF_DAY:
        following = before.date() + timedelta(days=1)
        return following, (f"no date: taken as the day after the row before, {following}",)
    if same_day - before > _HALF_DAY:
        return before.date(), (f"no date: taken from the row before, {before.date()}; more than 12 hours after it",)
    return before.date(), () if told else (CARRIED_ON,)


def _second(phrase: Phrase, first: datetime, doubts: tuple[str, ...], home: str) -> tuple[datetime, tuple[str, ...]]:
    zone = read_zone(phrase.second_zone, home) or _UTC
    clock = phrase.second_clock
    assert clock
    around = first.astimezone(zone.rules).date()
    readings = [to_utc(clock.on(around + timedelta(days=step)), zone) for step in (-1, 0, 1)]
    at, second_doubts = min(readings, key=lambda reading: abs(reading[0] - first))
    agree = at.replace(second=0, microsecond=0) == first.replace(second=0, microsecond=0)
    if phrase.zone.upper() in _UTC_NAMES:
        used = f"{phrase.clock.written} {phrase.zone}" if phrase.clock else ""
        return first, doubts if agree else (*doubts, f"the two times do not agree: {used} is used")
    local = not phrase.zone and (at - first) % timedelta(minutes=15) == timedelta()
    if agree or local:
        return at, second_doubts
    return at, (*second_doubts, f"the two times do not agree: {clock.written} {phrase.second_zone} is used", *doubts)


def _until(phrase: Phrase, found: date, at: datetime, zone: Zone) -> tuple[datetime | None, tuple[str, ...]]:
    if not phrase.until:
        return None, ()
    last, doubts = phrase.until_date.on(found) if phrase.until_date else (found, ())
    zone = (read_zone(phrase.until_zone) if phrase.until_zone else None) or zone
    until, _ = to_utc(phrase.until.on(last or found), zone)
    if until < at and not phrase.until_date:
        until, _ = to_utc(phrase.until.on((last or found) + timedelta(days=1)), zone)
        doubts += ("the end is taken as the next day",)
    if until < at:
        doubts += ("the end is before the beginning",)
    return until, doubts + phrase.until.doubts
