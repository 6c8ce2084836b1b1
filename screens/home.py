"""The drafts: resume one, or begin a new one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pmwizard.drafts import store
from pmwizard.postmortem.severity import LEVELS
from pmwizard.review.overview import Overview, age, overview
from pmwizard.screens.messages import OpenDraft
from pmwizard.screens.widgets.key_line import KeyLine
from pmwizard.screens.widgets.shown import columns, line


class HomeScreen(Screen[None]):
    """The drafts of the folder, newest first; enter resumes."""

    AUTO_FOCUS = "#drafts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New", id="home.new", tooltip="Begin a new post-mortem"),
    ]

    def __init__(self, folder: Path, now: datetime) -> None:
        super().__init__()
        self.folder = folder
        self.now = now
        self.drafts: Sequence[Overview] | None = None

    def compose(self) -> ComposeResult:
        yield Static(Content.assemble(("pmwizard", "bold"), "  Post-mortems, from “it's over” to published"), id="status")
        drafts = OptionList(id="drafts", classes="rows", markup=False)
        drafts.border_title = "Drafts"
        drafts.border_subtitle = line(str(self.folder))
        yield drafts
        yield Static(id="help-line")
        yield KeyLine(id="keys")

    async def on_mount(self) -> None:
        self.draw()
        self.run_worker(self.read())

    async def read(self) -> None:
        """Read the drafts in a thread, for there may be many."""
        found = await asyncio.to_thread(store.listed, self.folder)
        self.drafts = [overview(each) for each in found]
        self.draw()

    def on_resize(self) -> None:
        self.draw()

    def draw(self) -> None:
        """Draw a draft on a line: id, title, severity, progress, age."""
        drafts = self.query_one("#drafts", OptionList)
        at = drafts.highlighted or 0
        width = max(self.app.size.width - 6, 40)
        options = [Option(row(each, width, self.now)) for each in self.drafts or ()]
        reading = "Reading the drafts…" if self.drafts is None else "No post-mortems here yet. Press n to begin one."
        nothing = Option(reading, disabled=True)
        drafts.set_options(options or [nothing])
        drafts.highlighted = at if options else None
        say = "enter resumes where you left; n begins a new one" if options else "Press n to begin."
        self.query_one("#help-line", Static).update(say)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the draft."""
        if self.drafts:
            self.post_message(OpenDraft(self.drafts[event.option_index].path))

    def action_new(self) -> None:
        """Begin a new draft."""
        self.post_message(OpenDraft())


def row(each: Overview, width: int, now: datetime) -> Content:
    """Draw one draft."""
    name, level, status, progress, old = 24, 8, 5, 3, 7
    if each.error:
        return columns((each.name, name), (" ".join(each.error.removeprefix(str(each.path)).split()), width - name - 1))
    return columns(
        (each.name, name),
        (each.title or "Untitled", width - name - level - status - progress - old - 5),
        (LEVELS.label(each.level), level),
        ("final" if each.final else "draft", status),
        (f"{each.done}/{each.sections}", progress),
        (age(now - each.changed).rjust(old), old),
    )
