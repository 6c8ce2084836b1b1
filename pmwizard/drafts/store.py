"""The drafts of a folder: made, listed, found, loaded and saved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from pmwizard.drafts import atomic, backups, lock
from pmwizard.drafts.draft import Draft
from pmwizard.drafts.errors import ChangedOnDiskError, DraftError, printable, told
from pmwizard.drafts.toml_format import dump, parse
from pmwizard.postmortem.post_mortem import PostMortem

CANDIDATES_SHOWN = 10


@dataclass(frozen=True)
class Found:
    """A draft file of a folder, when it was last changed (UTC), and its draft or why it cannot be read."""

    path: Path
    changed: datetime
    draft: Draft | None = None
    error: str = ""

    @property
    def id(self) -> str:
        """The incident id; empty where it has none or cannot be read."""
        return self.draft.postmortem.incident.id if self.draft else ""


def create(folder: Path, postmortem: PostMortem | None = None, now: datetime | None = None) -> Draft:
    """Give a draft with a file name that is free in `folder`, `INC-YYYYMMDD-HHMM.toml` by `now` (UTC); writes nothing."""
    stem = f"INC-{(now or datetime.now(UTC)).astimezone(UTC):%Y%m%d-%H%M}"
    names = (f"{stem}.toml" if number == 1 else f"{stem}-{number}.toml" for number in count(1))
    with told(folder, "cannot be looked into", "Choose another folder with --drafts."):
        # A lock without a file is a window that has not saved yet.
        free = (path for name in names if not (path := folder / name).exists() and not lock.sidecar(path).exists())
        return Draft(next(free), postmortem or PostMortem())


def load(path: Path) -> Draft:
    """Read a draft file; DraftError, whose text says what is wrong and where, if it holds no draft."""
    data = _bytes(path)
    draft = parse(data, path)
    draft.on_disk = _digest(data)
    return draft


def text_of(draft: Draft) -> str:
    """Give the text that `save` writes; DraftError where the whys are too deep to be written."""
    try:
        return dump(draft)
    except RecursionError as error:
        raise DraftError(f"{printable(draft.path)} cannot be written: the whys are too deep in each other.") from error


def save(draft: Draft, force: bool = False) -> None:
    """Write a draft to its file, whole or not at all, one save at a time; the folder is made if need be.

    ChangedOnDiskError where the file was changed by someone else; with `force` theirs goes to the backups and is replaced.
    DraftError where it cannot be written.
    """
    data = text_of(draft).encode()
    advice = "The draft is not saved; the file is as it was. Put that right, or save it elsewhere."
    with told(draft.path, "cannot be written", advice):
        real = atomic.real(draft.path)
        theirs = real.read_bytes() if real.is_file() else None
        if theirs is not None and theirs != data and _digest(theirs) != draft.on_disk:
            if not force:
                raise ChangedOnDiskError(
                    f"{printable(draft.path)} was changed since it was opened, by an editor or another program. "
                    "Keep yours or take theirs; the other goes to backups/."
                )
            backups.add(real, theirs)
        if theirs != data:
            real.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            atomic.write(real, data)
        draft.on_disk = _digest(data)


def listed(folder: Path) -> list[Found]:
    """Give the draft files of a folder, the last changed first, readable or not."""
    return [_found(path, changed) for changed, path in _files(folder)]


def find(folder: Path, reference: str) -> Path:
    """Find the draft that `reference` means: a path, an id or file name or the beginning of one; the newest if empty.

    DraftError, which lists what it could be, where that is none or more than one.
    """
    if reference and (direct := _as_path(reference)):
        return direct
    files = [path for _, path in _files(folder)]
    if not files:
        raise DraftError(f"There is no draft in {printable(folder)}. Start one with: pmwizard new")
    if not reference:
        return files[0]
    wanted = reference.casefold()
    named = [path for path in files if wanted in (path.name.casefold(), path.stem.casefold())]
    if len(named) == 1:
        return named[0]
    drafts = listed(folder)
    exact = [found for found in drafts if wanted in _names(found)]
    begun = [found for found in drafts if any(name.startswith(wanted) for name in _names(found))]
    meant = exact or begun
    if len(meant) == 1:
        return meant[0].path
    problem = "More than one draft is called" if meant else f"No draft in {printable(folder)} is called"
    candidates = "\n".join(_candidates(meant or drafts))
    raise DraftError(f'{problem} "{printable(reference)}". Give the path, or more of the name, of one of:\n{candidates}')


def _files(folder: Path) -> list[tuple[datetime, Path]]:
    with told(folder, "cannot be listed", "Choose another folder with --drafts."):
        inside = folder.iterdir() if folder.exists() else ()
        paths = [path for path in inside if path.suffix == ".toml" and not path.name.startswith(".")]
    changed = ((path, _changed(path)) for path in paths)
    return sorted(((when, path) for path, when in changed if when), reverse=True)


def _changed(path: Path) -> datetime | None:
    """Give when a file was last changed; None where it is none, or was removed just now."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.is_file() else None
    except (OSError, ValueError):
        return None


def _bytes(path: Path) -> bytes:
    with told(path, "cannot be read", "Look at what there is with: pmwizard list"):
        if path.exists() and not path.is_file() and not path.is_dir():
            raise DraftError(f"{printable(path)} cannot be read: it is not a file.")
        return path.read_bytes()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _found(path: Path, changed: datetime) -> Found:
    try:
        return Found(path, changed, load(path))
    except DraftError as error:
        return Found(path, changed, error=str(error))


def _as_path(reference: str) -> Path | None:
    try:
        path = Path(reference).expanduser()
        return path if path.is_file() else None
    except (OSError, RuntimeError):
        return None


def _names(found: Found) -> set[str]:
    return {name.casefold() for name in (found.path.stem, found.path.name, found.id) if name}


def _candidates(drafts: list[Found]) -> Iterator[str]:
    for found in drafts[:CANDIDATES_SHOWN]:
        yield f"  {printable(found.path.stem)}" + (f"  ({printable(found.id)})" if found.id else "")
    if len(drafts) > CANDIDATES_SHOWN:
        yield f"  and {len(drafts) - CANDIDATES_SHOWN} more"
