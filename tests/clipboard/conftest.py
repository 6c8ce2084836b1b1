"""A place to copy from that offers nothing, and the real servers that tests add to it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest

import pmwizard
from pmwizard import clipboard
from pmwizard.clipboard import Copied

PATIENCE = 60.0
HOSTILE = {
    "nul": "before\0after",
    "emoji": "🔥 👩‍🚒 ⚫",
    "right to left": "שלום ‮abc",
    "escape bytes": "\x1b]52;c;AAAA\a\x1b\\ \x1b[2J",
    "markup": "[red]x[/] | `y` {{ z }} %s",
    "line ends": "one\r\ntwo\rthree\n\n",
    "dashes": "-w -o --help",
    "one blank": " ",
}


def program(name: str) -> str:
    """Find a program these tests cannot do without."""
    path = shutil.which(name)
    if path is None:
        pytest.fail(f"{name} is not installed; the clipboard tests need the packages xvfb, xclip and tmux", pytrace=False)
    return path


def eventually(holds: Callable[[], bool], what: str) -> None:
    """Wait until `holds` does."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, f"never happened: {what}"
        time.sleep(0.02)


def processes_with(setting: str) -> list[int]:
    """Give the running processes, other than this one, that were started with `NAME=value` in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            settings = (process / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if setting.encode() in settings and int(process.name) != os.getpid():
            found.append(int(process.name))
    return found


def copy_in_thread(text: str, send: Callable[[str], object] | None = None) -> Copied:
    """Copy as the app does, from a thread, and fail where it does not come back."""
    results: SimpleQueue[Copied] = SimpleQueue()
    Thread(target=lambda: results.put(clipboard.copy(text, send)), daemon=True).start()
    return results.get(timeout=PATIENCE)


def run_python(code: str, stdin: int = subprocess.DEVNULL) -> subprocess.CompletedProcess[str]:
    """Run code that can import pmwizard in a Python of its own, in a session without a terminal."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(Path(pmwizard.__file__).parents[1])},
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=PATIENCE,
        start_new_session=True,
    )


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain terminal without display, tmux, screen or ssh, whatever the tests are run in."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "TMUX_PANE", "STY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a slow machine keeps, for tests of what happens within them."""
    monkeypatch.setattr(clipboard, "SECONDS", PATIENCE)
    monkeypatch.setattr(clipboard, "TMUX_SECONDS", PATIENCE)
    monkeypatch.setattr(clipboard, "READ_BACKS", 200)


@pytest.fixture(scope="session")
def x_server() -> Iterator[str]:
    """The display name of an X server of our own."""
    xvfb = program("Xvfb")
    program("xclip")
    number_from, number_to = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(number_to), "-noreset", "-nolisten", "tcp", "-screen", "0", "64x64x24"],
        pass_fds=[number_to],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(number_to)
    with os.fdopen(number_from) as ready:
        number = ready.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(PATIENCE)


@pytest.fixture
def display(x_server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A display with a clipboard."""
    monkeypatch.setenv("DISPLAY", x_server)
    return x_server


@pytest.fixture
def tmux(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., bytes]]:
    """Run a tmux command on a server of our own, in which we are."""
    command = program("tmux")
    # Not tmp_path, which can be longer than the name of a socket may be.
    with tempfile.TemporaryDirectory(prefix="tmux") as folder:
        socket = f"{folder}/socket"

        def run(*arguments: str) -> bytes:
            return subprocess.run(
                [command, "-S", socket, "-f", "/dev/null", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                check=True,
                timeout=PATIENCE,
            ).stdout

        run("new-session", "-d", "cat")
        monkeypatch.setenv("TMUX", f"{socket},1,0")
        yield run
        run("kill-server")
