"""One window at a time on a draft: a lock beside its file, given up by the system when the process ends, however it ends."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pmwizard.drafts import atomic
from pmwizard.drafts.errors import DraftError, printable, told

if TYPE_CHECKING:
    from filelock import BaseFileLock


class LockedError(DraftError):
    """Another window has the draft: `holder` says who and where, `since` when it was opened."""

    def __init__(self, path: Path, holder: str, since: datetime | None) -> None:
        opened = f", opened {since:%Y-%m-%d %H:%M} UTC" if since else ""
        super().__init__(
            f"{printable(path)} is open in another window: {holder}{opened}. "
            "Two windows would overwrite each other: go on in that one, or close it first."
        )
        self.holder = holder
        self.since = since


@dataclass
class Lock:
    """A held lock; `release` gives it up, and so does leaving a `with` block."""

    path: Path
    _file: BaseFileLock = field(repr=False)

    def release(self) -> None:
        """Give the lock up; doing it twice is no harm."""
        if self._file.is_locked:
            # While it is still held: afterwards both could be the next window's.
            with suppress(OSError):
                _card(self.path).unlink(missing_ok=True)
                sidecar(self.path).unlink(missing_ok=True)
            self._file.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()


def acquire(path: Path) -> Lock:
    """Lock the draft at `path`; LockedError where another window has it, DraftError where its folder takes no lock."""
    from filelock import FileLock, Timeout

    with told(path, "cannot be locked against a second window", "Open a copy in a folder you can write to."):
        real = atomic.real(path)
        real.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Taken and given up by different threads of the wizard; and a lock file that filelock empties, hence the card.
        file = FileLock(sidecar(real), timeout=0, thread_local=False, mode=0o600)
        try:
            file.acquire()
        except Timeout as error:
            raise LockedError(path, *_read_card(real)) from error
        _write_card(real)
    return Lock(real, file)


def sidecar(path: Path) -> Path:
    """Give the hidden file that is locked in place of the draft at `path`, which every save replaces."""
    real = atomic.real(path)
    return real.with_name(f".{real.name}.lock")


def _card(real: Path) -> Path:
    return real.with_name(f".{real.name}.holder")


def _write_card(real: Path) -> None:
    import getpass
    import socket

    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = f"user {os.getuid()}"
    card = {"user": user, "host": socket.gethostname(), "pid": os.getpid(), "since": datetime.now(UTC).isoformat()}
    # Without it the lock holds all the same; only who has it is not told.
    with suppress(OSError):
        atomic.write(_card(real), json.dumps(card).encode())


def _read_card(real: Path) -> tuple[str, datetime | None]:
    """Give who holds the lock, and since when; as much of it as can be read."""
    try:
        card = json.loads(_card(real).read_bytes())
        holder = printable(f"{card['user']} on {card['host']}, process {card['pid']}")
        return holder, datetime.fromisoformat(card["since"]).astimezone(UTC)
    except (OSError, ValueError, LookupError, TypeError, OverflowError, RecursionError):
        return "someone", None
