"""The header: what it must say, and that it agrees with the timeline."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.complete import at, errors, warnings


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        ({"incident.title": " "}, "incident.title", "no title; say what failed in a few words"),
        ({"incident.type": ""}, "incident.type", "no type; choose one"),
        ({"incident.type": "other"}, "incident.type_other", "say which other type it is"),
        (
            {"incident.started_at": "yesterday ~2pm"},
            "incident.started_at",
            'not a time yet: "yesterday ~2pm"; write 2025-12-19 14:45 UTC',
        ),
        ({"incident.resolved_at": "soon"}, "incident.resolved_at", 'not a time yet: "soon"; write 2025-12-19 14:45 UTC'),
        ({"incident.reported_on": "today"}, "incident.reported_on", 'not a date yet: "today"; write 2025-12-26'),
        (
            {"incident.started_at": at("08:57")},
            "incident.started_at",
            "the timeline has started at 2026-03-03 09:02; make them one",
        ),
        (
            {"incident.resolved_at": at("11:30")},
            "incident.resolved_at",
            "the timeline has resolved at 2026-03-03 10:30; another time zone?",
        ),
    ],
)
def test_an_error_says_what_to_do(changes: dict[str, Any], path: str, message: str) -> None:
    assert errors(changes) == [(path, message)]


def test_the_end_is_not_before_the_start() -> None:
    changes = {"incident.resolved_at": at("09:00"), "timeline.events.5.milestone": ""}
    assert ("incident.resolved_at", "this is before the start at 2026-03-03 09:02") in errors(changes)


def test_another_type_in_words_is_fine() -> None:
    assert errors({"incident.type": "other", "incident.type_other": "Expired certificate"}) == []


def test_header_and_timeline_are_compared_by_the_minute() -> None:
    assert errors({"incident.started_at": at("09:02").replace(second=41)}) == []


@pytest.mark.parametrize("field", ["id", "commander", "author", "reported_on"])
def test_what_is_usually_there_is_asked_for(field: str) -> None:
    assert [path for path, _ in warnings({f"incident.{field}": ""})] == [f"incident.{field}"]
    assert errors({f"incident.{field}": ""}) == []
