from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

import pmwizard
from pmwizard.drafts.atomic import write
from pmwizard.drafts.errors import DraftError
from pmwizard.drafts.lock import LockedError, acquire, sidecar

HOLD = """
import sys, time
from pathlib import Path
from pmwizard.drafts.lock import acquire
held = acquire(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "INC-1.toml"


@pytest.fixture
def other_window(draft: Path) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {"PYTHONPATH": str(Path(pmwizard.__file__).parents[1])}
    command = [sys.executable, "-c", HOLD, str(draft)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_window_is_told_who_and_since_when(draft: Path, other_window: subprocess.Popen[str]) -> None:
    with pytest.raises(LockedError) as refused:
        acquire(draft)
    assert refused.value.holder.endswith(f", process {other_window.pid}")
    assert refused.value.since is not None
    assert abs((datetime.now(UTC) - refused.value.since).total_seconds()) < 600
    assert str(draft) in str(refused.value)
    assert f"{refused.value.holder}, opened {refused.value.since:%Y-%m-%d %H:%M} UTC" in str(refused.value)
    assert "close it first" in str(refused.value)


def test_kill_9_gives_the_lock_up(draft: Path, other_window: subprocess.Popen[str]) -> None:
    other_window.kill()
    other_window.wait()
    with acquire(draft), pytest.raises(LockedError) as refused:
        acquire(draft)
    assert refused.value.holder.endswith(f", process {os.getpid()}")


def test_a_released_lock_can_be_had_again(draft: Path) -> None:
    with acquire(draft) as held:
        held.release()
        held.release()
        with acquire(draft):
            pass
    acquire(draft).release()


def test_a_release_in_another_thread_counts(draft: Path) -> None:
    held = acquire(draft)
    thread = Thread(target=held.release)
    thread.start()
    thread.join()
    acquire(draft).release()


def test_a_lock_file_that_the_window_before_takes_away_is_made_anew(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flock = fcntl.flock

    def late(descriptor: int, operation: int) -> None:
        monkeypatch.setattr(fcntl, "flock", flock)
        sidecar(draft).unlink()
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    with acquire(draft), pytest.raises(LockedError):
        acquire(draft)


def test_the_lock_outlives_the_replacement_of_the_draft(draft: Path) -> None:
    with acquire(draft):
        write(draft, b"one")
        write(draft, b"two")
        with pytest.raises(LockedError):
            acquire(draft)


def test_a_link_and_its_file_share_one_lock(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.toml"
    link.symlink_to(draft)
    with acquire(link), pytest.raises(LockedError):
        acquire(draft)
    with acquire(draft), pytest.raises(LockedError):
        acquire(link)


def test_it_shows_nothing_and_leaves_nothing(draft: Path) -> None:
    with acquire(draft):
        assert sidecar(draft).exists()
        assert all(path.name.startswith(".") for path in draft.parent.iterdir())
    assert list(draft.parent.iterdir()) == []


CARDS = (
    *(b"", b"\xff", b"[]", b"3", b"{}", b"[" * 100_000, b'{"user": "x"}'),
    b'{"user": "a", "host": "b", "pid": 1, "since": "soon"}',
    b'{"user": "a", "host": "b", "pid": 1, "since": 7}',
)


@pytest.mark.parametrize("card", CARDS)
def test_a_holder_that_cannot_be_told(card: bytes, draft: Path) -> None:
    with acquire(draft):
        sidecar(draft).write_bytes(card)
        with pytest.raises(LockedError, match="open in another window: someone") as refused:
            acquire(draft)
    assert refused.value.since is None


def test_a_holder_is_shown_harmless(draft: Path) -> None:
    card = {"user": "\x1b[31mroot\n", "host": "\u202e", "pid": "\x07", "since": "2026-02-11T08:05:00+00:00"}
    with acquire(draft):
        sidecar(draft).write_text(json.dumps(card))
        with pytest.raises(LockedError) as refused:
            acquire(draft)
    assert str(refused.value).isprintable()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DraftError, match=r"cannot be locked against a second window: .*Open a copy"):
        acquire(tmp_path / "file" / "INC-1.toml")
