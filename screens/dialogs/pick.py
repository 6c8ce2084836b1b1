"""Picking one of a few values."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
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
        self.chosen = chosen
        self.offered = Choices((*offered, Choice("", none)))
        self.keys = letters(self.offered)

    def compose(self) -> ComposeResult:
        choices = OptionList(classes="dialog", markup=False)
        choices.border_title = line(self.question)
        wide = min(max(len(each.label) for each in self.offered) + 2, 40)
        choices.border_subtitle = f"{'a letter or ' if self.keys else ''}enter picks · escape leaves"
        for each in self.offered:
            letter = next((letter for letter, name in self.keys.items() if name == each.name), "")
            mark = "●" if each.name == self.chosen else "○"
            named = columns((letter, 1), (f"{mark} {each.label}", wide))
            choices.add_option(Option(Content.assemble(named, " ", line(each.meaning)), id=each.name))
        names = self.offered.names
        choices.highlighted = names.index(self.chosen) if self.chosen and self.chosen in names else 0
        yield choices

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the picked name."""
        self.dismiss(event.option_id or "")

    def on_key(self, event: events.Key) -> None:
        """Pick by the letter that stands before a value."""
        if event.character in self.keys:
            event.stop()
            self.dismiss(self.keys[event.character])


def letters(offered: Choices) -> dict[str, str]:
    """Give each value a letter: the first of its label that no one before it has; where one has none left, none has any."""
    names: dict[str, str] = {}
    for each in offered:
        free = next((letter for letter in each.label.casefold() if letter.isalpha() and letter not in names), "")
        if not free:
            return {}
        names[free] = each.name
    return names
