"""Opsgenie: the log of an alert, as its API gives it."""

from __future__ import annotations

import re
from typing import Any

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest, with_gaps
from pmwizard.intake.json_fields import first_text, text_of
from pmwizard.intake.moments import read_moment
from pmwizard.intake.privacy import without_addresses
from pmwizard.intake.sources import Source

_TELLING = (
    ("detected", re.compile(r"\balert (?:\S+ )?(?:was )?created\b|\bcreated (?:via|by|from)\b", re.IGNORECASE)),
    ("acknowledged", re.compile(r"\backnowledged\b|\backed\b", re.IGNORECASE)),
    ("resolved", re.compile(r"\b(?:closed|resolved)\b", re.IGNORECASE)),
)
_MINOR = re.compile(
    r"\b(?:viewed|seen|notif\w+|delivered|sent|snooze\w*|tags?|assigned|ownership|routed|executed)\b", re.IGNORECASE
)


def recognise(source: Source) -> float:
    """Tell how likely this is Opsgenie's, from 0 to 1."""
    entries = _entries(source)[:5]
    return (
        0.95
        if entries
        and all(isinstance(entry, dict) and "createdAt" in entry and {"log", "note"} & entry.keys() for entry in entries)
        else 0.0
    )


def _entries(source: Source) -> list[Any]:
    value = source.json.value
    entries = value.get("data", value.get("logs")) if isinstance(value, dict) else value
    return entries if isinstance(entries, list) else []


def read(source: Source, context: Context) -> Found:
    """Read the log; e-mail addresses and phone numbers are left out."""
    pieces = (_piece(element, context) for element in source.json.elements(_entries(source)))
    return Found(tuple(with_gaps(pieces, source.text, "around the entries")))


def _piece(element: tuple[dict[str, Any], str, int], context: Context) -> Piece:
    entry, raw, start = element
    words = without_addresses(first_text(entry, "log", "note"))
    if not words or not text_of(entry.get("createdAt")):
        return Rest(raw, start)
    reading = read_moment(text_of(entry.get("createdAt")), context.zone or "UTC")
    milestone = next((name for name, telling in _TELLING if telling.search(words)), "")
    return Candidate(
        reading.at,
        words,
        raw,
        start,
        reading.precision,
        day=reading.day,
        actor=without_addresses(text_of(entry.get("owner"))),
        source="Opsgenie",
        kind=text_of(entry.get("type")),
        milestone=milestone,
        chosen=bool(milestone) or not _MINOR.search(words),
        doubts=reading.doubts,
    )
