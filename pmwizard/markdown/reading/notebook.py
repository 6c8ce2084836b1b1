"""What has been read so far: values by their draft path, and what has found no field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.tree import Block, blocks


@dataclass(frozen=True)
class Content:
    """A piece of the source: the headings it stands under, its text behind its label, and its whole source."""

    where: str
    text: str
    source: str

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks of the text."""
        return blocks(self.text)

    @property
    def is_empty(self) -> bool:
        """Whether nothing, or only a template's placeholder, is there."""
        return not self.text.strip() or is_placeholder(self.text)


@dataclass(frozen=True)
class Way:
    """How a piece of the source is read: False where it could not be.

    `whole` takes all that follows, else one paragraph; `deep` takes what is under headings below it too, unless they are known.
    """

    read: Callable[[Notebook, Content], bool]
    whole: bool = False
    deep: bool = False


Ways = Mapping[str, Way]
# A heading of the templates that has no text of its own.
UNREAD = Way(lambda notebook, content: False)


@dataclass
class Notebook:
    """Collects the values of a draft, by dotted path; lists and rows in order; what has no field; what is doubtful."""

    values: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    durations: dict[str, str] = field(default_factory=dict)
    kept: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def put(self, path: str, value: Any) -> bool:
        """Put a value at a path; False where there is another already."""
        return bool(self.values.setdefault(path, value) == value)

    def append(self, path: str, text: str) -> bool:
        """Put Markdown at a path, below what is there already."""
        there = self.values.get(path, "")
        self.values[path] = f"{there}\n\n{text}" if there and there != text else text
        return True

    def add(self, path: str, **row: Any) -> None:
        """Add a row to the table at a path."""
        self.rows.setdefault(path, []).append(row)

    def keep(self, where: str, source: str) -> None:
        """Keep a piece of the source, for which there is no field, under its headings."""
        if source.strip():
            self.kept.append((where, source.strip("\n")))

    def doubt(self, sentence: str) -> None:
        """Say what was read otherwise than it may have been meant."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)

    def take(self, way: Way, content: Content) -> None:
        """Read a piece of the source in a way, or keep it."""
        if not content.is_empty and not way.read(self, content):
            self.keep(content.where, content.source)
