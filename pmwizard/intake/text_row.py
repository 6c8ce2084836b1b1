"""A row of a text, from its first line and the lines that go on with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pmwizard.intake.candidate import Candidate
from pmwizard.intake.carrying import Carried
from pmwizard.intake.lines import Line, raw_of
from pmwizard.intake.marking import is_important, milestone_told
from pmwizard.intake.permalink import checked, scan_permalink
from pmwizard.intake.phrases import Phrase
from pmwizard.intake.row_words import BULLET, head_and_rest, split_words

FENCE = re.compile(r"\s*(?:```|~~~)")
_NICK = re.compile(r"<[ @+%&~]?([^<>\s/:]{1,40})>\s+|\[([A-Za-z][\w.-]{0,40})\]:\s+")


@dataclass
class TextRow:
    """A row while its lines are collected: the first one, and those that go on with it.

    `labelled` are the words of a time that stands behind what it is of.
    """

    head: Line
    phrase: Phrase
    content: str
    kind: str
    milestone: str = ""
    labelled: str = ""
    lines: list[Line] = field(default_factory=list)
    wrapped: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    after_blank: bool = False


def row_candidate(row: TextRow, carried: Carried, source: str) -> Candidate:
    """Give a finished row as a candidate; a Slack permalink in it fills or checks its time."""
    if row.labelled:
        reading = carried.place_apart(row.phrase, row.labelled)
    else:
        reading = carried.place(row.phrase, head_and_rest(row.head.words, row.phrase)[0])
    raw = row.head.raw + raw_of(row.lines)
    linked = scan_permalink(raw)
    if linked:
        carried.compare(reading, row.phrase, linked[1])
        reading = checked(reading, linked[1])
    content, below = " ".join(filter(None, (row.content, *row.wrapped))), row.below
    if not content:
        content, below = _first_paragraph(below)
    nick = _NICK.match(content)
    if nick:
        content = content[nick.end() :]
    text, owner, notes, link = split_words(content)
    actor = owner or ((nick[1] or nick[2]) if nick else "")
    return Candidate(
        reading.at,
        text,
        raw,
        row.head.start,
        reading.precision,
        reading.approximate,
        reading.until,
        reading.day,
        actor,
        "\n".join(filter(None, (notes, *_moved_out(below)))),
        source,
        linked[0] if linked else link,
        row.kind,
        row.milestone or milestone_told(content),
        chosen=not nick or is_important(content),
        doubts=reading.doubts,
    )


def _first_paragraph(lines: list[str]) -> tuple[str, list[str]]:
    """Split lines into the words of the first paragraph or item, and the lines below; code is not split."""
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines) or FENCE.match(lines[start]):
        return "", lines
    end = start + 1
    while end < len(lines) and lines[end].strip() and not (BULLET.match(lines[end]) or FENCE.match(lines[end])):
        end += 1
    return " ".join(line.strip() for line in lines[start:end]).strip(" \t-*•"), lines[end:]


def _moved_out(lines: list[str]) -> list[str]:
    """Give the lines that are not blank, moved out as far as they go together."""
    filled = [line for line in lines if line.strip()]
    least = min((len(line) - len(line.lstrip()) for line in filled), default=0)
    return [line[least:] for line in filled]
