"""Who must be told, by law or rule and within the organisation."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult

from pmwizard.postmortem.compliance import VERDICTS, deadline
from pmwizard.postmortem.durations import milestones
from pmwizard.postmortem.values import moment_text
from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.field import field
from pmwizard.screens.widgets.rows import Row
from pmwizard.screens.widgets.table import table
from pmwizard.screens.widgets.turned_rows import TurnedRows, ticked

# The place of the column that nobody may misread.
DEADLINE = 2


class ComplianceScreen(SectionScreen):
    """The regulations with their deadlines, the legal side, internal reporting."""

    section = "compliance"

    def body(self) -> ComposeResult:
        yield TurnedRows("compliance.regulations", regulations, "verdict")
        yield field("compliance.reporting_required")
        yield field("compliance.legal")
        yield field("compliance.violations")
        yield TurnedRows("compliance.internal", ticked("compliance.internal"), "done")


def regulations(view: View, width: int) -> Iterator[Row]:
    """Draw a regulation on a line: its name, verdict, deadline or window, and note."""
    detected = milestones(view.postmortem.incident, view.postmortem.timeline).get("detected")
    rows = []
    for regulation in view.postmortem.compliance.regulations:
        until = deadline(regulation, detected)
        window = f"by {moment_text(until)} UTC" if until else regulation.window
        rows.append((regulation.name, VERDICTS.label(regulation.verdict), window, regulation.note))
    return table(width, rows, whole=(DEADLINE,))
