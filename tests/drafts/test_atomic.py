from __future__ import annotations

import errno
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

import pmwizard
from pmwizard.drafts.atomic import write


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write(path, b"one")
    write(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "a", tmp_path / "link"
    link.symlink_to(target)
    write(link, b"one")
    assert link.is_symlink()
    assert target.read_bytes() == b"one"


def test_a_planted_link_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / ".a.tmp").symlink_to(victim)
    write(tmp_path / "a", b"new")
    assert victim.read_bytes() == b"mine"
    assert (tmp_path / "a").read_bytes() == b"new"


def refuse(number: int) -> None:
    raise OSError(number, os.strerror(number))


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    write(path, b"old")
    monkeypatch.setattr(os, step, lambda *_: refuse(errno.ENOSPC))
    with pytest.raises(OSError, match="space"):
        write(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_bytes_that_do_not_fit_leave_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write(path, b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(OSError, match="large"):
            write(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


WRITE_FOR_EVER = """
import sys
from pathlib import Path
from pmwizard.drafts.atomic import write
number = 0
while True:
    number += 1
    write(Path(sys.argv[1]), (b"%d\\n" % number) * 20_000)
"""


def test_kill_9_never_leaves_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    environment = os.environ | {"PYTHONPATH": str(Path(pmwizard.__file__).parents[1])}
    for _ in range(8):
        path.unlink(missing_ok=True)
        with subprocess.Popen([sys.executable, "-c", WRITE_FOR_EVER, str(path)], env=environment) as writer:
            while not path.exists() and writer.poll() is None:
                time.sleep(0.001)
            time.sleep(random.uniform(0, 0.02))
            writer.kill()
        lines = path.read_bytes().splitlines()
        assert len(lines) == 20_000
        assert len(set(lines)) == 1
        assert len(list(tmp_path.iterdir())) <= 2
