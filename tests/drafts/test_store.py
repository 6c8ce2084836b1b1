from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from pmwizard.drafts import backups, lock, store
from pmwizard.drafts.draft import Draft
from pmwizard.drafts.errors import ChangedOnDiskError, DraftError
from pmwizard.postmortem.causes import Causes, Why
from pmwizard.postmortem.post_mortem import PostMortem

NOW = datetime(2026, 2, 11, 9, 5, tzinfo=timezone(timedelta(hours=1)))


def saved(path: Path, title: str = "", incident: str = "", age: int = 0) -> Path:
    store.save(Draft(path, PostMortem.model_validate({"incident": {"title": title, "id": incident}})))
    os.utime(path, (1_770_000_000 - age,) * 2)
    return path


def test_a_new_draft_is_named_by_the_time_in_utc_and_not_written(tmp_path: Path) -> None:
    draft = store.create(tmp_path / "new", now=NOW)
    assert draft.path == tmp_path / "new" / "INC-20260211-0805.toml"
    assert list(tmp_path.iterdir()) == []


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    for _ in range(3):
        store.save(store.create(tmp_path, now=NOW))
    names = {"INC-20260211-0805.toml", "INC-20260211-0805-2.toml", "INC-20260211-0805-3.toml"}
    assert {path.name for path in tmp_path.iterdir()} == names


def test_the_name_of_a_window_that_has_not_saved_yet_is_taken(tmp_path: Path) -> None:
    with lock.acquire(store.create(tmp_path, now=NOW).path):
        assert store.create(tmp_path, now=NOW).path.stem == "INC-20260211-0805-2"


def test_save_and_load(tmp_path: Path) -> None:
    draft = store.create(tmp_path / "deep" / "er", now=NOW)
    draft.edit("incident.title", "Search returns [nothing]")
    draft.left_at, draft.unfinished = "incident.title", {"timeline.events": "08:40"}
    store.save(draft)
    again = store.load(draft.path)
    assert (again.path, again.postmortem, again.left_at, again.unfinished, again.on_disk) == (
        draft.path,
        draft.postmortem,
        draft.left_at,
        draft.unfinished,
        draft.on_disk,
    )
    assert draft.path.stat().st_mode & 0o777 == 0o600
    assert draft.path.parent.stat().st_mode & 0o777 == 0o700


def test_saving_again_and_again(tmp_path: Path) -> None:
    draft = store.create(tmp_path)
    for title in ("a", "ab", "ab", ""):
        draft.edit("incident.title", title)
        store.save(draft)
        assert store.load(draft.path).postmortem == draft.postmortem
    assert list(tmp_path.iterdir()) == [draft.path]


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    draft = store.load(saved(tmp_path / "a.toml", "before"))
    draft.path.write_text('[incident]\ntitle = "theirs"')
    draft.edit("incident.title", "mine")
    with pytest.raises(ChangedOnDiskError, match="was changed since it was opened"):
        store.save(draft)
    assert store.load(draft.path).postmortem.incident.title == "theirs"
    store.save(draft, force=True)
    assert store.load(draft.path).postmortem.incident.title == "mine"
    assert [store.load(backup).postmortem.incident.title for backup in backups.of(draft.path)] == ["theirs"]
    draft.edit("incident.title", "mine again")
    store.save(draft)


def test_a_file_made_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    draft = store.create(tmp_path)
    draft.path.write_text("not even a draft")
    with pytest.raises(ChangedOnDiskError):
        store.save(draft)
    store.save(draft, force=True)
    assert backups.of(draft.path)[0].read_text() == "not even a draft"


def test_a_file_changed_to_the_very_same_is_no_conflict(tmp_path: Path) -> None:
    draft = store.load(saved(tmp_path / "a.toml", "before"))
    draft.edit("incident.title", "after")
    draft.path.write_text(store.text_of(draft))
    store.save(draft)


def test_a_removed_file_is_written_again(tmp_path: Path) -> None:
    draft = store.load(saved(tmp_path / "there" / "a.toml", "before"))
    draft.path.unlink()
    draft.path.parent.rmdir()
    store.save(draft)
    assert store.load(draft.path).postmortem.incident.title == "before"


def test_without_the_backup_theirs_is_not_overwritten(tmp_path: Path) -> None:
    draft = store.load(saved(tmp_path / "a.toml", "before"))
    draft.path.write_text("theirs")
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(DraftError, match="cannot take a backup"):
        store.save(draft, force=True)
    assert draft.path.read_text() == "theirs"


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "the file system is read-only"), (errno.EACCES, "permission was refused")],
)
def test_a_disk_that_refuses_is_said_and_the_old_file_stays(
    number: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = store.load(saved(tmp_path / "a.toml", "before"))
    draft.edit("incident.title", "after")

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(DraftError, match=rf"a\.toml cannot be written: {reason}\. .*save it elsewhere"):
        store.save(draft)
    monkeypatch.undo()
    assert store.load(draft.path).postmortem.incident.title == "before"
    store.save(draft)


@pytest.mark.parametrize("place", ["file/a.toml", "folder", "x" * 300, "a\0b.toml", "loop"])
def test_a_place_that_takes_no_file_is_said(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop2")
    (tmp_path / "loop2").symlink_to(tmp_path / "loop")
    draft = Draft(tmp_path / place)
    try:
        store.save(draft)
    except DraftError as error:
        assert "cannot be written" in str(error)
    else:
        assert store.load(draft.path).postmortem == draft.postmortem


@pytest.mark.parametrize("place", ["none.toml", "folder", "file/a.toml", "a\0b", "pipe", "loop", "x" * 300])
def test_a_place_that_holds_no_file_is_said(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DraftError, match="cannot be read"):
        store.load(tmp_path / place)


def test_a_wrong_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"[incident]\r\ntitle = 3\r\n")
    with pytest.raises(DraftError, match="line 2"):
        store.load(path)
    assert path.read_bytes() == b"[incident]\r\ntitle = 3\r\n"
    assert list(tmp_path.iterdir()) == [path]


def test_whys_too_deep_to_be_written_are_said(tmp_path: Path) -> None:
    why = Why(answer="the last")
    for _ in range(1000):
        why = Why(because=(why,))
    draft = Draft(tmp_path / "a.toml", PostMortem(causes=Causes(whys=(why,))))
    with pytest.raises(DraftError, match="too deep"):
        store.save(draft)


def test_the_list_has_the_newest_first_and_what_cannot_be_read(tmp_path: Path) -> None:
    saved(tmp_path / "old.toml", "Old", age=500)
    saved(tmp_path / "new.toml", "New", age=100)
    (tmp_path / "wrong.toml").write_text("x")
    os.utime(tmp_path / "wrong.toml", (1_770_000_000 - 300,) * 2)
    (tmp_path / ".hidden.toml").write_text("")
    (tmp_path / "notes.md").write_text("")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "dangling.toml").symlink_to(tmp_path / "nowhere")
    backups.keep(tmp_path / "old.toml")
    found = store.listed(tmp_path)
    assert [each.path.name for each in found] == ["new.toml", "wrong.toml", "old.toml"]
    assert [each.draft.postmortem.incident.title if each.draft else each.draft for each in found] == ["New", None, "Old"]
    assert found[0].changed == datetime.fromtimestamp(1_770_000_000 - 100, UTC)
    assert "line 1" in found[1].error


def test_a_folder_that_is_not_there_yet_has_no_drafts(tmp_path: Path) -> None:
    assert store.listed(tmp_path / "none") == []


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DraftError, match="cannot be listed"):
        store.listed(tmp_path / "file")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    drafts = tmp_path / "drafts"
    saved(drafts / "INC-20260211-0805.toml", incident="INC-OUTAGE-1", age=1)
    saved(drafts / "INC-20260211-0805-2.toml", incident="INC-OUTAGE-12", age=2)
    saved(drafts / "search.toml", incident="INC-DATA-7", age=0)
    return drafts


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("", "search.toml"),
        ("search", "search.toml"),
        ("SEA", "search.toml"),
        ("search.toml", "search.toml"),
        ("inc-data", "search.toml"),
        ("INC-20260211-0805", "INC-20260211-0805.toml"),
        ("INC-OUTAGE-1", "INC-20260211-0805.toml"),
        ("INC-OUTAGE-12", "INC-20260211-0805-2.toml"),
    ],
)
def test_a_draft_is_found_by_id_or_name_or_their_beginning(reference: str, name: str, folder: Path) -> None:
    assert store.find(folder, reference) == folder / name


def test_a_draft_anywhere_is_found_by_its_path(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = saved(tmp_path / "elsewhere" / "a.txt")
    assert store.find(folder, str(elsewhere)) == elsewhere
    monkeypatch.chdir(elsewhere.parent)
    assert store.find(folder, "a.txt") == Path("a.txt")


def test_more_than_one_is_not_guessed(folder: Path) -> None:
    with pytest.raises(DraftError, match='More than one draft is called "INC-OUT"') as error:
        store.find(folder, "INC-OUT")
    assert str(error.value).splitlines()[1:] == [
        "  INC-20260211-0805  (INC-OUTAGE-1)",
        "  INC-20260211-0805-2  (INC-OUTAGE-12)",
    ]


@pytest.mark.parametrize("reference", ["nothing", "./none.toml", "~nobody/x", "a\0b", "y" * 5000, "\x1b[31m"])
def test_what_is_not_there_is_said_with_what_is(reference: str, folder: Path) -> None:
    with pytest.raises(DraftError, match=r"No draft in .* is called") as error:
        store.find(folder, reference)
    assert str(error.value).splitlines()[1] == "  search  (INC-DATA-7)"
    assert all(line.isprintable() for line in str(error.value).splitlines())


def test_many_candidates_are_cut_short(tmp_path: Path) -> None:
    for number in range(14):
        saved(tmp_path / f"INC-{number}.toml")
    with pytest.raises(DraftError, match=r"  and 4 more$"):
        store.find(tmp_path, "INC")


def test_an_empty_folder_says_how_to_start(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="Start one with: pmwizard new"):
        store.find(tmp_path, "")
