"""Copy text by every way the terminal offers, and say honestly what happened."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass

SECONDS = 2.3  # for all ways together
TMUX_SECONDS = 1.0
READ_BACKS = 5

# The text of a 100,000-byte escape, hterm's limit and the one most scripts keep to; a longer one may arrive cut or not at all.
OSC_52_BYTES = 74_994
SCREEN_PIECE = 500

_COPY = "import sys, pyperclip; pyperclip.copy(sys.stdin.buffer.read().decode())"
# xclip may return before the X server knows the new owner, hence more than one look.
_READ_BACK = """
import sys, time, pyperclip
text = sys.stdin.buffer.read().decode()
for _ in range(int(sys.argv[1])):
    if pyperclip.paste() == text:
        sys.exit()
    time.sleep(0.1)
sys.exit(1)
"""


@dataclass(frozen=True)
class Copied:
    """What became of a copy: whether it was read back from anywhere, where it was sent unconfirmed, and one line saying so."""

    verified: bool
    sent: tuple[str, ...]
    message: str


def copy(text: str, send: Callable[[str], object] | None = None) -> Copied:
    """Copy `text` to the clipboard, the tmux buffer and the terminal, whichever there are; `send` writes to the terminal.

    Takes `SECONDS` at most, not counting `send`, and raises nothing. Lone surrogates become U+FFFD.
    """
    data = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    if not data:
        return Copied(False, (), "Nothing to copy: the text is empty.")
    until = time.monotonic() + SECONDS
    # The terminal goes first: should it cut the text, the clipboard program has the last word.
    places = _to_tmux(data) or _by_escape(data, send)
    places |= _to_clipboard(data, until)
    confirmed = [place for place, read_back in places.items() if read_back]
    sent = [place for place, read_back in places.items() if not read_back]
    return Copied(bool(confirmed), tuple(sent), _message(confirmed, sent, len(data)))


def to_terminal(data: str) -> None:
    """Write `data` to the terminal itself, wherever stdout goes; OSError where there is none."""
    with os.fdopen(os.open("/dev/tty", os.O_WRONLY | os.O_NOCTTY), "w", encoding="utf-8") as terminal:
        terminal.write(data)


def osc_52(data: bytes) -> str:
    """Give the escape by which a terminal takes `data` into its clipboard."""
    return f"\x1b]52;c;{b64encode(data).decode()}\a"


def through_screen(escape: str) -> str:
    """Wrap an escape so that GNU screen hands it on to its terminal: in short pieces, for it drops long ones."""
    pieces = (escape[start : start + SCREEN_PIECE] for start in range(0, len(escape), SCREEN_PIECE))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def _to_clipboard(data: bytes, until: float) -> dict[str, bool]:
    """Copy with pyperclip; give the place and whether it was read back.

    In children, for a dead X server makes pyperclip lie and a hung one never lets it return; in two of them, so that a
    read-back out of time is killed without the program that now serves the clipboard.
    """
    python = [sys.executable, "-P", "-c"]
    copied, _ = _run([*python, _COPY], data, until)
    if copied != 0:
        return {}
    same, _ = _run([*python, _READ_BACK, str(READ_BACKS)], data, until)
    # Logged in by ssh without X forwarding, it is the clipboard of a machine that may stand elsewhere.
    here = "SSH_CONNECTION" not in os.environ or os.environ.get("DISPLAY", "").startswith("localhost:")
    place = "clipboard" if here else f"clipboard of {os.uname().nodename}"
    return {place: same == 0} if same in (0, None) else {}


def _to_tmux(data: bytes) -> dict[str, bool]:
    """Put `data` into the tmux buffer, and by tmux into its terminal; give the places and whether it was read back."""
    if not os.environ.get("TMUX"):
        return {}
    until = time.monotonic() + TMUX_SECONDS
    fits = len(data) <= OSC_52_BYTES
    to_terminal_too = fits and _run(["tmux", "load-buffer", "-w", "-"], data, until)[0] == 0
    # tmux before 3.2 has no -w.
    if not to_terminal_too and _run(["tmux", "load-buffer", "-"], data, until)[0] != 0:
        return {}
    same = _run(["tmux", "show-buffer"], b"", until, keep_output=True) == (0, data)
    return {"tmux buffer": same} | ({"terminal": False} if to_terminal_too else {})


def _by_escape(data: bytes, send: Callable[[str], object] | None) -> dict[str, bool]:
    """Send `data` to the terminal, which never confirms; give the place, or none where it cannot take it."""
    if send is None or len(data) > OSC_52_BYTES or os.environ.get("TERM", "dumb") in ("dumb", "linux"):
        return {}
    escape = osc_52(data)
    try:
        send(through_screen(escape) if os.environ.get("STY") else escape)
    except Exception:
        return {}
    return {"terminal": False}


def _run(program: list[str], data: bytes, until: float, keep_output: bool = False) -> tuple[int | None, bytes]:
    """Run a program that reads `data`, in its own session; give its exit code (None: killed, out of time) and output.

    Output is kept on demand only: a program that stays to serve the clipboard would hold the pipe open.
    """
    output = subprocess.PIPE if keep_output else subprocess.DEVNULL
    try:
        started = subprocess.Popen(
            program, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError:
        return 127, b""
    with started:
        try:
            printed, _ = started.communicate(data, timeout=max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            return None, b""
        finally:
            if started.poll() is None:
                with contextlib.suppress(OSError):
                    os.killpg(started.pid, signal.SIGKILL)
    return started.returncode, printed or b""


def _message(confirmed: list[str], sent: list[str], size: int) -> str:
    if "clipboard" in confirmed:
        return "Copied."
    sentences = []
    if confirmed:
        sentences.append(f"Copied to the {' and the '.join(confirmed)}.")
    if sent:
        sentences.append(f"Sent to your {' and '.join(sent)}, which cannot confirm it: paste to check.")
    if not sentences:
        sentences.append("Not copied: no clipboard program (xclip, wl-clipboard, pbcopy) and no terminal took it.")
    if size > OSC_52_BYTES:
        sentences.append(f"Too long for the terminal: {size:,} bytes of at most {OSC_52_BYTES:,}.")
    return " ".join(sentences)
