"""Markdown tables: their rows, and the rows as candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pmwizard.intake.candidate import Context, Piece, Rest
from pmwizard.intake.carrying import Carried
from pmwizard.intake.columns import Row, find_columns, has_header
from pmwizard.intake.lines import Line
from pmwizard.intake.statements import find_day
from pmwizard.intake.table_rows import continued, row_piece

_SEPARATOR = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*")
_CELL_END = re.compile(r"(?<!\\)\|")
_DAY_LABEL = re.compile(r"\W*(?:incident |outage )?(?:date|day)\b", re.IGNORECASE)


def table_lines(lines: list[Line], first: int) -> list[Line]:
    """Give the lines of the table that begins at line `first`; none where none begins there."""
    last = first
    headed = first + 1 < len(lines) and "|" in lines[first].words and _SEPARATOR.fullmatch(lines[first + 1].words)
    while last < len(lines):
        words = lines[last].words.strip()
        begins = (words.startswith("|") and words.count("|") > 1) or (last == first and headed)
        if not begins and not (last > first and "|" in words):
            break
        last += 1
    return lines[first:last]


def read_table(lines: list[Line], carried: Carried, context: Context, source: str) -> Iterator[Piece]:
    """Give the rows of a table as candidates."""
    separator = next((place for place, line in enumerate(lines[:3]) if _SEPARATOR.fullmatch(line.words)), None)
    rows = [Row(_cells(line.words), line.raw, line.start) for line in lines]
    content = [row for place, row in enumerate(rows) if place != separator]
    named = len(content) > 1 and (separator == 1 or (separator is None and has_header(content)))
    header = content[0] if named else None
    columns, _ = find_columns(header.cells if header else None, content[1:] if header else content, context)
    pieces: list[Piece] = []
    for place, row in enumerate(rows):
        if place == separator or row is header:
            pieces.append(Rest(row.raw, row.start, "the names of the columns"))
        elif columns:
            pieces.append(row_piece(row, columns, carried, "table row", source))
        else:
            pieces.append(_aside(row, carried))
    yield from continued(pieces)


def _aside(row: Row, carried: Carried) -> Rest:
    day = find_day(row.raw) if _DAY_LABEL.match(row.raw) else None
    if day:
        carried.turn_to_day(day)
    return Rest(row.raw, row.start, f"the day of what follows: {day}" if day else "")


def _cells(words: str) -> tuple[str, ...]:
    inner = words.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(cell.replace("\\|", "|").strip() for cell in _CELL_END.split(inner))
