"""Bringing in raw material: what was recognised, what of it becomes events."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from pmwizard.intake.candidate import Candidate
from pmwizard.intake.merging import merge
from pmwizard.intake.reading import Intake, read, read_day
from pmwizard.intake.sources import IntakeError, Source, open_source
from pmwizard.postmortem.timeline import MILESTONES, Event
from pmwizard.postmortem.values import Choice, Choices, known, moment_text
from pmwizard.screens.dialogs.pick import Pick
from pmwizard.screens.dialogs.show_text import ShowText
from pmwizard.screens.messages import Tell
from pmwizard.screens.view import View
from pmwizard.screens.widgets.candidate_list import CandidateList
from pmwizard.screens.widgets.key_line import KeyLine
from pmwizard.screens.widgets.shown import line, shown
from pmwizard.screens.widgets.status_line import StatusLine

# Seconds from the last key in zone or date to the new reading.
READ_AFTER = 0.3
COLUMNS = ("time column", "text column")


class BringIn(Screen[list[Event]]):
    """Candidates to mark; gives the events of the marked ones, none when left."""

    AUTO_FOCUS = "#candidates"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "add", "Add the marked", id="intake.add", priority=True),
        Binding("slash", "filter", "Filter", id="intake.filter"),
        Binding("m", "milestone", "Milestone", id="intake.milestone"),
        Binding("a", "mark_all", "All or none", id="intake.all", tooltip="Mark all that are shown, or none"),
        Binding("z", "ask('zone')", "Zone", id="intake.zone", show=False, tooltip="The zone of times that have none"),
        Binding("D", "ask('day')", "Date", id="intake.date", show=False, tooltip="The date of times that have none"),
        Binding("x", "not_understood", "Not understood", id="intake.rest", show=False, tooltip="Show what was not understood"),
        Binding("c", "columns", "Columns", id="intake.columns", show=False, tooltip="Say which columns of a table count"),
        Binding("escape", "leave", "Leave", id="intake.leave", priority=True),
    ]

    def __init__(self, material: str | Path, view: View) -> None:
        super().__init__()
        self.view = view
        self.material = material
        self.source: Source | None = None
        self.intake: Intake | None = None
        # Whether what is shown is not, or not yet, what the fields ask for.
        self.reading = True
        self.candidates: list[Candidate] = []
        # What the author decided, by where the candidate begins in the input: it outlives a new reading.
        self.marks: dict[tuple[str, int], bool] = {}
        self.milestones: dict[tuple[str, int], str] = {}
        self.columns = ("", "")
        self.waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        yield StatusLine(id="status")
        yield Static("Reading…", id="recognised", classes="note")
        with Horizontal(classes="pair"):
            yield self.option("zone", "Time zone", f"if none: {self.view.zone}")
            yield self.option("day", "Date", f"if none: {self.view.day}" if self.view.day else "as the text says")
            yield self.option("filter", "Filter", "words")
        yield CandidateList()
        yield Static(id="candidate", classes="note")
        yield Static(id="help-line")
        yield KeyLine(id="keys")

    @staticmethod
    def option(name: str, label: str, hint: str) -> Input:
        """Make a field of the line at the top."""
        field = Input(id=name, placeholder=hint, classes="field", select_on_focus=False)
        field.border_title = label
        field.cursor_blink = False
        return field

    def on_mount(self) -> None:
        self.query_one(StatusLine).show(self.view)
        self.run_worker(self.read_again(), exclusive=True)

    async def read_again(self) -> None:
        """Read in a thread, for there may be much of it."""
        self.waiting = None
        self.reading = True
        try:
            zone, day = self.answer("zone"), read_day(self.answer("day"))
            if self.source is None:
                self.source = await asyncio.to_thread(open_source, self.material)
            self.intake, self.candidates = await asyncio.to_thread(self.read, self.source, zone, day)
        except IntakeError as error:
            self.intake, self.candidates = None, []
            self.query_one("#recognised", Static).update(line(str(error)))
            self.query_one(CandidateList).show_candidates([])
            return
        self.reading = False
        self.draw()

    def read(self, source: Source, zone: str, day: date | None) -> tuple[Intake, list[Candidate]]:
        """Read the material and put it beside the events that are there already."""
        intake = read(source, zone=zone, day=day, columns=self.columns, home=self.view.zone, near=self.view.day)
        return intake, merge(self.view.postmortem.timeline.events, intake.candidates)

    def answer(self, name: str) -> str:
        """Give what stands in a field at the top."""
        return self.query_one(f"#{name}", Input).value.strip()

    @property
    def decided(self) -> list[Candidate]:
        """The candidates as the author marked them."""
        decided = []
        for each in self.candidates:
            key = (each.source, each.start)
            if key in self.marks or key in self.milestones:
                chosen = self.marks.get(key, each.chosen)
                each = replace(each, chosen=chosen, milestone=self.milestones.get(key, each.milestone))
            decided.append(each)
        return decided

    def draw(self) -> None:
        """Show what was recognised and the candidates that pass the filter."""
        assert self.intake is not None
        decided, words = self.decided, self.answer("filter").casefold()
        visible = [each for each in decided if words in f"{each.text} {each.actor}".casefold()] if words else decided
        self.query_one(CandidateList).show_candidates(visible)
        marked = sum(each.chosen for each in decided)
        known_already = sum(each.duplicate for each in decided)
        counts = [f"{len(decided)} found", f"{marked} marked"]
        counts += [f"{known_already} already there (=)"] if known_already else []
        lost = len(self.intake.not_understood)
        counts += [f"{lost} not understood (x shows {'it' if lost == 1 else 'them'})"] if lost else []
        asked = [each.words + (" c" if each.about in COLUMNS else "") for each in self.intake.questions]
        said = [*asked, *self.intake.warnings]
        self.query_one("#recognised", Static).update(
            Content.assemble(
                (self.intake.label, "bold"), "  ", ", ".join(counts), "\n", (shown(" · ".join(said)), "$text-warning")
            )
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow the filter at once, and zone and date in a moment."""
        event.stop()
        if event.input.id == "filter":
            if self.intake is not None:
                self.draw()
            return
        if self.waiting:
            self.waiting.stop()
        self.reading = True
        self.waiting = self.set_timer(READ_AFTER, self.start_reading)

    def start_reading(self) -> None:
        """Read with what stands in the fields now."""
        if self.waiting:
            self.waiting.stop()
        self.run_worker(self.read_again(), exclusive=True)

    def on_candidate_list_highlighted(self, message: CandidateList.Highlighted) -> None:
        """Show the whole of the highlighted candidate, and what is doubtful about it."""
        visible = self.query_one(CandidateList).shown
        if message.at >= len(visible):
            self.query_one("#candidate", Static).update("")
            return
        each = visible[message.at]
        time = f"{moment_text(each.at)} UTC" if known(each.at) else str(each.at)
        doubts = "".join(f" · {doubt}" for doubt in each.doubts)
        text = shown(each.text[:2000], "\n")
        self.query_one("#candidate", Static).update(
            Content.assemble((time, "bold"), (shown(doubts), "$text-warning"), "\n", text)
        )

    def on_candidate_list_toggled(self, message: CandidateList.Toggled) -> None:
        """Turn a mark."""
        each = self.query_one(CandidateList).shown[message.at]
        self.marks[each.source, each.start] = not each.chosen
        self.draw()

    def action_mark_all(self) -> None:
        """Mark all that are shown; where they are, none."""
        visible: Sequence[Candidate] = self.query_one(CandidateList).shown
        mark = not all(each.chosen for each in visible)
        self.marks |= {(each.source, each.start): mark for each in visible}
        self.draw()

    def action_milestone(self) -> None:
        """Ask which milestone the candidate is; it is taken from the one that had it."""
        visible = self.query_one(CandidateList).shown
        if not visible:
            return
        each = visible[self.query_one(CandidateList).cursor]

        def picked(name: str | None) -> None:
            if name is None:
                return
            if name:
                self.milestones |= {(other.source, other.start): "" for other in self.decided if other.milestone == name}
                self.marks[each.source, each.start] = True
            self.milestones[each.source, each.start] = name
            self.draw()

        self.app.push_screen(Pick("Which milestone is this?", MILESTONES, each.milestone), picked)

    def action_not_understood(self) -> None:
        """Show the pieces that were not understood."""
        if self.intake is not None and self.intake.not_understood:
            pieces = "\n\n".join(piece.raw.strip("\n") for piece in self.intake.not_understood)
            self.app.push_screen(ShowText("Not understood: nothing of this is added", pieces))

    def action_columns(self) -> None:
        """Ask which columns of a table hold the time and the text, where that is not clear."""
        asked = [each for each in self.intake.questions if each.about in COLUMNS] if self.intake else []
        if not asked:
            return

        def picked(name: str | None) -> None:
            if name:
                at = COLUMNS.index(asked[0].about)
                self.columns = (name, self.columns[1]) if at == 0 else (self.columns[0], name)
                self.start_reading()

        offered = Choices(tuple(Choice(name, name) for name in asked[0].choices))
        self.app.push_screen(Pick(asked[0].words, offered, self.columns[COLUMNS.index(asked[0].about)]), picked)

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#filter").focus()

    def action_ask(self, name: str) -> None:
        """Go to zone or date."""
        self.query_one(f"#{name}").focus()

    def action_add(self) -> None:
        """Give the events of the marked candidates; from a field at the top, go back to the list."""
        if isinstance(self.focused, Input):
            if self.waiting:
                self.start_reading()
            self.query_one(CandidateList).focus()
            return
        if self.reading:
            # What would be added is not what is shown yet, or nothing could be read: escape leaves.
            self.app.bell()
            return
        marked = [each.event_row() for each in self.decided if each.chosen]
        if marked:
            self.dismiss(marked)
        else:
            self.post_message(Tell("Nothing is marked: space marks, escape leaves without adding."))

    def action_leave(self) -> None:
        """Leave without adding; from a field at the top, go back to the list."""
        if isinstance(self.focused, Input):
            self.query_one(CandidateList).focus()
        else:
            self.dismiss([])
