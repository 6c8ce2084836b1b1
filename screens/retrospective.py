"""What went well, what went wrong."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Grid, Vertical
from textual.widgets import Static

from pmwizard.postmortem.retrospective import AREAS
from pmwizard.screens.section import SectionScreen
from pmwizard.screens.widgets.field import field
from pmwizard.screens.widgets.shown import line


class RetrospectiveScreen(SectionScreen):
    """Lists by area; side by side where there is room."""

    section = "retrospective"

    def body(self) -> ComposeResult:
        with Grid(id="went"):
            for name, sign, heading in (("went_well", "✅", "What went well"), ("went_wrong", "❌", "What went wrong")):
                with Vertical(classes="column"):
                    yield Static(f"{sign} {heading}", classes="heading")
                    for area in AREAS:
                        items = field(f"retrospective.{name}.{area}")
                        # Both sides have the same areas, and where they are not side by side the heading scrolls away.
                        items.border_title = line(f"{sign} {items.field.title}")
                        yield items
        yield field("retrospective.got_lucky")
        yield field("retrospective.opportunities")
