"""Text copied out of the Slack client: the old layout (`name [1:26 PM]`) and the new one (name and time on their own lines)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest
from pmwizard.intake.carrying import Carried
from pmwizard.intake.clocks import Clock
from pmwizard.intake.lines import Line, lines_of, raw_of
from pmwizard.intake.marking import is_important, milestone_told
from pmwizard.intake.moments import Reading
from pmwizard.intake.permalink import scan_permalink
from pmwizard.intake.phrases import Phrase, scan
from pmwizard.intake.slack_headers import Header, find_headers, in_twelve_hours
from pmwizard.intake.sources import Source

_REACTION = re.compile(r"(?::[\w+'-]{1,60}:){1,8}")
_EDITED = re.compile(r"\s*\(edited\)\s*\Z")
_QUOTED = re.compile(r"(?:>\s?)+")
_FURNITURE = re.compile(
    r"(?:\d+ repl(?:y|ies)|Last reply .{1,60}|View (?:thread|newer replies|older replies|reply)|Show (?:more|less)"
    r"|New|New messages|Also sent to the channel|Loading history\.*|\d+\+? new messages?|Reply|Saved for later"
    r"|Pinned by.{0,60}|.{1,30} agoView thread|Jump to:|\(edited\)|\d{1,3}\+)",
)
_APART = re.compile(r"#{1,6} \S|-{3,}$")
_HOUSEKEEPING = re.compile(
    r"(?:(?:has )?(?:joined|left) (?:#\S{1,80}?|the channel)(?: along with .{1,200})?"
    r"|was (?:added to|removed from) #?\S{1,80} by .{1,80}"
    r"|(?:set|cleared) the channel (?:topic|purpose|description)\b.{0,500})\.?"
)


def recognise(source: Source) -> float:
    """Tell how likely this was copied out of Slack, from 0 to 1."""
    if source.is_json or len(source.text) < 8:
        return 0.0
    lines = lines_of(source.text[:20_000])
    headers = find_headers(lines)
    words = sum(not line.is_blank for line in lines)
    if not headers or not headers[0].name:
        return 0.0
    return min(0.9, 0.5 + len(headers) / max(words, 1) * 2) if len(headers) > 1 else 0.45 + 0.2 * (words < 12)


def read(source: Source, context: Context) -> Found:
    """Read each message; its time is in the reader's zone and has no date, so both are asked for."""
    lines = lines_of(source.text)
    headers = find_headers(lines)
    twelve_hours = in_twelve_hours(headers)
    carried = Carried.of(context, source.text)
    pieces: list[Piece] = list(_between(lines[: headers[0].first] if headers else lines, carried))
    author = ""
    for number, header in enumerate(headers):
        following = headers[number + 1].first if number + 1 < len(headers) else len(lines)
        author = header.name or author
        body = lines[header.last + 1 : following]
        end = _end_of_message(body)
        message = _message(header, author, lines[header.first : header.last + 1], body[:end], carried, twelve_hours)
        left_out = (
            "a message without words"
            if not message.text
            else "who joined or left"
            if _HOUSEKEEPING.fullmatch(message.text)
            else ""
        )
        pieces.append(Rest(message.raw, message.start, f"left out: {left_out}") if left_out else message)
        pieces += _between(body[end:], carried)
    return Found(tuple(pieces), carried.questions(), carried.warnings())


def _end_of_message(body: list[Line]) -> int:
    """Give where a message ends before a heading, a rule or a day that stands between messages."""
    fenced = False
    for number, line in enumerate(body):
        stripped = line.words.strip()
        apart = number > 0 and body[number - 1].is_blank
        if apart and not fenced and (_APART.match(stripped) or _day_line(stripped)):
            return number
        if stripped.count("```") % 2:
            fenced = not fenced
    return len(body)


def _day_line(words: str) -> Phrase | None:
    if len(words) > 40 or not words[:1].isalpha():
        return None
    phrase = scan(words, alone=True)
    return phrase if phrase and phrase.end == len(words) and phrase.date and not phrase.clock and not phrase.unknown else None


def _between(lines: list[Line], carried: Carried) -> Iterator[Piece]:
    """Give the lines that stand between messages; one that names a day turns to it."""
    for line in lines:
        phrase = _day_line(line.words.strip())
        # Today and yesterday are seen from the day of copying, which nobody knows.
        day = carried.day_of(phrase) if phrase and phrase.date and phrase.date.relative is None else None
        if day:
            carried.turn_to_day(day)
        why = f"the day of what follows: {day}" if day else _what_it_is(line.words.strip(), bool(phrase))
        yield Rest(line.raw, line.start, why)


def _what_it_is(words: str, names_a_day: bool) -> str:
    if not words or names_a_day or _FURNITURE.fullmatch(words):
        return "of the window, not of a message"
    return "a heading or a rule" if _APART.match(words) else ""


def _message(header: Header, author: str, head: list[Line], body: list[Line], carried: Carried, twelve_hours: bool) -> Candidate:
    words, reactions = _words(body, bool(_QUOTED.match(head[0].words)))
    own = scan_permalink(raw_of(head))
    reading = carried.go_to(own[1]) if own else _reading(header.time, carried, twelve_hours)
    linked = own or scan_permalink(words)
    milestone = milestone_told(words)
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
        milestone=milestone,
        chosen=reactions or bool(milestone) or is_important(words),
        doubts=reading.doubts,
    )


def _reading(written: str, carried: Carried, twelve_hours: bool) -> Reading:
    phrase = scan(written, alone=True)
    if not phrase or phrase.end < len(written):
        return Reading(written, doubts=(f"when that was is not known: {written}",))
    if phrase.clock and twelve_hours and not phrase.clock.half:
        phrase = replace(phrase, clock=_in_the_half_after(phrase.clock, carried))
    return carried.place(phrase, written)


def _in_the_half_after(clock: Clock, carried: Carried) -> Clock:
    before = carried.clock_reached()
    early, late = clock.hour % 12, clock.hour % 12 + 12
    return replace(clock, hour=next((hour for hour in (early, late) if (hour, clock.minute) >= before), early))


def _words(body: list[Line], quoted: bool) -> tuple[str, bool]:
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
            words = _QUOTED.sub("", line.words, count=1) if quoted else line.words
            kept.append(_EDITED.sub("", words))
    return "\n".join(kept).strip("\n").rstrip(), reacted
