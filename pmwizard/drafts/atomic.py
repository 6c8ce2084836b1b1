"""Writing a file so that it holds either the old bytes or the new, whatever happens in between."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def real(path: Path) -> Path:
    """Give the file that `path` stands for behind its symbolic links."""
    return Path(os.path.realpath(path))


def write(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Put `data` into the file at `path`, behind its symbolic links; OSError where it cannot be, and the old file stays.

    One fixed temporary name beside the file, so that a killed process leaves at most one behind: one writer at a time.
    """
    target = real(path)
    if target.exists() and not target.is_file():
        # A device or a pipe is written into; putting a file in its place would take it from the whole machine.
        with target.open("wb") as opened:
            opened.write(data)
        return
    temporary = target.with_name(f".{target.name}.tmp")
    # Made anew and never followed: in a shared folder someone else could have put a link there.
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    # The file is in place already; some network file systems refuse this.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
