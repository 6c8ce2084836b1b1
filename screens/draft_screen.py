"""What every screen that shows the open draft shares: it takes a view and hands it to its widgets."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.screen import Screen

from pmwizard.screens.view import View


@runtime_checkable
class Shows(Protocol):
    """Something that can show a view."""

    def show(self, view: View) -> None:
        """Show it."""


class DraftScreen(Screen[None]):
    """A screen that shows the open draft."""

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

    def arrive(self) -> None:
        """Put the cursor where the author is to begin; Textual's own choice where a screen has none."""
