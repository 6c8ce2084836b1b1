"""The line at the top: which incident, how bad, draft or final, saved or not."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from pmwizard.postmortem.incident import STATUSES
from pmwizard.postmortem.severity import LEVELS
from pmwizard.screens.view import View
from pmwizard.screens.widgets.shown import cell, line, redraw


class StatusLine(Static):
    """Shows the open draft and what is saved of it."""

    view: View | None = None

    def show(self, view: View) -> None:
        """Show the state of the draft."""
        self.view = view
        self.draw()

    def on_resize(self) -> None:
        self.draw()

    def draw(self) -> None:
        """Fit the line to its width: the title gives way first."""
        if self.view is None:
            return
        incident, severity = self.view.postmortem.incident, self.view.postmortem.severity
        failed = self.view.save_state.startswith("NOT SAVED")
        right = Content.assemble(
            (LEVELS.label(severity.level).upper(), "bold"),
            "  " if severity.level else "",
            STATUSES.label(incident.status),
            "  ",
            (self.view.save_state, "bold $text-error" if failed else ""),
        )
        name = line(incident.id or self.view.name)
        room = self.size.width - len(right.plain) - len(name.plain) - 4
        title = cell(incident.title or "Untitled", room) if room > 3 else Content(" " * max(room, 0))
        redraw(self, Content.assemble((name.plain, "bold"), "  ", title, "  ", right))
