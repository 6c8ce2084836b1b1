"""What supports the document, and the appendices."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.widgets import Static

from pmwizard.postmortem.values import day_text
from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.field import field
from pmwizard.screens.widgets.rows import Row, Rows
from pmwizard.screens.widgets.table import table

APPENDICES = (
    "architecture",
    "config_before",
    "config_after",
    "queries",
    "initial_message",
    "resolution_message",
    "detailed_timeline",
    "logs",
    "graphs",
    "code_changes",
    "unplaced",
)


class ReferencesScreen(SectionScreen):
    """Related incidents, documents and links; then the appendices of both templates."""

    section = "references"

    def body(self) -> ComposeResult:
        yield Rows("references.related", related)
        yield Rows("references.documents", documents)
        yield Rows("references.external", external)
        yield Static("Appendices", classes="heading")
        for name in APPENDICES:
            yield field(f"references.{name}")


def related(view: View, width: int) -> Iterator[Row]:
    """Draw a related incident on a line: its id, title and day."""
    rows = view.postmortem.references.related
    return table(width, [(incident.id, incident.title, day_text(incident.date)) for incident in rows])


def documents(view: View, width: int) -> Iterator[Row]:
    """Draw a document on a line: its title and link."""
    return table(width, [(document.title, document.link) for document in view.postmortem.references.documents])


def external(view: View, width: int) -> Iterator[Row]:
    """Draw an external reference on a line: what it is, and its link."""
    return table(width, [(reference.text, reference.link) for reference in view.postmortem.references.external])
