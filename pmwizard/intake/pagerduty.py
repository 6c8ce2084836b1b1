"""PagerDuty: the log entries and the notes of an incident, as its API gives them."""

from __future__ import annotations

from typing import Any

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest, with_gaps
from pmwizard.intake.json_fields import first_text, text_of
from pmwizard.intake.moments import read_moment
from pmwizard.intake.privacy import without_addresses
from pmwizard.intake.sources import Source

_MILESTONES = {"trigger": "detected", "acknowledge": "acknowledged", "resolve": "resolved"}
_MINOR = ("assign", "snooze", "unsnooze", "delegate", "urgency_change", "reach_ack", "reach_trigger", "exhaust_escalation_path")
_DETAILS = ("note", "channel.notes", "channel.summary", "event_details.description", "channel.subject", "channel.description")


def recognise(source: Source) -> float:
    """Tell how likely this is PagerDuty's, from 0 to 1."""
    return max((_likeness(entry) for entry in _entries(source)[:5]), default=0.0)


def _entries(source: Source) -> list[Any]:
    value = source.json.value
    if isinstance(value, dict) and isinstance(value.get("incident"), dict):
        value = {**value, **value["incident"]}
    if isinstance(value, dict):
        lists = [value.get(key) for key in ("log_entries", "notes", "log_entry") if key in value]
        return [entry for entries in lists for entry in (entries if isinstance(entries, list) else [entries])]
    return value if isinstance(value, list) else []


def _likeness(entry: Any) -> float:
    if not isinstance(entry, dict) or "created_at" not in entry:
        return 0.0
    if str(entry.get("type", "")).endswith("_log_entry") or ("content" in entry and "user" in entry):
        return 0.95
    return 0.6 if "type" in entry and ("channel" in entry or "agent" in entry) else 0.0


def read(source: Source, context: Context) -> Found:
    """Read log entries and notes; who was notified, and at which address, is left out."""
    pieces = [_piece(entry, context) for entry in source.json.elements(_entries(source))]
    return Found(tuple(with_gaps(sorted(pieces, key=lambda piece: piece.start), source.text, "around the entries")))


def _piece(element: tuple[dict[str, Any], str, int], context: Context) -> Piece:
    entry, raw, start = element
    kind = text_of(entry.get("type")).removesuffix("_reference").removesuffix("_log_entry").removesuffix("ment") or "note"
    if kind == "notify":
        return Rest(raw, start, "left out: who was notified")
    if not text_of(entry.get("created_at")):
        return Rest(raw, start)
    reading = read_moment(text_of(entry.get("created_at")), context.zone or "UTC")
    return Candidate(
        reading.at,
        _words(entry, kind),
        raw,
        start,
        reading.precision,
        day=reading.day,
        actor=without_addresses(first_text(entry, "agent.summary", "user.summary", "agent.name", "user.name")),
        source="PagerDuty",
        link=first_text(entry, "html_url"),
        kind=kind.replace("_", " "),
        milestone=_MILESTONES.get(kind, ""),
        chosen=kind not in _MINOR,
        doubts=reading.doubts,
    )


def _words(entry: dict[str, Any], kind: str) -> str:
    summary = first_text(entry, "summary", "content") or kind.replace("_", " ").capitalize()
    detail = first_text(entry, *(_DETAILS if kind != "trigger" else (*_DETAILS, "incident.summary"))) if kind != "note" else ""
    return without_addresses(f"{summary}: {detail}" if detail and detail not in summary else summary)
