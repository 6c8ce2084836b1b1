"""Picking one of a few values."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pmwizard.postmortem.values import Choice, Choices
from pmwizard.screens.widgets.shown import columns, line


class Pick(ModalScreen[str | None]):
    """A list to pick from; gives the name picked, empty for what `none` says, None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave", id="pick.leave")]

    def __init__(self, question: str, offered: Choices, chosen: str, none: str = "none") -> None:
        super().__init__()
        self.question = question
        self.offered = offered
        self.chosen = chosen
        self.keys = with_keys((*offered, Choice("", none)))

    def compose(self) -> ComposeResult:
        choices = OptionList(classes="dialog", markup=False)
        choices.border_title = line(self.question)
        choices.border_subtitle = "a letter or enter picks · escape leaves"
        wide = max(18, *(len(each.label) + 2 for each in self.keys.values()))
        for letter, each in self.keys.items():
            mark = "●" if each.name == self.chosen else "○"
            text = columns((letter, 1), (f"{mark} {each.label}", wide), (each.meaning, 62 - wide))
            choices.add_option(Option(text, id=each.name))
        names = self.offered.names
        choices.highlighted = names.index(self.chosen) if self.chosen in names else 0
        yield choices

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the picked name."""
        self.dismiss(event.option_id or "")

    def on_key(self, event: events.Key) -> None:
        """Pick by the letter that stands before a value."""
        if event.character in self.keys:
            event.stop()
            self.dismiss(self.keys[event.character].name)


def with_keys(offered: tuple[Choice, ...]) -> dict[str, Choice]:
    """Give each value a key: the first letter of its label that no one before it has."""
    keys: dict[str, Choice] = {}
    for each in offered:
        letters = (letter for letter in each.label.casefold() + "123456789" if letter.isalnum() and letter not in keys)
        keys[next(letters, each.label)] = each
    return keys
