"""Datadog: events as its API gives them, in versions 1 and 2."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest, with_gaps
from pmwizard.intake.json_fields import first_text
from pmwizard.intake.marking import is_important
from pmwizard.intake.moments import Reading, read_moment
from pmwizard.intake.privacy import without_addresses
from pmwizard.intake.sources import Source

_MARKDOWN_MARK = re.compile(r"^\s*%%%[ \t]*\n?|\n?[ \t]*%%%\s*$")
_FIRED = re.compile(r"\[?\b(?:re-?triggered|triggered|alert|no data)\b", re.IGNORECASE)
_RECOVERED = re.compile(r"\[?\b(?:recovered|recovery|ok)\b", re.IGNORECASE)
_TELLING_STATUS = ("error", "critical", "warn", "warning", "success", "ok", "alert")


def recognise(source: Source) -> float:
    """Tell how likely this is Datadog's, from 0 to 1."""
    return max((_likeness(event) for event in _events(source)[:5]), default=0.0)


def _likeness(event: Any) -> float:
    if not isinstance(event, dict):
        return 0.0
    attributes = event.get("attributes")
    if isinstance(attributes, dict) and "timestamp" in attributes:
        return 0.95
    return 0.95 if "date_happened" in event else 0.0


def _events(source: Source) -> list[Any]:
    value = source.json.value
    if isinstance(value, dict):
        found = next((value[key] for key in ("events", "event", "data") if key in value), value)
        value = found if isinstance(found, list) else [found]
    return value if isinstance(value, list) else []


def read(source: Source, context: Context) -> Found:
    """Read the events."""
    pieces = (_piece(element, context) for element in source.json.elements(_events(source)))
    return Found(tuple(with_gaps(pieces, source.text, "around the events")))


def _piece(element: tuple[dict[str, Any], str, int], context: Context) -> Piece:
    event, raw, start = element
    outer = event.get("attributes")
    attributes = outer if isinstance(outer, dict) else event
    title = first_text(attributes, "attributes.title", "title", "attributes.evt.name")
    body = without_addresses(_MARKDOWN_MARK.sub("", first_text(attributes, "message", "text")))
    reading = _time(first_text(attributes, "timestamp", "attributes.timestamp", "date_happened"), context)
    if not (title or body) or reading is None:
        return Rest(raw, start)
    transition = first_text(attributes, "attributes.monitor.transition.trans_name", "attributes.monitor.transition.trans_type")
    status = transition or first_text(attributes, "attributes.status", "alert_type", "status")
    text = f"{title}\n{body}" if title and body and body != title else title or body
    heading = f"{transition} {title or body[:200]}"
    recovered = bool(_RECOVERED.search(heading))
    fired = not recovered and bool(_FIRED.search(heading))
    link = first_text(attributes, "url", "attributes.url", "attributes.evt.url")
    return Candidate(
        reading.at,
        text,
        raw,
        start,
        reading.precision,
        day=reading.day,
        actor=first_text(attributes, "attributes.service", "host", "attributes.hostname").removeprefix("undefined"),
        source="Datadog",
        link=link if link.startswith(("http://", "https://")) else "",
        kind=status.lower() or "event",
        milestone="resolved" if recovered else "detected" if fired else "",
        chosen=recovered or fired or status.lower() in _TELLING_STATUS or is_important(title or body),
        doubts=reading.doubts,
    )


def _time(written: str, context: Context) -> Reading | None:
    if not written:
        return None
    reading = read_moment(written, context.zone or "UTC")
    # That a number counts from 1970 is no doubt here, where it does.
    return replace(reading, doubts=()) if written.replace(".", "").isdigit() and reading.precision == "second" else reading
