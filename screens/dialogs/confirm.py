"""A question with a few answers."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pmwizard.screens.widgets.key_line import KeyLine
from pmwizard.screens.widgets.shown import shown


class Confirm(ModalScreen[str]):
    """Asks; gives the name of the answer, empty when left. Letters do nothing, for they were meant for a field."""

    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", "Decide later", id="confirm.leave")]

    def __init__(self, question: str, answers: dict[str, str]) -> None:
        super().__init__()
        self.question = question
        self.answers = answers

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(shown(self.question, "\n")))
            yield OptionList(*(Option(answer, id=name) for name, answer in self.answers.items()), markup=False)
        yield KeyLine(id="keys")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the answer."""
        self.dismiss(event.option_id or "")
