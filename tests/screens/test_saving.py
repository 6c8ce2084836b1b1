"""What is typed gets into the file, whatever the disk or another program does meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from pmwizard import draft_app
from pmwizard.drafts import backups, store
from pmwizard.drafts.draft import Draft
from pmwizard.drafts.errors import DraftError
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import Severity
from pmwizard.postmortem.timeline import Event, Timeline
from pmwizard.screens.dialogs.confirm import Confirm
from tests.screens.wizard import DRAFT, Author, open_wizard, until

TWO_EVENTS = PostMortem(timeline=Timeline(events=(Event(event="It broke"), Event(event="It was mended"))))


async def test_the_draft_is_saved_by_itself_and_the_status_line_says_so() -> None:
    """First that it will be, then when it was; the file is private."""
    async with open_wizard(at="incident.title") as author:
        assert author.screen.splitlines()[0].endswith("Draft  Saved")
        await author.type("Outage")
        await author.press("enter")
        assert "Saving…" in author.screen or "Saved" in author.screen.splitlines()[0]
        await author.saved()
        assert author.words.startswith("INC-1 Outage Draft Saved 09:30:00")
        assert DRAFT.stat().st_mode & 0o777 == 0o600


async def test_a_failed_save_is_said_until_one_succeeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typing goes on; the next try saves it all; asked to save, the wizard says why it cannot."""

    def full(draft: Draft, force: bool = False) -> None:
        raise DraftError("The disk is full [/]: make room.")

    monkeypatch.setattr(draft_app, "RETRY_AFTER", 0.05)
    real = store.save
    async with open_wizard(at="incident.title") as author:
        monkeypatch.setattr(store, "save", full)
        await author.type("Out")
        await until(lambda: "NOT SAVED" in author.screen.splitlines()[0])
        await author.type("age")
        await author.press("ctrl+s")
        await until(lambda: "The disk is full [/]: make room." in author.told)
        assert store.load(DRAFT).postmortem == PostMortem()
        monkeypatch.setattr(store, "save", real)
        assert (await author.saved()).incident.title == "Outage"
        assert "Saved 09:30:00" in author.screen.splitlines()[0]


async def test_a_draft_whose_place_refuses_is_rescued_on_quitting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It goes to the temporary folder, and the last words say where."""
    real = store.save

    def refuse(draft: Draft, force: bool = False) -> None:
        if draft.path == DRAFT:
            raise DraftError("The folder is gone.")
        real(draft, force=force)

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    async with open_wizard(at="incident.title") as author:
        monkeypatch.setattr(store, "save", refuse)
        await author.type("Outage")
        await author.quit("ctrl+q")
    assert "The folder is gone." in author.app.last_words
    (rescued,) = tmp_path.glob("pmwizard-*/INC-1.toml")
    assert str(rescued) in author.app.last_words
    assert store.load(rescued).postmortem.incident.title == "Outage"


async def changed_by_someone_else(author: Author, theirs: PostMortem) -> None:
    """Let an editor change the file while the author types."""
    store.save(Draft(DRAFT, theirs), force=True)
    await author.type("Mine")
    await until(lambda: isinstance(author.app.screen, Confirm))
    await author.calm()
    assert "changed by another program" in author.words


async def test_changed_on_disk_and_mine_kept() -> None:
    """Theirs goes to the backups."""
    theirs = PostMortem(incident=Incident(title="Theirs"))
    async with open_wizard(at="incident.title") as author:
        await changed_by_someone_else(author, theirs)
        await author.press("enter")
        assert (await author.saved()).incident.title == "Mine"
        assert theirs in [store.load(path).postmortem for path in backups.of(DRAFT)]
        await author.type("!")
        assert (await author.saved()).incident.title == "Mine!"


async def test_changed_on_disk_and_decided_later() -> None:
    """Nothing is overwritten until it is decided, letters that were meant for a field decide nothing, and it is asked again."""
    theirs = PostMortem(incident=Incident(title="Theirs"))
    async with open_wizard(at="incident.title") as author:
        await changed_by_someone_else(author, theirs)
        await author.type("tk")
        await author.press("escape")
        assert store.load(DRAFT).postmortem == theirs
        assert "NOT SAVED" in author.words
        await author.type("!")
        await until(lambda: isinstance(author.app.screen, Confirm))
        await author.press("enter")
        assert (await author.saved()).incident.title == "Mine!"


async def test_changed_on_disk_and_theirs_taken() -> None:
    """Mine goes to the backups, and is one undo away."""
    theirs = PostMortem(incident=Incident(title="Theirs"))
    async with open_wizard(at="incident.title") as author:
        await changed_by_someone_else(author, theirs)
        await author.press("down", "enter")
        assert await author.saved() == theirs
        assert "│ Theirs " in author.screen
        mine = PostMortem(incident=Incident(title="Mine"))
        assert mine in [store.load(path).postmortem for path in backups.of(DRAFT)]
        await author.go("timeline.events")
        await author.press("u")
        assert await author.saved() == mine


@pytest.mark.parametrize("at", ["timeline.events.1.event", "causes.whys.0.because.0.answer"])
async def test_theirs_taken_lacks_what_is_being_edited(at: str) -> None:
    """A row's editor closes with its row; a why that is gone gives way to the one above."""
    async with open_wizard(TWO_EVENTS) as author:
        await author.go("causes")
        await author.go("causes.whys")
        await author.press("enter")
        await author.enter("It ran out")
        await author.saved()
        await author.go(at)
        assert author.at == at
        await changed_by_someone_else(author, PostMortem())
        await author.press("down", "enter")
        assert await author.saved() == PostMortem()
        assert author.at in ("timeline.events", "causes.whys.0.answer")


async def test_a_line_is_undone_and_done_again_by_the_usual_keys() -> None:
    """In a field of one line, as anywhere else; the field shows what the draft holds."""
    async with open_wizard(at="incident.title") as author:
        await author.type("Outage")
        await author.press("ctrl+z")
        assert (await author.saved()).incident.title == ""
        assert "Outage" not in author.screen.splitlines()[3]
        await author.press("ctrl+y")
        assert (await author.saved()).incident.title == "Outage"
        assert "Outage" in author.screen.splitlines()[3]


async def test_undo_goes_back_through_all_sections() -> None:
    """Each step is told by the field it was in; what was typed in one go is one step; at the end nothing is left."""
    async with open_wizard(at="incident.title") as author:
        await author.type("Outage")
        await author.press("enter", "s")
        await author.go("severity.level")
        await author.press("enter", "down", "enter")
        await author.go("timeline.entry")
        await author.enter("2025-12-19 14:21 It broke")
        await author.press("down")
        for undone, left in (
            ("Undone: Timeline, Events", Severity(level="high")),
            ("Undone: Severity, Final severity", Severity()),
            ("Undone: Incident, Incident type", Severity()),
        ):
            await author.press("u")
            assert undone in author.told
            assert author.postmortem.severity == left
        assert author.postmortem == PostMortem(incident=Incident(title="Outage"))
        await author.press("u", "u")
        assert "Nothing to undo." in author.told
        assert await author.saved() == PostMortem()


async def test_what_is_said_in_passing_covers_no_field() -> None:
    """It stands on the help line, and takes the place of what was said before."""
    async with open_wizard(at="incident.title") as author:
        await author.press("ctrl+s", "ctrl+s")
        (toast,) = author.app.screen.query(Toast)
        assert author.app.screen.query_one("#help-line").region.contains_region(toast.region)
