"""A field of several lines: prose, or a list with one item a line."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widgets import TextArea

from pmwizard.postmortem.values import Kind
from pmwizard.screens.view import View
from pmwizard.screens.widgets.shown import shown
from pmwizard.screens.widgets.text_field import TextField


class ProseField(TextField, TextArea):
    """Markdown of any length; the box grows with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Next field", id="prose.next", tooltip="Go to the next field; enter is a new line"),
    ]
    KEEP = "\n\t"
    SEVERAL_LINES = True

    def __init__(self, path: str) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="focus", classes="field prose")
        self.cursor_blink = False
        self.highlight_cursor_line = False
        self.was_empty = True
        self.describe(path)

    def raw_text(self) -> str:
        return self.text

    def set_raw_text(self, text: str) -> None:
        self.load_text(text)
        self.move_cursor(self.document.end)

    def show(self, view: View) -> None:
        super().show(view)
        placeholder = Content(shown(self.hint(), self.KEEP))
        if placeholder != self.placeholder:
            self.placeholder = placeholder
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Grow with the text, and while there is none with what stands in its place."""
        if self.text:
            return super().get_content_height(container, viewport, width)
        return len(Content.from_text(self.placeholder, markup=False).wrap(width))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.text_changed()
        if self.was_empty == bool(self.text):
            # The box is as high as the text, no longer as what stood in its place; or the other way round.
            self.was_empty = not self.text
            self.refresh(layout=True)

    def action_cursor_right(self, select: bool = False) -> None:
        if not self.accept_proposal():
            super().action_cursor_right(select)

    def action_cursor_up(self, select: bool = False) -> None:
        if not select and self.wrapped_document.location_to_offset(self.cursor_location).y == 0:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        last = self.wrapped_document.location_to_offset(self.document.end).y
        if not select and self.wrapped_document.location_to_offset(self.cursor_location).y == last:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if result := self._replace_via_keyboard(self.absorb(event.text), *self.selection):
            self.move_cursor(result.end_location)


class LinesField(ProseField):
    """A list with one item a line; an indented line goes on with the item above."""

    def present(self, value: Any) -> str:
        return "\n".join(item.replace("\n", "\n  ") for item in value)

    def read(self, text: str) -> Any:
        assert self.kind is Kind.LINES
        items: list[str] = []
        for typed in text.split("\n"):
            if typed.startswith("  ") and items:
                items[-1] += "\n" + typed[2:]
            elif typed.strip():
                items.append(typed.strip())
        return tuple(items)
