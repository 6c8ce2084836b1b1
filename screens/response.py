"""How it was detected, contained and resolved."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult

from pmwizard.postmortem.response import DETECTORS
from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.field import field
from pmwizard.screens.widgets.rows import Row
from pmwizard.screens.widgets.table import table
from pmwizard.screens.widgets.turned_rows import TurnedRows


class ResponseScreen(SectionScreen):
    """The ways of detection, and the actions in their order."""

    section = "response"

    def body(self) -> ComposeResult:
        yield TurnedRows("response.detected_by", detectors, "missed")
        for name in ("detection_delay", "improvements", "containment", "eradication", "recovery"):
            yield field(f"response.{name}")


def detectors(view: View, width: int) -> Iterator[Row]:
    """Draw a way of detection on a line: whether it did detect, its kind, its detail."""
    rows = view.postmortem.response.detected_by
    return table(width, [("☐" if each.missed else "☑", DETECTORS.label(each.source), each.detail) for each in rows])
