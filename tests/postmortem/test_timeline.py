"""Events stand in order of time, and their phases and milestones follow from it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.postmortem.timeline import MILESTONES, PHASES, Event, in_order, milestone_times, phased
from tests.strategies import MOMENTS

EVENTS = st.lists(
    st.builds(
        Event,
        at=MOMENTS | st.sampled_from(["", "around noon"]),
        phase=st.sampled_from(["", *(phase.name for phase in PHASES)]),
        milestone=st.sampled_from(["", *(milestone.name for milestone in MILESTONES)]),
    ),
    max_size=12,
).map(tuple)


def event(clock: str, text: str = "", milestone: str = "", phase: str = "") -> Event:
    hour, minute = map(int, clock.split(":"))
    return Event(at=datetime(2025, 12, 19, hour, minute, tzinfo=UTC), event=text, milestone=milestone, phase=phase)


OUTAGE = (
    event("14:21", "first failed request", "started"),
    event("14:23", "alert", "detected"),
    event("14:25", "on-call paged"),
    event("14:27", "confirmed", "acknowledged"),
    event("14:29", "second alert"),
    event("14:30", "incident declared", "declared"),
    event("14:35", "slow query found"),
    event("14:40", "cause and impact known", "triaged"),
    event("14:45", "replicas added"),
    event("15:00", "half of the traffic back"),
    event("15:30", "all of it back", "mitigated"),
    event("15:45", "error rate normal"),
    event("16:00", "over", "resolved"),
    event("16:30", "watched on"),
)


def phases(events: tuple[Event, ...]) -> list[str]:
    return [phase for phase, _, _ in phased(events)]


def test_phases_follow_from_the_milestones() -> None:
    assert phases(OUTAGE) == ["detection"] * 6 + ["investigation"] * 2 + ["mitigation"] * 3 + ["recovery"] * 3


def test_phases_do_not_depend_on_the_order_of_entry() -> None:
    backwards = tuple(reversed(OUTAGE))
    assert phases(backwards) == phases(OUTAGE)
    assert [backwards[index] for _, index, _ in phased(backwards)] == list(OUTAGE)


def test_without_milestones_all_is_detection() -> None:
    assert phases((event("14:00"), event("15:00"))) == ["detection", "detection"]


def test_without_declaration_detection_ends_when_acknowledged() -> None:
    events = (event("14:00", milestone="detected"), event("14:05", milestone="acknowledged"), event("14:10"))
    assert phases(events) == ["detection", "detection", "investigation"]


def test_an_own_phase_stands_and_is_carried_on() -> None:
    events = (event("14:00", milestone="detected"), event("14:10", phase="mitigation"), event("14:20"), event("14:30"))
    assert phases(events) == ["detection", "mitigation", "mitigation", "mitigation"]


@pytest.mark.parametrize(
    ("milestone", "phase"),
    [("started", "detection"), ("triaged", "investigation"), ("mitigated", "mitigation"), ("resolved", "recovery")],
)
def test_a_milestone_has_its_phase(milestone: str, phase: str) -> None:
    assert phases((event("14:00", milestone=milestone),)) == [phase]


def test_an_event_without_a_time_stays_behind_the_one_it_was_entered_after() -> None:
    events = (Event(event="before all"), event("15:00", "late"), Event(at="soon after", event="words"), event("14:00", "early"))
    assert [each.event for _, each in in_order(events)] == ["before all", "early", "late", "words"]


def test_events_of_one_time_stay_as_entered() -> None:
    events = (event("14:00", "first"), event("14:00", "second"), event("14:00", "third"))
    assert [index for index, _ in in_order(events)] == [0, 1, 2]


@given(EVENTS)
def test_order_and_phases_lose_no_event(events: tuple[Event, ...]) -> None:
    ordered = in_order(events)
    assert sorted(index for index, _ in ordered) == list(range(len(events)))
    assert all(events[index] is each for index, each in ordered)
    times = [each.at for _, each in ordered if isinstance(each.at, datetime)]
    assert times == sorted(times)
    assert [(index, each) for _, index, each in phased(events)] == ordered


@given(EVENTS)
def test_every_event_is_in_a_phase_its_own_where_it_has_one(events: tuple[Event, ...]) -> None:
    for phase, _, each in phased(events):
        assert phase in PHASES.names
        assert each.phase in ("", phase)


def test_a_milestone_counts_once_at_its_first_known_time() -> None:
    events = (event("15:00", milestone="detected"), Event(milestone="started"), event("14:23", milestone="detected"))
    assert milestone_times(events) == {"detected": datetime(2025, 12, 19, 14, 23, tzinfo=UTC)}
