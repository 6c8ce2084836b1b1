"""The rows of a table as candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from pmwizard.intake.candidate import Candidate, Piece, Rest
from pmwizard.intake.carrying import Carried
from pmwizard.intake.columns import EPOCH, Columns, Row
from pmwizard.intake.marking import milestone_told
from pmwizard.intake.moments import Reading, read_moment
from pmwizard.intake.permalink import checked, scan_permalink
from pmwizard.intake.phrases import scan
from pmwizard.intake.privacy import without_addresses
from pmwizard.intake.row_words import cut_link
from pmwizard.postmortem.timeline import MILESTONES


def row_piece(row: Row, columns: Columns, carried: Carried, kind: str, source: str) -> Piece:
    """Give a row as a candidate; a row that only names a day turns to that day."""
    filled = [cell for cell in row.cells if cell.strip(" *_`")]
    if not filled:
        return Rest(row.raw, row.start, "" if row.raw.strip(" \t\r\n|,;-:") else "an empty row")
    written, day_written = row.cell(columns.time), row.cell(columns.date)
    text = row.cell(columns.text)
    if len(filled) == 1 and (day := _day_alone(filled[0], carried)):
        carried.turn_to_day(day)
        return Rest(row.raw, row.start, f"the day of what follows: {day}")
    reading = _reading(
        f"{day_written} {written}".strip() if day_written and day_written not in written else written, columns.zone, carried
    )
    linked = scan_permalink(row.raw)
    if linked:
        reading = checked(reading, linked[1])
    words, link = (text, "") if columns.link is not None and row.cell(columns.link) else cut_link(text)
    notes = [row.cell(column) for column in columns.notes]
    milestone = _milestone(row.cell(columns.milestone))
    until = read_moment(row.cell(columns.until), carried.zone, reading.day).at if columns.until is not None else None
    return Candidate(
        reading.at,
        words,
        row.raw,
        row.start,
        reading.precision,
        reading.approximate,
        until if isinstance(until, datetime) else reading.until,
        reading.day,
        without_addresses(row.cell(columns.actor).strip("`")),
        "; ".join(filter(None, notes)),
        source,
        linked[0] if linked else row.cell(columns.link) or link,
        kind,
        milestone or milestone_told(words),
        chosen=True,
        doubts=reading.doubts,
    )


def _milestone(cell: str) -> str:
    if not cell:
        return ""
    try:
        return MILESTONES.read(cell)
    except ValueError:
        return ""


def _day_alone(cell: str, carried: Carried) -> date | None:
    phrase = scan(cell, alone=True)
    whole = phrase is not None and not cell.strip()[phrase.end :].strip(" *_`:")
    return carried.day_of(phrase) if phrase and whole and not phrase.clock and not phrase.unknown else None


def _reading(written: str, zone: str, carried: Carried) -> Reading:
    words = written.strip()
    if EPOCH.fullmatch(words):
        reading = read_moment(words)
        return Reading(reading.at, precision=reading.precision, day=reading.day)
    phrase = scan(words, alone=True, month_first=carried.month_first)
    if phrase is None:
        return Reading(words, doubts=(f"not understood as a time: {words[:40]}" if words else "no time",))
    if zone and phrase.clock and not phrase.zone:
        phrase = replace(phrase, zone=zone)
    reading = carried.place(phrase, words)
    left = words[phrase.end :].strip(" *_`]).:")
    return replace(reading, doubts=(*reading.doubts, f"beside the time stands: {left[:40]}")) if left else reading


def continued(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join each row without any time to the candidate before it."""
    held: list[Candidate] = []
    for piece in pieces:
        if held and isinstance(piece, Candidate) and piece.at == "":
            held.append(piece)
            continue
        yield from _joined(held)
        held = [piece] if isinstance(piece, Candidate) else []
        if not held:
            yield piece
    yield from _joined(held)


def _joined(rows: list[Candidate]) -> Iterator[Candidate]:
    if len(rows) > 1:
        text = "\n".join(row.text for row in rows if row.text)
        yield replace(rows[0], raw="".join(row.raw for row in rows), text=text)
    else:
        yield from rows
