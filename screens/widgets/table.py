"""Rows of text in columns, each as wide as what is in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.cells import cell_len

from pmwizard.screens.widgets.rows import Row
from pmwizard.screens.widgets.shown import columns, line

# Between two columns, beside the blank that is there anyway; a column of signs needs none.
GAP = 1
SIGN = 2


def table(width: int, rows: Sequence[Sequence[str]], whole: Collection[int] = ()) -> Iterator[Row]:
    """Draw each row on a line of that many cells; `whole` are the places of columns that are not cut for the others."""
    wide = fitted(width, rows, whole)
    for index, row in enumerate(rows):
        yield Row(index, columns(*zip(row, wide, strict=True)))


def fitted(width: int, rows: Sequence[Sequence[str]], whole: Collection[int] = ()) -> list[int]:
    """Give each column the width of its longest text; where that is too much together, the widest ones give way."""
    longest = [max(map(length, texts)) for texts in zip(*rows, strict=True)]
    wide = [min(cells + GAP, width) if cells > SIGN else cells for cells in longest]
    giving = [place for place in range(len(wide)) if place not in whole]
    while sum(wide) + len(wide) - 1 > width and (widest := max(giving, key=wide.__getitem__, default=None)) is not None:
        if wide[widest] <= 1:
            break
        wide[widest] -= 1
    return wide


def length(text: str) -> int:
    """Tell how many cells a text takes on one line."""
    return cell_len(line(text[:1000]).plain)
