"""How bad it was, and which systems it hit."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult

from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.choice_field import ChoiceList
from pmwizard.screens.widgets.field import field
from pmwizard.screens.widgets.rows import Row, Rows
from pmwizard.screens.widgets.table import table


class SeverityScreen(SectionScreen):
    """The level and its justification, and the affected systems."""

    section = "severity"

    def body(self) -> ComposeResult:
        yield ChoiceList("severity.level")
        for name in ("business", "technical", "customer", "reputational"):
            yield field(f"severity.{name}")
        yield Rows("severity.systems", systems)


def systems(view: View, width: int) -> Iterator[Row]:
    """Draw a system on a line: its name, impact, downtime and recovery time."""
    rows = view.postmortem.severity.systems
    return table(width, [(system.name, system.impact, system.downtime, system.recovery_time) for system in rows])
