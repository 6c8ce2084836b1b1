"""Time zones as people write them, and the UTC time of a local one."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

# Where an abbreviation is in use; more than one place means that it is ambiguous, and the first is the usual one.
_PLACES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("UTC", "GMT", "Z"), ("UTC",)),
    **dict.fromkeys(("PST", "PDT", "PT", "PACIFIC"), ("America/Los_Angeles",)),
    **dict.fromkeys(("MST", "MDT", "MT", "MOUNTAIN"), ("America/Denver",)),
    **dict.fromkeys(("CDT", "CT", "CENTRAL"), ("America/Chicago",)),
    **dict.fromkeys(("EST", "EDT", "ET", "EASTERN"), ("America/New_York",)),
    **dict.fromkeys(("CET", "CEST"), ("Europe/Berlin",)),
    **dict.fromkeys(("EET", "EEST"), ("Europe/Helsinki",)),
    **dict.fromkeys(("WET", "WEST"), ("Europe/Lisbon",)),
    **dict.fromkeys(("AEST", "AEDT"), ("Australia/Sydney",)),
    **dict.fromkeys(("ACST", "ACDT"), ("Australia/Adelaide",)),
    **dict.fromkeys(("NZST", "NZDT"), ("Pacific/Auckland",)),
    **dict.fromkeys(("NST", "NDT"), ("America/St_Johns",)),
    **dict.fromkeys(("AKST", "AKDT"), ("America/Anchorage",)),
    "ADT": ("America/Halifax",),
    "AST": ("America/Halifax", "Asia/Riyadh"),
    "CST": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "IST": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
    "AWST": ("Australia/Perth",),
    "BRT": ("America/Sao_Paulo",),
    "BST": ("Europe/London",),
    "CAT": ("Africa/Maputo",),
    "EAT": ("Africa/Nairobi",),
    "HKT": ("Asia/Hong_Kong",),
    "HST": ("Pacific/Honolulu",),
    "JST": ("Asia/Tokyo",),
    "KST": ("Asia/Seoul",),
    "MSK": ("Europe/Moscow",),
    "PKT": ("Asia/Karachi",),
    "SAST": ("Africa/Johannesburg",),
    "SGT": ("Asia/Singapore",),
    "WAT": ("Africa/Lagos",),
}
_WORDS = ("Pacific", "Mountain", "Central", "Eastern")
# In small letters the others are words of some language: `ist`, `met`, `wet`, `cat`, `eat`, `west`.
_SMALL = ("utc", "gmt", "pst", "pdt", "est", "edt", "cst", "cdt", "mst", "mdt", "cet", "cest", "bst", "jst", "aest", "aedt")
_AREA = r"(?P<area>[A-Za-z]{2,20}(?:/[A-Za-z][A-Za-z0-9_+\-]{1,30}){1,2})"
_SHORT = sorted({*_PLACES, *_SMALL} - {word.upper() for word in _WORDS}, key=len, reverse=True)
# With a dot after it, `est.` says that something is estimated.
_ABBREVIATION = rf"(?P<abbreviation>(?!est\.)(?:{'|'.join(_SHORT)}))"
# Central European, Eastern Africa and others are far from the places that these words alone mean.
_NAMED = (
    rf"(?P<word>{'|'.join(_WORDS)})(?!\s(?:Europ|Afric|Austral|Indones|Asia))(?P<time>(?:\s(?:Standard|Daylight))?\s[Tt]ime)?"
)
_OFFSET = r"(?P<prefix>(?:UTC|GMT|utc|gmt)\s?)?(?P<sign>[+\-−])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?"
_ZONE = re.compile(rf"(?:{_OFFSET}(?!\d|:[\d?])|(?:{_NAMED}|{_AREA}|{_ABBREVIATION})(?![\w/]))", re.ASCII)
_SPELT = re.compile(r"[A-Z][A-Za-z]+(?:/[A-Z][\w+\-]+)+", re.ASCII)
_MISTYPED = re.compile(rf"U\w{{0,2}}/({'|'.join(_WORDS)})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class Zone:
    """A zone as written: its rules, the abbreviation where it was one, and what is doubtful about it."""

    written: str
    rules: tzinfo
    abbreviation: str = ""
    doubts: tuple[str, ...] = ()


@cache
def _areas() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def _area(name: str) -> tzinfo | None:
    # Mostly it is spelt right, and to look through all of them takes as long as all else that is read at the start.
    with suppress(LookupError, ValueError, OSError):
        if _SPELT.fullmatch(name):
            return ZoneInfo(name)
    known_name = _areas().get(name.casefold())
    return ZoneInfo(known_name) if known_name else None


def _uses(rules: tzinfo, abbreviation: str) -> bool:
    return any(datetime(2024, month, 1, tzinfo=rules).tzname() == abbreviation for month in (1, 7))


def offset_text(offset: timedelta) -> str:
    """Write an offset as `UTC+2` or `UTC-3:30`."""
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def _from_offset(written: str, match: re.Match[str]) -> Zone | None:
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if hours > 14 or minutes not in (0, 15, 30, 45):
        return None
    sign = -1 if match["sign"] in "-−" else 1
    return Zone(written, timezone(sign * timedelta(hours=hours, minutes=minutes)))


@lru_cache(maxsize=512)
def read_zone(name: str, home: str = "") -> Zone | None:
    """Read a zone's name, abbreviation, offset or word (`Europe/Berlin`, `CEST`, `UTC-7`, `Eastern`); None where it is none.

    `home` is the author's own zone: where it uses an ambiguous abbreviation, that one is meant.
    """
    written = name.strip()
    match = _ZONE.fullmatch(written)
    if match and match["hours"]:
        return _from_offset(written, match)
    mistyped = _MISTYPED.fullmatch(written)
    short = match["word"] if match and match["word"] else written
    places = _PLACES.get(short.upper())
    rules = None if places else _area(written)
    if mistyped and not rules:
        (place,) = _PLACES[mistyped[1].upper()]
        return Zone(written, ZoneInfo(place), doubts=(f"{written} is no time zone: read as {place}",))
    if not places:
        return Zone(written, rules) if rules else None
    abbreviation = "" if short.upper() in ("UTC", "GMT", "Z", "PT", "MT", "CT", "ET") or short in _WORDS else short.upper()
    home_rules = _area(home) if home else None
    if abbreviation and home_rules and _uses(home_rules, abbreviation):
        return Zone(written, home_rules, abbreviation)
    place, *others = places
    if match and match["word"] and not match["time"]:
        return Zone(written, ZoneInfo(place), doubts=(f"{written} read as the time zone {place}",))
    doubt = f"{abbreviation} is ambiguous: read as {place}, not {' or '.join(others)}"
    return Zone(written, ZoneInfo(place), abbreviation, (doubt,) if others else ())


def scan_zone(text: str, start: int, glued: bool, alone: bool = False) -> int:
    """Give where the zone that begins at `start` ends; `start` itself where none begins there.

    `glued` says that no space stands before it: only then `+02` is an offset. Unless the text is `alone` a time, a word such
    as Eastern is part of the sentence when a small letter follows.
    """
    match = _ZONE.match(text, start)
    if not match:
        return start
    if match["hours"] and not match["minutes"] and not (match["prefix"] or (glued and len(match["hours"]) == 2)):
        return start
    if match["word"] and not match["time"] and not alone and re.match(r"\s[a-z]", text[match.end() : match.end() + 2]):
        return start
    if match["word"] and glued:
        return start
    return match.end() if read_zone(match[0]) else start


def to_utc(local: datetime, zone: Zone) -> tuple[datetime, tuple[str, ...]]:
    """Give the UTC time of a local one without tzinfo, with its doubts; OverflowError beyond the years 1 to 9999."""
    earlier, later = local.replace(tzinfo=zone.rules, fold=0), local.replace(tzinfo=zone.rules, fold=1)
    clock, day = f"{local:%H:%M}", local.date().isoformat()
    names = (earlier.tzname(), later.tzname())
    doubts = zone.doubts
    chosen = earlier
    if earlier.utcoffset() != later.utcoffset():
        there = earlier.astimezone(UTC).astimezone(zone.rules)
        if there.replace(tzinfo=None, fold=0) != local:
            doubts += (f"{clock} did not exist on {day} in {zone.written} (clocks went forward): read as {there:%H:%M}",)
        elif zone.abbreviation in names:
            chosen = earlier if names[0] == zone.abbreviation else later
        else:
            doubts += (f"{clock} came twice on {day} in {zone.written} (clocks went back): read as the first, {names[0]}",)
    elif zone.abbreviation and zone.abbreviation not in names and str(names[0]).isalpha():
        offset = earlier.utcoffset() or timedelta()
        doubts += (f"{zone.abbreviation} was not in use on {day}: read as {names[0]} ({offset_text(offset)})",)
    return chosen.astimezone(UTC), doubts
