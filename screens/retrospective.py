"""What went well, what went wrong."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Grid, Vertical
from textual.widgets import Static

from pmwizard.postmortem.retrospective import AREAS
from pmwizard.screens.section import SectionScreen
from pmwizard.screens.widgets.field import field


class RetrospectiveScreen(SectionScreen):
    """Lists by area; side by side where there is room."""

    section = "retrospective"

    def body(self) -> ComposeResult:
        with Grid(id="went"):
            for name, heading in (("went_well", "✅ What went well"), ("went_wrong", "❌ What went wrong")):
                with Vertical(classes="column"):
                    yield Static(heading, classes="heading")
                    for area in AREAS:
                        yield field(f"retrospective.{name}.{area}")
        yield field("retrospective.got_lucky")
        yield field("retrospective.opportunities")
