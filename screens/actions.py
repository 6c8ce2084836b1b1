"""What will be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from pmwizard.postmortem.actions import PRIORITIES, STATUSES, ActionItem, numbered
from pmwizard.postmortem.values import day_text
from pmwizard.screens.messages import Revised
from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.rows import Row, Rows
from pmwizard.screens.widgets.shown import columns, line
from pmwizard.screens.widgets.table import fitted

LEGEND = "Status: " + " | ".join(f"{status.meaning} {status.label}" for status in STATUSES) + "   s turns it"


class ActionItems(Rows):
    """The action items by priority; a key turns the status."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "status", "Status", id="actions.status", tooltip="Open, in progress, complete, blocked"),
    ]

    def action_status(self) -> None:
        """Give the item the next status."""
        if (at := self.at) is not None:
            names = STATUSES.names
            self.set(at, "status", names[(names.index(self.value[at].status) + 1) % len(names)])


class ActionsScreen(SectionScreen):
    """The items, the legend, and the rule that each needs four things."""

    section = "actions"

    def body(self) -> ComposeResult:
        yield ActionItems("actions.items", draw_items)
        yield Static(Content(LEGEND), classes="note")
        yield Static(id="rule", classes="note")

    def show(self, view: View) -> None:
        super().show(view)
        self.query_one("#rule", Static).update(rule(view))

    def on_screen_resume(self) -> None:
        """Give an id to each item that has none yet."""
        self.post_message(Revised("actions", numbered, step=False))


def rule(view: View) -> Content:
    """Say the full template's rule, or which items do not keep it."""
    lacking: dict[str, list[str]] = {}
    for problem in view.problems:
        section, _, rest = problem.path.partition(".items.")
        if section == "actions" and rest and problem.grade == "error":
            index, _, name = rest.partition(".")
            lacking.setdefault(view.postmortem.actions.items[int(index)].id or f"item {int(index) + 1}", []).append(name)
    if not lacking:
        return Content("Each needs a clear description, an owner, a due date and a priority.")
    return Content("\n").join([line(f"! {item} needs: {', '.join(names)}") for item, names in lacking.items()])


def draw_items(view: View, width: int) -> Iterator[Row]:
    """Draw each item on a line under its priority: status, id, description, owner, due date."""
    items = list(enumerate(view.postmortem.actions.items))
    rows = [(sign(item), item.id, item.description, item.owner, day_text(item.due)) for _, item in items]
    wide = fitted(width, rows)
    for priority in (*(each.name for each in PRIORITIES), ""):
        group = [(index, item) for index, item in items if item.priority == priority]
        if group:
            label = PRIORITIES.label(priority) if priority else "No priority yet"
            meanings = (each.meaning for each in PRIORITIES if each.name == priority and not each.meaning.startswith(label))
            meaning = "".join(f" · {meaning}" for meaning in meanings)
            yield Row(None, Content.assemble((label, "bold $text-accent"), (meaning, "dim")))
        for index, _ in group:
            yield Row(index, columns(*zip(rows[index], wide, strict=True)))


def sign(item: ActionItem) -> str:
    """Give the sign of an item's status."""
    return next((status.meaning for status in STATUSES if status.name == item.status), " ")
