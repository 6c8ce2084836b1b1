"""The five whys as a tree: where the author is in it, and the ways on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pmwizard.postmortem.causes import Why, question_of, walk, why_at, with_root_turned, without
from pmwizard.screens.messages import MovedOn, Revised, Undo
from pmwizard.screens.view import View
from pmwizard.screens.widgets.list_field import ListField
from pmwizard.screens.widgets.shown import cell

Place = tuple[int, ...]
PATH = "causes.whys"


def path_of(place: Place) -> str:
    """Give the draft path of the why at a place: (0, 1) is `causes.whys.0.because.1`."""
    return f"{PATH}." + ".because.".join(map(str, place))


def reachable(whys: tuple[Why, ...], place: Place) -> Place:
    """Give as much of a place as a tree has, or could have next."""
    for depth, index in enumerate(place):
        if index >= len(whys):
            return (*place[:depth], len(whys))
        whys = whys[index].because
    return place


def come_in(before: tuple[Why, ...], now: tuple[Why, ...]) -> Place | None:
    """Give the place of the first why that a tree has now and had not before; None where it has no more than before."""
    old, new = ([(place, why.question, why.answer) for place, why in walk(whys)] for whys in (before, now))
    return next((each[0] for each in new if each not in old), None) if len(new) > len(old) else None


class WhyTree(ListField):
    """The whys, each below the one it explains; the highlighted one is asked about in the fields below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Answer", id="whys.answer"),
        Binding("b", "branch", "Branch", id="whys.branch", tooltip="Another answer to the same question"),
        Binding("r", "root", "Root cause", id="whys.root", tooltip="Mark this answer as a root cause"),
        Binding("d,delete", "delete", "Delete", id="whys.delete", tooltip="Delete this why and those below it"),
        Binding("u", "undo", "Undo", id="whys.undo", show=False),
    ]

    @dataclass
    class Selected(Message):
        """The author wants to answer the why at a place."""

        place: Place
        answering: bool

    def __init__(self) -> None:
        super().__init__(classes="field rows", id="whys", markup=False)
        self.path = PATH
        self.border_title = "Five whys"
        self.view: View | None = None
        self.here: Place = (0,)
        self.places: list[Place] = []
        self.drawn: list[Content] = []

    @property
    def whys(self) -> tuple[Why, ...]:
        """The tree as it is in the draft."""
        return self.view.postmortem.causes.whys if self.view else ()

    def show(self, view: View) -> None:
        """Draw the tree; the place that is asked about is there even before it has an answer."""
        self.view = view
        places = [place for place, _ in walk(self.whys)]
        if self.here not in places:
            after = [index for index, place in enumerate(places) if place[: len(self.here) - 1] == self.here[:-1]]
            places.insert(after[-1] + 1 if after else len(places), self.here)
        lines = list(self.draw(places))
        if (lines, places) != (self.drawn, self.places):
            self.drawn, self.places = lines, places
            with self.prevent(OptionList.OptionHighlighted):
                self.set_options([Option(text) for text in lines])
                self.highlighted = places.index(self.here)

    def draw(self, places: list[Place]) -> Iterator[Content]:
        """Draw each why: its depth, its question while it has no answer, else its answer."""
        width = max(self.scrollable_content_region.width - 2, 20)
        for place in places:
            why = why_at(self.whys, place)
            asked = bool(why.answer)
            mark = "◉ root cause: " if why.root else "└ because " if asked else "? "
            indent = "  " * (len(place) - 1)
            text = why.answer if asked else question_of(self.whys, place)
            line = cell(f"{len(place)} {indent}{mark}{text}", width)
            yield line.stylize("bold") if place == self.here else line if asked else line.stylize("dim")

    def on_resize(self) -> None:
        if self.view:
            self.show(self.view)

    def stand_at(self, place: Place, answering: bool = False) -> None:
        """Go to a place and tell the screen."""
        self.here = place
        self.drawn = []
        if self.view:
            self.show(self.view)
        self.post_message(self.Selected(place, answering))
        self.post_message(MovedOn())

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Ask about the highlighted why."""
        event.stop()
        place = self.places[event.option_index]
        if place != self.here:
            self.stand_at(place)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go and answer it."""
        event.stop()
        self.stand_at(self.places[event.option_index], answering=True)

    def action_branch(self) -> None:
        """Give the same question another answer."""
        *above, _ = self.here
        siblings = why_at(self.whys, tuple(above)).because if above else self.whys
        self.stand_at((*above, len(siblings)), answering=True)

    def action_root(self) -> None:
        """Mark the answer, or the one above where there is none yet, as a root cause, or no longer."""
        self.post_message(Revised(PATH, partial(with_root_turned, place=self.here)))

    def action_delete(self) -> None:
        """Delete the why and what is below it; undo brings it back."""
        self.post_message(Revised(PATH, partial(without, place=self.here)))
        self.stand_at(self.here[:-1] or (0,))

    def action_undo(self) -> None:
        """Take the last edit back."""
        self.post_message(Undo())
