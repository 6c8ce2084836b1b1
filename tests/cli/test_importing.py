"""Raw material joins the timeline of a draft, from the shell."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pmwizard.drafts import lock, store
from pmwizard.drafts.draft import Draft
from pmwizard.drafts.errors import DraftError
from pmwizard.importing import Wanted, into
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import Event, Timeline

CHAT = """\
mira [2:03 PM]
the first alert fired: checkout answers with errors

jonas [2:09 PM]
good morning all

jonas [2:21 PM]
rolled back to the build of yesterday
"""
DAY = Wanted(date="2026-03-12")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one draft that has one event."""
    held = Event(at=datetime(2026, 3, 11, 9, 0, tzinfo=UTC), event="Deploy", milestone="detected")
    postmortem = PostMortem(incident=Incident(id="INC-1"), timeline=Timeline(events=(held,)))
    store.save(Draft(tmp_path / "INC-1.toml", postmortem))
    return tmp_path


@pytest.fixture
def chat(tmp_path: Path) -> str:
    """A file with text copied out of a chat."""
    path = tmp_path / "chat.txt"
    path.write_text(CHAT, encoding="utf-8")
    return str(path)


def events(folder: Path) -> list[str]:
    """Give the events of the draft."""
    return [event.event for event in store.load(folder / "INC-1.toml").postmortem.timeline.events]


def test_what_looks_important_is_added_and_counted(folder: Path, chat: str) -> None:
    out, said = into(folder, chat, "INC-1", DAY, dry_run=False)
    added = ["the first alert fired: checkout answers with errors", "rolled back to the build of yesterday"]
    assert events(folder) == ["Deploy", *added]
    assert out == []
    assert "3 read, 2 to add, 0 already there, 0 not understood." in said[0]
    assert any("zone" in line for line in said[1:-1]), "that UTC was assumed is said"
    assert said[-1].startswith("2 added to ")


def test_all_of_it_and_only_once(folder: Path, chat: str) -> None:
    wanted = Wanted(date="2026-03-12", zone="Europe/Berlin", all=True)
    into(folder, chat, "INC-1", wanted, dry_run=False)
    assert len(events(folder)) == 4
    _, said = into(folder, chat, "INC-1", wanted, dry_run=False)
    assert len(events(folder)) == 4
    assert "3 already there" in said[0]
    first = store.load(folder / "INC-1.toml").postmortem.timeline.events[1]
    assert first.at == datetime(2026, 3, 12, 13, 3, tzinfo=UTC)


def test_a_dry_run_shows_the_table_and_changes_nothing(folder: Path, chat: str) -> None:
    before = (folder / "INC-1.toml").read_bytes()
    out, said = into(folder, chat, "INC-1", DAY, dry_run=True)
    assert [line[0] for line in out] == ["+", ".", "+"]
    assert "2026-03-12 14:03" in out[0]
    assert said[-1] == "Nothing was changed."
    assert (folder / "INC-1.toml").read_bytes() == before


def test_a_pipe(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b"2026-03-12 14:00 UTC first alert fired \xff\n"))
    monkeypatch.setattr(sys, "stdin", piped)
    into(folder, "-", "INC-1", Wanted(), dry_run=False)
    assert events(folder)[1].startswith("first alert fired")


@pytest.mark.parametrize(
    ("file", "wanted", "words"),
    [
        ("chat.txt", Wanted(date="yesterday"), "no date"),
        ("chat.txt", Wanted(format="carrier pigeon"), "slack"),
        ("nothing.txt", Wanted(), "nothing.txt"),
    ],
)
def test_a_wrong_call_is_said(folder: Path, chat: str, file: str, wanted: Wanted, words: str) -> None:
    with pytest.raises(DraftError, match=words):
        into(folder, str(folder / file), "INC-1", wanted, dry_run=False)
    assert events(folder) == ["Deploy"]


def test_without_any_date_nothing_is_guessed(tmp_path: Path, chat: str) -> None:
    store.save(Draft(tmp_path / "INC-2.toml", PostMortem()))
    with pytest.raises(DraftError, match="--date"):
        into(tmp_path, chat, "INC-2", Wanted(), dry_run=False)


def test_a_draft_that_is_open_is_left_alone(folder: Path, chat: str) -> None:
    with lock.acquire(folder / "INC-1.toml"), pytest.raises(DraftError, match="open in another window"):
        into(folder, chat, "INC-1", DAY, dry_run=False)
    assert events(folder) == ["Deploy"]
