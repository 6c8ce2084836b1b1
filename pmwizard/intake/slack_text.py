"""Text copied out of the Slack client: the old layout (`name [1:26 PM]`) and the new one (name and time on their own lines)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest
from pmwizard.intake.carrying import Carried
from pmwizard.intake.clocks import Clock
from pmwizard.intake.lines import Line, lines_of, raw_of
from pmwizard.intake.marking import is_important, milestone_told
from pmwizard.intake.permalink import scan_permalink
from pmwizard.intake.moments import Reading
from pmwizard.intake.phrases import Phrase, scan
from pmwizard.intake.sources import Source

_SPACES = "[ \t\xa0\u2009\u202f]"
_CLOCK = rf"\d{{1,2}}[:.]\d\d(?::\d\d)?(?:{_SPACES}?[AaPp]\.?[Mm]\.?)?"
_WHEN = rf"(?:[A-Z][\w,.]{{1,14}}(?:{_SPACES}[\w,]{{1,14}}){{0,3}}{_SPACES}(?:at{_SPACES})?)?{_CLOCK}"
_AGO = rf"(?:just now|(?:\d{{1,3}}|an?){_SPACES}(?:second|minute|min|hour|day|week|month|year)s?{_SPACES}ago)"
_OLD = re.compile(rf"(?P<name>\S.{{0,80}}?){_SPACES}{{1,8}}\[(?P<time>{_WHEN}|{_AGO})\]{_SPACES}*")
_ONE_LINE = re.compile(
    rf"(?P<name>\S.{{0,60}}?)(?:{_SPACES}{{2,8}}(?P<time>{_WHEN})|{_SPACES}(?P<half>{_CLOCK}(?<=[AaPp][Mm])))(?:{_SPACES}\(edited\))?{_SPACES}*"
)
_TIME_LINE = re.compile(rf"(?P<indent>{_SPACES}{{0,8}})(?P<time>{_WHEN}){_SPACES}*")
_HALF = re.compile(r"[AaPp]\.?[Mm]\.?\s*\Z")
_EMOJI = re.compile(r":[\w+'-]{1,60}:")
_REACTION = re.compile(r":[\w+'-]{1,60}:(?::skin-tone-\d:)?")
_FURNITURE = re.compile(
    r"(?:\d+ repl(?:y|ies)|Last reply .{1,60}|View (?:thread|newer replies|older replies|reply)|Show (?:more|less)|New|New messages"
    r"|Also sent to the channel|Loading history\.*|\d+\+? new messages?|Reply|Saved for later|Pinned by .{1,60})",
)
_NOT_A_NAME = re.compile(r"[.!?;,]\Z|https?://|[`{}<>|=]|\s-\s.*\s-\s")
_LONGEST_NAME = 8


@dataclass(frozen=True)
class Header:
    """Who wrote a message and when, on the lines from `first` up to `last`; `name` is empty where the author goes on."""

    first: int
    last: int
    name: str
    time: str


def recognise(source: Source) -> float:
    """Tell how likely this was copied out of Slack, from 0 to 1."""
    if source.json or len(source.text) < 8:
        return 0.0
    lines = lines_of(source.text[:20_000])
    headers = _headers(lines)
    words = sum(not line.is_blank for line in lines)
    if not headers or not headers[0].name:
        return 0.0
    return min(0.9, 0.5 + len(headers) / max(words, 1) * 2) if len(headers) > 1 else 0.45 + 0.2 * (words < 12)


def read(source: Source, context: Context) -> Found:
    """Read each message; its time is in the reader's zone and has no date, so both are asked for."""
    lines = lines_of(source.text)
    headers = _headers(lines)
    twelve_hours = any(_HALF.search(header.time) for header in headers)
    carried = Carried.of(context)
    pieces: list[Piece] = list(_before(lines[: headers[0].first] if headers else lines, carried))
    author = ""
    for number, header in enumerate(headers):
        following = headers[number + 1].first if number + 1 < len(headers) else len(lines)
        author = header.name or author
        body = lines[header.last + 1 : following]
        end = _end_of_message(body)
        pieces.append(_message(header, author, lines[header.first : header.last + 1], body[:end], carried, twelve_hours))
        pieces += _before(body[end:], carried)
    return Found(tuple(pieces), carried.questions(), carried.warnings())


def _headers(lines: list[Line]) -> list[Header]:
    found: list[Header] = []
    names: set[str] = set()
    taken = -1
    fenced = False
    for number, line in enumerate(lines):
        header = None if fenced else _header(lines, number, taken, names)
        if header:
            found.append(header)
            names.add(header.name)
            taken = header.last
        elif line.words.count("```") % 2:
            fenced = not fenced
    return found if not fenced else _unfenced(lines)


def _unfenced(lines: list[Line]) -> list[Header]:
    """Give the headers where a fence is never closed: then fences are not to be trusted."""
    found: list[Header] = []
    names: set[str] = set()
    for number in range(len(lines)):
        header = _header(lines, number, found[-1].last if found else -1, names)
        if header:
            found.append(header)
            names.add(header.name)
    return found


def _header(lines: list[Line], number: int, taken: int, names: set[str]) -> Header | None:
    words = lines[number].words
    if len(words) > 160 or ":" not in words and "." not in words and "ago]" not in words and "now]" not in words:
        return None
    old = _OLD.fullmatch(words)
    if old:
        return Header(number, number, _name(old["name"]), old["time"])
    alone = _TIME_LINE.fullmatch(words)
    if alone:
        return _under_a_name(lines, number, taken, names, alone)
    one_line = _ONE_LINE.fullmatch(words)
    if one_line and _is_name(one_line["name"]) and not lines[number].indent:
        name = _name(one_line["name"])
        fresh = number == 0 or lines[number - 1].is_blank or name in names
        if one_line["time"] or fresh:
            return Header(number, number, name, one_line["time"] or one_line["half"]) if fresh else None
    return None


def _under_a_name(lines: list[Line], number: int, taken: int, names: set[str], match: re.Match[str]) -> Header | None:
    above = number - 1
    while above > taken and (
        lines[above].words.strip() in ("APP", "BOT", "WORKFLOW") or _EMOJI.fullmatch(lines[above].words.strip())
    ):
        above -= 1
    words = lines[above].words.strip() if above > taken else ""
    fresh = above == 0 or (above > 0 and (lines[above - 1].is_blank or above - 1 == taken)) or words in names
    half = bool(_HALF.search(match["time"]))
    if words and _is_name(words) and (match["indent"] or half) and (fresh or match["indent"]):
        return Header(above, number, _name(words), match["time"])
    goes_on = bool(names) and not match["indent"] and not half and len(match["time"]) <= 8
    return Header(number, number, "", match["time"]) if goes_on else None


def _is_name(words: str) -> bool:
    return (
        len(words) <= 60
        and len(words.split()) <= _LONGEST_NAME
        and not _NOT_A_NAME.search(words)
        and any(map(str.isalpha, words))
    )


def _name(words: str) -> str:
    return _EMOJI.sub("", words).strip().removesuffix(" APP").strip() or words.strip()


def _end_of_message(body: list[Line]) -> int:
    """Give where a message ends before a heading, a rule or a day that stands between messages."""
    fenced = False
    for number, line in enumerate(body):
        stripped = line.words.strip()
        apart = number == 0 or body[number - 1].is_blank
        if apart and not fenced and (re.match(r"#{1,6} \S|-{3,}$", stripped) or _day_line(stripped)):
            return number
        if stripped.count("```") % 2:
            fenced = not fenced
    return len(body)


def _day_line(words: str) -> Phrase | None:
    if len(words) > 40 or not words[:1].isalpha():
        return None
    phrase = scan(words, alone=True)
    return phrase if phrase and phrase.end == len(words) and phrase.date and not phrase.clock and not phrase.unknown else None


def _before(lines: list[Line], carried: Carried) -> Iterator[Piece]:
    for line in lines:
        phrase = _day_line(line.words.strip())
        day = carried.day_of(phrase) if phrase else None
        if day:
            carried.turn_to_day(day)
        furniture = line.is_blank or bool(_FURNITURE.fullmatch(line.words.strip()))
        yield Rest(
            line.raw,
            line.start,
            f"the day of what follows: {day}" if day else "of the window, not of a message" if furniture else "",
        )


def _message(header: Header, author: str, head: list[Line], body: list[Line], carried: Carried, twelve_hours: bool) -> Candidate:
    words, reactions = _words(body)
    phrase = scan(header.time, alone=True)
    if phrase and phrase.clock and twelve_hours and not phrase.clock.half:
        phrase = replace(phrase, clock=_in_the_half_after(phrase.clock, carried))
    reading = (
        carried.place(phrase, header.time)
        if phrase and phrase.end == len(header.time)
        else Reading(header.time, doubts=(f"when that was is not known: {header.time}",))
    )
    linked = scan_permalink(words)
    return Candidate(
        reading.at,
        words,
        raw_of(head) + raw_of(body),
        head[0].start,
        reading.precision,
        reading.approximate,
        day=reading.day,
        actor=author,
        source="Slack",
        link=linked[0] if linked else "",
        kind="message",
        milestone=milestone_told(words),
        chosen=reactions or is_important(words),
        doubts=reading.doubts,
    )


def _in_the_half_after(clock: Clock, carried: Carried) -> Clock:
    before = carried.clock_reached()
    early, late = clock.hour % 12, clock.hour % 12 + 12
    return replace(clock, hour=next((hour for hour in (early, late) if (hour, clock.minute) >= before), early))


def _words(body: list[Line]) -> tuple[str, bool]:
    """Give the words of a message without what the window adds, and whether anyone reacted."""
    kept: list[str] = []
    reacted = False
    for number, line in enumerate(body):
        stripped = line.words.strip()
        above = body[number - 1].words.strip() if number else ""
        below = body[number + 1].words.strip() if number + 1 < len(body) else ""
        if _REACTION.fullmatch(stripped) and below.isdigit() and len(below) < 5:
            reacted = True
        elif not (stripped.isdigit() and len(stripped) < 5 and _REACTION.fullmatch(above)) and not _FURNITURE.fullmatch(stripped):
            kept.append(line.words.removesuffix(" (edited)"))
    return "\n".join(kept).strip("\n").rstrip(), reacted
