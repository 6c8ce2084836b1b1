"""PagerDuty: the log entries and the notes of an incident, as its API gives them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
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
    return max((_likeness(entry) for entry, _ in islice(_entries(source), 5)), default=0.0)


def _entries(source: Source) -> Iterator[tuple[Any, Any]]:
    """Give each entry with what it stands within: an answer, the incident in it, or a message to a webhook."""
    value = source.json.value
    answers = value if isinstance(value, list) else [value]
    for answer in answers:
        messages = answer.get("messages") if isinstance(answer, dict) else None
        for message in messages if isinstance(messages, list) else [answer]:
            for entry in _of_answer(message):
                yield entry, message


def _of_answer(answer: Any) -> list[Any]:
    if isinstance(answer, dict) and isinstance(answer.get("incident"), dict):
        answer = {**answer["incident"], **answer}
    lists = [answer[key] for key in ("log_entries", "notes", "log_entry") if key in answer] if isinstance(answer, dict) else []
    entries = [entry for held in lists for entry in (held if isinstance(held, list) else [held])]
    return entries or [answer]


def _likeness(entry: Any) -> float:
    if not isinstance(entry, dict) or "created_at" not in entry:
        return 0.0
    if str(entry.get("type", "")).endswith("_log_entry") or ("content" in entry and "user" in entry):
        return 0.95
    return 0.6 if "type" in entry and ("channel" in entry or "agent" in entry) else 0.0


def read(source: Source, context: Context) -> Found:
    """Read log entries and notes; who was notified, and at which address, is left out."""
    placed = (element for entry, within in _entries(source) for element in source.json.elements(entry, within))
    pieces = [_piece(element, context) for element in placed]
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
