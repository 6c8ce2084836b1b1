"""The header of both templates, and the check boxes of the incident's type."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from pmwizard.markdown import escape
from pmwizard.markdown.facts import utc
from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.notebook import UNREAD, Content, Notebook, Way
from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.timeline import duration
from pmwizard.markdown.reading.ways import chosen, day_line, each, labelled, line, moment, one_line, under
from pmwizard.postmortem.incident import STATUSES, TYPES
from pmwizard.postmortem.severity import LEVELS

_BOX = re.compile(r"\[(?P<mark>[ xX])\]\s+(?P<text>.*)", re.DOTALL)
# The full template's boxes: what each begins with, its type, and the types that are told behind it.
_BOXES = (
    ("Security Incident (Breach, Attack, Vulnerability)", "security"),
    ("Service Outage (Infrastructure, Application, Database)", "outage"),
    ("Data Incident (Loss, Corruption, Leak)", "data"),
    ("Performance Degradation", "degradation"),
    ("Other", "other"),
)


def box(text: str) -> tuple[bool, str] | None:
    """Read `[x] text` as whether it is ticked, and the text; None where there is no box."""
    found = _BOX.match(text)
    return (found["mark"] != " ", found["text"].strip()) if found else None


def _ticked(notebook: Notebook, item: str) -> bool:
    ticked, text = box(item) or (False, "")
    label, name = next(((label, name) for label, name in _BOXES if text.startswith(label)), ("", ""))
    if not label:
        return False
    more = text[len(label) :].removeprefix(":").strip()
    told = "" if is_placeholder(more) else unescape.line(more)
    if not ticked:
        return not told
    if name == "other":
        return notebook.put("incident.type", name) and (not told or notebook.put("incident.type_other", told))
    return (not told or bool(TYPES.find(told))) and notebook.put("incident.type", TYPES.find(told) or name)


def _type(notebook: Notebook, content: Content) -> bool:
    text = unescape.line(one_line(content))
    name = TYPES.find(text)
    put = notebook.put("incident.type", name or "other")
    return put and (bool(name) or notebook.put("incident.type_other", text))


def _from_to(notebook: Notebook, content: Content) -> bool:
    source = one_line(content)
    parts = source.split(" to ")
    pairs = [(" to ".join(parts[:cut]), " to ".join(parts[cut:])) for cut in range(1, min(len(parts), 9))]
    if source.startswith("to "):
        pairs.append(("", source[3:]))
    readings = [(_utc(start), _utc(end)) for start, end in (*pairs, (source, ""))]
    started, resolved = unescape.settled(source, _as_range, readings)
    return _put_moment(notebook, "started", started) and _put_moment(notebook, "resolved", resolved)


def _as_range(times: tuple[datetime | str, datetime | str]) -> str:
    started, resolved = times
    return escape.inline(utc(started) + (f" to {utc(resolved)}" if resolved else ""))


def _put_moment(notebook: Notebook, name: str, at: datetime | str) -> bool:
    there = notebook.values.get(f"incident.{name}_at", "")
    if isinstance(there, str) and isinstance(at, datetime) and there == f"{at:%Y-%m-%d}":
        notebook.values[f"incident.{name}_at"] = at
    return not at or notebook.put(f"incident.{name}_at", at)


def _utc(text: str) -> datetime | str:
    at = moment(text.removesuffix(" UTC"))
    if is_placeholder(text):
        return ""
    return at if isinstance(at, datetime) and text.endswith(" UTC") else unescape.line(text)


def _at(name: str) -> Way:
    return Way(lambda notebook, content: _put_moment(notebook, name, _utc(one_line(content))))


HEADER = {
    "incident id": line("incident.id"),
    "incident title": line("incident.title"),
    "incident type": Way(_type),
    "severity": chosen("severity.level", LEVELS),
    "date": Way(lambda notebook, content: notebook.put("incident.started_at", unescape.line(one_line(content)))),
    "date/time": Way(_from_to),
    "started": _at("started"),
    "resolved": _at("resolved"),
    "duration": duration("total"),
    "incident commander": line("incident.commander"),
    "document owner": line("incident.author"),
    "report author": line("incident.author"),
    "report date": day_line("incident.reported_on"),
    "status": chosen("incident.status", STATUSES),
}
WAYS = under("header", HEADER | {"": replace(labelled(HEADER), whole=False)}) | under(
    "details", {**HEADER, "": UNREAD, "incident type": each(_ticked)}
)
