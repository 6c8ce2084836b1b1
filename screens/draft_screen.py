"""What every screen that shows the open draft shares: it takes a view and hands it to its widgets."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol, runtime_checkable

from textual.binding import Binding, BindingType
from textual.screen import Screen

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import field_at
from pmwizard.screens.messages import Undo
from pmwizard.screens.view import View
from pmwizard.screens.widgets.shown import shown


@runtime_checkable
class Shows(Protocol):
    """Something that can show a view."""

    def show(self, view: View) -> None:
        """Show it."""


class DraftScreen(Screen[Any]):
    """A screen that shows the open draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", "Undo", id="undo", show=False, tooltip="Take the last edit back, wherever it was"),
        Binding("ctrl+y", "redo", "Redo", id="redo", show=False, tooltip="Do again what was taken back"),
    ]

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view

    def show(self, view: View) -> None:
        """Hand the view to every widget that shows one."""
        self.view = view
        for widget in self.query("*"):
            if isinstance(widget, Shows):
                widget.show(view)

    def on_mount(self) -> None:
        self.show(self.view)
        self.arrive()

    def action_undo(self) -> None:
        """Take the last edit back."""
        self.post_message(Undo())

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.post_message(Undo(again=True))

    def arrive(self) -> None:
        """Put the cursor where the author is to begin; Textual's own choice where a screen has none."""


def help_on(path: str, view: View) -> str:
    """Say in one sentence what is wrong with what stands at a draft path, or what belongs there; empty where no field is."""
    problem = view.problem(path)
    if problem and view.value(path):
        return shown(problem.message)
    try:
        return field_at(PostMortem, path).description or ""
    except KeyError:
        return ""
