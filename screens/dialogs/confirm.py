"""A question with a few answers, each with its key."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from pmwizard.screens.widgets.shown import shown


class Confirm(ModalScreen[str]):
    """Asks; gives the key of the answer, empty when left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", "Leave", id="confirm.leave")]

    def __init__(self, question: str, answers: dict[str, str]) -> None:
        super().__init__()
        self.question = question
        self.answers = answers

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(shown(self.question, "\n")))
            for key, answer in self.answers.items():
                yield Static(Content.assemble((f"  {key}  ", "bold"), answer))

    def on_key(self, event: events.Key) -> None:
        """Take the answer whose key was pressed."""
        if event.character and event.character in self.answers:
            event.stop()
            self.dismiss(event.character)
