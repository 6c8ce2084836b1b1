"""What a terminal sends besides keys: pastes with anything in them, bytes that are no text, new sizes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste
from textual.message import Message

from pmwizard.terminal_driver import PasteParser
from tests.end_to_end.conftest import Start, the_draft, wait_until_saved
from tests.end_to_end.terminal import KEYS, Terminal

# ctrl+q and f10 quit, ctrl+n leaves the screen, enter the field: as keys they would do so.
COMMANDS = "".join(KEYS[key] for key in ("ctrl+q", "f10", "ctrl+n", "f1"))
LOG = f"ERROR \x1b[31mdisk full\x1b[0m {COMMANDS} \x1b]0;title\x07 \x1b and after a lone escape more than any key is long"


@pytest.fixture
def wizard(start: Start) -> Terminal:
    """A new draft with the cursor in its title."""
    wizard = start("new")
    wizard.wait_for("1/7 Incident", "^q Quit")
    return wizard


def test_a_paste_with_escapes_is_text_and_no_keys(wizard: Terminal, drafts: Path) -> None:
    wizard.type("before ")
    wizard.paste(LOG)
    wizard.type(" after")
    wizard.press("ctrl+q")
    assert wizard.exit_code == 0
    assert the_draft(drafts).postmortem.incident.title == f"before {LOG} after"


def test_a_large_paste_arrives_whole_in_prose(wizard: Terminal, drafts: Path) -> None:
    lines = [f"{number:05} {LOG}" for number in range(500)]
    wizard.press("ctrl+n", "tab")
    wizard.paste("\r".join(lines))
    wizard.press("ctrl+q")
    assert wizard.exit_code == 0
    assert the_draft(drafts).postmortem.severity.business == "\n".join(lines)


def test_a_pasted_timeline_is_an_event_a_line(wizard: Terminal, drafts: Path) -> None:
    wizard.press("ctrl+n", "ctrl+n")
    wizard.paste("2026-04-01 07:00 UTC Pump two stops @plant\r07:05 Alarm on the wall @watch\r07:20 Pump one takes over")
    wizard.wait_for("3 marked", "Pump two stops", "Alarm on the wall", "Pump one takes over")
    wizard.press("enter")
    wizard.wait_for("3 events added")
    wizard.press("ctrl+q")
    assert wizard.exit_code == 0
    draft = the_draft(drafts)
    assert [event.event for event in draft.postmortem.timeline.events] == [
        "Pump two stops",
        "Alarm on the wall",
        "Pump one takes over",
    ]
    assert draft.unfinished == {}


def test_bytes_that_are_no_text_end_nothing(wizard: Terminal, drafts: Path) -> None:
    os.write(wizard.ours, b"Caf\xe9 \xff\xfe \xf0\x9f closed ")
    os.write(wizard.ours, "🔥".encode()[:2])
    os.write(wizard.ours, "🔥 שלום".encode()[2:])
    wizard.wait_for("closed")
    wizard.press("ctrl+q")
    assert wizard.exit_code == 0
    title = the_draft(drafts).postmortem.incident.title
    assert title.startswith("Caf\N{REPLACEMENT CHARACTER} ")
    assert title.endswith(" closed 🔥 שלום")


def test_the_screen_follows_the_terminals_size(wizard: Terminal, drafts: Path) -> None:
    wizard.type("Small, large [and] tiny")
    assert "○ Severity" not in wizard.screen
    wizard.set_size(130, 40)
    wizard.wait_for("○ Severity", "→ Review and export", "Small, large [and] tiny")
    wizard.set_size(80, 24)
    wizard.wait_until_gone("○ Severity")
    wizard.wait_for("1/7 Incident")
    wizard.set_size(12, 4)
    wizard.type("!")
    wait_until_saved(wizard, drafts, "tiny!")
    wizard.set_size(80, 24)
    wizard.wait_for("Small, large [and] tiny!")
    wizard.press("ctrl+q")
    assert wizard.exit_code == 0
    assert wizard.left_on() == set()


PIECES = st.sampled_from(["\x1b[", "\x1b", "200~", "\x1b[200~", "~"]) | st.text(st.characters(exclude_characters="\x1b\r"))


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=3), st.lists(st.integers(1, 9), max_size=30))
def test_a_paste_is_one_event_however_it_is_cut(texts: list[str], sizes: list[int]) -> None:
    sent = "".join(f"x\x1b[200~{text}\x1b[201~" for text in texts) + "y"
    parser = PasteParser()
    events: list[Message] = []
    for size in (*sizes, len(sent)):
        piece, sent = sent[:size], sent[size:]
        events += parser.feed(piece)
    assert [event.text for event in events if isinstance(event, Paste)] == texts
    assert [event.key for event in events if isinstance(event, Key)] == [*"x" * len(texts), "y"]


def test_the_lines_of_a_paste_end_in_line_feeds() -> None:
    (paste,) = PasteParser().feed("\x1b[200~one\rtwo\r\nthree\n\x1b[201~")
    assert isinstance(paste, Paste)
    assert paste.text == "one\ntwo\nthree\n"
