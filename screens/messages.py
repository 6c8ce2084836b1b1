"""What the screens tell the app."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from textual.message import Message


@dataclass
class Edited(Message):
    """The author changed the value at a path; `taken` is set by the app when it is in the draft."""

    path: str
    value: Any
    taken: bool = False


@dataclass
class Revised(Message):
    """The author changed what is at a path; `revise` makes the new value from the old.

    Undo passes over what is no `step` but follows from one.
    """

    path: str
    revise: Callable[[Any], Any]
    step: bool = True


class MovedOn(Message):
    """The author has left a field: time to show what follows from it."""


@dataclass
class Unfinished(Message):
    """The author typed into an entry line and has not entered it yet."""

    path: str
    text: str


@runtime_checkable
class Typed(Protocol):
    """A widget that is typed into."""

    def unsent(self) -> Edited | Unfinished | None:
        """Give what is typed but may still be on its way to the draft."""


@dataclass
class Undo(Message):
    """The author wants the last edit taken back, or the last one taken back done `again`."""

    again: bool = False


@dataclass
class GoTo(Message):
    """The author wants to be at a field, a section, `home` or `review`; `came_from` is the way back from there, if not here."""

    path: str
    came_from: tuple[str, ...] | None = None


@dataclass
class CopyText(Message):
    """The author wants a text in the clipboard; `name` says what it is, `section` whose file it goes to as well."""

    text: str
    name: str
    section: str = ""


@dataclass
class CopySection(Message):
    """The author wants a section copied as Markdown, and kept in its file; `review` is the whole document."""

    section: str


@dataclass
class EditRow(Message):
    """The author wants a row's editor, with the cursor in the field called `at`; the index after the last row is a new one."""

    path: str
    at: str = ""


@dataclass
class OpenDraft(Message):
    """The author wants a draft opened; without a path, a new one."""

    path: Path | None = None


@dataclass
class BringInMaterial(Message):
    """The author has raw material: a pasted text, or the path of a file, folder or zip."""

    material: str | Path


@dataclass
class Tell(Message):
    """A screen has something to say in passing."""

    words: str
    wrong: bool = False


class Export(Message):
    """The author wants the document as a file."""
