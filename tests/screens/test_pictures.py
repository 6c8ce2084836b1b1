"""Pictures of every screen, at the smallest size and at a comfortable one, empty and filled."""

from __future__ import annotations

import os
import shutil
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pmwizard.app import WizardApp
from pmwizard.drafts import store
from pmwizard.drafts.draft import Draft
from pmwizard.drafts.session import Session
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import Severity
from pmwizard.screens import DETAILS, ESSENTIALS
from pmwizard.screens.dialogs.bring_in import BringIn
from pmwizard.screens.dialogs.confirm import Confirm
from tests.screens.conftest import NOW
from tests.screens.wizard import FOLDER, LARGE, SMALL, Author, settings, until

EXAMPLE = Path(__file__).parents[2] / "examples" / "checkout-outage.toml"
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
SECTIONS = pytest.mark.parametrize("section", [*ESSENTIALS, *DETAILS, "review"])

Compare = Callable[..., bool]
Steps = Callable[[Author], Awaitable[None]]
Picture = Callable[..., None]


@pytest.fixture
def picture(snap_compare: Compare) -> Picture:
    """Compare the screen with its picture: of home, or of a draft at a path after some steps."""

    def compare(
        size: tuple[int, int], draft: Path | None = None, at: str = "", steps: Steps | None = None, theme: str = ""
    ) -> None:
        app = WizardApp(settings(), Session.open(draft) if draft else None)
        app.theme = theme or app.theme

        async def run_before(pilot: Pilot[None]) -> None:
            author = Author(app, pilot)
            await author.calm()
            if at:
                await author.go(at)
            if steps:
                await steps(author)

        try:
            assert snap_compare(app, terminal_size=size, run_before=run_before)
        finally:
            app.close()

    return compare


@pytest.fixture
def empty() -> Path:
    """A draft in which nothing is written yet."""
    return write("INC-20260313-0930", PostMortem(), 0)


@pytest.fixture
def example() -> Path:
    """The example draft."""
    FOLDER.mkdir()
    return aged(Path(shutil.copy(EXAMPLE, FOLDER)), 3)


def write(name: str, postmortem: PostMortem, hours_old: int) -> Path:
    """Put a draft into the folder, last changed so long ago."""
    path = FOLDER / f"{name}.toml"
    store.save(Draft(path, postmortem))
    return aged(path, hours_old)


def aged(path: Path, hours: int) -> Path:
    """Let a file be changed so long ago."""
    changed = (NOW - timedelta(hours=hours)).timestamp()
    os.utime(path, (changed, changed))
    return path


def pressing(*keys: str) -> Steps:
    """Press keys."""
    return lambda author: author.press(*keys)


@SIZES
def test_home_empty(picture: Picture, size: tuple[int, int]) -> None:
    """The first start: an empty list that says how to begin."""
    picture(size)


@SIZES
def test_home(picture: Picture, size: tuple[int, int], example: Path) -> None:
    """Four drafts, the newest highlighted: new, finished, final, and one that cannot be read."""
    write("INC-20260313-0915", PostMortem(), 0)
    final = Incident(id="INC-OUTAGE-20260302-2210", title="Search slow in Europe", status="final")
    write("INC-20260302-2230", PostMortem(incident=final, severity=Severity(level="medium")), 9 * 24)
    (FOLDER / "INC-20260201-1200.toml").write_text("schema = 1\n[incident]\ntitle = Login fails\n")
    aged(FOLDER / "INC-20260201-1200.toml", 40 * 24)
    picture(size)


@SIZES
@SECTIONS
def test_empty(picture: Picture, size: tuple[int, int], section: str, empty: Path) -> None:
    """A section before anything is written: examples in every field, proposals where something can be known."""
    picture(size, empty, section)


@SIZES
@SECTIONS
def test_filled(picture: Picture, size: tuple[int, int], section: str, example: Path) -> None:
    """A section of the finished example: every mark done, the title and severity in the first line."""
    picture(size, example, section)


@SIZES
@pytest.mark.parametrize("row", ["timeline.events.3.event", "actions.items.1.description"])
def test_row_editor(picture: Picture, size: tuple[int, int], row: str, example: Path) -> None:
    """The fields of one event, or of one action item, short ones two to a line; escape leads back to the list."""
    picture(size, example, row)


@SIZES
def test_milestone_dialog(picture: Picture, size: tuple[int, int], example: Path) -> None:
    """Which milestone is this? The one it is has a filled mark; each says what it means."""
    picture(size, example, "timeline.events.3", pressing("m"))


@SIZES
def test_help(picture: Picture, size: tuple[int, int], example: Path) -> None:
    """What the field is for, then every key: the wizard's own first."""
    picture(size, example, "timeline.events", pressing("f1"))


@pytest.mark.parametrize(("at", "size"), [("timeline", LARGE), ("timeline", SMALL), ("review", SMALL)])
def test_preview(picture: Picture, size: tuple[int, int], at: str, example: Path) -> None:
    """The section, or the whole document, formatted; its keys at the bottom."""
    picture(size, example, at, pressing("f2"))


def test_preview_source(picture: Picture, example: Path) -> None:
    """The Markdown of the report template as it will be exported."""
    picture(SMALL, example, "actions", pressing("f2", "t", "s"))


def test_section_list(picture: Picture, example: Path) -> None:
    """At 80 columns escape unfolds the section list over the section."""
    picture(SMALL, example, "severity", pressing("escape"))


@SIZES
def test_problem(picture: Picture, size: tuple[int, int], empty: Path) -> None:
    """A time that is none yet: its problem in the lower border and on the help line, and a mark in the section list."""

    async def type_words(author: Author) -> None:
        await author.type("yesterday around lunch")
        await author.press("tab", "shift+tab")
        await author.saved()

    picture(size, empty, "incident.started_at", type_words)


def test_entry(picture: Picture, example: Path) -> None:
    """An event half typed: what is understood in the lower border, what is doubtful on the help line."""

    async def type_entry(author: Author) -> None:
        await author.type("+5m Queue drained @data-platform - 400 mails")
        await author.saved()

    picture(SMALL, example, "timeline.entry", type_entry)


def test_conflict(picture: Picture, empty: Path) -> None:
    """The file was changed meanwhile: keep mine, or take theirs; the other is not lost."""

    async def change_both(author: Author) -> None:
        store.save(Draft(empty, PostMortem(incident=Incident(title="Theirs"))), force=True)
        await author.type("Mine")
        await until(lambda: isinstance(author.app.screen, Confirm))
        await author.calm()

    picture(SMALL, empty, "incident.title", change_both)


@pytest.mark.parametrize("section", ["incident", "timeline", "review"])
def test_no_color(picture: Picture, section: str, monkeypatch: pytest.MonkeyPatch, empty: Path) -> None:
    """Without colour the focus, the marks and the errors can still be told."""
    monkeypatch.setenv("NO_COLOR", "1")
    picture(SMALL, empty, section)


@pytest.mark.parametrize("section", ["timeline", "review"])
def test_light(picture: Picture, section: str, example: Path) -> None:
    """A light theme: everything can be read."""
    picture(LARGE, example, section, theme="textual-light")


@SIZES
def test_import(picture: Picture, size: tuple[int, int], example: Path) -> None:
    """A pasted chat: what was recognised, three candidates of which two are ticked, and the whole of the first below."""

    async def paste(author: Author) -> None:
        await author.paste("mira [2:03 PM]\nthe first alert fired\nmore of it\n\njo [2:09 PM]\nhi\n\njo [2:21 PM]\nrolled back\n")
        screen = author.app.screen
        assert isinstance(screen, BringIn)
        await until(lambda: not screen.reading)
        await author.calm()

    picture(size, example, at="timeline.entry", steps=paste)
