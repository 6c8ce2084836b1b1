"""A place that cannot be written: the author is told at once, and the draft ends up somewhere else, with its place named."""

from __future__ import annotations

import re
import resource
from pathlib import Path

import pytest

from pmwizard.drafts import store
from tests.end_to_end.conftest import Start, saved, wait_until_saved
from tests.end_to_end.terminal import Terminal

TEXT = "Doors opened by themselves"


def lose_the_folder(drafts: Path) -> None:
    """Put a file where the folder was: nobody can write below it, not even root."""
    drafts.rename(drafts.with_name("lost"))
    drafts.write_text("")


def fill_the_disk(wizard: Terminal, free: int = 0) -> None:
    """Let the wizard write files of so many bytes at most."""
    _, most = resource.prlimit(wizard.process, resource.RLIMIT_FSIZE)
    resource.prlimit(wizard.process, resource.RLIMIT_FSIZE, (free, most))


@pytest.fixture
def wizard(start: Start, drafts: Path) -> Terminal:
    """A wizard with something saved."""
    wizard = start("new")
    wizard.wait_for("1/7 Incident", "^q Quit")
    wizard.type("Doors")
    wait_until_saved(wizard, drafts, "Doors")
    wizard.wait_for("Saved ")
    return wizard


def test_a_full_disk_is_told_and_the_next_try_saves(wizard: Terminal, drafts: Path) -> None:
    fill_the_disk(wizard)
    wizard.type(" opened by themselves")
    wizard.wait_for("NOT SAVED", TEXT)
    assert TEXT not in saved(drafts)
    assert '"Doors"' in saved(drafts)
    fill_the_disk(wizard, resource.RLIM_INFINITY)
    wait_until_saved(wizard, drafts, TEXT)
    wizard.wait_until_gone("NOT SAVED")
    wizard.press("ctrl+q")
    assert wizard.exit_code == 0


def test_save_now_says_why_it_failed(wizard: Terminal) -> None:
    fill_the_disk(wizard)
    wizard.type(" opened")
    wizard.press("ctrl+s")
    wizard.wait_for("NOT SAVED")
    wizard.wait(lambda: "larger than allowed" in " ".join(wizard.screen.replace("▌", " ").split()), "the reason on the screen")


def test_at_the_end_the_draft_is_saved_elsewhere(wizard: Terminal, drafts: Path, start: Start) -> None:
    lose_the_folder(drafts)
    wizard.type(" opened by themselves")
    wizard.wait_for("NOT SAVED", TEXT)
    wizard.press("ctrl+q")
    assert wizard.exit_code == 1
    assert wizard.left_on() == set()
    assert "Traceback" not in wizard.said
    place = re.search(r"safe at (\S+\.toml)", wizard.said)
    assert place
    assert store.load(Path(place[1])).postmortem.incident.title == TEXT

    again = start("resume", place[1])
    again.wait_for("1/7 Incident", TEXT)


def test_where_nothing_can_be_written_the_text_is_printed(wizard: Terminal) -> None:
    fill_the_disk(wizard)
    wizard.type(" opened by themselves")
    wizard.wait_for("NOT SAVED", TEXT)
    wizard.press("ctrl+q")
    assert wizard.exit_code == 1
    assert wizard.left_on() == set()
    assert "Traceback" not in wizard.said
    assert "could not be saved" in wizard.said
    assert f'title = "{TEXT}"' in wizard.said


def test_a_closed_terminal_saves_elsewhere_too(wizard: Terminal, drafts: Path, tmp_path: Path) -> None:
    lose_the_folder(drafts)
    wizard.type(" opened by themselves")
    wizard.wait_for(TEXT)
    wizard.hang_up()
    assert wizard.exit_code == 129
    (rescued,) = tmp_path.glob("rescues/*/*.toml")
    assert store.load(rescued).postmortem.incident.title == TEXT


def test_an_error_while_saving_is_told_as_what_it_is(start: Start, tmp_path: Path) -> None:
    broken = """
from pmwizard.drafts import store
save = store.save
def broken(draft, force=False):
    if "rescues" not in str(draft.path):
        raise RuntimeError(draft)
    save(draft, force)
store.save = broken
"""
    wizard = start("new", before=broken)
    wizard.wait_for("1/7 Incident", "^q Quit")
    wizard.type(TEXT)
    assert wizard.exit_code == 70
    assert wizard.left_on() == set()
    assert "Traceback" not in wizard.said
    assert "is saved; pmwizard resume goes on" not in wizard.said
    (rescued,) = tmp_path.glob("rescues/*/*.toml")
    assert rescued.name in wizard.said
    assert store.load(rescued).postmortem.incident.title == TEXT
