"""However the wizard ends, what was typed is in the file and the terminal is as it was."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Start, saved
from tests.end_to_end.terminal import KEYS, Terminal

TEXT = "Lifts stood still [all of them]"


def typing(start: Start, before: str = "") -> Terminal:
    """Start a draft and type its title; returns at once, before anything is saved."""
    wizard = start("new", before=before)
    wizard.wait_for("Title", "^q Quit")
    wizard.type(TEXT)
    wizard.wait_for(TEXT)
    return wizard


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_saves_and_gives_the_terminal_back(number: signal.Signals, start: Start, drafts: Path) -> None:
    wizard = typing(start)
    wizard.signal(number)
    assert wizard.exit_code == 128 + number
    assert TEXT in saved(drafts)
    assert wizard.left_on() == set()
    assert wizard.said == ""


def test_a_closed_terminal_saves(start: Start, drafts: Path) -> None:
    wizard = typing(start)
    wizard.hang_up()
    assert wizard.exit_code == 128 + signal.SIGHUP
    assert TEXT in saved(drafts)


@pytest.mark.parametrize("key", ["ctrl+q", "f10"])
def test_quitting_saves_and_gives_the_terminal_back(key: str, start: Start, drafts: Path) -> None:
    wizard = typing(start)
    wizard.press(key)
    assert wizard.exit_code == 0
    assert TEXT in saved(drafts)
    assert wizard.left_on() == set()
    (path,) = drafts.glob("*.toml")
    assert wizard.said == f"Saved: {path}\n"


def test_text_is_saved_though_quit_came_in_the_same_breath(start: Start, drafts: Path) -> None:
    wizard = start("new")
    wizard.wait_for("Title", "^q Quit")
    text = " ".join(map(str, range(100)))
    wizard.type(text + KEYS["ctrl+q"])
    assert wizard.exit_code == 0
    assert text in saved(drafts)


def test_a_wizard_left_untouched_leaves_no_draft(start: Start, drafts: Path) -> None:
    wizard = start("new")
    wizard.wait_for("Title", "^q Quit")
    wizard.press("ctrl+q")
    assert wizard.exit_code == 0
    assert wizard.said == ""
    assert list(drafts.iterdir()) == []


# Errors that nobody expected, in the places where Textual calls us; each with the author's words among its locals.
IN_AN_ACTION = """
from pmwizard.app import WizardApp
def broken(self):
    words = self.session.draft.postmortem.incident.title
    raise RuntimeError(words)
WizardApp.action_help = broken
"""
IN_A_WORKER = """
from pmwizard.app import WizardApp
async def broken(self):
    words = self.session.draft.postmortem.incident.title
    raise RuntimeError(words)
WizardApp.action_help = lambda self: self.run_worker(broken(self)) and None
"""
IN_A_NEW_SCREEN = """
from pmwizard.screens.dialogs.help import Help
def broken(self):
    words = self.app.session.draft.postmortem.incident.title
    raise RuntimeError(words)
Help.compose = broken
"""
IN_A_DRAWING = """
from pmwizard.screens.widgets.status_line import StatusLine
def broken(self):
    words = self.view.postmortem.incident.title
    raise RuntimeError(words)
StatusLine.draw = lambda self: broken(self) if self.view.postmortem.incident.title else None
"""
IN_THE_INPUT = """
from pmwizard.terminal_driver import PasteParser
feed = PasteParser.feed
def broken(self, data):
    if data.startswith("\\x1b"):
        raise RuntimeError(data)
    return feed(self, data)
PasteParser.feed = broken
"""


@pytest.mark.parametrize("place", ["IN_AN_ACTION", "IN_A_WORKER", "IN_A_NEW_SCREEN", "IN_A_DRAWING", "IN_THE_INPUT"])
def test_an_error_saves_and_is_told_without_the_authors_words(place: str, start: Start, drafts: Path, tmp_path: Path) -> None:
    wizard = typing(start, before=globals()[place])
    wizard.press("f1")
    assert wizard.exit_code == 70
    assert TEXT in saved(drafts)
    assert wizard.left_on() == set()
    assert "RuntimeError" in wizard.said
    assert "Your draft is saved" in wizard.said
    assert "Traceback" not in wizard.said
    assert TEXT not in wizard.said
    (report,) = tmp_path.glob("rescues/*/error.txt")
    assert str(report) in wizard.said
    assert TEXT not in report.read_text()
    assert "broken" in report.read_text()
