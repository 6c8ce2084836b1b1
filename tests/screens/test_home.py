"""Home by keyboard: the drafts, newest first; resumed where they were left; what cannot be opened says why."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from pmwizard.app import WizardApp
from pmwizard.drafts import store
from pmwizard.drafts.draft import Draft
from pmwizard.drafts.session import Session
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import Severity
from pmwizard.postmortem.timeline import Event, Timeline
from tests.screens.conftest import NOW
from tests.screens.wizard import FOLDER, opened, settings


def write(name: str, postmortem: PostMortem, hours_old: int, left_at: str = "") -> Path:
    """Put a draft into the folder."""
    path = FOLDER / f"{name}.toml"
    store.save(Draft(path, postmortem, left_at=left_at))
    return aged(path, hours_old)


def aged(path: Path, hours_old: int) -> Path:
    """Let a file be changed so long ago."""
    changed = (NOW - timedelta(hours=hours_old)).timestamp()
    os.utime(path, (changed, changed))
    return path


async def test_the_newest_is_resumed_by_enter() -> None:
    """Id, title, severity, progress and age on a line; enter leads to the field it was left at."""
    outage = Incident(id="INC-OUTAGE-20251219-1421", title="Checkout [API] outage")
    write("INC-1", PostMortem(incident=outage, severity=Severity(level="high")), 3, left_at="severity.customer")
    write("INC-2", PostMortem(), 50)
    async with opened(WizardApp(settings())) as author:
        lines = [line for line in author.screen.splitlines() if "INC" in line]
        assert "INC-OUTAGE-20251219-1421 Checkout [API] outage" in lines[0]
        assert " ".join(lines[0].split()).endswith("High draft 0/7 3 h │")
        assert " ".join(lines[1].split()).endswith("INC-2 Untitled draft 0/7 2 days │")
        await author.press("enter")
        assert author.at == "severity.customer"
        await author.press("ctrl+o", "ctrl+o")
        assert "Drafts" in author.screen
        await author.press("down", "enter")
        assert author.at == "incident.title"
        assert author.draft.path == FOLDER / "INC-2.toml"


async def test_a_new_one_is_begun_by_a_key() -> None:
    """In an empty folder that is the only thing to do; the file comes with the first edit; the settings are used."""
    async with opened(WizardApp(settings(template="report", zone="Europe/Lisbon"))) as author:
        assert "No post-mortems here yet. Press n to begin one." in author.screen
        await author.press("n")
        assert author.at == "incident.title"
        assert not author.draft.path.exists()
        assert "New" in author.screen.splitlines()[0]
        await author.type("Outage")
        expected = PostMortem(template="report", incident=Incident(title="Outage"), timeline=Timeline(zone="Europe/Lisbon"))
        assert await author.saved() == expected
        assert author.draft.path == FOLDER / "INC-20260313-0930.toml"


async def test_a_broken_draft_says_what_is_wrong_and_stays_as_it_is() -> None:
    """In its line and when it is opened; the others can be opened all the same."""
    broken = FOLDER / "INC-broken.toml"
    write("INC-1", PostMortem(), 2)
    broken.write_text("schema = 1\n[incident]\ntitle = Checkout\n")
    aged(broken, 1)
    async with opened(WizardApp(settings())) as author:
        assert "cannot be read" in author.screen
        await author.press("enter")
        assert "INC-broken.toml" in author.told
        assert "line 3" in author.told
        assert author.app.session is None
        await author.press("down", "enter")
        assert author.at == "incident.title"
    assert broken.read_text() == "schema = 1\n[incident]\ntitle = Checkout\n"


async def test_a_draft_that_another_window_has_is_refused_with_who() -> None:
    """Home stays, and the other window is named."""
    other = Session.open(write("INC-1", PostMortem(), 1))
    async with opened(WizardApp(settings())) as author:
        await author.press("enter")
        assert "is open in another window" in author.told
        assert f"process {os.getpid()}" in author.told
        assert author.app.session is None
        other.close()
        await author.press("enter")
        assert author.at == "incident.title"


async def test_resumed_in_a_row() -> None:
    """Left in the editor of an event, it is resumed there; of an event that is gone, at the list."""
    timeline = Timeline(events=(Event(event="It broke"), Event(event="It was mended")))
    write("INC-1", PostMortem(timeline=timeline), 1, left_at="timeline.events.1.notes")
    write("INC-2", PostMortem(timeline=timeline), 2, left_at="timeline.events.7.notes")
    async with opened(WizardApp(settings())) as author:
        await author.press("enter")
        assert author.at == "timeline.events.1.notes"
        await author.press("escape")
        assert author.at == "timeline.events"
        await author.press("enter")
        assert author.at == "timeline.events.1.at"
        author.app.show_home()
        await author.calm()
        await author.press("down", "enter")
        assert author.at == "timeline.events"
