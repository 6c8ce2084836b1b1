"""A post-mortem that nothing is wrong with, to be spoilt one field at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from pmwizard.drafts.draft import with_value
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.review import problems


def at(clock: str, day: int = 3) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


COMPLETE = PostMortem.model_validate(
    {
        "incident": {
            "id": "INC-OUTAGE-20260303-0902",
            "title": "Parcel labels could not be printed",
            "type": "outage",
            "started_at": at("09:02"),
            "resolved_at": at("10:30"),
            "commander": "@lena",
            "author": "Amir",
            "reported_on": date(2026, 3, 4),
        },
        "severity": {
            "level": "high",
            "business": "Four depots stood still for an hour.",
            "technical": "The label service refused every request.",
            "customer": "Parcels left a day late.",
            "reputational": "none",
            "systems": [{"name": "Label service", "impact": "Complete outage", "downtime": "1h 3m", "recovery_time": "1h 28m"}],
        },
        "timeline": {
            "zone": "Europe/Warsaw",
            "events": [
                {"at": at("09:02"), "event": "First refused request", "milestone": "started"},
                {"at": at("09:06"), "event": "Alert on refused requests", "milestone": "detected"},
                {"at": at("09:09"), "event": "On-call takes it", "milestone": "acknowledged"},
                {"at": at("09:40"), "event": "Expired certificate found"},
                {"at": at("10:05"), "event": "New certificate in place", "milestone": "mitigated"},
                {"at": at("10:30"), "event": "Backlog printed", "milestone": "resolved"},
            ],
        },
        "causes": {
            "whys": [
                {
                    "question": "Why could labels not be printed?",
                    "answer": "The certificate had expired",
                    "because": [{"answer": "Its renewal job had been off since January", "root": True}],
                }
            ],
            "factors": ["The expiry was on no calendar"],
        },
        "retrospective": {
            "went_well": {"detection": ["The alert fired in four minutes"]},
            "went_wrong": {"tools": ["The runbook did not name the certificate"]},
        },
        "actions": {
            "given": 1,
            "items": [
                {
                    "id": "AI-001",
                    "description": "Alert two weeks before a certificate expires",
                    "owner": "@platform",
                    "priority": "high",
                    "due": date(2026, 3, 20),
                }
            ],
        },
        "summary": {
            "what_happened": "No labels for an hour.",
            "impact": "Parcels left a day late.",
            "root_cause": "A certificate had expired.",
            "actions_taken": "A new one was put in place.",
            "prevention": "An alert will tell two weeks before.",
        },
    }
)

Found = list[tuple[str, str]]


def spoilt(changes: dict[str, Any]) -> PostMortem:
    """Give the complete post-mortem with other values at some paths."""
    postmortem = COMPLETE
    for path, value in changes.items():
        postmortem = with_value(postmortem, path.split("."), value)
    return postmortem


def errors(changes: dict[str, Any]) -> Found:
    """Give the path and message of each error after some changes."""
    return [(problem.path, problem.message) for problem in problems(spoilt(changes)) if problem.grade == "error"]


def warnings(changes: dict[str, Any]) -> Found:
    """Give the path and message of each warning after some changes."""
    return [(problem.path, problem.message) for problem in problems(spoilt(changes)) if problem.grade == "warning"]
