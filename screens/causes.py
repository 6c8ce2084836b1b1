"""Why it happened."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from pmwizard.postmortem.causes import question_of
from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.field import field
from pmwizard.screens.widgets.line_field import LineField
from pmwizard.screens.widgets.shown import line
from pmwizard.screens.widgets.why_tree import Place, WhyTree, come_in, path_of, reachable

# Deeper than anyone digs, and well within what a draft file can nest.
DEEPEST = 30


class WhyField(LineField):
    """The question or the answer of the why that the tree stands at."""

    place: Place = (0,)

    def point_at(self, place: Place, name: str) -> None:
        """Stand for a value of the why at a place."""
        self.place = place
        self.path = f"{path_of(place)}.{name}"
        if self.view:
            view, self.view = self.view, None
            self.show(view)
        if self.has_focus:
            self.call_later(self.tell_place)

    def tell_place(self) -> None:
        """Say that the author is in another field now, though the widget is the same."""
        self.post_message(events.DescendantFocus(self))

    def show(self, view: View) -> None:
        super().show(view)
        depth = len(self.place)
        answering = self.path.endswith(".answer")
        question = question_of(view.postmortem.causes.whys, self.place)
        self.border_title = line(f"{depth}. {question}" if answering else f"Question {depth}, if you would rather ask otherwise")


class AnswerField(WhyField):
    """The answer; enter goes one why deeper."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "deeper", "Next why", id="whys.deeper"),
        Binding("ctrl+t", "branch", "Branch", id="whys.branch.answer", tooltip="Another answer to the same question"),
        Binding("ctrl+l", "root", "Root cause", id="whys.root.answer", tooltip="Mark this answer as a root cause"),
    ]

    def action_deeper(self) -> None:
        """Ask why that answer happened; without an answer go on to the root cause summary."""
        tree = self.screen.query_one(WhyTree)
        if self.typed.strip() and len(tree.here) < DEEPEST:
            tree.stand_at((*tree.here, 0), answering=True)
        else:
            self.screen.query_one("ProseField").focus()

    def action_branch(self) -> None:
        """Give the same question another answer."""
        self.screen.query_one(WhyTree).action_branch()

    def action_root(self) -> None:
        """Mark the answer as a root cause."""
        self.screen.query_one(WhyTree).action_root()


class CausesScreen(SectionScreen):
    """The drill-down, and the root cause summary."""

    section = "causes"

    def body(self) -> ComposeResult:
        yield field("incident.problem")
        self.answer = AnswerField("causes.whys.0.answer")
        self.question = WhyField("causes.whys.0.question")
        yield self.answer
        yield self.question
        yield WhyTree()
        yield field("causes.primary")
        for name in ("factors", "detection_gaps", "process_gaps", "technical_gaps", "training_gaps"):
            yield field(f"causes.{name}")

    def show(self, view: View) -> None:
        tree = self.query_one(WhyTree)
        whys = view.postmortem.causes.whys
        place = come_in(self.view.postmortem.causes.whys, whys) or reachable(whys, tree.here)
        if place != tree.here:
            tree.here = place
            self.point_at(place)
        super().show(view)

    def point_at(self, place: Place) -> None:
        """Put the fields at a why."""
        self.question.point_at(place, "question")
        self.answer.point_at(place, "answer")

    def on_why_tree_selected(self, message: WhyTree.Selected) -> None:
        """Put the fields at the why that the tree stands at."""
        message.stop()
        self.point_at(message.place)
        if message.answering:
            self.answer.focus()

    def go_to(self, path: str) -> None:
        """Put the cursor at a why or a field."""
        parts = path.removeprefix("causes.whys.").split(".")
        place = tuple(int(part) for part in parts if part.isdigit())
        if path.startswith("causes.whys.") and place:
            asking = parts[-1] == "question"
            self.query_one(WhyTree).stand_at(reachable(self.view.postmortem.causes.whys, place), answering=not asking)
            if asking:
                self.question.focus()
        else:
            super().go_to(path)
