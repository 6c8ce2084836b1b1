"""A program in a terminal of our own: what it shows, what is typed, how it ends and what it leaves behind."""

from __future__ import annotations

import codecs
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial

import pyte

PATIENCE = 60.0
KEYS = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f5": "\x1b[15~",
    "f10": "\x1b[21~",
} | {f"ctrl+{letter}": chr(ord(letter) & 0x1F) for letter in "abcdefghijklmnopqrstuvwxyz"}

# Private modes that must be off when a program has ended; 25 is the cursor, which must be on.
MODES = {"1049": "alternate screen", "1000": "mouse", "1003": "mouse", "2004": "bracketed paste", "2048": "resize reports"}
_PRIVATE_MODE = re.compile(r"\x1b\[\?([\d;]+)([hl])")
_ESCAPE = re.compile(r"\x1b(?:\[[^@-~]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])")
# Sequences that pyte would print: the keyboard protocol, and questions about modes.
_UNKNOWN_TO_PYTE = re.compile(r"\x1b\[(?:[<=>][^@-~]*[@-~]|\?[\d;]*(?:\$p|u))|\x1bP[^\x1b]*\x1b\\")
_UNFINISHED = re.compile(r"\x1b(?:|\[[^@-~]*|[\]PX^_][^\x07\x1b]*)\Z")


class Terminal:
    """A running program and its terminal; every wait fails with the screen in its message after `PATIENCE` seconds."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], columns: int = 80, rows: int = 24) -> None:
        self.output = ""
        self.unfinished = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.emulated = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.emulated)
        self.ours, theirs = os.openpty()
        self.set_size(columns, rows)
        self.settings = termios.tcgetattr(self.ours)
        # Opened after setsid, the terminal becomes the program's own.
        opened = (os.POSIX_SPAWN_OPEN, 0, os.ttyname(theirs), os.O_RDWR, 0)
        copied = [(os.POSIX_SPAWN_DUP2, 0, descriptor) for descriptor in (1, 2)]
        self.process = os.posix_spawn(command[0], [*command], environment, file_actions=[opened, *copied], setsid=True)
        os.close(theirs)
        os.set_blocking(self.ours, False)
        self.ended: int | None = None

    # Looking

    def read(self, seconds: float = 0.02) -> bool:
        """Take in what the program has written by then; False where there was nothing."""
        if not select.select([self.ours] if self.ours >= 0 else [], [], [], seconds)[0]:
            return False
        with suppress(OSError):
            if data := os.read(self.ours, 1 << 16):
                text = self.unfinished + self.decoder.decode(data)
                rest = _UNFINISHED.search(text)
                self.unfinished = rest[0] if rest else ""
                text = text.removesuffix(self.unfinished)
                self.output += text
                self.stream.feed(_UNKNOWN_TO_PYTE.sub("", text))
                return True
        time.sleep(seconds)
        return False

    @property
    def screen(self) -> str:
        """What is on the screen now."""
        while self.read(0):
            pass
        return "\n".join(line.rstrip() for line in self.emulated.display)

    def shows(self, text: str) -> bool:
        """Tell whether a text is on the screen."""
        return text in self.screen

    def wait(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds, reading meanwhile."""
        until = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < until, f"never happened: {what}\n{self.screen}\n{self.said[-2000:]}"
            assert not self.has_ended or holds(), f"ended with {self.ended} before: {what}\n{self.said[-2000:]}"
            self.read()

    def wait_for(self, *texts: str) -> None:
        """Wait until all texts are on the screen."""
        for text in texts:
            self.wait(partial(self.shows, text), f"{text!r} on the screen")

    def wait_until_gone(self, text: str) -> None:
        """Wait until a text is no longer on the screen."""
        self.wait(lambda: text not in self.screen, f"{text!r} gone from the screen")

    # Typing

    def type(self, text: str) -> None:
        """Type a text, character by character as far as the program can tell."""
        left = text.encode()
        while left:
            with suppress(BlockingIOError):
                left = left[os.write(self.ours, left) :]
            self.read(0)

    def press(self, *keys: str) -> None:
        """Press named keys, or letters."""
        for key in keys:
            self.type(KEYS.get(key, key))

    def press_until(self, key: str, text: str) -> None:
        """Press a key and wait for what it brings."""
        self.press(key)
        self.wait_for(text)

    def paste(self, text: str) -> None:
        """Paste a text as a terminal does where the program asked for bracketed paste."""
        assert "bracketed paste" in self.left_on()
        self.type(f"\x1b[200~{text}\x1b[201~")

    # What happens around the program

    def set_size(self, columns: int, rows: int) -> None:
        """Set the size; the program is told by SIGWINCH."""
        self.emulated.resize(rows, columns)
        fcntl.ioctl(self.ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.process, number)

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        os.close(self.ours)
        self.ours = -1

    # The end

    @property
    def has_ended(self) -> bool:
        """Whether the program has ended."""
        if self.ended is None:
            process, status = os.waitpid(self.process, os.WNOHANG)
            self.ended = os.waitstatus_to_exitcode(status) if process else None
        return self.ended is not None

    @property
    def exit_code(self) -> int:
        """Wait for the end and give the exit code; -9 where signal 9 ended it."""
        self.wait(lambda: self.has_ended, "the end of the program")
        while self.ours >= 0 and self.read():
            pass
        assert self.ended is not None
        return self.ended

    @property
    def said(self) -> str:
        """The plain text written after the wizard's screen was left, or all of it where there was none."""
        return _ESCAPE.sub("", self.output.rpartition("\x1b[?1049l")[2]).replace("\r\n", "\n")

    def left_on(self) -> set[str]:
        """Name the modes of the terminal that are on, `no cursor` and `raw` among them; empty after a clean end."""
        last = {mode: switch for modes, switch in _PRIVATE_MODE.findall(self.output) for mode in modes.split(";")}
        left = {name for mode, name in MODES.items() if last.get(mode) == "h"}
        if last.get("25") == "l":
            left.add("no cursor")
        if self.output.count("\x1b[>") > self.output.count("\x1b[<"):
            left.add("keyboard protocol")
        if self.ours >= 0 and termios.tcgetattr(self.ours)[:4] != self.settings[:4]:
            left.add("raw")
        return left

    def close(self) -> None:
        """End the program, however it is, and give the terminal back."""
        if not self.has_ended:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        if self.ours >= 0:
            self.hang_up()
