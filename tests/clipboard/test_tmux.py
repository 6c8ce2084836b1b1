from __future__ import annotations

import base64
import os
import re
import select
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pmwizard import clipboard
from pmwizard.clipboard import Copied, copy
from tests.clipboard.conftest import HOSTILE, PATIENCE, copy_in_thread, eventually, processes_with, program

Tmux = Callable[..., bytes]
IN_BUFFER_AND_SENT = Copied(
    True, ("terminal",), "Copied to the tmux buffer. Sent to your terminal, which cannot confirm it: paste to check."
)


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_was_copied_is_in_the_buffer(text: str, tmux: Tmux) -> None:
    sent: list[str] = []
    assert copy(text, sent.append) == IN_BUFFER_AND_SENT
    assert tmux("show-buffer") == text.encode()
    assert sent == []


@pytest.mark.usefixtures("patient")
def test_three_megabytes_go_to_the_buffer_but_not_to_the_terminal(tmux: Tmux) -> None:
    text = "0123456789 é\n" * 230_000
    assert copy(text, print) == Copied(
        True, (), "Copied to the tmux buffer. Too long for the terminal: 3,220,000 bytes of at most 74,994."
    )
    assert tmux("show-buffer") == text.encode()


@pytest.fixture
def outer_terminal(tmux: Tmux) -> Iterator[int]:
    """The far end of a terminal in which tmux is attached."""
    ours, theirs = os.openpty()
    client = subprocess.Popen(
        [program("tmux"), "-S", os.environ["TMUX"].split(",")[0], "attach"],
        env={name: value for name, value in os.environ.items() if name != "TMUX"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    eventually(lambda: tmux("list-clients") != b"", "tmux attached")
    yield ours
    client.kill()
    client.wait(PATIENCE)
    os.close(ours)


def clipboard_set_through(terminal: int) -> bytes:
    """Read what tmux draws until it sets the clipboard, and give what it sets it to."""
    drawn = b""
    until = time.monotonic() + PATIENCE
    while not (escape := re.search(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]*)(?:\a|\x1b\\)", drawn)):
        assert select.select([terminal], [], [], max(0.0, until - time.monotonic()))[0], f"no OSC 52 in {drawn[-200:]!r}"
        drawn += os.read(terminal, 65536)
    return base64.b64decode(escape[1])


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("set_clipboard", ["external", "off", "on"])
def test_the_outer_terminal_gets_it_with_any_setting(set_clipboard: str, tmux: Tmux, outer_terminal: int) -> None:
    tmux("set-option", "-s", "set-clipboard", set_clipboard)
    assert copy("för [all] 🔥") == IN_BUFFER_AND_SENT
    assert clipboard_set_through(outer_terminal).decode() == "för [all] 🔥"


@pytest.mark.usefixtures("patient")
def test_the_longest_text_reaches_the_outer_terminal_whole(tmux: Tmux, outer_terminal: int) -> None:
    text = "x" * clipboard.OSC_52_BYTES
    assert copy(text) == IN_BUFFER_AND_SENT
    assert clipboard_set_through(outer_terminal).decode() == text


@pytest.mark.usefixtures("patient")
def test_a_tmux_that_cannot_reach_its_terminal_still_takes_it(
    tmux: Tmux, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "tmux"
    old.write_text(f'#!/bin/sh\n[ "$2" != -w ] && exec {program("tmux")} "$@"\n')
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert copy("text", print) == Copied(True, (), "Copied to the tmux buffer.")
    assert tmux("show-buffer") == b"text"


@pytest.mark.usefixtures("tmux", "display", "patient")
def test_the_clipboard_and_the_buffer_are_both_filled() -> None:
    assert copy("text") == Copied(True, ("terminal",), "Copied.")


@pytest.mark.usefixtures("patient")
def test_a_tmux_that_is_gone_is_not_started_and_the_terminal_gets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program("tmux")
    monkeypatch.setenv("TMUX", f"{tmp_path}/gone,1,0")
    sent: list[str] = []
    assert copy("text", sent.append).sent == ("terminal",)
    assert sent == [clipboard.osc_52(b"text")]
    assert list(tmp_path.iterdir()) == []


def test_a_tmux_that_never_answers_is_given_up_and_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    program("tmux")
    with tempfile.TemporaryDirectory(prefix="tmux") as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/socket")
        server.listen()
        monkeypatch.setenv("TMUX", f"{folder}/socket,1,0")
        assert copy_in_thread("text", len) == Copied(
            False, ("terminal",), "Sent to your terminal, which cannot confirm it: paste to check."
        )
        eventually(lambda: not processes_with(f"TMUX={folder}/socket,1,0"), "no process is left")
