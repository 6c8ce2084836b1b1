"""The timeline: tables by phase or one for all, lists that begin with a time, and the durations as they are printed."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.notebook import Content, Notebook, Way
from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.tree import Item
from pmwizard.markdown.reading.ways import as_list, as_table, keep_block, labelled, moment, one_line, under, value
from pmwizard.postmortem.timeline import PHASES

COLUMNS = {
    **dict.fromkeys(("time", "time (utc)", "timestamp", "when", "date/time", "utc", "date", "time utc"), "at"),
    **dict.fromkeys(("event", "description", "what happened", "what", "action", "details"), "event"),
    **dict.fromkeys(("owner", "actor", "document owner", "who", "source", "by", "person"), "owner"),
    **dict.fromkeys(("notes", "comment", "comments", "note"), "notes"),
}
_CLOCK = r"(?:\d{4}-\d\d-\d\d[ T])?\d\d?:\d\d(?::\d\d)?(?: ?(?:UTC|Z))?"
_ENTRY = re.compile(
    rf"(?P<bold>\*\*)?(?P<at>[~≈]?{_CLOCK})(?(bold):?\*\*)(?::(?=\s)|\s*[-–—|]+(?=\s)|(?=\s))\s*(?P<event>\S.*)", re.DOTALL
)


def duration(metric: str) -> Way:
    """Read a printed duration."""

    def read(notebook: Notebook, content: Content) -> bool:
        text = one_line(content)
        return notebook.durations.setdefault(metric, text) == text

    return Way(read)


def _events(phase: str) -> Way:
    def read(notebook: Notebook, content: Content) -> bool:
        for block in content.blocks:
            fields = [COLUMNS.get(re.sub(r"\s+", " ", title.strip().casefold()), "") for title in block.head]
            if block.kind == "table" and "event" in fields and len(set(fields)) == len(fields) and all(fields):
                for cells in block.rows:
                    _add_row(notebook, dict(zip(fields, cells, strict=False)), phase)
            elif block.kind == "list":
                for item in block.items:
                    _add_entry(notebook, content.where, item, phase)
            elif block.kind == "table":
                for cells in block.rows:
                    notebook.keep(content.where, as_table(block.head, cells))
            else:
                keep_block(notebook, content.where, block)
        return True

    return Way(read, whole=True)


def _add_row(notebook: Notebook, row: dict[str, str], phase: str) -> None:
    notes, link = unescape.linked_cell(row.get("notes", ""))
    event: dict[str, Any] = {"at": value(row.get("at", "")), "event": value(row["event"]), "owner": value(row.get("owner", ""))}
    if any((*event.values(), notes, link)):
        notebook.add("timeline.events", **event, notes=notes, link=link, phase=phase)


def _add_entry(notebook: Notebook, where: str, item: Item, phase: str) -> None:
    found = _ENTRY.match(item.text)
    if found:
        notebook.add("timeline.events", at=found["at"], event=unescape.item(found["event"]), phase=phase)
    elif not is_placeholder(item.text):
        notebook.keep(where, as_list(item))


def timed(events: list[dict[str, Any]], started: object) -> list[dict[str, Any]]:
    """Read the times of the events: UTC where they are whole; a time of day on the day of the start, unless it steps back."""
    whole = any(moment(_sure(event["at"])) != _sure(event["at"]) for event in events)
    on = f"{started:%Y-%m-%d} " if not whole and isinstance(started, datetime) and started.year > 999 else ""
    latest: Any = None
    read = []
    for event in events:
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


_DURATIONS = {
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
    {"": _events(""), "total duration": labelled(_DURATIONS)} | {f"{phase.name} phase": _events(phase.name) for phase in PHASES},
)
DURATIONS = _DURATIONS
