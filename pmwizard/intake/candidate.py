"""What a format's reader gives: candidates for the timeline, and the rest of the input, so that nothing is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pmwizard.intake.moments import Precision
from pmwizard.postmortem.timeline import Event
from pmwizard.postmortem.values import moment_text


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may become an event of the timeline.

    `at` is UTC, or the words that stood for the time. `text` may have several lines. `raw` is the very piece of the input
    that begins at character `start`; it is shown on demand and never imported, for it may hold addresses. `milestone` is
    suggested; `chosen` says whether it is marked at first; `duplicate` that the timeline has it already.
    """

    at: datetime | str
    text: str
    raw: str = ""
    start: int = 0
    precision: Precision = "second"
    approximate: bool = False
    until: datetime | None = None
    day: date | None = None
    actor: str = ""
    notes: str = ""
    source: str = ""
    link: str = ""
    kind: str = ""
    milestone: str = ""
    chosen: bool = False
    duplicate: bool = False
    doubts: tuple[str, ...] = ()

    def event_row(self) -> Event:
        """Give the row of the timeline: the first line is the event, and where it came from is its link or in its notes."""
        headline, more = split_headline(self.text)
        until = f"until {moment_text(self.until)} UTC" if self.until else ""
        origin = "" if self.link or self.source == "text" else self.source
        return Event(
            at=self.at,
            approximate=self.approximate,
            event=headline,
            owner=self.actor,
            notes="; ".join(part for part in (until, more, self.notes, origin) if part),
            link=self.link,
            milestone=self.milestone,
        )


@dataclass(frozen=True, slots=True)
class Rest:
    """A piece of the input that is no candidate: `why` says what it is instead, and is empty where it was not understood."""

    raw: str
    start: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What must be asked once for the whole input: `about` is zone, date, time column or text column."""

    about: str
    words: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the input: what its reader is told, and what is assumed until someone tells.

    `zone`, `day` and `columns` (time, text) are answers; `home` and `near` are the draft's zone and day.
    """

    zone: str = ""
    day: date | None = None
    columns: tuple[str, str] = ("", "")
    home: str = "UTC"
    near: date | None = None


Piece = Candidate | Rest


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found: pieces that together hold every character of the input, questions and warnings."""

    pieces: tuple[Piece, ...]
    questions: tuple[Question, ...] = ()
    warnings: tuple[str, ...] = ()


def split_headline(text: str) -> tuple[str, str]:
    """Split a text into its first line with words in it and the lines below."""
    lines = text.strip().split("\n")
    first = next((number for number, line in enumerate(lines) if any(map(str.isalnum, line))), 0)
    return lines[first].strip(), "\n".join((*lines[:first], *lines[first + 1 :])).strip()


def with_gaps(pieces: Iterable[Piece], text: str, why: str, offset: int = 0) -> Iterator[Piece]:
    """Give the pieces, and what of the text lies between them as rest.

    Pieces come in the order of the text, whose first character is at `offset`.
    """
    reached = offset
    found = list(pieces)
    for piece in found:
        if piece.start > reached:
            yield Rest(text[reached - offset : piece.start - offset], reached, why)
        yield piece
        reached = max(reached, piece.start + len(piece.raw))
    if reached - offset < len(text):
        yield Rest(text[reached - offset :], reached, why if found else "")
