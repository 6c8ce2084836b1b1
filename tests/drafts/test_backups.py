from __future__ import annotations

from pathlib import Path

import pytest

from pmwizard.drafts import backups
from pmwizard.drafts.errors import DraftError


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "INC-1.toml"
    path.write_text("one")
    return path


def test_a_copy_with_the_time_in_its_name(draft: Path) -> None:
    backup = backups.keep(draft)
    assert backup is not None
    assert backup.parent == draft.parent / "backups"
    assert (backup.name[:7], backup.suffix, backup.read_text()) == ("INC-1.2", ".toml", "one")
    assert backup.stat().st_mode & 0o777 == 0o600


def test_the_same_is_not_kept_twice(draft: Path) -> None:
    backups.keep(draft)
    assert backups.keep(draft) is None
    assert len(backups.of(draft)) == 1


def test_the_last_ten_are_kept(draft: Path) -> None:
    for number in range(13):
        backups.keep_text(draft, str(number))
    assert [backup.read_text() for backup in backups.of(draft)] == [str(number) for number in range(3, 13)]


def test_each_draft_has_its_own(draft: Path) -> None:
    other = draft.with_name("INC-1.1.toml")
    strange = draft.with_name("INC-[1].toml")
    for path in (draft, other, strange):
        backups.keep_text(path, path.name)
    assert [backup.read_text() for path in (draft, other, strange) for backup in backups.of(path)] == [
        "INC-1.toml",
        "INC-1.1.toml",
        "INC-[1].toml",
    ]


def test_no_file_no_backup(tmp_path: Path) -> None:
    assert backups.keep(tmp_path / "none.toml") is None
    assert list(tmp_path.iterdir()) == []


def test_a_link_and_its_file_share_their_backups(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.toml"
    link.symlink_to(draft)
    backups.keep(link)
    assert len(backups.of(draft)) == len(backups.of(link)) == 1


def test_no_room_for_backups_is_said(draft: Path) -> None:
    (draft.parent / "backups").write_text("a file where the folder should be")
    with pytest.raises(DraftError, match=r"backups cannot take a backup: .*Nothing was changed"):
        backups.keep(draft)
