"""One window at a time on a draft: a lock beside its file, given up by the system when the process ends, however it ends."""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from pmwizard.drafts import atomic
from pmwizard.drafts.errors import DraftError, printable, told


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
    _descriptor: int | None = field(repr=False)

    def release(self) -> None:
        """Give the lock up; doing it twice is no harm."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            # While it is still held: afterwards it could be the next window's.
            with suppress(OSError):
                sidecar(self.path).unlink(missing_ok=True)
            os.close(descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()


def acquire(path: Path) -> Lock:
    """Lock the draft at `path`; LockedError where another window has it, DraftError where its folder takes no lock."""
    with told(path, "cannot be locked against a second window", "Open a copy in a folder you can write to."):
        real = atomic.real(path)
        real.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = _locked(sidecar(real))
        if descriptor is None:
            raise LockedError(path, *_read_card(real))
        with suppress(OSError):  # without it the lock holds all the same; only who has it is not told
            os.ftruncate(descriptor, 0)
            os.write(descriptor, _card())
    return Lock(real, descriptor)


def _locked(file: Path) -> int | None:
    """Open a file and lock it; None where it is locked already."""
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descriptor), file.stat()):
                    return descriptor
        except BlockingIOError:
            os.close(descriptor)
            return None
        except OSError:
            os.close(descriptor)
            raise
        # The window that had it has removed the file after we opened it.
        os.close(descriptor)


def sidecar(path: Path) -> Path:
    """Give the hidden file that is locked in place of the draft at `path`, which every save replaces; it says who holds it."""
    real = atomic.real(path)
    return real.with_name(f".{real.name}.lock")


def _card() -> bytes:
    import getpass
    import socket

    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = f"user {os.getuid()}"
    card = {"user": user, "host": socket.gethostname(), "pid": os.getpid(), "since": datetime.now(UTC).isoformat()}
    return json.dumps(card).encode()


def _read_card(real: Path) -> tuple[str, datetime | None]:
    """Give who holds the lock, and since when; as much of it as can be read."""
    try:
        card = json.loads(sidecar(real).read_bytes())
        holder = printable(f"{card['user']} on {card['host']}, process {card['pid']}")
        return holder, datetime.fromisoformat(card["since"]).astimezone(UTC)
    except (OSError, ValueError, LookupError, TypeError, OverflowError, RecursionError):
        return "someone", None
