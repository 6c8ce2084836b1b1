from __future__ import annotations

import base64
import os
import re
import sys
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmwizard import clipboard
from pmwizard.clipboard import Copied, copy, osc_52, through_screen
from tests.clipboard.conftest import run_python

SENT = Copied(False, ("terminal",), "Sent to your terminal, which cannot confirm it: paste to check.")


def unwrapped(escapes: str) -> str:
    """Read the pieces as GNU screen does: each device control string is handed on without its frame."""
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", escapes, re.DOTALL)
    assert escapes == "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    assert all(len(piece) <= 500 for piece in pieces)
    return "".join(pieces)


def decoded(escape: str) -> bytes:
    frame = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\a", escape)
    assert frame
    return base64.b64decode(frame[1], validate=True)


def test_the_bytes_of_the_escape() -> None:
    assert osc_52("é🔥".encode()) == "\x1b]52;c;w6nwn5Sl\a"


def test_the_longest_escape_is_one_hundred_thousand_bytes() -> None:
    assert len(osc_52(b"x" * clipboard.OSC_52_BYTES)) == 100_000


def test_the_bytes_for_screen() -> None:
    assert through_screen("\x1b]52;c;" + "A" * 493 + "BB\a") == "\x1bP\x1b]52;c;" + "A" * 493 + "\x1b\\\x1bPBB\a\x1b\\"


@given(st.binary(max_size=5000))
def test_any_bytes_come_back_from_the_escapes(data: bytes) -> None:
    assert decoded(osc_52(data)) == data
    assert unwrapped(through_screen(osc_52(data))) == osc_52(data)


@given(st.text(st.characters(exclude_categories=())).filter(bool), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_sent_whole_and_cannot_leave_its_escape(monkeypatch: pytest.MonkeyPatch, text: str, in_screen: bool) -> None:
    sent: list[str] = []
    monkeypatch.setattr(sys, "executable", "/nonexistent")
    monkeypatch.setenv("STY", "1.pts-0" if in_screen else "")
    assert copy(text, sent.append) == SENT
    escape = unwrapped(sent[0]) if in_screen else sent[0]
    assert decoded(escape).decode() == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def test_a_text_too_long_is_not_sent_and_its_length_is_told() -> None:
    send = mock.Mock()
    assert copy("é" * 40_000, send) == Copied(
        False,
        (),
        "Not copied: no clipboard program (xclip, wl-clipboard, pbcopy) and no terminal took it. "
        "Too long for the terminal: 80,000 bytes of at most 74,994.",
    )
    send.assert_not_called()


@pytest.mark.parametrize("terminal", ["dumb", "linux"])
def test_a_terminal_without_a_clipboard_is_sent_nothing(terminal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", terminal)
    send = mock.Mock()
    assert copy("text", send).sent == ()
    send.assert_not_called()


@pytest.mark.parametrize("error", [OSError(6, "No such device or address"), ValueError("closed"), RuntimeError("any")])
def test_a_terminal_that_cannot_be_written_to_is_not_counted(error: Exception) -> None:
    assert copy("text", mock.Mock(side_effect=error)).sent == ()


def test_without_a_terminal_nothing_was_sent() -> None:
    outcome = run_python("from pmwizard.clipboard import copy, to_terminal; print(copy('text', to_terminal).sent)")
    assert outcome.stdout == "()\n"


def test_the_terminal_is_written_to_even_when_stdout_goes_elsewhere() -> None:
    ours, theirs = os.openpty()
    outcome = run_python(
        "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
        "from pmwizard.clipboard import copy, to_terminal; print(copy('text', to_terminal).sent)",
        stdin=theirs,
    )
    assert outcome.stdout == "('terminal',)\n"
    assert os.read(ours, 1000).decode() == osc_52(b"text")
    os.close(ours)
    os.close(theirs)
