"""A draft in a line: what `list` and the home screen tell of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pmwizard.drafts.errors import printable
from pmwizard.drafts.store import Found
from pmwizard.review import problems, progress, states


@dataclass(frozen=True)
class Overview:
    """A draft's id (or file name), title, severity, progress and last change; or why it can't be read."""

    path: Path
    name: str
    changed: datetime
    title: str = ""
    level: str = ""
    final: bool = False
    done: int = 0
    sections: int = 0
    error: str = ""


def overview(found: Found) -> Overview:
    """Sum up a listed draft."""
    if found.draft is None:
        return Overview(found.path, found.path.stem, found.changed, error=found.error)
    postmortem = found.draft.postmortem
    done, sections = progress(states(postmortem, problems(postmortem)))
    incident = postmortem.incident
    return Overview(
        found.path,
        incident.id or found.path.stem,
        found.changed,
        incident.title,
        postmortem.severity.level,
        incident.status == "final",
        done,
        sections,
    )


def age(span: timedelta) -> str:
    """Say how long ago: `now`, `5 min`, `3 h`, `2 days`."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return "now"
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h"
    return f"{minutes // (24 * 60)} days"


def as_lines(overviews: Sequence[Overview]) -> Iterator[str]:
    """Write the overviews as a table of plain text."""
    rows = [
        (
            each.name,
            "cannot be read" if each.error else each.title or "Untitled",
            each.level,
            f"{each.done}/{each.sections}",
            f"{each.changed:%Y-%m-%d %H:%M} UTC",
        )
        for each in overviews
    ]
    printed = [("ID", "TITLE", "SEVERITY", "DONE", "CHANGED"), *(tuple(map(printable, row)) for row in rows)]
    widths = [max(len(row[column]) for row in printed) for column in range(4)]
    for row in printed:
        yield "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]])


def as_json(overviews: Sequence[Overview]) -> str:
    """Write the overviews as a JSON array."""
    return json.dumps([asdict(each) for each in overviews], indent=2, ensure_ascii=False, default=str)
