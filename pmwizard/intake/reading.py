"""Raw material in, candidates for the timeline out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pmwizard.intake.candidate import Candidate, Context, Found, Question, Rest
from pmwizard.intake.formats import BY_NAME, FORMATS, Format
from pmwizard.intake.marking import one_of_each
from pmwizard.intake.merging import in_order
from pmwizard.intake.moments import read_moment
from pmwizard.intake.sources import IntakeError, Source, open_source
from pmwizard.intake.statements import find_day
from pmwizard.intake.zones import read_zone

_ALL_OF_A_FEW = 3


@dataclass(frozen=True)
class Intake:
    """What was read: candidates in order of time, the rest of the input, what must be asked, what is odd.

    `format` is the name of the format, recognised or told.
    """

    format: str
    label: str
    candidates: tuple[Candidate, ...]
    rest: tuple[Rest, ...] = ()
    questions: tuple[Question, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def not_understood(self) -> tuple[Rest, ...]:
        """The pieces of the input that are neither candidates nor known to be something else."""
        return tuple(piece for piece in self.rest if not piece.why and piece.raw.strip())


def read(
    source: str | Path | Source,
    zone: str = "",
    day: date | None = None,
    format_name: str = "",
    columns: tuple[str, str] = ("", ""),
    home: str = "UTC",
    near: date | None = None,
) -> Intake:
    """Read a pasted text, or a file, folder or zip; IntakeError where it cannot be opened or the format is unknown.

    `zone`, `day` and `columns` (time, text) answer the questions of an earlier reading. Until they are given, what the text
    says itself counts, and else `home` and `near`, the zone and the day of the draft.
    """
    if zone and read_zone(zone, home) is None:
        raise IntakeError(f'"{zone}" is no time zone: write it like Europe/Berlin, CET or +02:00.')
    material = source if isinstance(source, Source) else open_source(source)
    near = near or find_day(material.name.replace("_", " "))
    reader = _reader(material, format_name)
    return _intake(reader, reader.read(material, Context(zone, day, columns, home, near)))


def read_day(text: str) -> date | None:
    """Read the day that times without one are of; None where none is given, IntakeError where it is none."""
    day = read_moment(text).day
    if text.strip() and day is None:
        raise IntakeError(f'"{text}" is no date: write it like 2025-12-19.')
    return day


def _reader(source: Source, name: str) -> Format:
    if name and name not in BY_NAME:
        raise IntakeError(f"{name} is no format: choose {', '.join(BY_NAME)}.")
    if name:
        return BY_NAME[name]
    return max(FORMATS, key=lambda candidate: candidate.recognise(source))


def _intake(reader: Format, found: Found) -> Intake:
    candidates = one_of_each(in_order([piece for piece in found.pieces if isinstance(piece, Candidate)]))
    if len(candidates) <= _ALL_OF_A_FEW and not any(candidate.chosen for candidate in candidates):
        candidates = [replace(candidate, chosen=True) for candidate in candidates]
    rest = tuple(piece for piece in found.pieces if isinstance(piece, Rest))
    return Intake(reader.name, reader.label, tuple(candidates), rest, found.questions, found.warnings)
