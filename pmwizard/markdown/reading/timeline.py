"""The timeline: the templates' tables, events told in any other way, and the durations as they are printed."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from pmwizard.intake import document
from pmwizard.intake.candidate import Candidate, Context, Rest
from pmwizard.intake.columns import is_time
from pmwizard.intake.marking import one_of_each
from pmwizard.intake.sources import Source
from pmwizard.intake.statements import find_day
from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.names import folded
from pmwizard.markdown.reading.notebook import Content, Notebook, Way
from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.ways import keep_block, keep_others, labelled, moment, one_line, under, value
from pmwizard.postmortem.timeline import PHASES

# The columns of the templates' own tables.
COLUMNS = {"time (utc)": "at", "time": "at", "event": "event", "owner": "owner", "actor": "owner", "notes": "notes"}
_FIELDS = ["at", "event", "owner", "notes"]
# What the columns of a timeline are called in so many words; other names are the author's own.
_TITLES = {
    *("time", "times", "date", "day", "utc", "timestamp", "when", "event", "events", "description", "what", "happened", "action"),
    *("activity", "details", "owner", "actor", "who", "by", "person", "source", "note", "notes", "comment", "comments", "link"),
}


def duration(metric: str) -> Way:
    """Read a printed duration."""

    def read(notebook: Notebook, content: Content) -> bool:
        text = one_line(content)
        return notebook.durations.setdefault(metric, text) == text

    return Way(read)


def _events(phase: str) -> Way:
    """Read the tables of the templates as they are written, and everything else as raw material."""

    def read(notebook: Notebook, content: Content) -> bool:
        others = []
        for block in content.blocks:
            fields = [COLUMNS.get(folded(title), "") for title in block.head]
            if fields == _FIELDS:
                for cells in block.rows:
                    _add_row(notebook, dict(zip(fields, cells, strict=False)), phase)
                keep_others(notebook, content.where, block, fields)
            elif block.kind == "table" and not any(is_time(cell) for cells in block.rows for cell in cells):
                keep_block(notebook, content.where, block)
            elif block.kind != "rule" and not is_placeholder(block.text):
                others.append(block.source)
        if others:
            _add_told(notebook, content.where, "\n\n".join(others), phase)
        return True

    return Way(read, whole=True, deep=True)


def _add_row(notebook: Notebook, row: dict[str, str], phase: str) -> None:
    notes, link = unescape.linked_cell(row.get("notes", ""))
    event: dict[str, Any] = {"at": value(row.get("at", "")), "event": value(row["event"]), "owner": value(row.get("owner", ""))}
    if any((*event.values(), notes, link)):
        notebook.add("timeline.events", **event, notes=notes, link=link, phase=phase)


def _add_told(notebook: Notebook, where: str, text: str, phase: str) -> None:
    """Read lists, lines, headings and tables that begin with a time; what is no event is kept."""
    heading = f"# {where}\n\n"
    found = document.read(Source(heading + text), Context(near=_day_told(notebook)))
    candidates = one_of_each(piece for piece in found.pieces if isinstance(piece, Candidate))
    for candidate in candidates:
        event = dict(candidate.event_row())
        notebook.add("timeline.events", **event | {"phase": phase})
    rest = "".join(
        piece.raw if isinstance(piece, Rest) and _is_said(piece) else "\n"
        for piece in found.pieces
        if piece.start >= len(heading)
    )
    notebook.keep(where, re.sub(r"\n{3,}", "\n\n", rest))
    for question in found.questions:
        if question.about == "zone":
            notebook.doubt(f"Timeline: {question.words.partition('. ')[0]}.")
    for warning in found.warnings:
        if "times are in UTC" not in warning:
            notebook.doubt(f"Timeline: {warning}")
    if told := [candidate.milestone for candidate in candidates if candidate.milestone]:
        notebook.doubt(f"Milestones set by the words of the events: {', '.join(told)}. Check them in the timeline.")


def _is_said(rest: Rest) -> bool:
    """Tell whether a piece that is no event has words of its own."""
    titles = set(re.findall(r"[^\W_]+", rest.raw.casefold())) if rest.why == "the names of the columns" else {""}
    return not titles <= _TITLES and rest.why not in ("blank", "an empty row")


def _day_told(notebook: Notebook) -> date | None:
    started = notebook.values.get("incident.started_at", "")
    if isinstance(started, datetime):
        return started.date()
    return find_day(started) or find_day(notebook.values.get("incident.title", ""))


def timed(events: list[dict[str, Any]], started: object) -> list[dict[str, Any]]:
    """Read the times of the events: UTC where they are whole; a time of day on the day of the start, unless it steps back."""
    whole = any(isinstance(event["at"], datetime) or moment(_sure(event["at"])) != _sure(event["at"]) for event in events)
    on = f"{started:%Y-%m-%d} " if not whole and isinstance(started, datetime) and started.year > 999 else ""
    latest: Any = None
    read = []
    for event in events:
        if isinstance(event["at"], datetime):
            read.append(event)
            continue
        text = _sure(event["at"])
        at = moment(text)
        if at == text and on:
            at = moment(on + text)
            at = text if at == on + text or (latest and str(at) < str(latest)) else at
        known = at != text
        latest = at if known else latest
        approximate = known and event["at"].startswith(("~", "≈"))
        read.append(event | ({"at": at, "approximate": approximate} if known else {}))
    return _heads_first(read)


def _sure(text: str) -> str:
    return text.removeprefix("~").removeprefix("≈").removesuffix("Z").removesuffix("UTC").replace("T", " ").strip()


def _heads_first(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put what stands before the first time of its phase before all, for an event without a time follows the one above it."""
    reached: set[str] = set()
    heads: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for event in events:
        if not isinstance(event["at"], str):
            reached.add(event["phase"])
        (others if event["phase"] in reached else heads).append(event)
    return heads + others


DURATIONS = {
    "time to detect": duration("detect"),
    "time to acknowledge": duration("acknowledge"),
    "time to triage": duration("triage"),
    "time to mitigate": duration("mitigate"),
    "time to resolve": duration("resolve"),
    "total incident duration": duration("total"),
    "duration": duration("total"),
}
WAYS = under(
    "timeline",
    {"": _events(""), "total duration": labelled(DURATIONS)}
    | {f"{phase.name}{suffix}": _events(phase.name) for phase in PHASES for suffix in ("", " phase")},
)
