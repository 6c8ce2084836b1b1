"""What was learned, and what keeps it from happening again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from pmwizard.postmortem.derived import said
from pmwizard.postmortem.lessons import AREAS, Improve, Learned, Planned, Prevention
from pmwizard.postmortem.values import Choice, Choices, day_text
from pmwizard.screens.dialogs.pick import Pick
from pmwizard.screens.messages import Tell
from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.field import field
from pmwizard.screens.widgets.rows import Draw, Row, Rows
from pmwizard.screens.widgets.table import table


class PlannedRows(Rows):
    """Planned measures; a key takes one from the action items."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "from_item", "Action item", id="lessons.from_item", tooltip="Add a measure that is an action item"),
    ]
    WITHOUT_ROW = Rows.WITHOUT_ROW | {"from_item"}

    def action_from_item(self) -> None:
        """Ask which action item it is; its text and due date then follow."""
        items = self.view.postmortem.actions.items if self.view else ()
        offered = Choices(Choice(item.id, item.id, item.description) for item in items if item.id)

        def picked(name: str | None) -> None:
            if name:
                self.change(lambda rows: rows.append(Planned(action=name)))

        if offered:
            self.app.push_screen(Pick("Which action item is it?", offered, ""), picked)
        else:
            self.post_message(Tell("There are no action items yet."))


class LessonsScreen(SectionScreen):
    """Lessons by kind, changes by term, and per kind of prevention what is in place and what is planned."""

    section = "lessons"

    def body(self) -> ComposeResult:
        yield Static("What we learned", classes="heading")
        for name in Learned.model_fields:
            yield field(f"lessons.learned.{name}")
        yield Static("How we'll improve", classes="heading")
        for name in Improve.model_fields:
            yield field(f"lessons.improve.{name}")
        for area in AREAS:
            yield Static(Prevention.model_fields[area].title or "", classes="heading")
            path = f"lessons.prevention.{area}"
            yield Rows(f"{path}.implemented", implemented(f"{path}.implemented"))
            yield PlannedRows(f"{path}.planned", planned(f"{path}.planned"))


def implemented(path: str) -> Draw:
    """Draw a measure that is in place on a line: its text, and since when."""

    def draw(view: View, width: int) -> Iterator[Row]:
        rows = view.value(path)
        assert isinstance(rows, tuple)
        return table(width, [("✅", row.text, day_text(row.day)) for row in rows])

    return draw


def planned(path: str) -> Draw:
    """Draw a planned measure on a line: which action item it is, its text, its due date."""

    def draw(view: View, width: int) -> Iterator[Row]:
        rows = view.value(path)
        assert isinstance(rows, tuple)
        texts = [[said(view.postmortem, f"{path}.{index}.{name}") for name in ("text", "due")] for index in range(len(rows))]
        return table(width, [("🔴", row.action, *said_of) for row, said_of in zip(rows, texts, strict=True)])

    return draw
