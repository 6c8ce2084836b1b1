"""Without a terminal the wizard says so at once, and what it needs instead."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.end_to_end.conftest import PROGRAM, Start, environment

# What becomes of one of the program's three streams before it starts.
ELSEWHERE = "import os; os.dup2(os.open(os.devnull, os.O_RDWR), {})"


@pytest.mark.parametrize("command", [[], ["new"], ["resume"]], ids=["home", "new", "resume"])
def test_no_terminal_at_all(command: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, *command],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 2
    assert ran.stdout == ""
    if command == ["resume"]:
        assert "pmwizard new" in ran.stderr
    else:
        assert "needs a terminal" in ran.stderr
        assert "export" in ran.stderr


@pytest.mark.parametrize("stream", [0, 2], ids=["no input", "no screen"])
def test_half_a_terminal(stream: int, start: Start) -> None:
    wizard = start("new", before=ELSEWHERE.format(stream))
    assert wizard.exit_code == 2
    assert wizard.left_on() == set()
    assert "\x1b" not in wizard.output


def test_output_may_go_elsewhere_for_the_screen_is_drawn_on_standard_error(start: Start) -> None:
    wizard = start("new", before=ELSEWHERE.format(1))
    wizard.wait_for("1/7 Incident", "^q Quit")
    wizard.press("ctrl+q")
    assert wizard.exit_code == 0


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_that_cannot_draw(term: str, start: Start) -> None:
    wizard = start("new", TERM=term)
    assert wizard.exit_code == 2
    assert "TERM" in wizard.said
    assert "\x1b" not in wizard.output
