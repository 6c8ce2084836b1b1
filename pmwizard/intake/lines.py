"""Text as lines that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words without the line end, the piece of text it is, and where that begins."""

    words: str
    raw: str
    start: int

    @property
    def is_blank(self) -> bool:
        """Whether it has no words."""
        return not self.words.strip()

    @property
    def indent(self) -> int:
        """How many columns it is moved in; a tab counts four."""
        words = self.words.expandtabs(4) if "\t" in self.words[:40] else self.words
        return len(words) - len(words.lstrip())


def lines_of(text: str) -> list[Line]:
    """Split a text into lines; together the raw lines are the text."""
    return [Line(match[0].rstrip("\r\n"), match[0], match.start()) for match in _LINE.finditer(text)]


def raw_of(lines: Iterable[Line]) -> str:
    """Give the text that consecutive lines are."""
    return "".join(line.raw for line in lines)
