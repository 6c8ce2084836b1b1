"""Markdown and plain text: lists, tables, headings as times, and lines that begin with a time."""

from __future__ import annotations

import re
from dataclasses import replace

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest
from pmwizard.intake.carrying import Carried
from pmwizard.intake.lines import Line, lines_of
from pmwizard.intake.phrases import Phrase
from pmwizard.intake.rows_of_text import DAY_LABEL, HEADING, RowsOfText, time_at_head
from pmwizard.intake.sources import Source
from pmwizard.intake.statements import find_day, stated_zone

_FEW_WORDS = 14
_OF_ALL = re.compile(r"\b(?:all|unless|otherwise)\b", re.IGNORECASE)
_TITLE = re.compile(r"\s*title\s*[:=]", re.IGNORECASE)
_TIMELINE = re.compile(r"\b(?:timeline|chronolog\w*|sequence of events|what happened|log of events)\b", re.IGNORECASE)


def recognise(source: Source) -> float:
    """Tell how likely this is a text with times, from 0 to 1: any text may be; one with a section called timeline is."""
    if source.is_json:
        return 0.01
    lines = lines_of(source.text)
    start, end = _timeline_section(lines)
    rows = sum(time_at_head(line.words) is not None for line in lines if start <= line.start < end)
    return 0.92 if rows > 1 else 0.25


def read(source: Source, context: Context) -> Found:
    """Read every line, heading and table row that begins with a time; other lines go on with the one before, or are rest."""
    if source.is_json:
        return Found((Rest(source.text),), warnings=("This is JSON, but of no kind that is known here: nothing is read.",))
    lines = lines_of(source.text)
    carried, pieces = _rows(lines, source, context)
    if carried.assumed_zone and (shown := carried.zone_shown()):
        carried, pieces = _rows(lines, source, context, shown)
        carried.say(f"By the Slack messages that it links to, its times are in {shown}: read so.")
    broken = (f"This begins like JSON and then is not ({source.json.broken}): it is read as text.",) if source.json.broken else ()
    return Found(_of_the_timeline(pieces, lines), carried.questions(), (*broken, *carried.warnings()))


def _rows(lines: list[Line], source: Source, context: Context, shown: str = "") -> tuple[Carried, tuple[Piece, ...]]:
    carried = Carried.of(context, source.text)
    if shown:
        carried.zone = shown
    else:
        _learn_zone(lines, carried)
    _learn_day(lines, source.name, carried)
    return carried, tuple(RowsOfText(lines, carried, context, source.name or "text").pieces())


def _learn_zone(lines: list[Line], carried: Carried) -> None:
    """Find the zone in which the text says that its times are: by what it says of all, else by most rows, else in a sentence."""
    if carried.zone_is_known:
        return
    heads = [(line, time_at_head(line.words)) for line in lines]
    stated = [(line.words, zone) for line, head in heads if not head and (zone := stated_zone(line.words))]
    zone = next((zone for words, zone in stated if len(words.split()) <= _FEW_WORDS or _OF_ALL.search(words)), "")
    rows = [head for _, head in heads if head and head.clock]
    if not zone and (most := _zone_of_most(rows)):
        carried.zone = most
        if not all(row.zone for row in rows):
            carried.say(f"Most times are in {most}: those that name no zone are read so.")
        return
    zone = zone or next((zone for _, zone in stated), "")
    if zone:
        carried.turn_to_zone(zone)
        carried.say(f"The text says that its times are in {zone}: read so.")


def _zone_of_most(heads: list[Phrase]) -> str:
    """Give the one zone that more than half of the times name; empty where they name several, or most name none."""
    named = [head.zone for head in heads if head.zone and not head.second_zone]
    return named[0] if len(set(named)) == 1 and len(named) * 2 > len(heads) else ""


def _learn_day(lines: list[Line], name: str, carried: Carried) -> None:
    """Find the day that the text names before its first time, else its file's name."""
    if carried.day_is_known:
        return
    for line in lines:
        if time_at_head(line.words):
            break
        telling = HEADING.match(line.words) or _TITLE.match(line.words) or DAY_LABEL.match(line.words) or stated_zone(line.words)
        if telling and (day := find_day(line.words)):
            carried.turn_to_day(day)
            carried.say(f"The day {day} is taken from the text: {line.words.strip()[:60]}")
            return
    if day := find_day(name.replace("_", " ")):
        carried.turn_to_day(day)
        carried.say(f"The day {day} is taken from the file's name.")


def _of_the_timeline(pieces: tuple[Piece, ...], lines: list[Line]) -> tuple[Piece, ...]:
    """Where a text has a section called timeline with rows in it, leave only those marked."""
    start, end = _timeline_section(lines)
    if not any(isinstance(piece, Candidate) and start <= piece.start < end for piece in pieces):
        return pieces
    return tuple(replace(piece, chosen=start <= piece.start < end) if isinstance(piece, Candidate) else piece for piece in pieces)


def _timeline_section(lines: list[Line]) -> tuple[int, int]:
    """Give where the section called timeline begins and ends; both 0 where there is none."""
    start, level = None, 0
    for line in lines:
        heading = HEADING.match(line.words)
        if heading and start is not None and len(heading[1]) <= level:
            return start, line.start
        if heading and start is None and _TIMELINE.search(line.words):
            start, level = line.start, len(heading[1])
    return (0, 0) if start is None else (start, lines[-1].start + len(lines[-1].raw))
