"""Copies of a draft file as it was: the last ten of each draft, in `backups/` beside it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from pmwizard.drafts import atomic
from pmwizard.drafts.errors import told

FOLDER = "backups"
KEPT = 10


def keep(path: Path) -> Path | None:
    """Copy the draft file at `path` to its backups; None where there is no file or the newest backup is the same."""
    with told(path, "cannot be copied to backups/", "Nothing was changed."):
        real = atomic.real(path)
        return add(real, real.read_bytes()) if real.is_file() else None


def add(path: Path, data: bytes) -> Path | None:
    """Put `data` into the backups of the draft at `path`, as `NAME.<UTC time>.toml`; None where the newest is the same."""
    real = atomic.real(path)
    folder = real.parent / FOLDER
    with told(folder, "cannot take a backup", "Nothing was changed."):
        before = of(real)
        if before and before[-1].read_bytes() == data:
            return None
        folder.mkdir(mode=0o700, exist_ok=True)
        backup = folder / f"{real.stem}.{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}{real.suffix}"
        atomic.write(backup, data)
        for old in before[: 1 - KEPT]:
            old.unlink(missing_ok=True)
    return backup


def keep_text(path: Path, text: str) -> Path | None:
    """Put `text` into the backups of the draft at `path`; None where the newest is the same."""
    return add(path, text.encode())


def of(path: Path) -> list[Path]:
    """Give the backups of the draft at `path`, the oldest first."""
    real = atomic.real(path)
    name = re.compile(rf"{re.escape(real.stem)}\.\d{{8}}T\d{{6}}\.\d{{6}}Z{re.escape(real.suffix)}")
    folder = real.parent / FOLDER
    return sorted(file for file in folder.iterdir() if name.fullmatch(file.name)) if folder.is_dir() else []
