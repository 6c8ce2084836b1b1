"""What happened when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from pmwizard.postmortem.durations import durations, short
from pmwizard.postmortem.timeline import MILESTONES, PHASES, Event, phased, with_events
from pmwizard.postmortem.values import Choices, known, moment_text
from pmwizard.screens.dialogs.ask import Ask
from pmwizard.screens.dialogs.bring_in import BringIn
from pmwizard.screens.dialogs.pick import Pick
from pmwizard.screens.messages import BringInMaterial, Revised, Tell
from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.entry_line import EntryLine
from pmwizard.screens.widgets.field import field
from pmwizard.screens.widgets.rows import Row, Rows
from pmwizard.screens.widgets.shown import columns, line
from pmwizard.screens.widgets.table import fitted, table

NO_BREAK = "\N{NO-BREAK SPACE}"
NO_EVENTS = "Durations follow from milestones: m marks them on the events."


class Events(Rows):
    """The events by phase, in order of time; milestones and phases are set by a key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "milestone", "Milestone", id="timeline.milestone", tooltip="Mark the turning point this event is"),
        Binding("p", "phase", "Phase", id="timeline.phase", show=False, tooltip="Put the event into another phase"),
        Binding("t", "approximate", "About", id="timeline.approximate", show=False, tooltip="The time is only about right"),
    ]
    SORTED = True

    def action_milestone(self) -> None:
        """Ask which milestone the event is; it is taken from the event that had it."""
        self.ask("milestone", "Which milestone is it?", MILESTONES)

    def action_phase(self) -> None:
        """Ask which phase the event belongs to; none lets it follow the milestones."""
        self.ask("phase", "Which phase? None: by the milestones", PHASES)

    def ask(self, name: str, question: str, offered: Choices) -> None:
        """Ask for one of a few values of the highlighted event."""
        if (at := self.at) is None:
            return

        def picked(choice: str | None) -> None:
            if choice is not None:
                self.change(lambda events: give(events, at, name, choice))

        event = self.value[at]
        title = f"{question} {time_of_day(event).strip()} {event.event}"
        self.app.push_screen(Pick(title, offered, getattr(event, name)), picked)

    def action_approximate(self) -> None:
        """Mark the time as approximate, or as exact again."""
        if (at := self.at) is not None:
            self.set(at, "approximate", not self.value[at].approximate)


def give(events: list[Event], at: int, name: str, choice: str) -> None:
    """Set a value of one event; a milestone is taken from the event that had it."""
    if name == "milestone" and choice:
        events[:] = [event.model_copy(update={name: ""}) if event.milestone == choice else event for event in events]
    events[at] = events[at].model_copy(update={name: choice})


class DurationsLine(Static):
    """The six durations; a missing one says which milestone would give it."""

    def show(self, view: View) -> None:
        """Compute and draw them."""
        computed = durations(view.postmortem.incident, view.postmortem.timeline).values()
        known_ones, lacking, reversed_ones = [], [], []
        for each in computed:
            word = each.metric
            if each.override:
                known_ones.append(
                    Content.assemble(word, NO_BREAK, line(each.override.value).stylize("bold"), (" by hand", "dim"))
                )
            elif each.value is not None:
                known_ones.append(Content.assemble(word, NO_BREAK, (short(each.value).replace(" ", NO_BREAK), "bold")))
            elif each.is_reversed:
                reversed_ones.append(f"{word}: {each.obstacle}")
            else:
                lacking.append(f"{word} {each.obstacle}")
        lines = [Content("  ").join(known_ones)] if known_ones else []
        if reversed_ones:
            lines.append(Content.styled(f"✗ {' · '.join(reversed_ones)}", "$text-error"))
        if lacking:
            told = f"m marks milestones.  {' · '.join(lacking)}" if view.postmortem.timeline.events else NO_EVENTS
            lines.append(Content.styled(told, "dim"))
        self.update(Content("\n").join(lines))


class TimelineScreen(SectionScreen):
    """A line to type events into, the events by phase, and the durations that follow from them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "i,ctrl+f", "bring_in", "Import", id="timeline.import", tooltip="Import a chat, alerts, a log or a table from a file"
        ),
    ]
    section = "timeline"

    def body(self) -> ComposeResult:
        yield EntryLine()
        yield Events("timeline.events", draw_events, "tall")
        yield DurationsLine(id="durations")
        yield field("timeline.zone")
        yield Rows("timeline.overrides", draw_overrides)

    def action_bring_in(self) -> None:
        """Ask for a file, and show what is in it."""

        def named(path: str | None) -> None:
            if path:
                self.post_message(BringInMaterial(Path(path)))

        self.app.push_screen(Ask("Import from", "a file, a folder or a zip; or leave and paste the text itself"), named)

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted outside of a field as raw material."""
        event.stop()
        self.post_message(BringInMaterial(event.text))

    def on_bring_in_material(self, message: BringInMaterial) -> None:
        """Show what the material holds, and add what the author marks."""
        message.stop()
        self.app.push_screen(BringIn(message.material, self.view), self.add)

    def add(self, brought: list[Event] | None) -> None:
        """Add events as one step; a milestone leaves the event that had it."""
        if not brought:
            return
        self.post_message(Revised("timeline.events", partial(with_events, more=brought)))
        self.post_message(Tell(f"{len(brought)} events added. u takes them back."))
        self.query_one(Events).focus()

    def say_help(self) -> None:
        if not isinstance(self.focused, EntryLine):  # which says itself what is doubtful
            super().say_help()


def draw_events(view: View, width: int) -> Iterator[Row]:
    """Draw each event on a line under its phase and day."""
    phases = list(phased(view.postmortem.timeline.events))
    rows = [(time_of_day(event), event.event, event.owner, milestone_mark(event)) for _, _, event in phases]
    wide = fitted(width, rows)
    last_phase = last_day = ""
    for (phase, index, event), row in zip(phases, rows, strict=True):
        day = moment_text(event.at)[:10] if known(event.at) else last_day
        new_day = f"  {day}" if day != last_day else ""
        if phase != last_phase:
            yield Row(None, Content.assemble((PHASES.label(phase), "bold $text-accent"), (new_day, "dim")))
        elif new_day:
            yield Row(None, Content.styled(new_day.strip(), "dim"))
        last_phase, last_day = phase, day
        yield Row(index, columns(*zip(row, wide, strict=True)))


def milestone_mark(event: Event) -> str:
    """Write which milestone an event is: `◆ detected`."""
    return f"◆ {event.milestone}" if event.milestone else ""


def time_of_day(event: Event) -> str:
    """Write an event's time for the list: `~14:45`, or its words."""
    if not known(event.at):
        return str(event.at) or "no time"
    return ("~" if event.approximate else " ") + moment_text(event.at)[11:19]


def draw_overrides(view: View, width: int) -> Iterator[Row]:
    """Draw a duration set by hand: which, what, why."""
    overrides = view.postmortem.timeline.overrides
    return table(width, [(override.metric, override.value, override.reason) for override in overrides])
