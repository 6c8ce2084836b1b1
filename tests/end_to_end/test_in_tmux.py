"""The wizard in tmux."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Start, environment, saved
from tests.end_to_end.terminal import PATIENCE


@pytest.fixture
def tmux() -> Iterator[list[str]]:
    """The beginning of a tmux command, for a server of our own."""
    program = shutil.which("tmux")
    if program is None:
        pytest.fail("tmux is not installed; the end-to-end tests need it", pytrace=False)
    # Not tmp_path, which can be longer than the name of a socket may be.
    with tempfile.TemporaryDirectory(prefix="tmux") as folder:
        command = [program, "-S", f"{folder}/socket", "-f", "/dev/null"]
        yield command
        subprocess.run([*command, "kill-server"], env=environment(), capture_output=True)


def test_a_copied_section_is_in_the_buffer_and_in_a_file(tmux: list[str], start: Start, drafts: Path) -> None:
    wizard = start("new", "--severity", "high", within=[*tmux, "new-session", "-s", "ours"])
    wizard.wait_for("1/7 Incident", "^q Quit")
    wizard.press("Crane [3] stopped", "ctrl+n", "tab", "No ship | was unloaded", "f3")
    wizard.wait_for("tmux buffer")
    shown = subprocess.run([*tmux, "show-buffer"], env=environment(), capture_output=True, check=True, text=True).stdout
    assert "No ship | was unloaded" in shown
    (beside,) = drafts.glob("*.severity.md")
    assert beside.read_text(encoding="utf-8") == shown
    wizard.press("ctrl+q")
    assert wizard.exit_code == 0
    assert "No ship" in saved(drafts)


def test_a_killed_session_saves(tmux: list[str], start: Start, drafts: Path) -> None:
    wizard = start("new", within=[*tmux, "new-session", "-s", "ours"])
    wizard.wait_for("1/7 Incident", "^q Quit")
    wizard.type("Crane [3] stopped")
    wizard.wait_for("Crane [3] stopped")
    subprocess.run([*tmux, "kill-session", "-t", "ours"], env=environment(), check=True)
    assert wizard.exit_code == 0
    until = time.monotonic() + PATIENCE
    while "Crane [3] stopped" not in saved(drafts):
        assert time.monotonic() < until
        time.sleep(0.02)
