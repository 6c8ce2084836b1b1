"""`pmwizard import`: a Markdown post-mortem becomes a draft; raw material joins the timeline of one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pmwizard import clock
from pmwizard.drafts import store
from pmwizard.drafts.draft import Draft
from pmwizard.drafts.errors import DraftError, printable
from pmwizard.drafts.session import Session
from pmwizard.intake.candidate import Candidate
from pmwizard.intake.merging import merge
from pmwizard.intake.reading import Intake, read, read_day
from pmwizard.intake.sources import IntakeError, decoded
from pmwizard.markdown import reader as markdown_reader
from pmwizard.postmortem.post_mortem import PostMortem, typing_day, where
from pmwizard.postmortem.timeline import Event, with_events
from pmwizard.postmortem.values import known, moment_text

_HEADINGS_TOLD = 8


@dataclass(frozen=True)
class Wanted:
    """What the call says: format, zone and date of times that have none, all or the marked ones, the columns of time and text."""

    format: str = ""
    zone: str = ""
    date: str = ""
    all: bool = False
    columns: tuple[str, str] = ("", "")


def document(folder: Path, file: str, template: str) -> tuple[list[str], list[str]]:
    """Make a draft of a Markdown post-mortem; gives its path for standard output, and what was read for standard error."""
    try:
        imported = markdown_reader.read(markdown_reader.text_of(bytes_of(file)))
    except ValueError as error:
        raise DraftError(f"{'standard input' if file == '-' else printable(file)} cannot be imported: {error}") from error
    draft = store.create(folder, imported.postmortem, clock.now())
    if template:
        fill(draft, "template", template)
    store.save(draft)
    words = [f"{where(section)}: {read}" for section, read in imported.read.items()]
    if imported.unplaced:
        kept = f"{len(imported.unplaced.split())} words have no field and are kept under {where('references.unplaced')}"
        headings = "; ".join(imported.kept[:_HEADINGS_TOLD]) + ("; ..." if len(imported.kept) > _HEADINGS_TOLD else "")
        words.append(printable(f"warning: {kept}" + (f" (from {headings})." if headings else ".")))
    return [str(draft.path)], [*words, *(f"warning: {printable(doubt)}" for doubt in imported.doubts)]


def fill(draft: Draft, path: str, value: Any) -> None:
    """Put an option's value into the draft, or say what it may be."""
    try:
        draft.edit(path, value)
    except ValidationError as error:
        option = path.rpartition(".")[2].replace("level", "severity")
        raise DraftError(f"--{option} {printable(value)}: {error.errors()[0]['msg']}") from error


def bytes_of(file: str) -> bytes:
    """Read a file, or standard input for `-`; DraftError where that fails."""
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).expanduser().read_bytes()
    except (OSError, RuntimeError, ValueError) as error:
        raise DraftError(f"{printable(file)} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def read_into(postmortem: PostMortem, file: str, wanted: Wanted) -> tuple[Intake, list[Candidate]]:
    """Read a file, or `-` for standard input, beside the events that are there; DraftError where that fails."""
    try:
        material: str | Path = decoded(bytes_of(file)) if file == "-" else Path(file).expanduser()
        intake = read(
            material,
            zone=wanted.zone,
            day=read_day(wanted.date),
            format_name=wanted.format,
            columns=wanted.columns,
            home=postmortem.timeline.zone or "UTC",
            near=typing_day(postmortem),
        )
    except IntakeError as error:
        raise DraftError(str(error)) from error
    except RuntimeError as error:
        raise DraftError(f"{printable(file)} cannot be read: {error}") from error
    return intake, merge(postmortem.timeline.events, intake.candidates)


def chosen_of(candidates: Sequence[Candidate], wanted: Wanted) -> list[Candidate]:
    """Give the candidates to add; DraftError where some of them have no time, for nothing is guessed."""
    chosen = [each for each in candidates if not each.duplicate and (each.chosen or wanted.all)]
    timeless = [each for each in chosen if not known(each.at) and not each.day]
    if timeless:
        first = printable(str(timeless[0].at) or timeless[0].text.split("\n")[0])
        raise DraftError(
            f"{len(timeless)} of the events have no date yet (the first: {first}). Say which day they begin on: --date 2025-12-19"
        )
    return chosen


def add(path: Path, events: Sequence[Event]) -> None:
    """Add events to the draft at `path`; LockedError where a window has it open, DraftError where it cannot be saved."""
    session = Session.open(path)
    session.draft.edit("timeline.events", with_events(session.draft.postmortem.timeline.events, events))
    if rescued := session.close():
        raise DraftError(rescued)


def report(intake: Intake, candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> Iterator[str]:
    """Say what was read, what is added, what was there, and what was not understood, piece by piece."""
    there = sum(each.duplicate for each in candidates)
    lost = intake.not_understood
    yield f"{intake.label}: {len(candidates)} read, {len(chosen)} to add, {there} already there, {len(lost)} not understood."
    yield from (f"warning: {printable(question.words)}" for question in intake.questions)
    yield from (f"warning: {printable(warning)}" for warning in intake.warnings)
    for doubt, events in Counter(doubt for each in chosen for doubt in each.doubts).items():
        yield f"warning: {printable(doubt)}" + (f" ({events} events)" if events > 1 else "")
    for piece in lost:
        yield from (f"not understood: {printable(line)}" for line in piece.raw.splitlines() if line.strip())


def table(candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> Iterator[str]:
    """Write the candidates as a table: mark, time (UTC), what, who, milestone."""
    marked = set(map(id, chosen))
    for each in candidates:
        mark = "=" if each.duplicate else "+" if id(each) in marked else "."
        at = moment_text(each.at) if known(each.at) else str(each.at) or "no time"
        flag = f"  [{each.milestone}]" if each.milestone else ""
        who = f"  {each.actor}" if each.actor else ""
        yield printable(f"{mark} {at:16}  {each.text.strip().splitlines()[0] if each.text.strip() else ''}{who}{flag}")


def into(settings_folder: Path, file: str, reference: str, wanted: Wanted, dry_run: bool) -> tuple[list[str], list[str]]:
    """Add the events of a file to a draft, or only show them; gives the lines for standard output and for standard error."""
    path = store.find(settings_folder, reference)
    intake, candidates = read_into(store.load(path).postmortem, file, wanted)
    chosen = chosen_of(candidates, wanted)
    said = list(report(intake, candidates, chosen))
    if dry_run:
        return list(table(candidates, chosen)), [*said, "Nothing was changed."]
    if chosen:
        add(path, [each.event_row() for each in chosen])
    return [], [*said, f"{len(chosen)} added to {printable(path)}"]
