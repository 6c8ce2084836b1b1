"""A text to read."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from pmwizard.screens.widgets.key_line import KeyLine
from pmwizard.screens.widgets.shown import line, shown

# More than this nobody reads in a terminal, and it would take seconds to draw.
SHOWN_AT_MOST = 50_000


class ShowText(ModalScreen[None]):
    """Shows a literal text; escape closes it."""

    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", "Close", id="text.close", priority=True)]

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self.heading = heading
        self.text = text

    def compose(self) -> ComposeResult:
        more = "\n…" if len(self.text) > SHOWN_AT_MOST else ""
        with VerticalScroll(id="text", classes="dialog") as box:
            box.border_title = line(self.heading)
            yield Static(Content(shown(self.text[:SHOWN_AT_MOST], "\n\t") + more))
        yield KeyLine(id="keys")
