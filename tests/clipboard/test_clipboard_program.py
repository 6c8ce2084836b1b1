from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmwizard import clipboard
from pmwizard.clipboard import Copied, copy
from tests.clipboard.conftest import HOSTILE, PATIENCE, copy_in_thread, eventually, processes_with, program, run_python

NOT_COPIED = "Not copied: no clipboard program (xclip, wl-clipboard, pbcopy) and no terminal took it."


def pasted() -> bytes:
    return subprocess.run(
        [program("xclip"), "-selection", "clipboard", "-o"], stdout=subprocess.PIPE, check=True, timeout=PATIENCE
    ).stdout


def display_at(server: socket.socket) -> str:
    """Name the display whose port is this one: a display's number counts from port 6000."""
    return f"127.0.0.1:{server.getsockname()[1] - 6000}"


@pytest.mark.usefixtures("display", "patient")
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_was_copied_is_on_the_clipboard(text: str) -> None:
    assert copy(text) == Copied(True, (), "Copied.")
    assert pasted() == text.encode()


@pytest.mark.usefixtures("display", "patient")
def test_three_megabytes_are_copied() -> None:
    text = "0123456789 é\n" * 230_000
    assert copy(text, print).message == "Copied."
    assert pasted() == text.encode()


@pytest.mark.usefixtures("display", "patient")
@pytest.mark.parametrize(("text", "kept"), [("a\ud800b", "a\ufffdb"), ("\udc80", "\ufffd"), ("\ud83d\ude00", "😀")])
def test_surrogates_are_made_copyable(text: str, kept: str) -> None:
    assert copy(text).verified
    assert pasted().decode() == kept


@pytest.mark.usefixtures("display", "patient")
def test_the_terminal_is_sent_it_too_for_the_display_may_not_be_the_authors() -> None:
    sent: list[str] = []
    assert copy("text", sent.append) == Copied(True, ("terminal",), "Copied.")
    assert sent == [clipboard.osc_52(b"text")]


@pytest.mark.usefixtures("display", "patient")
def test_over_ssh_without_forwarding_it_says_whose_clipboard_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
    copied = copy("text", len)
    assert copied.verified
    assert copied.message == (
        f"Copied to the clipboard of {os.uname().nodename}. Sent to your terminal, which cannot confirm it: paste to check."
    )


@pytest.mark.usefixtures("display", "patient")
def test_a_module_in_the_current_folder_is_not_taken_for_pyperclip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyperclip.py").write_text("raise SystemExit(0)")
    monkeypatch.chdir(tmp_path)
    assert copy("not by the impostor").message == "Copied."
    assert pasted() == b"not by the impostor"


@pytest.mark.usefixtures("patient")
def test_the_clipboard_outlives_a_read_back_that_never_ends(
    display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    xclip = tmp_path / "xclip"
    xclip.write_text(f'#!/bin/sh\ncase "$*" in *-o) exec sleep 1000;; *) exec {program("xclip")} "$@";; esac\n')
    xclip.chmod(0o755)
    monkeypatch.setenv("STARTED_BY", str(tmp_path))
    run = clipboard._run

    def run_with_short_read_back(
        command: list[str], data: bytes, until: float, keep_output: bool = False
    ) -> tuple[int | None, bytes]:
        return run(command, data, 0 if clipboard._READ_BACK in command else until, keep_output)

    monkeypatch.setattr(clipboard, "_run", run_with_short_read_back)
    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        copied = copy("kept")
    assert copied == Copied(False, ("clipboard",), "Sent to your clipboard, which cannot confirm it: paste to check.")
    assert pasted() == b"kept"
    eventually(lambda: len(processes_with(f"STARTED_BY={tmp_path}")) == 1, "only the serving xclip is left")


@pytest.fixture
def silent_display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A display that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("DISPLAY", display_at(server))
        yield display_at(server)


def test_a_display_that_never_answers_is_given_up_and_leaves_no_process(silent_display: str) -> None:
    program("xclip")
    assert copy_in_thread("text") == Copied(False, (), NOT_COPIED)
    eventually(lambda: not processes_with(f"DISPLAY={silent_display}"), "no process is left")


def test_a_dead_display_is_not_believed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    program("xclip")
    monkeypatch.setattr(clipboard, "SECONDS", PATIENCE)
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        monkeypatch.setenv("DISPLAY", display_at(unheard))
        assert copy("text") == Copied(False, (), NOT_COPIED)
        assert copy("text", len).message == "Sent to your terminal, which cannot confirm it: paste to check."
    assert capfd.readouterr() == ("", "")


def test_without_a_display_it_is_not_copied() -> None:
    assert copy("text") == Copied(False, (), NOT_COPIED)


@pytest.mark.usefixtures("display")
def test_without_a_clipboard_program_it_is_not_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert copy("text") == Copied(False, (), NOT_COPIED)


@pytest.mark.usefixtures("display")
def test_without_a_python_to_start_it_is_not_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    assert copy("text") == Copied(False, (), NOT_COPIED)


@pytest.mark.usefixtures("display")
def test_an_empty_text_leaves_the_clipboard_alone() -> None:
    assert copy("", print) == Copied(False, (), "Nothing to copy: the text is empty.")


def test_pyperclip_is_left_to_the_children() -> None:
    code = "import sys, pmwizard.clipboard; print(sorted({'pyperclip', 'pydantic', 'textual'} & sys.modules.keys()))"
    assert run_python(code).stdout == "[]\n"
