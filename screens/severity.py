"""How bad it was, and which systems it hit."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult

from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.choice_field import ChoiceList
from pmwizard.screens.widgets.field import field
from pmwizard.screens.widgets.rows import Row, Rows
from pmwizard.screens.widgets.shown import columns


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
    span = 10
    wide = (width - 2 * span - 3) // 2
    for index, system in enumerate(view.postmortem.severity.systems):
        yield Row(
            index, columns((system.name, wide), (system.impact, wide), (system.downtime, span), (system.recovery_time, span))
        )
