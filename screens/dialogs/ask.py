"""A question that is answered with one line of text."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from pmwizard.screens.widgets.key_line import KeyLine
from pmwizard.screens.widgets.shown import line


class Ask(ModalScreen[str]):
    """Gives the line, empty when left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", "Leave", id="ask.leave")]

    def __init__(self, question: str, hint: str) -> None:
        super().__init__()
        self.question = question
        self.hint = hint

    def compose(self) -> ComposeResult:
        answer = Input(placeholder=self.hint, classes="field dialog")
        answer.border_title = line(self.question)
        answer.cursor_blink = False
        yield answer
        yield KeyLine(id="keys")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the answer."""
        event.stop()
        self.dismiss(event.value.strip())
