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
from pmwizard.screens.widgets.shown import line
from pmwizard.screens.widgets.table import table


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
    rows = []
    for index, row in enumerate(view.postmortem.metrics.response):
        actual, met = (said(view.postmortem, f"metrics.response.{index}.{name}") for name in ("actual", "met"))
        rows.append((row.metric, row.target, actual, MET.label(met)))
    return table(width, rows)


def costs(view: View, width: int) -> Iterator[Row]:
    """Draw a cost on a line: its category, amount and notes."""
    return table(width, [(row.category, row.amount, row.notes) for row in view.postmortem.metrics.costs])


def service(view: View, width: int) -> Iterator[Row]:
    """Draw a service metric on a line: its name, and its value before, during and after."""
    return table(width, [(row.metric, row.before, row.during, row.after) for row in view.postmortem.metrics.service])
