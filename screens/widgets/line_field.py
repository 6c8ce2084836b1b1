"""A field of one line."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.widgets import Input

from pmwizard.postmortem.values import Kind, suggestions
from pmwizard.screens.messages import Edited, MovedOn
from pmwizard.screens.view import View
from pmwizard.screens.widgets.shown import shown
from pmwizard.screens.widgets.text_field import TextField


class LineField(TextField, Input):
    """One line of text, or a time, a day or a span; enter goes on to the next field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "app.focus_next", "Next field", show=False),
        Binding("up", "app.focus_previous", "Field before", show=False),
    ]

    # The box is as wide whatever is in it: no key needs a new layout of the screen.
    virtual_size = Reactive(Size(0, 0))

    def __init__(self, path: str) -> None:
        super().__init__(select_on_focus=False, validate_on=(), classes="field")
        self.cursor_blink = False
        self.describe(path)
        usual = suggestions(self.field)
        if usual:
            from textual.suggester import SuggestFromList

            self.suggester = SuggestFromList(usual, case_sensitive=False)

    def raw_text(self) -> str:
        return self.value

    def set_raw_text(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)

    def show(self, view: View) -> None:
        super().show(view)
        self.placeholder = shown(self.hint())

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.text_changed()

    def on_blur(self) -> None:
        self.post_message(MovedOn())
        self.tidy()
        self.scroll_home(animate=False)

    def tidy(self) -> None:
        """Write a time that was understood in full, now that the author has left it."""
        value = self.read(self.typed)
        if self.view and self.kind in (Kind.MOMENT, Kind.DAY) and not isinstance(value, str):
            self.told = self.present(value)
            self.set_raw_text(self.told)
            if self.view.value(self.path) != value:
                # Words that only now, with a day known, are a time.
                self.sent = Edited(self.path, value)
                self.post_message(self.sent)

    def on_focus(self) -> None:
        self.call_after_refresh(self.scroll_to_cursor)

    def scroll_to_cursor(self) -> None:
        """Bring the cursor into sight; a long line stood at its beginning while the cursor was elsewhere."""
        before = cell_len(self.value[: self.cursor_position])
        self.scroll_to_region(Region(before, 0, 1, 1), animate=False)

    def action_cursor_right(self, select: bool = False) -> None:
        if not self.accept_proposal():
            super().action_cursor_right(select)

    def _on_paste(self, event: events.Paste) -> None:
        # Input keeps only the first line of a paste; the other lines must not be lost.
        event.stop()
        event.prevent_default()
        text = self.absorb(" ".join(part.strip() for part in event.text.split("\n") if part.strip()))
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)
