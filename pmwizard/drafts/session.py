"""A draft opened for writing: locked, backed up, saved from a thread, rescued when its place cannot be written."""

from __future__ import annotations

import tempfile
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pmwizard import clock
from pmwizard.drafts import backups, lock, store
from pmwizard.drafts.draft import Draft
from pmwizard.drafts.errors import ChangedOnDiskError, DraftError, printable
from pmwizard.postmortem.post_mortem import PostMortem


class Session:
    """One open draft; `save` may be called from any thread, one at a time gets through."""

    def __init__(self, draft: Draft, held: lock.Lock) -> None:
        self.draft = draft
        self.held = held
        self.saved = contents(draft)
        self.left_at = draft.left_at
        self.saved_at: datetime | None = None
        self.failure: DraftError | None = None
        self.saving = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Session:
        """Lock, load and back up a draft; LockedError or DraftError where that fails."""
        held = lock.acquire(path)
        try:
            draft = store.load(path)
            backups.keep(path)
        except BaseException:
            held.release()
            raise
        return cls(draft, held)

    @classmethod
    def begin(cls, folder: Path, blank: PostMortem, now: datetime) -> Session:
        """Begin a draft; its file is written with the first edit."""
        draft = store.create(folder, blank, now)
        return cls(draft, lock.acquire(draft.path))

    @property
    def changed(self) -> bool:
        """Whether something is not in the file yet."""
        return self.saved != contents(self.draft)

    @property
    def conflict(self) -> bool:
        """Whether the file was changed by someone else, so that saving waits for a decision."""
        return isinstance(self.failure, ChangedOnDiskError)

    def save(self, force: bool = False, anyway: bool = False) -> bool:
        """Write what has changed; False where that failed, and `failure` says why.

        `force` overrules a foreign change; `anyway` writes though only the author's place in the draft has changed.
        """
        with self.saving:
            if not (self.changed or force or anyway):
                return True
            copy = replace(self.draft)
            written = contents(copy)
            try:
                store.save(copy, force=force)
            except DraftError as failure:
                self.failure = failure
                return False
            self.draft.on_disk = copy.on_disk
            self.saved, self.saved_at, self.failure = written, clock.now().astimezone(), None
            return True

    def take_theirs(self) -> None:
        """Go over to what someone else wrote into the file; what was here is kept among the backups."""
        with self.saving:
            theirs = store.load(self.draft.path)
            backups.keep_text(self.draft.path, store.text_of(self.draft))
            self.draft.adopt(theirs.postmortem)
            self.draft.on_disk = theirs.on_disk
            self.saved, self.failure = contents(theirs), None

    def close(self) -> str:
        """Save what is left and release the lock; gives a sentence where that was not as simple."""
        try:
            if not self.changed:
                # Only the author's place is new, which is not worth overruling anyone.
                if self.draft.left_at != self.left_at and self.draft.path.exists():
                    self.save(anyway=True)
                return ""
            if self.save():
                return ""
            if self.conflict and self.save(force=True):
                return f"{self.draft.path} was changed by another program. Yours is saved; theirs is in backups/ beside it."
            return self.rescue(str(self.failure))
        except Exception as error:  # whatever it is, the author's text comes first
            return self.rescue(f"{type(error).__name__}, which is an error of pmwizard")
        finally:
            self.held.release()

    def rescue(self, reason: str) -> str:
        """Write the draft elsewhere because its own place refuses; gives what to tell the author, at worst the text itself."""
        told = f"The draft could not be saved in its place: {reason}"
        for folder in (tempfile.gettempdir, Path.home):
            with suppress(DraftError, OSError, RuntimeError):
                place = Path(tempfile.mkdtemp(prefix="pmwizard-", dir=folder())) / self.draft.path.name
                store.save(replace(self.draft, path=place, on_disk=""))
                return f"{told}\nIt is safe at {place}: move it, then pmwizard resume {place}"
        text = "\n".join(map(printable, store.text_of(self.draft).split("\n")))
        return f"{told}\nNor could it be saved elsewhere. Copy it from here:\n\n{text}"


def contents(draft: Draft) -> tuple[PostMortem, dict[str, str]]:
    """Give what an author would miss of a draft."""
    return draft.postmortem, dict(draft.unfinished)
