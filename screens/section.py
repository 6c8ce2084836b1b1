"""What all sections share: the section list, the fields, the help line, the keys between sections."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pmwizard.postmortem.values import is_empty
from pmwizard.screens import step_from
from pmwizard.screens.draft_screen import DraftScreen, help_on
from pmwizard.screens.messages import EditRow, GoTo, Revised
from pmwizard.screens.view import View
from pmwizard.screens.widgets.key_line import KeyLine
from pmwizard.screens.widgets.navigator import Navigator, Trail
from pmwizard.screens.widgets.rows import Rows
from pmwizard.screens.widgets.shown import redraw
from pmwizard.screens.widgets.status_line import StatusLine

BACK = "Back to where you came from, else the section before"
# From this width on the section list stands beside the section.
WIDE = 100
WAY_KEPT = 50
NEXT = "Go to the next section, at last to review; the details are in the section list"


class FramedScreen(DraftScreen):
    """The frame of the section screens and of review: status, section list, body, help line, keys."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 (Textual declares it on the instance)
    AUTO_FOCUS = "#body .field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "step(1)", "Next", id="next", priority=True, tooltip=NEXT),
        Binding("ctrl+o", "step(-1)", "Back", id="back", priority=True, tooltip=BACK),
        Binding("escape", "sections", "Sections", id="sections", show=False, tooltip="Go to the section list and back"),
    ]
    section: ClassVar[str]
    returning: Widget | None = None
    # The fields that the author came through to this screen, the last of them last.
    came_from: tuple[str, ...] = ()

    def __init__(self, view: View, path: str = "") -> None:
        super().__init__(view)
        self.arriving_at = path

    def arrive(self) -> None:
        if self.arriving_at not in ("", self.section):
            self.go_to(self.arriving_at)
        else:
            # Focus brings the first field into sight, but not the heading above it.
            self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)

    def body(self) -> ComposeResult:
        """Give the widgets of the screen's own subject."""
        raise AssertionError("each screen gives its own")

    def compose(self) -> ComposeResult:
        # Textual sets the breakpoint classes only after the first layout, which would flicker.
        self.set_class(self.app.size.width < WIDE, "-narrow")
        self.set_class(self.app.size.width >= WIDE, "-wide")
        yield StatusLine(id="status")
        yield Trail(self.section)
        with Horizontal(id="middle"):
            yield Navigator(self.section)
            with VerticalScroll(id="body", can_focus=False):
                yield from self.body()
        yield Static(id="help-line")
        yield KeyLine(id="keys")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the focused field is for."""
        self.set_class(isinstance(event.widget, Navigator), "-sections")
        self.say_help()

    def show(self, view: View) -> None:
        super().show(view)
        self.say_help()

    def say_help(self) -> None:
        """Say on the help line what the focused field is for, or what is wrong with it."""
        if self.focused:
            redraw(self.query_one("#help-line", Static), Content(self.help_for(self.focused)))

    def help_for(self, widget: Widget) -> str:
        """Give one sentence on a field; on anything else, the one on the section."""
        return help_on(getattr(widget, "path", self.section), self.view)

    def go_to(self, path: str) -> None:
        """Put the cursor into the field at a path, or into the row that holds it."""
        fields = {field_path: widget for widget in self.query(".field") if (field_path := getattr(widget, "path", ""))}
        above = [field_path for field_path in fields if f"{path}.".startswith(f"{field_path}.")]
        if not above:
            return
        nearest = max(above, key=len)
        target = fields[nearest]
        target.focus()
        index, _, at = path.removeprefix(nearest).lstrip(".").partition(".")
        if index.isdigit() and isinstance(target, Rows):
            target.go_to(int(index))
            if at and int(index) < len(target.value):
                self.post_message(EditRow(f"{nearest}.{index}", at))

    @property
    def place(self) -> str:
        """Where on this screen the author is."""
        at = self.returning if isinstance(self.focused, Navigator) else self.focused
        path = getattr(at, "path", "") or self.section
        return f"{path}.{at.at}" if isinstance(at, Rows) and at.at is not None else path

    @property
    def way_here(self) -> tuple[str, ...]:
        """The fields that the author came through, with the present one."""
        return (*self.came_from[-WAY_KEPT:], self.place)

    def action_step(self, step: int) -> None:
        """Go to the section that many further, or back to where the author came from; before the first section is home."""
        if step < 0 and self.came_from:
            *before, last = self.came_from
            self.post_message(GoTo(last, tuple(before)))
            return
        there = step_from(self.section, self.view.postmortem.template, step)
        if there != self.section:
            self.post_message(GoTo(there, self.way_here if step > 0 else ()))

    def action_sections(self) -> None:
        """Go to the section list; from there, back to the field."""
        navigator = self.query_one(Navigator)
        if navigator.has_focus:
            self.remove_class("-sections")
            target = self.returning if self.returning and self.returning.is_attached else None
            (target or self.query("#body .field").first()).focus()
        else:
            self.returning = self.focused
            self.add_class("-sections")
            navigator.focus()


def without_empty(index: int, rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give the rows without the one at `index` if nothing is in it."""
    empty = index < len(rows) and is_empty(rows[index])
    return rows[:index] + rows[index + 1 :] if empty else rows


class SectionScreen(FramedScreen):
    """The screen of one section; its fields are `body`, its rows are edited in a dialog."""

    def on_edit_row(self, message: EditRow) -> None:
        """Open a row's editor; what is typed there goes into the draft at once, and an empty row does not stay."""
        from pmwizard.screens.dialogs.row_editor import RowEditor

        message.stop()
        self.app.push_screen(RowEditor(message.path, self.view, message.at), partial(self.close_row, message.path))

    def close_row(self, path: str, way_on: str | None) -> None:
        """Drop the row if nothing is in it; go on to the next row, or back to where the author came from, else the list."""
        rows_path, _, index = path.rpartition(".")
        at = int(index)
        following = next(rows for rows in self.query(Rows) if rows.path == rows_path).after(at)

        def closed(rows: tuple[Any, ...]) -> tuple[Any, ...]:
            kept = without_empty(at, rows)
            if way_on == "next":
                dropped = len(rows) - len(kept)
                there = len(kept) if following is None else following - dropped * (following > at)
                self.post_message(EditRow(f"{rows_path}.{there}"))
            return kept

        self.post_message(Revised(rows_path, closed))
        if way_on == "back" and self.came_from:
            self.action_step(-1)
