"""A program in a terminal, timed: output is stamped when read and judged later, for judging takes longer than drawing."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence

import pyte

COLUMNS, ROWS = 120, 36
# Seconds: output is complete after so much silence; a program that takes longer than the limit is stuck.
SILENCE = 0.05
LIMIT = 60.0
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[(?:[<=>][^@-~]*[@-~]|\?[\d;]*(?:\$p|u))")


class Screen:
    """A running program; `started` is the time before it was spawned."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.emulated = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.emulated)
        self.chunks: list[tuple[float, bytes]] = []
        self.ours, theirs = os.openpty()
        fcntl.ioctl(self.ours, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        opened = (os.POSIX_SPAWN_OPEN, 0, os.ttyname(theirs), os.O_RDWR, 0)
        copied = [(os.POSIX_SPAWN_DUP2, 0, descriptor) for descriptor in (1, 2)]
        self.started = time.perf_counter()
        self.process = os.posix_spawn(command[0], [*command], environment, file_actions=[opened, *copied], setsid=True)
        os.close(theirs)

    def record(self, seconds: float) -> bool:
        """Stamp and keep what the program writes; False where it is silent for so long."""
        if not select.select([self.ours], [], [], seconds)[0]:
            return False
        data = os.read(self.ours, 1 << 16)
        self.chunks.append((time.perf_counter(), data))
        return True

    def when(self, text: str, shown: bool = True) -> float:
        """Give the time at which a text came to be on the screen, or was gone from it."""
        limit = time.perf_counter() + LIMIT
        while True:
            self.record(LIMIT)
            while self.record(SILENCE):
                pass
            at = None
            for stamp, data in self.chunks:
                self.stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
                if at is None and any(text in line for line in self.emulated.display) is shown:
                    at = stamp
            self.chunks.clear()
            if at is not None:
                return at
            if time.perf_counter() > limit:
                raise TimeoutError(f"{text!r} never came:\n" + "\n".join(self.emulated.display))

    def press(self, key: str) -> float:
        """Press a key; gives the time before."""
        before = time.perf_counter()
        os.write(self.ours, key.encode())
        return before

    def end(self) -> None:
        """End the program."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.ours)
