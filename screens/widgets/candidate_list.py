"""The candidates of an import, drawn line by line as they come into sight, so that thousands are as quick as ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from pmwizard.intake.candidate import Candidate
from pmwizard.postmortem.values import known, moment_text
from pmwizard.screens.widgets.shown import columns


class CandidateList(ScrollView, can_focus=True):
    """Candidates with their marks; tells which one is highlighted and which one is toggled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark", id="candidates.mark", tooltip="Take this one in, or leave it out"),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "edge(False)", "First", show=False),
        Binding("end", "edge(True)", "Last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"candidates--line", "candidates--cursor", "candidates--unmarked"}
    cursor = reactive(0)

    @dataclass
    class Toggled(Message):
        """The author marked a candidate, or took its mark away."""

        at: int

    @dataclass
    class Highlighted(Message):
        """The cursor is on another candidate."""

        at: int

    def __init__(self) -> None:
        super().__init__(id="candidates")
        self.border_title = "What becomes an event"
        self.shown: Sequence[Candidate] = ()

    def show_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Draw these candidates; the cursor stays where it is as far as it can."""
        self.shown = candidates
        self.virtual_size = Size(0, len(candidates))
        self.cursor = max(0, min(self.cursor, len(candidates) - 1))
        self.refresh()
        self.post_message(self.Highlighted(self.cursor))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self.shown):
            return Strip.blank(width, self.rich_style)
        candidate = self.shown[at]
        name = "cursor" if at == self.cursor else "line" if candidate.chosen else "unmarked"
        style = self.get_visual_style(f"candidates--{name}")
        line = columns(*self.cells(candidate, at, width)).stylize_before(style)
        return Strip(line.render_segments(style), width).adjust_cell_length(width, style.rich_style)

    def cells(self, candidate: Candidate, at: int, width: int) -> list[tuple[str, int]]:
        """Give the cells of a line: mark, time, what, who, milestone; the day only where it changes."""
        mark = "=" if candidate.duplicate else "✓" if candidate.chosen else "·"
        text = moment_text(candidate.at) if known(candidate.at) else str(candidate.at) or "no time"
        before = self.shown[at - 1].at if at else ""
        if known(candidate.at) and moment_text(before)[:10] == text[:10] and at != self.scroll_offset.y:
            text = " " * 6 + text[11:16]
        elif known(candidate.at):
            text = text[5:16]
        doubt = "?" if candidate.doubts else " "
        owner, milestone = max(10, width // 8), 14
        what = width - 2 - 13 - owner - milestone - 4
        flag = f"◆ {candidate.milestone}" if candidate.milestone else ""
        time = ("~" if candidate.approximate else " ") + text + doubt
        return [(mark, 2), (time, 13), (candidate.text, what), (candidate.actor, owner), (flag, milestone)]

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a candidate."""
        return max(0, min(cursor, len(self.shown) - 1))

    def watch_cursor(self) -> None:
        """Keep the cursor in sight."""
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)
        self.refresh()
        self.post_message(self.Highlighted(self.cursor))

    def action_move(self, step: int) -> None:
        """Go up or down."""
        self.cursor += step

    def action_page(self, step: int) -> None:
        """Go a page up or down."""
        self.cursor += step * max(1, self.scrollable_content_region.height - 1)

    def action_edge(self, last: bool) -> None:
        """Go to the first or the last."""
        self.cursor = len(self.shown) - 1 if last else 0

    def action_mark(self) -> None:
        """Mark the candidate or take the mark away, and go on to the next."""
        if self.shown:
            self.post_message(self.Toggled(self.cursor))
            self.cursor += 1
