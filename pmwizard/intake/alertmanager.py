"""Alertmanager (webhook version 4, and /api/v2/alerts) and Grafana's alerts of the same shape."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest, with_gaps
from pmwizard.intake.json_fields import first_text, text_of
from pmwizard.intake.moments import Reading, read_moment
from pmwizard.intake.sources import Source

# Go's zero time: the alert has not ended.
_NEVER = "0001-01-01"
_SAID_LABELS = ("instance", "service", "job", "namespace", "pod", "cluster", "severity")


def recognise(source: Source) -> float:
    """Tell how likely this is Alertmanager's or Grafana's, from 0 to 1."""
    alerts = [alert for holder in _holders(source)[:5] for alert in _alerts(holder)[:5]]
    return 0.95 if alerts and all(isinstance(alert, dict) and "labels" in alert and _began(alert) for alert in alerts) else 0.0


def _answer(source: Source) -> Any:
    value = source.json.value
    return value["data"] if isinstance(value, dict) and "data" in value else value


def _holders(source: Source) -> list[Any]:
    value = _answer(source)
    if isinstance(value, dict):
        return value["alerts"] if isinstance(value.get("alerts"), list) else [value]
    return value if isinstance(value, list) else []


def _alerts(holder: Any) -> list[Any]:
    inside = holder.get("alerts") if isinstance(holder, dict) else None
    return inside if isinstance(inside, list) else [holder]


def read(source: Source, context: Context) -> Found:
    """Read each alert as one or two events: when it fired, and when it was resolved."""
    grafana = any(key in source.text for key in ('"orgId"', '"panelURL"', '"valueString"', '"dashboardURL"'))
    name = "Grafana" if grafana else "Alertmanager"
    pieces: list[Piece] = []
    for holder, raw, start in source.json.elements(_holders(source), _answer(source)):
        told = [candidate for alert in _alerts(holder) for candidate in _told(alert, name, context)]
        pieces += [replace(candidate, raw=raw, start=start) for candidate in told] or [Rest(raw, start)]
    still_firing = any(isinstance(alert, dict) and not _ended(alert) for holder in _holders(source) for alert in _alerts(holder))
    if still_firing:
        pieces = [
            replace(piece, milestone="") if isinstance(piece, Candidate) and piece.milestone == "resolved" else piece
            for piece in pieces
        ]
    return Found(tuple(with_gaps(pieces, source.text, "around the alerts")))


def _told(alert: Any, source: str, context: Context) -> list[Candidate]:
    if not isinstance(alert, dict) or not _began(alert):
        return []
    fired = _candidate(alert, "fired", _began(alert), source, context)
    ended = _ended(alert)
    if not ended:
        return [fired]
    resolved = _candidate(alert, "resolved", ended, source, context)
    if isinstance(fired.at, datetime) and isinstance(resolved.at, datetime) and resolved.at < fired.at:
        resolved = replace(resolved, doubts=(*resolved.doubts, "resolved before it fired"))
    return [fired, resolved]


def _began(alert: dict[str, Any]) -> str:
    # Alertmanager's name for it, then that of Prometheus.
    return first_text(alert, "startsAt", "activeAt")


def _ended(alert: dict[str, Any]) -> str:
    ends = text_of(alert.get("endsAt"))
    # Only a webhook's alert that is resolved has ended: of one that is active, endsAt is when it would expire.
    resolved = text_of(alert.get("status")).lower() == "resolved" or "status" not in alert
    return ends if resolved and ends and not ends.startswith(_NEVER) else ""


def _candidate(alert: dict[str, Any], kind: str, written: str, source: str, context: Context) -> Candidate:
    reading: Reading = read_moment(written, context.zone or "UTC")
    name = first_text(alert, "labels.alertname", "labels.alert_name", "annotations.alertname", "fingerprint") or "alert"
    summary = first_text(alert, "annotations.summary", "annotations.title", "annotations.message", "annotations.description")
    description = first_text(alert, "annotations.description")
    labels = alert.get("labels") if isinstance(alert.get("labels"), dict) else {}
    said = ", ".join(f"{label}={text_of(labels[label])}" for label in _SAID_LABELS if labels and text_of(labels.get(label)))
    link = first_text(alert, "generatorURL", "panelURL", "dashboardURL")
    return Candidate(
        reading.at,
        f"Alert {kind}: {name}" + (f" - {summary}" if summary and summary != name else ""),
        precision=reading.precision,
        day=reading.day,
        actor=source,
        notes="; ".join(part for part in (description if description != summary else "", said) if part),
        source=source,
        link=link if link.startswith(("http://", "https://")) else "",
        kind=f"alert {kind}",
        milestone="detected" if kind == "fired" else "resolved",
        chosen=True,
        doubts=reading.doubts,
    )
