"""How the response measured up, what it cost, what the service did."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.widgets import Static

from pmwizard.postmortem.derived import said
from pmwizard.postmortem.metrics import MET, total_cost
from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.field import field
from pmwizard.screens.widgets.rows import Row, Rows
from pmwizard.screens.widgets.shown import columns, line


class MetricsScreen(SectionScreen):
    """The three tables, and the sum of the costs."""

    section = "metrics"

    def body(self) -> ComposeResult:
        yield Rows("metrics.response", response)
        yield Rows("metrics.costs", costs)
        yield field("metrics.total")
        yield Static(id="sum", classes="note")
        yield Rows("metrics.service", service)

    def show(self, view: View) -> None:
        super().show(view)
        lacks = total_cost(view.postmortem.metrics.costs).lacks
        note = self.query_one("#sum", Static)
        note.display = bool(lacks)
        note.update(line(f"No sum: {lacks}."))


def response(view: View, width: int) -> Iterator[Row]:
    """Draw a response metric on a line: its name, target, actual, and whether it was met."""
    wide = (width - 13) // 3
    for index, row in enumerate(view.postmortem.metrics.response):
        actual, met = (said(view.postmortem, f"metrics.response.{index}.{name}") for name in ("actual", "met"))
        yield Row(index, columns((row.metric, wide), (row.target, wide), (actual, wide), (MET.label(met), 10)))


def costs(view: View, width: int) -> Iterator[Row]:
    """Draw a cost on a line: its category, amount and notes."""
    for index, row in enumerate(view.postmortem.metrics.costs):
        yield Row(index, columns((row.category, 20), (row.amount, 12), (row.notes, width - 34)))


def service(view: View, width: int) -> Iterator[Row]:
    """Draw a service metric on a line: its name, and its value before, during and after."""
    wide = (width - 3) // 4
    for index, row in enumerate(view.postmortem.metrics.service):
        yield Row(index, columns((row.metric, wide), (row.before, wide), (row.during, wide), (row.after, wide)))
