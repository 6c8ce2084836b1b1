"""Two windows never write the same draft."""

from __future__ import annotations

import getpass
import re
import signal
from pathlib import Path

from tests.end_to_end.conftest import Start, wait_until_saved


def test_a_second_window_is_told_who_has_the_draft_and_since_when(start: Start, drafts: Path) -> None:
    first = start("new", "--title", "Gates stuck")
    wait_until_saved(first, drafts, "Gates stuck")

    second = start("resume")
    assert second.exit_code == 2
    assert second.left_on() == set()
    assert re.search(r"opened \d{4}-\d\d-\d\d \d\d:\d\d UTC", second.said)
    assert getpass.getuser() in second.said
    assert str(first.process) in second.said
    assert "Traceback" not in second.said

    first.type(", nor close")
    first.wait_for("Gates stuck, nor close")
    first.press("ctrl+q")
    assert first.exit_code == 0


def test_home_tells_it_too_and_stays(start: Start, drafts: Path) -> None:
    first = start("new", "--title", "Gates stuck")
    wait_until_saved(first, drafts, "Gates stuck")
    second = start()
    second.wait_for("Gates stuck")
    second.press("enter")
    second.wait_for("overwrite")
    second.press("ctrl+q")
    assert second.exit_code == 0


def test_a_killed_window_gives_its_draft_up(start: Start, drafts: Path) -> None:
    first = start("new", "--title", "Gates stuck")
    wait_until_saved(first, drafts, "Gates stuck")
    first.signal(signal.SIGKILL)
    assert first.exit_code == -signal.SIGKILL
    second = start("resume")
    second.wait_for("1/7 Incident", "Gates stuck")
