"""The line that an event is typed into."""

from __future__ import annotations

import re
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from pmwizard.intake.entry import Entry, read_entry
from pmwizard.intake.moments import CARRIED_ON
from pmwizard.postmortem.timeline import Event, time_before
from pmwizard.screens.messages import BringInMaterial, Revised, Unfinished
from pmwizard.screens.view import View
from pmwizard.screens.widgets.shown import shown

PATH = "timeline.events"
KEY = "timeline.entry"
JSON_OPENS = re.compile(r'\{\s*"|\[\s*\{')


class EntryLine(Input):
    """One line becomes one event; what was understood is shown below while it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Add the event", id="entry.add"),
        Binding("down", "app.focus_next", "Events", id="entry.events"),
        Binding("up", "app.focus_previous", "Field before", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(
            placeholder="e.g. 14:45 Mitigation started @devops - scaling read replicas",
            select_on_focus=False,
            validate_on=(),
            classes="field entry",
        )
        self.cursor_blink = False
        self.path = KEY
        self.border_title = "Add an event"
        self.view: View | None = None

    def show(self, view: View) -> None:
        """Bring back what was typed and not entered, once; then keep the reading current."""
        if self.view is None and (unfinished := view.unfinished.get(KEY, "")):
            self.value = shown(unfinished)
        self.view = view
        self.annotate(self.value)

    def read(self, text: str, rows: tuple[Event, ...]) -> Entry:
        """Read a line as an event that follows the last of `rows`."""
        assert self.view is not None
        after = time_before(rows, len(rows))
        return read_entry(text, self.view.zone, after, self.view.day or self.view.given.today)

    def annotate(self, text: str) -> None:
        """Say what the line is understood as, and what is doubtful about it."""
        if not text.strip() or self.view is None:
            self.border_subtitle = Content("time, what happened, @who, - notes")
            self.say("")
            return
        entry = self.read(text, self.view.postmortem.timeline.events)
        doubts = [doubt for doubt in entry.doubts if doubt != CARRIED_ON]
        self.set_class(bool(doubts), "-warning")
        self.border_subtitle = Content(shown(entry.understood))
        self.say(" · ".join(doubts))

    def say(self, doubts: str) -> None:
        """Say what is doubtful on the help line."""
        if self.has_focus:
            self.screen.query_one("#help-line", Static).update(Content(shown(doubts)))

    def unsent(self) -> Unfinished | None:
        """Give what is typed and not entered."""
        return Unfinished(KEY, self.value) if self.view else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the unfinished line in the draft."""
        event.stop()
        if unfinished := self.unsent():
            self.post_message(unfinished)
        self.annotate(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Add the event."""
        event.stop()
        if event.value.strip():
            self.post_message(Revised(PATH, partial(self.added, event.value)))
        self.value = ""

    def added(self, text: str, rows: tuple[Event, ...]) -> tuple[Event, ...]:
        """Give the rows with the event of a line."""
        return (*rows, self.read(text, rows).event_row())

    def _on_paste(self, event: events.Paste) -> None:
        # Input keeps only the first line of a paste; several lines, or JSON, are raw material.
        event.stop()
        event.prevent_default()
        text = event.text.strip()
        if "\n" in text or JSON_OPENS.match(text):
            self.post_message(BringInMaterial(event.text))
        else:
            self.insert_text_at_cursor(shown(text))
