"""Milestones: one event each, in a possible order, and none that a duration needs missing."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from pmwizard.postmortem.durations import SPANS
from pmwizard.postmortem.timeline import MILESTONES, Event, Override
from tests.review.complete import COMPLETE, at, errors, warnings


def unmarked(*milestones: str) -> dict[str, Any]:
    """Give the complete timeline's events without some milestones, and a header without times."""
    events = tuple(
        event.model_copy(update={"milestone": ""}) if event.milestone in milestones else event
        for event in COMPLETE.timeline.events
    )
    return {"timeline.events": events, "incident.started_at": "", "incident.resolved_at": ""}


@pytest.mark.parametrize(
    ("milestone", "message"),
    [
        ("started", "mark an event as started, for time to detect and total duration"),
        ("detected", "mark an event as detected, for time to detect, acknowledge, mitigate, resolve"),
        ("acknowledged", "mark an event as acknowledged, for time to acknowledge"),
        ("mitigated", "mark an event as mitigated, for time to mitigate"),
        ("resolved", "mark an event as resolved, for time to resolve and total duration"),
    ],
)
def test_a_missing_milestone_says_what_needs_it(milestone: str, message: str) -> None:
    assert warnings(unmarked(milestone)) == [("timeline.events", message)]


def test_start_and_end_may_stand_in_the_header_alone() -> None:
    changes = unmarked("started", "resolved") | {"incident.started_at": at("09:02"), "incident.resolved_at": at("10:30")}
    assert warnings(changes) == errors(changes) == []


def test_a_milestone_whose_durations_are_set_by_hand_is_not_missed() -> None:
    by_hand = (Override(metric="acknowledge", value="3m", reason="from the pager"),)
    assert warnings(unmarked("acknowledged") | {"timeline.overrides": by_hand}) == []


def test_a_milestone_on_words_is_not_missed_as_well() -> None:
    changes = {"timeline.events.2.at": "a bit later"}
    assert [path for path, _ in errors(changes)] == ["timeline.events.2.at"]
    assert warnings(changes) == []


def test_a_milestone_is_on_one_event() -> None:
    assert errors({"timeline.events.3.milestone": "detected"}) == [
        ("timeline.events.3.milestone", 'detected is also on "Alert on refused reques…"; keep one of them')
    ]
    assert [path for path, _ in errors({"timeline.events.3.milestone": "detected", "timeline.events.3.at": at("09:05")})] == [
        "timeline.events.1.milestone"
    ]


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        ({"timeline.events.1.at": at("09:00")}, 1, "detected (2026-03-03 09:00) is before started (2026-03-03 09:02)"),
        ({"timeline.events.2.at": at("09:05")}, 2, "acknowledged (2026-03-03 09:05) is before detected (2026-03-03 09:06)"),
        ({"timeline.events.4.at": at("10:31")}, 5, "resolved (2026-03-03 10:30) is before mitigated (2026-03-03 10:31)"),
        ({"timeline.events.2.at": at("09:09", 4)}, 5, "resolved (2026-03-03 10:30) is before acknowledged (2026-03-04 09:09)"),
    ],
)
def test_milestones_out_of_order_say_both_times(changes: dict[str, Any], path: int, message: str) -> None:
    assert errors(changes) == [(f"timeline.events.{path}.at", message)]


def test_a_milestone_before_the_headers_start_is_out_of_order() -> None:
    changes = unmarked("started") | {"incident.started_at": at("09:30")}
    assert errors(changes)[0] == ("timeline.events.1.at", "detected (2026-03-03 09:06) is before started (2026-03-03 09:30)")


def test_milestones_of_one_time_and_mitigation_before_triage_are_fine() -> None:
    same = tuple(Event(at=at("09:02"), event=name, milestone=name) for name in MILESTONES.names)
    assert errors({"timeline.events": same, "incident.resolved_at": at("09:02")}) == []
    changes = {"timeline.events.3.milestone": "triaged", "timeline.events.3.at": at("10:10")}
    assert errors(changes) == []


@pytest.mark.parametrize("metric", SPANS)
def test_an_order_that_is_accepted_gives_no_negative_duration(metric: str) -> None:
    start, end = SPANS[metric]
    for order in permutations({"started", "resolved", start, end}):
        events = tuple(Event(at=at(f"09:{place:02}"), event=name, milestone=name) for place, name in enumerate(order))
        backwards = order.index(end) < order.index(start)
        found = errors({"timeline.events": events, "incident.started_at": "", "incident.resolved_at": ""})
        assert bool(found) or not backwards
