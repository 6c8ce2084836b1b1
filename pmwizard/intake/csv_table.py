"""CSV and TSV: any table with a column of times and a column of text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from pmwizard.intake.candidate import Context, Found, Piece, Rest
from pmwizard.intake.carrying import Carried
from pmwizard.intake.columns import Columns, Row, find_columns, has_header, is_time
from pmwizard.intake.lines import lines_of, raw_of
from pmwizard.intake.sources import Source
from pmwizard.intake.table_rows import continued, row_piece

_DELIMITERS = (",", "\t", ";", "|")
_LARGEST_CELL = 1 << 28
_TOLD = re.compile(r"sep=([,;|])")
_LONGEST_PREAMBLE = 10


def recognise(source: Source) -> float:
    """Tell how likely this is a table with a delimiter, from 0 to 1."""
    head = source.text[:20_000]
    lines = [line.raw for line in lines_of(head) if not line.is_blank]
    if source.is_json or len(lines) < 2:
        return 0.0
    rows = _rows(head if len(source.text) <= len(head) else raw_of(lines_of(head)[:-1]), _delimiter(head))
    rows = rows[_header_at(rows) :]
    widths = [len(row.cells) for row in rows]
    if len(rows) < 2 or max(widths) < 2:
        return 0.0
    even = sum(width == widths[0] for width in widths) / len(widths)
    header = rows[0].cells if has_header(rows) else None
    columns, _ = find_columns(header, rows[1:] if header else rows, Context())
    tabbed = "\t" in lines[0]
    if columns is None or even < 0.8 or not _times(rows, columns.time):
        return 0.0
    return 0.85 if (header or tabbed) and even > 0.95 else 0.5 if header else 0.2


def _times(rows: list[Row], column: int) -> bool:
    return sum(is_time(row.cell(column)) for row in rows) * 2 >= len(rows) - 1


def _delimiter(text: str) -> str:
    first, _, _ = text.lstrip("\ufeff\r\n").partition("\n")
    told = _TOLD.fullmatch(first.strip())
    return told[1] if told else max(_DELIMITERS, key=first.count)


def _header_at(rows: list[Row]) -> int:
    """Give how many rows stand above the names of the columns: a title, the day of the export, the delimiter for Excel."""
    for number, row in enumerate(rows[:_LONGEST_PREAMBLE]):
        filled = sum(bool(cell.strip()) for cell in row.cells)
        if filled > 1 and not _TOLD.fullmatch(row.raw.lstrip("\ufeff").strip()):
            return number
    return 0


def _rows(text: str, delimiter: str) -> list[Row]:
    return list(_split(text, delimiter))


def _split(text: str, delimiter: str) -> Iterator[Row]:
    lines = lines_of(text)
    previous = csv.field_size_limit(_LARGEST_CELL)
    try:
        reader = csv.reader((line.raw for line in lines), delimiter=delimiter, skipinitialspace=True)
        reached = 0
        for cells in reader:
            piece = lines[reached : reader.line_num]
            reached = reader.line_num
            yield Row(tuple(cell.replace("\ufeff", "") for cell in cells), raw_of(piece), piece[0].start)
        if reached < len(lines):
            yield Row((), raw_of(lines[reached:]), lines[reached].start)
    except csv.Error:
        yield Row((), raw_of(lines[reached:]), lines[reached].start)
    finally:
        csv.field_size_limit(previous)


def read(source: Source, context: Context) -> Found:
    """Read each row; a row without a time goes on with the one before."""
    everything = _rows(source.text, _delimiter(source.text))
    first = _header_at(everything)
    above, rows = everything[:first], everything[first:]
    named = has_header(rows)
    columns, questions = find_columns(rows[0].cells if named else None, rows[1:] if named else rows, context)
    if columns is None:
        return Found(tuple(Rest(row.raw, row.start) for row in everything))
    carried = Carried.of(context, source.text)
    pieces: list[Piece] = [_above(row, columns, carried) for row in above]
    pieces += [Rest(rows[0].raw, rows[0].start, "the names of the columns")] if named else []
    pieces += (row_piece(row, columns, carried, "row", source.name or "table") for row in (rows[1:] if named else rows))
    return Found(tuple(continued(pieces)), (*questions, *carried.questions()), carried.warnings())


def _above(row: Row, columns: Columns, carried: Carried) -> Rest:
    piece = row_piece(row, columns, carried, "row", "table")
    return piece if isinstance(piece, Rest) and piece.why else Rest(row.raw, row.start, "above the table")
