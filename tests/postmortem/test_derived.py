"""What follows from other facts, and that the author's own words win."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given

from pmwizard.drafts.draft import with_value
from pmwizard.postmortem.derived import _DERIVATIONS, derived, said, source
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import field_at
from tests.strategies import post_mortems


def at(clock: str, day: int = 3) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


OUTAGE = PostMortem.model_validate(
    {
        "severity": {
            "level": "high",
            "systems": [{"name": "Label\nservice"}, {}, {"name": "Depot screens"}, {"name": "Depot screens"}],
        },
        "timeline": {
            "events": [
                {"at": at("09:02"), "milestone": "started"},
                {"at": at("09:06"), "milestone": "detected"},
                {"at": at("10:05"), "milestone": "mitigated"},
                {"at": at("10:30"), "milestone": "resolved"},
            ]
        },
        "actions": {"items": [{"id": "AI-001", "description": "Watch the expiry", "due": date(2026, 3, 20)}]},
        "lessons": {
            "prevention": {"detection": {"planned": [{"action": " ai-001 "}, {"action": "AI-009"}, {"text": "Own words"}]}}
        },
        "metrics": {
            "response": [
                {"metric": "Time to Detect", "target": "< 5 min"},
                {"metric": "MTTR", "target": "< 1 hour"},
                {"metric": "Time to Triage", "target": "< 15 min"},
                {"metric": "Pages sent", "target": "< 3", "actual": "2"},
                {"metric": "Time to Detect", "target": "< 5 min", "actual": "9 min"},
            ],
            "costs": [{"category": "Revenue Loss", "amount": "$500"}, {"category": "Credits", "amount": "$1,500"}],
        },
    }
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("impact.systems", "Label service\nDepot screens"),
        ("impact.duration", "1 hour 3 minutes (09:02 - 10:05 UTC)"),
        ("impact.severity", "P1"),
        ("response.detection_delay", "4 minutes"),
        ("lessons.prevention.detection.planned.0.text", "Watch the expiry"),
        ("lessons.prevention.detection.planned.0.due", "2026-03-20"),
        ("lessons.prevention.detection.planned.1.text", ""),
        ("lessons.prevention.detection.planned.2.text", ""),
        ("metrics.response.0.actual", "4 min"),
        ("metrics.response.0.met", "yes"),
        ("metrics.response.1.actual", "1h 24m"),
        ("metrics.response.1.met", "no"),
        ("metrics.response.2.actual", ""),
        ("metrics.response.2.met", ""),
        ("metrics.response.3.met", ""),
        ("metrics.response.4.actual", "4 min"),
        ("metrics.response.4.met", "no"),
        ("metrics.total", "$2,000"),
        ("incident.title", ""),
        ("no.such.path", ""),
    ],
)
def test_what_follows(path: str, text: str) -> None:
    assert derived(OUTAGE, path) == text


def given_at(changes: dict[str, Any]) -> PostMortem:
    postmortem = OUTAGE
    for path, value in changes.items():
        postmortem = with_value(postmortem, path.split("."), value)
    return postmortem


@pytest.mark.parametrize(
    ("changes", "path", "text"),
    [
        ({"timeline.events.2.milestone": ""}, "impact.duration", "1 hour 28 minutes (09:02 - 10:30 UTC)"),
        (
            {"timeline.events.2.at": at("00:12", day=4)},
            "impact.duration",
            "15 hours 10 minutes (2026-03-03 09:02 - 2026-03-04 00:12 UTC)",
        ),
        ({"timeline.events.2.at": at("09:00")}, "impact.duration", ""),
        ({"timeline.overrides": [{"metric": "detect", "value": "2h"}]}, "response.detection_delay", "2h"),
        ({"timeline.overrides": [{"metric": "detect", "value": "2h"}]}, "metrics.response.0.met", "no"),
        ({"metrics.costs.1.amount": "€3"}, "metrics.total", ""),
    ],
)
def test_what_follows_follows_its_facts(changes: dict[str, Any], path: str, text: str) -> None:
    assert derived(given_at(changes), path) == text


def test_the_authors_words_win() -> None:
    assert said(OUTAGE, "metrics.response.4.actual") == "9 min"
    assert said(OUTAGE, "metrics.response.0.actual") == "4 min"
    assert said(given_at({"impact.systems": ["Everything", "and more"]}), "impact.systems") == "Everything\nand more"
    assert said(given_at({"impact.severity": " "}), "impact.severity") == "P1"
    planned = given_at({"lessons.prevention.detection.planned.0.due": date(2026, 4, 1)})
    assert said(planned, "lessons.prevention.detection.planned.0.due") == "2026-04-01"


def test_each_is_a_field_and_says_where_it_comes_from() -> None:
    for pattern in _DERIVATIONS:
        path = pattern.replace("*", "0")
        assert field_at(PostMortem, path).title
        assert source(path)
        assert derived(PostMortem(), path) == ""
    assert source("incident.title") == ""


@given(post_mortems())
def test_anything_can_be_derived_from_anything(postmortem: PostMortem) -> None:
    for pattern in _DERIVATIONS:
        for row in ("0", "3"):
            assert isinstance(derived(postmortem, pattern.replace("*", row)), str)
