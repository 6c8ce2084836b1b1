"""The timeline: each event has a time and a text, the zone is one, a duration set by hand has its reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import Event, Override, Timeline
from pmwizard.review import problems
from tests.review.complete import COMPLETE, at, errors, spoilt, warnings
from tests.strategies import texts


def test_a_timeline_has_events() -> None:
    assert errors({"timeline.events": ()}) == [("timeline.events", "no events; add what happened, one a line")]
    assert warnings({"timeline.events": ()}) == []


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        ({"timeline.events.3.at": ""}, "at", "no time; write one like 2025-12-19 14:45 UTC"),
        ({"timeline.events.3.at": "~2pm"}, "at", 'not a time yet: "~2pm"; write 2025-12-19 14:45 UTC'),
        ({"timeline.events.3.event": " "}, "event", "no text; say what happened, or delete the event"),
    ],
)
def test_an_event_has_a_time_and_a_text(changes: dict[str, Any], path: str, message: str) -> None:
    assert errors(changes) == [(f"timeline.events.3.{path}", message)]


def test_events_may_be_entered_in_any_order() -> None:
    assert problems(spoilt({"timeline.events": tuple(reversed(COMPLETE.timeline.events))})) == ()


def test_an_event_far_from_the_others_is_doubted() -> None:
    next_year = at("10:30").replace(year=2027)
    changes = {"timeline.events.3.at": next_year}
    assert warnings(changes) == [("timeline.events.3.at", "365 days from most of the events; is the date right?")]
    two = Timeline(events=(Event(at=at("09:40"), event="x"), Event(at=next_year, event="y")))
    assert not any("most of" in problem.message for problem in problems(PostMortem(timeline=two)))


@pytest.mark.parametrize("zone", ["", "UTC", "Europe/Warsaw", " Asia/Tokyo "])
def test_a_zone_is_known(zone: str) -> None:
    assert errors({"timeline.zone": zone}) == []


@pytest.mark.parametrize(
    ("zone", "message"),
    [
        ("Europe/Warsaww", 'unknown zone "Europe/Warsaww"; write one like Europe/Warsaw'),
        ("Mars", 'unknown zone "Mars"; write one like '),
        ("Europe", 'unknown zone "Europe"; write one like '),
        ("../../etc/passwd", 'unknown zone "../../etc/passwd"; write one like '),
        ("\x00", 'unknown zone ""; write one like Europe/Berlin'),
        ("x" * 100_000, 'unknown zone "xxxxxxxxxxxxxxxxxxxxxxx…"; write one like Europe/Berlin'),
    ],
)
def test_an_unknown_zone_is_an_error(zone: str, message: str) -> None:
    ((path, said),) = errors({"timeline.zone": zone})
    assert path == "timeline.zone"
    assert said.startswith(message)


@given(texts())
def test_any_zone_can_be_judged(zone: str) -> None:
    assert {path for path, _ in errors({"timeline.zone": zone})} <= {"timeline.zone"}


def by_hand(**fields: str) -> dict[str, Any]:
    return {"timeline.overrides": (Override.model_validate(fields),)}


def test_a_duration_set_by_hand_with_a_reason_is_fine() -> None:
    changes = by_hand(metric="detect", value="2h 15m", reason="found in the logs")
    assert problems(spoilt(changes)) == ()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (
            by_hand(metric="detect", value="2h 15m"),
            [("timeline.overrides.0.reason", "say why it is set by hand; the timeline gives 4m")],
        ),
        (by_hand(value="2h", reason="logs"), [("timeline.overrides.0.metric", "say which duration this is, or delete the row")]),
        (
            by_hand(metric="total", reason="logs"),
            [("timeline.overrides.0.value", "no duration; write one like 2h 15m, or delete the row")],
        ),
        (
            by_hand(metric="triage", value="1h"),
            [("timeline.overrides.0.reason", "say why it is set by hand")],
        ),
    ],
)
def test_a_doubt_about_a_duration_set_by_hand(changes: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert warnings(changes) == found
    assert errors(changes) == []


def test_a_duration_set_by_hand_is_one() -> None:
    changes = by_hand(metric="detect", value="ages", reason="logs")
    assert errors(changes) == [("timeline.overrides.0.value", 'not a duration yet: "ages"; write 1h 30m')]


def test_a_duration_set_twice_is_doubted() -> None:
    twice = tuple(Override(metric="detect", value=value, reason="logs") for value in ("2h", "3h"))
    assert warnings({"timeline.overrides": twice}) == [
        ("timeline.overrides.0.metric", "time to detect is set again below; keep one")
    ]


@given(st.lists(st.datetimes().map(lambda each: each.replace(tzinfo=at("00:00").tzinfo)), max_size=8))
def test_any_times_can_be_judged(times: list[datetime]) -> None:
    events = tuple(Event(at=each, event="x") for each in times)
    doubted = [problem for problem in problems(PostMortem(timeline=Timeline(events=events))) if "most of" in problem.message]
    assert len(doubted) <= max(0, len(times) - 1)
