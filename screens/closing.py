"""The meeting, the sign-off, and the document's footer."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.widgets import Static

from pmwizard.postmortem.values import day_text
from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.field import paired
from pmwizard.screens.widgets.rows import Row, Rows
from pmwizard.screens.widgets.table import table
from pmwizard.screens.widgets.turned_rows import TurnedRows, ticked


class ClosingScreen(SectionScreen):
    """The post-mortem meeting, who signs, and the version of the document."""

    section = "closing"

    def body(self) -> ComposeResult:
        yield from paired(["closing.date", "closing.minutes", "closing.attendees", "closing.recording", "closing.discussion"])
        yield TurnedRows("closing.follow_ups", ticked("closing.follow_ups"), "done")
        yield Rows("closing.signatures", signatures)
        yield Static("Document", classes="heading")
        yield from paired(["closing.version", "closing.classification", "closing.last_updated", "closing.next_review"])


def signatures(view: View, width: int) -> Iterator[Row]:
    """Draw a line of the sign-off: role, name, day."""
    rows = view.postmortem.closing.signatures
    return table(width, [(signature.role, signature.name, day_text(signature.day)) for signature in rows])
