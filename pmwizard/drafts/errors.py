"""What can go wrong, told to the author."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_REASONS = {
    errno.EACCES: "permission was refused",
    errno.EPERM: "permission was refused",
    errno.EROFS: "the file system is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than allowed",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EISDIR: "it is a folder, not a file",
    errno.ELOOP: "its symbolic links run in a circle",
    errno.ENAMETOOLONG: "the name is too long",
}


class ToldError(Exception):
    """Something that cannot be done; its text is the whole message for the author."""


class DraftError(ToldError):
    """A draft that cannot be read, written or had."""


class ChangedOnDiskError(DraftError):
    """The draft file holds something else than was last read or written."""


def printable(text: object) -> str:
    """Write text from outside on one line, with everything escaped that a terminal could act on."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in str(text))


@contextmanager
def told(path: Path, failed: str, advice: str) -> Iterator[None]:
    """Turn an error of the file system into a DraftError: `<path> <failed>: <reason>. <advice>`."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise DraftError(f"{printable(path)} {failed}: {reason}. {advice}") from error
    except ValueError as error:
        raise DraftError(f"{printable(path)} {failed}: the path cannot be used. {advice}") from error
