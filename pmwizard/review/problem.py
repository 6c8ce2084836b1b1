"""A problem: what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Grade = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """What is wrong at a draft path; a document with an error cannot be final, one with warnings can."""

    path: str
    grade: Grade
    message: str


def error(path: str, message: str) -> Problem:
    """Say what keeps the document from being final."""
    return Problem(path, "error", message)


def warning(path: str, message: str) -> Problem:
    """Say what is doubtful or missing, though the document can do without."""
    return Problem(path, "warning", message)


def quoted(words: str, width: int = 24) -> str:
    """Quote the author's words on one line: cut to `width` characters, with nothing that moves a cursor."""
    start = words[: 4 * width]
    if not start.isprintable():
        start = "".join(letter if letter.isprintable() else " " for letter in start)
    line = " ".join(start.split())
    cut = len(line) > width or len(words) > 4 * width
    return f'"{line[: width - 1].rstrip()}…"' if cut else f'"{line}"'
