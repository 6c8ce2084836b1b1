"""Statuspage: the updates of an incident, as its public API gives them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from html import unescape
from typing import Any

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest, with_gaps
from pmwizard.intake.json_fields import first_text, text_of
from pmwizard.intake.marking import milestone_told
from pmwizard.intake.moments import read_moment
from pmwizard.intake.sources import Source
from pmwizard.postmortem.values import moment_text

_MILESTONES = {"investigating": "declared", "identified": "triaged", "monitoring": "mitigated", "resolved": "resolved"}
_TAG = re.compile(r"<[^<>]{1,200}>")


def recognise(source: Source) -> float:
    """Tell how likely this is Statuspage's, from 0 to 1."""
    return 0.95 if any(isinstance(incident.get("incident_updates"), list) for incident in _incidents(source)[:5]) else 0.0


def _incidents(source: Source) -> list[dict[str, Any]]:
    value = source.json.value
    if isinstance(value, dict):
        value = next((value[key] for key in ("incidents", "incident", "scheduled_maintenances") if key in value), value)
    return [incident for incident in (value if isinstance(value, list) else [value]) if isinstance(incident, dict)]


def read(source: Source, context: Context) -> Found:
    """Read every update at the time it shows; the first of each status is marked."""
    pieces: list[Piece] = []
    warnings: list[str] = []
    for incident in _incidents(source):
        updates = incident.get("incident_updates")
        named = text_of(incident.get("name"))
        found = [
            _piece(element, incident, context)
            for element in source.json.elements(updates if isinstance(updates, list) else [], incident)
        ]
        pieces += _first_of_each_status(found)
        warnings += _contradictions(incident, named)
    return Found(tuple(with_gaps(pieces, source.text, "around the updates")), warnings=tuple(warnings))


def _piece(element: tuple[dict[str, Any], str, int], incident: dict[str, Any], context: Context) -> Piece:
    update, raw, start = element
    written = first_text(update, "display_at", "created_at")
    status = text_of(update.get("status"))
    if not written:
        return Rest(raw, start)
    reading = read_moment(written, context.zone or "UTC")
    body = unescape(_TAG.sub(" ", text_of(update.get("body")))).strip()
    shown = status.replace("_", " ").capitalize()
    return Candidate(
        reading.at,
        f"{shown}: {body}" if shown and body else shown or body or text_of(incident.get("name")),
        raw,
        start,
        reading.precision,
        day=reading.day,
        notes=_changes(update.get("affected_components")),
        source="Statuspage",
        link=first_text(incident, "shortlink"),
        kind=status.replace("_", " "),
        doubts=reading.doubts,
    )


def _changes(components: Any) -> str:
    changes = []
    for component in components if isinstance(components, list) else []:
        old, new = first_text(component, "old_status"), first_text(component, "new_status")
        if old and new and old != new:
            changes.append(f"{first_text(component, 'name')}: {old.replace('_', ' ')} → {new.replace('_', ' ')}")
    return ", ".join(changes)


def _first_of_each_status(pieces: list[Piece]) -> list[Piece]:
    candidates = [piece for piece in pieces if isinstance(piece, Candidate)]
    firsts: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda candidate: moment_text(candidate.at)):
        firsts.setdefault(candidate.kind, candidate)
    return [_marked(piece, piece in firsts.values()) if isinstance(piece, Candidate) else piece for piece in pieces]


def _marked(candidate: Candidate, first: bool) -> Candidate:
    milestone = _MILESTONES.get(candidate.kind, "") if first else milestone_told(candidate.text.partition(": ")[2])
    return replace(candidate, chosen=first or bool(milestone), milestone=milestone)


def _contradictions(incident: dict[str, Any], named: str) -> list[str]:
    began = read_moment(text_of(incident.get("started_at"))).at
    ended = read_moment(text_of(incident.get("resolved_at"))).at
    if isinstance(began, datetime) and isinstance(ended, datetime) and began > ended:
        return [f"{named}: by its header it began ({began:%Y-%m-%d %H:%M} UTC) after it was resolved; only the updates are used"]
    return []
