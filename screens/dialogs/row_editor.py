"""The editor of one row, built from the row's model."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pmwizard.drafts.draft import value_at
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import Kind, field_at, kind, row_of
from pmwizard.screens.draft_screen import DraftScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.field import Field, paired
from pmwizard.screens.widgets.key_line import KeyLine
from pmwizard.screens.widgets.shown import line
from pmwizard.screens.widgets.status_line import StatusLine


class RowEditor(DraftScreen):
    """The fields of a row; what is typed is in the draft at once, so closing loses nothing."""

    AUTO_FOCUS = ".field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Done", id="row.done", tooltip="Close; everything typed is kept"),
        Binding("tab", "app.focus_next", "Next field"),
    ]

    def __init__(self, path: str, view: View, at: str = "") -> None:
        super().__init__(view)
        self.path = path
        self.at = at

    def show(self, view: View) -> None:
        try:
            value_at(view.postmortem, self.path)
        except LookupError:
            # The row is gone: another program's version has fewer.
            self.dismiss()
        else:
            super().show(view)

    def compose(self) -> ComposeResult:
        rows = field_at(PostMortem, self.path.rpartition(".")[0])
        model = row_of(rows)
        assert model is not None
        paths = [f"{self.path}.{name}" for name, each in model.model_fields.items() if kind(each) is not Kind.ROWS]
        yield StatusLine(id="status")
        with VerticalScroll(id="row", can_focus=False) as box:
            box.border_title = line(rows.title or "")
            yield from paired(paths)
        yield Static(id="help-line")
        yield KeyLine(id="keys")

    def arrive(self) -> None:
        for each in self.query(".field"):
            if getattr(each, "path", "") == f"{self.path}.{self.at}":
                each.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the focused field is for."""
        if isinstance(event.widget, Field):
            self.query_one("#help-line", Static).update(Content(event.widget.field.description or ""))

    def action_close(self) -> None:
        """Close the editor."""
        self.dismiss()
