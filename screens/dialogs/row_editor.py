"""The editor of one row, built from the row's model."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.query import QueryType
from textual.widget import Widget
from textual.widgets import Static

from pmwizard.drafts.draft import value_at
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import Kind, field_at, kind, row_of
from pmwizard.screens.draft_screen import DraftScreen, help_on
from pmwizard.screens.view import View
from pmwizard.screens.widgets.field import paired
from pmwizard.screens.widgets.key_line import KeyLine
from pmwizard.screens.widgets.shown import line
from pmwizard.screens.widgets.status_line import StatusLine

BACK = "Go back to where you came from, else to the list"
NEXT_ROW = "Edit the next row, after the last one a new one"


class RowEditor(DraftScreen):
    """The fields of a row; what is typed is in the draft at once, so closing loses nothing."""

    AUTO_FOCUS = ".field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "app.focus_next",
            "Next field",
            id="row.field",
            tooltip="Go to the next field; after the last, back to the list",
        ),
        Binding("escape", "dismiss('')", "Done", id="row.done", tooltip="Close; everything typed is kept"),
        Binding("ctrl+n", "dismiss('next')", "Next row", id="row.next", priority=True, tooltip=NEXT_ROW),
        Binding("ctrl+o", "dismiss('back')", "Back", id="row.back", priority=True, tooltip=BACK),
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
            self.dismiss("")
        else:
            super().show(view)
            self.say_help()

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

    def on_descendant_focus(self) -> None:
        self.say_help()

    def say_help(self) -> None:
        """Say on the help line what the focused field is for, or what is wrong with it."""
        self.query_one("#help-line", Static).update(Content(help_on(getattr(self.focused, "path", ""), self.view)))

    def focus_next(self, selector: str | type[QueryType] = "*") -> Widget | None:
        """Go to the next field; after the last one the row is done."""
        fields = list(self.query(".field"))
        if fields and self.focused is fields[-1]:
            self.dismiss("")
            return None
        return super().focus_next(selector)
