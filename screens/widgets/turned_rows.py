"""Rows of which one value is turned by a key: a tick, a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from pmwizard.postmortem.values import Kind, choices, kind, row_of
from pmwizard.screens.view import View
from pmwizard.screens.widgets.rows import Draw, Row, Rows
from pmwizard.screens.widgets.shown import columns


class TurnedRows(Rows):
    """Rows with a flag or a choice called `turned` that space gives its next value."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", "Turn", id="rows.turn", tooltip="Tick the row, or give it the next of its few values"),
    ]

    def __init__(self, path: str, draw: Draw, turned: str) -> None:
        super().__init__(path, draw)
        self.turned = turned
        model = row_of(self.field)
        assert model is not None
        field = model.model_fields[turned]
        self.values = (False, True) if kind(field) is Kind.FLAG else ("", *choices(field).names)

    def action_turn(self) -> None:
        """Give the row the next value."""
        if (at := self.at) is not None:
            place = self.values.index(getattr(self.value[at], self.turned))
            self.set(at, self.turned, self.values[(place + 1) % len(self.values)])


def ticked(path: str) -> Draw:
    """Draw each row at a path on a line: its tick and its text."""

    def draw(view: View, width: int) -> Iterator[Row]:
        rows = view.value(path)
        assert isinstance(rows, tuple)
        for index, row in enumerate(rows):
            yield Row(index, columns(("☑" if row.done else "☐", 1), (row.text, width - 2)))

    return draw
