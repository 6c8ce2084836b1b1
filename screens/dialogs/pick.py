"""Picking one of a few values."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pmwizard.postmortem.values import Choices
from pmwizard.screens.widgets.shown import columns, line


class Pick(ModalScreen[str | None]):
    """A list to pick from; gives the name picked, empty for none, None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave", id="pick.leave")]

    def __init__(self, question: str, offered: Choices, chosen: str) -> None:
        super().__init__()
        self.question = question
        self.offered = offered
        self.chosen = chosen

    def compose(self) -> ComposeResult:
        choices = OptionList(classes="dialog", markup=False)
        choices.border_title = line(self.question)
        choices.border_subtitle = "first letter or enter picks · escape leaves"
        for each in self.offered:
            mark = "●" if each.name == self.chosen else "○"
            choices.add_option(Option(columns((f"{mark} {each.label}", 18), (each.meaning, 44)), id=each.name))
        choices.add_option(Option("○ none", id=""))
        names = [each.name for each in self.offered]
        choices.highlighted = names.index(self.chosen) if self.chosen in names else 0
        yield choices

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the picked name."""
        self.dismiss(event.option_id or "")

    def on_key(self, event: events.Key) -> None:
        """Pick by the first letter; where two begin with it, go to the next of them."""
        if not (event.character and event.character.isalpha()):
            return
        choices = self.query_one(OptionList)
        labels = [each.label for each in self.offered] + ["none"]
        places = [place for place, label in enumerate(labels) if label.casefold().startswith(event.character.casefold())]
        if len(places) == 1:
            choices.highlighted = places[0]
            choices.action_select()
        elif places:
            at = choices.highlighted or 0
            choices.highlighted = next((place for place in places if place > at), places[0])
