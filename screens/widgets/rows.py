"""A table of rows as one list: the model is the list, the widget is drawn from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import field_at, plain
from pmwizard.screens.messages import CopyText, EditRow, Revised, Undo
from pmwizard.screens.view import View
from pmwizard.screens.widgets.list_field import ListField
from pmwizard.screens.widgets.shown import line


class Row(NamedTuple):
    """One line of the list: a row by its index (`at`), or a heading (None)."""

    at: int | None
    text: Content


Draw = Callable[[View, int], Iterable[Row]]


class Rows(ListField):
    """The rows at a path; `draw` makes its lines from the view and the width."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "accept", "Take these", id="rows.accept", tooltip="Take the proposed rows"),
        Binding("a", "add", "Add", id="rows.add"),
        Binding("enter", "select", "Edit", id="rows.edit"),
        Binding("d,delete", "delete", "Delete", id="rows.delete"),
        Binding("u", "undo", "Undo", id="rows.undo"),
        Binding("U", "redo", "Redo", id="rows.redo", show=False, tooltip="Do again what u took back"),
        Binding("J", "move(1)", "Move down", id="rows.down", show=False),
        Binding("K", "move(-1)", "Move up", id="rows.up", show=False),
        Binding("y", "copy", "Copy row", id="rows.copy", show=False),
        Binding("slash", "filter", "Filter", id="rows.filter", show=False),
    ]
    SORTED = False
    # What can be done where no row is highlighted; and while a filter is typed, which has the letters.
    WITHOUT_ROW: ClassVar[frozenset[str]] = frozenset({"add", "undo", "redo", "accept"})
    HIGHLIGHTING: ClassVar[frozenset[str]] = frozenset({"up_or_before", "down_or_next", "page_up", "page_down", "first", "last"})

    def __init__(self, path: str, draw: Draw, classes: str = "") -> None:
        super().__init__(classes=f"field rows {classes}", markup=False)
        self.path = path
        self.draw = draw
        self.field = field_at(PostMortem, path)
        self.view: View | None = None
        self.lines: list[Row] | None = None
        self.filter: str | None = None
        self.filtering = False
        self.proposed: tuple[Any, ...] = ()
        self.border_title = line(self.field.title or "")

    @property
    def value(self) -> tuple[Any, ...]:
        """The rows as they are in the draft."""
        rows = self.view.value(self.path) if self.view else ()
        assert isinstance(rows, tuple)
        return rows

    @property
    def at(self) -> int | None:
        """The index of the highlighted row."""
        option = self.highlighted_option
        return int(option.id) if option and option.id else None

    def show(self, view: View) -> None:
        """Draw the rows anew and go back to the same one; where one has come in, to that."""
        before, first = self.value, self.view is None
        self.view = view
        wanted = self.at
        if not first and len(self.value) == len(before) + 1:
            wanted = next((at for at, row in enumerate(before) if row != self.value[at]), len(before))
        self.proposed = () if self.value else view.proposed_rows(self.path)
        if self.proposed:
            drawn = self.draw(view.with_rows(self.path, self.proposed), self.drawing_width)
            lines = [Row(None, row.text.stylize("dim italic")) for row in drawn]
        else:
            lines = [row for row in self.draw(view, self.drawing_width) if self.matches(row)]
        self.border_subtitle = self.subtitle()
        if lines == self.lines:
            return
        position = self.highlighted
        self.lines = lines
        empty = Option("Nothing here yet. Press a to add." if not self.value else "Nothing matches.", disabled=True)
        options = [Option(row.text, id=None if row.at is None else str(row.at), disabled=row.at is None) for row in lines]
        self.set_options(options or [empty])
        rows = self.lines_to_stand_on
        self.go_to(wanted)
        if self.at is None and rows:
            self.highlighted = min(rows, key=lambda row: abs(row - (position or 0)))
        if self.has_focus:
            self.refresh_bindings()
            self.call_after_refresh(self.scroll_visible, animate=False)

    @property
    def drawing_width(self) -> int:
        """The cells a line has."""
        return max(self.scrollable_content_region.width - 2, 20)

    def on_resize(self) -> None:
        if self.view:
            self.show(self.view)

    def after(self, index: int) -> int | None:
        """Give the index of the row that is shown after another; None after the last one."""
        shown = [row.at for row in self.lines or () if row.at is not None]
        following = shown[shown.index(index) + 1 :] if index in shown else []
        return following[0] if following else None

    def matches(self, row: Row) -> bool:
        """Tell whether a line passes the filter; headings do while there is none."""
        if not self.filter:
            return True
        return row.at is not None and self.filter.casefold() in plain_row(self.value[row.at]).casefold()

    def go_to(self, index: int | None) -> None:
        """Highlight the row with this index, if it is shown."""
        for position, row in enumerate(self.lines or ()):
            if row.at is not None and row.at == index:
                self.highlighted = position

    def change(self, revise: Callable[[list[Any]], None]) -> None:
        """Tell the app how the rows change."""

        def revised(rows: tuple[Any, ...]) -> tuple[Any, ...]:
            changed = list(rows)
            revise(changed)
            return tuple(changed)

        self.post_message(Revised(self.path, revised))

    def set(self, at: int, name: str, value: Any) -> None:
        """Set one value of the row with this index."""
        self.change(lambda rows: rows.__setitem__(at, rows[at].model_copy(update={name: value})))

    def action_add(self) -> None:
        """Open the editor of a new row."""
        self.post_message(EditRow(f"{self.path}.{len(self.value)}"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the editor of the row."""
        event.stop()
        self.post_message(EditRow(f"{self.path}.{event.option_id}"))

    def action_delete(self) -> None:
        """Delete the row; undo brings it back."""
        if (at := self.at) is not None:
            self.change(lambda rows: rows.pop(at))

    def action_undo(self) -> None:
        """Take the last edit back."""
        self.post_message(Undo())

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.post_message(Undo(again=True))

    def action_move(self, step: int) -> None:
        """Change places with the next row shown, or the one before."""
        shown = [row.at for row in self.lines or () if row.at is not None]
        if (at := self.at) is None or self.filter:
            return
        place = shown.index(at) + step
        if 0 <= place < len(shown):
            other = shown[place]

            def swap(rows: list[Any]) -> None:
                rows[at], rows[other] = rows[other], rows[at]

            self.go_to(other)
            self.change(swap)

    def action_copy(self) -> None:
        """Copy the row's text."""
        if self.at is not None:
            self.post_message(CopyText(plain_row(self.value[self.at]), "the row"))

    def action_filter(self) -> None:
        """Begin to type a filter; escape ends it."""
        self.set_filter("")

    def set_filter(self, text: str | None) -> None:
        """Show only the rows that hold the text."""
        self.filter = text
        self.filtering = text is not None
        if self.view:
            self.show(self.view)

    def subtitle(self) -> Content:
        """Say below the list what is typed into the filter, or that there are rows to take."""
        if self.filter is not None:
            return Content(
                f"/{self.filter}▏ enter keeps it, escape ends it" if self.filtering else f"/{self.filter}  escape ends it"
            )
        return Content("→ takes the proposed rows" if self.proposed else "")

    def action_accept(self) -> None:
        """Take the proposed rows."""
        proposed = self.proposed
        self.change(lambda rows: rows.extend(proposed if not rows else ()))

    def on_key(self, event: events.Key) -> None:
        """Type into the filter while one is open."""
        if self.filter is None or not (self.filtering or event.key == "escape"):
            return
        if event.key == "escape":
            self.set_filter(None)
        elif event.key == "enter":
            self.filtering = False
            self.border_subtitle = self.subtitle()
            self.refresh_bindings()
        elif event.key == "backspace":
            self.set_filter(self.filter[:-1])
        elif event.is_printable and event.character:
            self.set_filter(self.filter + event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the letters to the filter while one is typed, and the order to the clock where it rules."""
        if action == "accept":
            return bool(self.proposed)
        if self.filtering or action in self.HIGHLIGHTING:
            return action in self.HIGHLIGHTING
        if action == "move" and self.SORTED:
            return False
        return True if self.at is not None or action in self.WITHOUT_ROW else None


def plain_row(row: Any) -> str:
    """Write a row's values on one line."""
    values = (getattr(row, name) for name in type(row).model_fields)
    return "  ".join(plain(value) for value in values if value and not isinstance(value, bool | tuple))
