"""Which incident this is."""

from __future__ import annotations

from textual.app import ComposeResult

from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.field import field, paired
from pmwizard.screens.widgets.line_field import LineField


class IncidentScreen(SectionScreen):
    """The header of both templates."""

    section = "incident"

    def body(self) -> ComposeResult:
        yield field("incident.title")
        yield field("incident.type")
        yield field("incident.type_other")
        yield from paired(["incident.started_at", "incident.resolved_at"])
        yield field("incident.commander")
        yield field("incident.author")
        yield field("incident.id")
        yield from paired(["incident.reported_on", "template"])

    def show(self, view: View) -> None:
        super().show(view)
        other = next(widget for widget in self.query(LineField) if widget.path == "incident.type_other")
        other.display = view.postmortem.incident.type == "other"
