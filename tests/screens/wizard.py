"""Someone at the keyboard of the wizard: presses keys, sees the screen, and reads the draft file."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual import events
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from pmwizard.app import WizardApp
from pmwizard.config import Config
from pmwizard.drafts import store
from pmwizard.drafts.draft import Draft
from pmwizard.drafts.session import Session
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.screens.widgets.key_line import KeyLine

SMALL, LARGE = (80, 24), (120, 36)
FOLDER = Path("drafts")
DRAFT = FOLDER / "INC-1.toml"
PATIENCE = 30.0


@dataclass
class Author:
    """The wizard as its user has it: keys in, a screen and a file out."""

    app: WizardApp
    pilot: Pilot[None]

    async def press(self, *keys: str) -> None:
        """Press keys, each when what the one before did is done."""
        for key in keys:
            self.send(key)
            await self.calm()

    async def type(self, text: str) -> None:
        """Type text into the focused field, as fast as a terminal can send it."""
        self.send(*text)
        await self.calm()

    def send(self, *keys: str) -> None:
        """Press keys faster than the wizard can follow."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))

    async def enter(self, *lines: str) -> None:
        """Type each line and press enter."""
        for line in lines:
            await self.type(line)
            await self.press("enter")

    async def paste(self, text: str) -> None:
        """Paste text, as a terminal with bracketed paste sends it."""
        self.app.post_message(events.Paste(text))
        await self.calm()

    async def quit(self, key: str) -> None:
        """Press a key that ends the wizard, and wait until it has ended."""
        self.send(key)
        await until(lambda: not self.app.is_running)

    async def go(self, path: str) -> None:
        """Go straight to a section or a field."""
        self.app.go(path)
        await self.calm()

    async def calm(self) -> None:
        """Wait until every message is handled and every worker has ended, and what came of them."""
        calm_rounds = 0
        while calm_rounds < 2:
            pumps = self.pumps()
            await self.pilot.pause(0)
            working = self.app.settling or not all(worker.is_finished for worker in self.app.workers)
            quiet = not working and all(pump.message_queue_size == 0 for pump in pumps)
            calm_rounds = calm_rounds + 1 if quiet and pumps == self.pumps() else 0

    def pumps(self) -> list[MessagePump]:
        """Everything that takes messages now."""
        screen = self.app.screen
        return [self.app, screen, *screen.walk_children()]

    @property
    def at(self) -> str:
        """The path of the focused field."""
        return str(getattr(self.app.focused, "path", ""))

    @property
    def screen(self) -> str:
        """The text on the screen."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    @property
    def words(self) -> str:
        """The words on the screen without its boxes, wherever a line is broken."""
        return " ".join(re.sub("[\u2500-\u259f]", " ", self.screen).split())

    @property
    def keys(self) -> str:
        """The text of the footer."""
        return str(self.app.screen.query_one(KeyLine).render())

    @property
    def told(self) -> str:
        """What was said in passing."""
        return "\n".join(str(toast.render()) for toast in self.app.screen.query(Toast))

    @property
    def draft(self) -> Draft:
        """The open draft."""
        assert self.app.session is not None
        return self.app.session.draft

    @property
    def postmortem(self) -> PostMortem:
        """The open post-mortem."""
        return self.draft.postmortem

    async def saved(self) -> PostMortem:
        """Wait for the autosave, and read the post-mortem back from its file."""
        session = self.app.session
        assert session is not None
        await until(lambda: not session.changed and self.app.waiting is None)
        await self.calm()
        assert store.load(session.draft.path).postmortem == session.draft.postmortem
        return store.load(session.draft.path).postmortem


async def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so; however slow the machine, not for ever."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        await asyncio.sleep(0.001)


@asynccontextmanager
async def open_wizard(
    postmortem: PostMortem | None = None,
    at: str = "",
    size: tuple[int, int] = SMALL,
    config: Config | None = None,
    path: Path = DRAFT,
) -> AsyncIterator[Author]:
    """Open the wizard on a draft that holds `postmortem`, with the cursor at `at`; where it exists already, on what it holds."""
    async with opened(wizard_app(postmortem, at, config, path), size) as author:
        yield author


@asynccontextmanager
async def opened(app: WizardApp, size: tuple[int, int] = SMALL) -> AsyncIterator[Author]:
    """Run an app until the author leaves it."""
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            author = Author(app, pilot)
            await author.calm()
            yield author
    finally:
        app.close()


def wizard_app(postmortem: PostMortem | None = None, at: str = "", config: Config | None = None, path: Path = DRAFT) -> WizardApp:
    """Make the app with a draft open; the draft is on disk already."""
    if not path.exists():
        store.save(Draft(path, postmortem or PostMortem(), left_at=at))
    return WizardApp(config or settings(), Session.open(path))


def settings(**changed: Any) -> Config:
    """The settings of the tests: an author, so that nobody else is asked."""
    return Config(**{"drafts": FOLDER, "author": "Jonas Okafor", **changed})
