"""Rows of text in columns, each as wide as what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from pmwizard.screens.widgets.rows import Row
from pmwizard.screens.widgets.shown import columns, line

# Between two columns, beside the blank that is there anyway; a column of signs needs none.
GAP = 1
SIGN = 2


def table(width: int, rows: Sequence[Sequence[str]]) -> Iterator[Row]:
    """Draw each row on a line of that many cells."""
    wide = fitted(width, rows)
    for index, row in enumerate(rows):
        yield Row(index, columns(*zip(row, wide, strict=True)))


def fitted(width: int, rows: Sequence[Sequence[str]]) -> list[int]:
    """Give each column the width of its longest text; where that is too much together, the widest ones give way."""
    longest = [max(map(length, texts)) for texts in zip(*rows, strict=True)]
    wide = [min(cells + GAP, width) if cells > SIGN else cells for cells in longest]
    while sum(wide) + len(wide) - 1 > width and max(wide) > 1:
        wide[wide.index(max(wide))] -= 1
    return wide


def length(text: str) -> int:
    """Tell how many cells a text takes on one line."""
    return cell_len(line(text[:1000]).plain)
