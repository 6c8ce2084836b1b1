"""Phrases of time at the head of a text: a date, a clock time, a range, a zone, in any order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from pmwizard.intake.clocks import Clock, in_half, scan_ahead, scan_clock
from pmwizard.intake.dates import WrittenDate, scan_date, scan_weekday
from pmwizard.intake.zones import scan_zone


@dataclass(frozen=True)
class Phrase:
    """What a text says about a time, and where in the text it ends; nothing is worked out yet."""

    end: int
    date: WrittenDate | None = None
    weekday: int | None = None
    clock: Clock | None = None
    until: Clock | None = None
    until_date: WrittenDate | None = None
    until_zone: str = ""
    zone: str = ""
    second_clock: Clock | None = None
    second_zone: str = ""
    ahead: timedelta | None = None
    approximate: bool = False
    between: bool = False
    unknown: str = ""
    doubts: tuple[str, ...] = ()


_READ_AT_MOST = 400
# The blanks that chats put between a time and its AM or PM.
_BLANKS = dict.fromkeys((0xA0, 0x2009, 0x202F), " ")
_FLAGS = re.IGNORECASE | re.ASCII
_OPENING = re.compile(r"(?:[\s*_`\[(>•·|–—-]|#(?=[#\s])){0,40}", re.ASCII)
_NOTHING = re.compile("")
_GAP = re.compile(r"[\s,*_`\[\]]{0,12}(?P<word>(?:(?:at|on)\s|@|T(?=\d)|[-–—:])[\s*_`\[]{0,8}(?=\d|[A-Z]))?", _FLAGS)
_SPACE = re.compile(r"[\s,*_`\[]{0,12}", re.ASCII)
_ABOUT = re.compile(r"(?:[~≈±]|\+/-|(?:around|about|approx(?:imately)?|roughly|circa|ca|c)\b\.?)\s{0,3}(?=[\d\[*`])", _FLAGS)
_ISH = re.compile(r"-?ish\b|\s?\((?:approx(?:imately|\.)?|approximate|ca\.?|est(?:imated|\.))\)|\?(?!\?)|\s?[~≈](?=\s|$)", _FLAGS)
_UNKNOWN = re.compile(
    r"(?:\?{2,4}(?::\?{1,2}){0,2}|(?P<hour>[01]?\d|2[0-4]):(?:\?\?|xx)|hh[:.]mm(?:[:.]ss)?|xx[:.]xx"
    r"|(?:19|20)\d\d-(?:mm|xx|\?\?)-(?:dd|xx|\?\?)(?:[ T](?:hh:mm|xx:xx|\?\?:\?\?))?|--:--|__:__)(?![\w?])",
    _FLAGS,
)
_UNKNOWN_WORD = re.compile(r"(?:\?|unknown|time unknown|tbd|tbc|n/a)\Z", _FLAGS)
_PLACE = re.compile(r"\s(?:Pacific|Mountain|Central|Eastern)\b", re.ASCII)
_TO = re.compile(r"\s{0,3}(?:[-–—−→]|->|to\b|until\b|till\b|\.\.)\s{0,3}", _FLAGS)
_AND = re.compile(r"\s{1,3}(?:and|to)\s{1,3}|\s{0,3}[-–—]\s{0,3}", _FLAGS)
_BETWEEN = re.compile(r"between\s{1,3}(?=[\w~*`\[])", _FLAGS)
_SHORT_OFFSET = re.compile(r"[-−]\d:\d\d(?!\d)", re.ASCII)
_ENDED = re.compile(r"\s{0,3}(?:[:|)\]]|[-–—]\s|\Z)")
_YEAR = re.compile(r"(?:19|20|21)\d\d(?![\w:.])", re.ASCII)
_SLASH = re.compile(r"\s{0,3}/\s{0,3}")
_PARENTHESIS = re.compile(r"\(([^()]{1,40})\)")


def scan(text: str, start: int = 0, *, alone: bool = False, month_first: bool = False) -> Phrase | None:
    """Read the phrase of time that begins at `start`; None where none begins there.

    `alone` says that the text is meant to be a time and nothing else, so that doubtful words count.
    """
    text = text[:start] + text[start : start + _READ_AT_MOST].translate(_BLANKS) if not text.isascii() else text
    at = _OPENING.match(text, start).end()  # type: ignore[union-attr]  # an empty match at the least
    phrase = Phrase(at)
    gap = _NOTHING.match(text, at)
    while gap:
        longer = None
        for piece in _PIECES:
            longer = piece(text, gap, phrase, alone, month_first)
            if longer:
                break
        if longer is None:
            break
        phrase = longer
        gap = _GAP.match(text, phrase.end)
    if not (phrase.clock or phrase.unknown or phrase.ahead or (phrase.date and (phrase.date.sure or alone))):
        return None
    place = _PLACE.match(text, phrase.end) if phrase.clock and not phrase.zone else None
    if place:
        phrase = replace(phrase, doubts=(*phrase.doubts, f"{place[0].strip()} read as a word, not as the time zone"))
    runs_on = text[phrase.end - 1 : phrase.end + 1]
    return None if len(runs_on) == 2 and all(map(str.isalnum, runs_on)) else phrase


def _ahead(text: str, gap: re.Match[str], phrase: Phrase, alone: bool, month_first: bool) -> Phrase | None:
    if phrase.date or phrase.clock or phrase.ahead or phrase.unknown:
        return None
    found = scan_ahead(text, gap.end())
    return replace(phrase, ahead=found[0], end=found[1]) if found else None


def _between(text: str, gap: re.Match[str], phrase: Phrase, alone: bool, month_first: bool) -> Phrase | None:
    untold = not (phrase.between or phrase.date or phrase.clock or phrase.unknown or phrase.weekday is not None)
    found = _BETWEEN.match(text, gap.end()) if untold else None
    return replace(phrase, between=True, end=found.end()) if found else None


def _about(text: str, gap: re.Match[str], phrase: Phrase, alone: bool, month_first: bool) -> Phrase | None:
    found = _ISH.match(text, phrase.end) if phrase.clock else _ABOUT.match(text, gap.end())
    return replace(phrase, approximate=True, end=found.end()) if found and not phrase.approximate else None


def _unknown(text: str, gap: re.Match[str], phrase: Phrase, alone: bool, month_first: bool) -> Phrase | None:
    if phrase.clock or phrase.unknown or phrase.ahead:
        return None
    found = _UNKNOWN.match(text, gap.end()) or (_UNKNOWN_WORD.match(text, gap.end()) if alone else None)
    if not found:
        return None
    return replace(
        phrase, unknown=found[0], approximate=phrase.approximate or bool(found.groupdict().get("hour")), end=found.end()
    )


def _weekday(text: str, gap: re.Match[str], phrase: Phrase, alone: bool, month_first: bool) -> Phrase | None:
    found = None if phrase.weekday is not None else scan_weekday(text, gap.end())
    if not found:
        return None
    longer = replace(phrase, weekday=found[0], end=found[1])
    after = _GAP.match(text, found[1])
    dated = phrase.date or (after and scan_date(text, after.end()))
    return longer if dated or (not phrase.clock and after and scan_clock(text, after.end())) else None


def _date(text: str, gap: re.Match[str], phrase: Phrase, alone: bool, month_first: bool) -> Phrase | None:
    if phrase.date or phrase.ahead:
        return None
    found = scan_date(text, gap.end(), month_first)
    if not found:
        return None
    named = (gap.groupdict().get("word") or "").strip().lower() == "on" or phrase.weekday is not None
    named = named or bool(_ENDED.match(text, found[1]))
    if phrase.clock and not (alone or named or found[0].sure):
        return None
    return replace(phrase, date=found[0], end=found[1])


def _clock(text: str, gap: re.Match[str], phrase: Phrase, alone: bool, month_first: bool) -> Phrase | None:
    if phrase.clock or phrase.unknown or phrase.ahead:
        return None
    found = scan_clock(text, gap.end())
    if not found:
        return None
    clock, end = found
    if phrase.date and clock.loose:
        clock = replace(clock, loose=False)
    longer = replace(phrase, clock=clock, end=end)
    after_t = (gap.groupdict().get("word") or "").upper() == "T"
    if text[end : end + 1] in "-−" and not (clock.to_the_second or after_t):
        return _range_or_offset(text, longer, month_first)
    return longer


def _range_or_offset(text: str, phrase: Phrase, month_first: bool) -> Phrase:
    spanning = _range(text, phrase, month_first)
    offset = text[phrase.end : scan_zone(text, phrase.end, True)]
    if not spanning or not spanning.until or not spanning.clock or not offset:
        return spanning or phrase
    # An offset has two digits, so -2:00 is none.
    if _SHORT_OFFSET.match(text, phrase.end):
        return spanning
    if (spanning.until.hour, spanning.until.minute) < (spanning.clock.hour, spanning.clock.minute):
        return phrase
    return replace(spanning, doubts=(f"{offset} read as the end of a range, not as an offset from UTC",))


def _zone(text: str, gap: re.Match[str], phrase: Phrase, alone: bool, month_first: bool) -> Phrase | None:
    space = _SPACE.match(text, phrase.end)
    if not phrase.clock or not space or (phrase.zone and (not phrase.until or phrase.until_zone)):
        return None
    start = space.end()
    end = scan_zone(text, start, start == phrase.end, alone)
    if end == start:
        return None
    zone = text[start:end]
    return replace(phrase, until_zone=zone, end=end) if phrase.zone else replace(phrase, zone=zone, end=end)


def _until(text: str, gap: re.Match[str], phrase: Phrase, alone: bool, month_first: bool) -> Phrase | None:
    return _range(text, phrase, month_first) if phrase.clock and not phrase.until else None


def _range(text: str, phrase: Phrase, month_first: bool) -> Phrase | None:
    to = (_AND if phrase.between else _TO).match(text, phrase.end)
    if not to or not phrase.clock:
        return None
    at = to.end()
    unknown = _UNKNOWN.match(text, at)
    if unknown:
        return replace(phrase, end=unknown.end(), doubts=(*phrase.doubts, f"the end is unknown: {unknown[0]}"))
    dated = scan_date(text, at, month_first)
    if dated:
        gap = _GAP.match(text, dated[1])
        at = gap.end() if gap else at
    found = scan_clock(text, at)
    if not found or (found[0].loose and not (phrase.clock.loose or phrase.date)):
        return None
    until, end = replace(found[0], loose=False), found[1]
    start = phrase.clock
    if until.half and not start.half and 1 <= start.hour <= 12:
        same = in_half(start, until.half)
        start = same if (same.hour, same.minute) <= (until.hour, until.minute) else in_half(start, "a")
    return replace(phrase, clock=start, until=until, until_date=dated[0] if dated else None, end=end)


def _year(text: str, gap: re.Match[str], phrase: Phrase, alone: bool, month_first: bool) -> Phrase | None:
    if not phrase.clock or not phrase.date or phrase.date.year is not None or phrase.date.relative is not None:
        return None
    found = _YEAR.match(text, gap.end())
    return replace(phrase, date=replace(phrase.date, year=int(found[0])), end=found.end()) if found else None


def _second(text: str, gap: re.Match[str], phrase: Phrase, alone: bool, month_first: bool) -> Phrase | None:
    if not phrase.clock or phrase.second_zone:
        return None
    found = _PARENTHESIS.match(text, gap.end())
    if not found:
        return _beside(text, phrase) if phrase.zone else None
    inside = found[1].strip()
    if inside and scan_zone(inside, 0, True, True) == len(inside):
        return replace(phrase, zone=inside, second_zone=inside, end=found.end())
    second = scan(inside, alone=True) if inside else None
    if second and second.end == len(inside) and second.date and not (second.clock or second.unknown or phrase.date):
        return replace(phrase, date=second.date, weekday=second.weekday, end=found.end())
    if not second or second.end != len(inside) or not second.clock or not second.zone or second.date or second.until:
        return None
    return replace(phrase, second_clock=second.clock, second_zone=second.zone, end=found.end())


def _beside(text: str, phrase: Phrase) -> Phrase | None:
    """Read the same time in another zone after a slash."""
    slash = _SLASH.match(text, phrase.end)
    found = scan_clock(text, slash.end()) if slash else None
    space = _SPACE.match(text, found[1]) if found else None
    end = scan_zone(text, space.end(), space.end() == space.start()) if space else 0
    if not found or not space or end <= space.end():
        return None
    return replace(phrase, second_clock=found[0], second_zone=text[space.end() : end], end=end)


_PIECES: tuple[Callable[[str, re.Match[str], Phrase, bool, bool], Phrase | None], ...] = (
    _ahead,
    _between,
    _weekday,
    _date,
    _clock,
    _unknown,
    _year,
    _zone,
    _second,
    _about,
    _until,
)
