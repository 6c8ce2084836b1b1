"""A list among fields: up from its first line and down from its last lead to the fields around it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class ListField(OptionList):
    """A list of lines of which the disabled ones are passed over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "up_or_before", "Up", show=False),
        Binding("down", "down_or_next", "Down", show=False),
    ]

    @property
    def lines_to_stand_on(self) -> list[int]:
        """The positions of the lines that are not disabled."""
        return [position for position, option in enumerate(self.options) if not option.disabled]

    def action_up_or_before(self) -> None:
        """Go up, and from the first line to the field before."""
        if self.highlighted in (None, *self.lines_to_stand_on[:1]):
            self.screen.focus_previous()
        else:
            self.action_cursor_up()

    def action_down_or_next(self) -> None:
        """Go down, and from the last line to the next field."""
        if self.highlighted in (None, *self.lines_to_stand_on[-1:]):
            self.screen.focus_next()
        else:
            self.action_cursor_down()
