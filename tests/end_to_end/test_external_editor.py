"""A field in the author's own editor, and every way in which that can go wrong."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Start, saved, the_draft, wait_until_saved
from tests.end_to_end.terminal import Terminal


class Write:
    """An editor: a shell script that gets the file as $1."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, script: str) -> str:
        """Make an editor that runs a script; gives the command."""
        path = self.folder / "my editor"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return f"'{path}'"


@pytest.fixture
def editor(tmp_path: Path) -> Write:
    """A place for editors."""
    return Write(tmp_path)


def in_a_field(start: Start, command: str) -> Terminal:
    """Start a draft with an editor, and type something into a field of prose."""
    wizard = start("new", EDITOR=command)
    wizard.wait_for("1/7 Incident", "^q Quit")
    wizard.press("ctrl+n", "tab", "Orders [lost]")
    wizard.wait_for("2/7 Severity", "Orders [lost]")
    return wizard


def test_what_the_editor_leaves_is_in_the_field(start: Start, editor: Write, drafts: Path) -> None:
    wizard = in_a_field(start, editor('printf "\\nand [more]: \\033[31m|" >> "$1"'))
    wizard.press("f5")
    wizard.wait_for("and [more]")
    wait_until_saved(wizard, drafts, "and [more]")
    wizard.press(" typed on", "ctrl+q")
    assert wizard.exit_code == 0
    assert wizard.left_on() == set()
    assert the_draft(drafts).postmortem.severity.business == "Orders [lost]\nand [more]: \x1b[31m| typed on"


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("echo lost > $1; exit 3", "ended with 3"),
        ("kill -9 $$", "ended with"),
        ("rm $1", "could not be run"),
        (None, "could not be run"),
    ],
    ids=["fails", "killed", "removes the file", "is not there"],
)
def test_an_editor_that_fails_changes_nothing(script: str | None, told: str, start: Start, editor: Write, drafts: Path) -> None:
    wizard = in_a_field(start, editor(script) if script else "/nowhere/editor")
    wizard.press("f5")
    wizard.wait_for(told, "Orders [lost]")
    wizard.press(" for good", "ctrl+q")
    assert wizard.exit_code == 0
    assert wizard.left_on() == set()
    assert the_draft(drafts).postmortem.severity.business == "Orders [lost] for good"


def test_an_editor_that_breaks_the_terminal_breaks_it_for_itself_alone(start: Start, editor: Write) -> None:
    wizard = in_a_field(start, editor("stty raw -echo; printf '\\033[?25l\\033[?1000h'; kill -9 $$"))
    wizard.press("f5")
    wizard.wait_for("ended with")
    wizard.press("ctrl+q")
    assert wizard.exit_code == 0
    assert wizard.left_on() == set()


def test_a_terminal_closed_under_the_editor_saves(start: Start, editor: Write, drafts: Path) -> None:
    wizard = in_a_field(start, editor("trap '' HUP; echo edit now > /dev/tty; cat; sleep 1"))
    wizard.press("f5")
    wizard.wait(lambda: "edit now" in wizard.output, "the editor")
    wizard.hang_up()
    assert wizard.exit_code == 128 + signal.SIGHUP
    assert "Orders [lost]" in saved(drafts)


def test_ctrl_c_in_the_editor_is_the_editors(start: Start, editor: Write, drafts: Path) -> None:
    wizard = in_a_field(start, editor("trap 'echo and interrupted >> \"$1\"; exit 0' INT; echo edit now > /dev/tty; read line"))
    wizard.press("f5")
    wizard.wait(lambda: "edit now" in wizard.output, "the editor")
    wizard.press("ctrl+c")
    wizard.wait_for("and interrupted")
    wait_until_saved(wizard, drafts, "and interrupted")


def test_what_was_typed_is_saved_while_the_editor_is_open(start: Start, editor: Write, drafts: Path) -> None:
    wizard = in_a_field(start, editor("echo edit now > /dev/tty; cat > /dev/null"))
    wizard.press("f5")
    wizard.wait(lambda: "edit now" in wizard.output, "the editor")
    wizard.signal(signal.SIGKILL)
    assert wizard.exit_code == -signal.SIGKILL
    assert "Orders [lost]" in saved(drafts)
