"""Which incident this is."""

from __future__ import annotations

from textual.app import ComposeResult

from pmwizard.screens.section import SectionScreen
from pmwizard.screens.widgets.field import field, paired


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
