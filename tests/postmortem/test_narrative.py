"""The summary's first texts are plain sentences about what is known, and nothing about what is not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from pmwizard.postmortem.actions import ActionItem, Actions
from pmwizard.postmortem.causes import Causes, Why
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.narrative import actions_taken, as_sentences, impact, prevention, root_cause, what_happened
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import Severity
from pmwizard.postmortem.timeline import Event, Override, Timeline
from tests.strategies import post_mortems


def event(clock: str, milestone: str = "", text: str = "", day: int = 19) -> Event:
    hour, minute = map(int, clock.split(":"))
    return Event(at=datetime(2025, 12, day, hour, minute, tzinfo=UTC), milestone=milestone, event=text)


OUTAGE = Timeline(
    events=(
        event("14:21", "started", "first failed request"),
        event("14:23", "detected", "alert"),
        event("14:40", "triaged", "cause known"),
        event("14:45", text="Replicas added"),
        event("15:30", "mitigated", "All traffic back"),
        event("16:00", "resolved", "over"),
    )
)


def told(events: tuple[Event, ...], **incident: object) -> str:
    return what_happened(PostMortem(incident=Incident.model_validate(incident), timeline=Timeline(events=events)))


def test_what_happened_tells_the_whole_course() -> None:
    assert told(OUTAGE.events, title="Checkout API outage", problem="One in six payments failed") == (
        'On 19 December 2025 at 14:21 UTC the incident "Checkout API outage" began. One in six payments failed. '
        "It was detected after 2 minutes, mitigated 1 hour 7 minutes later and resolved at 16:00 UTC "
        "(1 hour 39 minutes in total)."
    )


def test_a_problem_that_only_repeats_title_and_duration_is_not_told_again() -> None:
    assert "one hour" not in told(OUTAGE.events, title="API outage", problem="API outage for one hour")


@pytest.mark.parametrize(
    ("events", "text"),
    [
        ((), ""),
        ((event("14:21", "started"),), "On 19 December 2025 at 14:21 UTC the incident began."),
        ((event("14:23", "detected"),), "The incident was detected on 19 December 2025 at 14:23 UTC."),
        (
            (event("14:23", "detected"), event("14:33", "mitigated")),
            "The incident was detected on 19 December 2025 at 14:23 UTC and mitigated 10 minutes later.",
        ),
        (
            (event("23:50", "started"), event("23:50", "detected"), event("00:10", "resolved", day=20)),
            (
                "On 19 December 2025 at 23:50 UTC the incident began. "
                "It was detected at once and resolved on 20 December 2025 at 00:10 UTC (20 minutes in total)."
            ),
        ),
        (
            (event("14:21", "started"), event("14:20", "detected")),
            "On 19 December 2025 at 14:21 UTC the incident began. It was detected at 14:20 UTC.",
        ),
    ],
)
def test_what_happened_tells_what_is_known(events: tuple[Event, ...], text: str) -> None:
    assert told(events) == text


def test_what_happened_uses_a_duration_set_by_hand() -> None:
    timeline = OUTAGE.model_copy(update={"overrides": (Override(metric="detect", value="2h 15m", reason="in the logs"),)})
    assert "detected after 2 hours 15 minutes," in what_happened(PostMortem(timeline=timeline))


def test_a_title_alone_tells_nothing() -> None:
    assert told((), title="Checkout API outage") == ""


@pytest.mark.parametrize(
    ("business", "customer", "text"),
    [
        ("250 orders failed", "One in six could not pay.", "250 orders failed. One in six could not pay."),
        ("None.", "One in six could not pay", "One in six could not pay."),
        ("- orders\n- refunds", "Nobody could pay", "- orders\n- refunds.\n\nNobody could pay."),
        ("", " n/a ", ""),
    ],
)
def test_the_impact_is_what_justifies_the_severity(business: str, customer: str, text: str) -> None:
    assert impact(PostMortem(severity=Severity(business=business, customer=customer))) == text


def test_the_root_cause_is_the_primary_one_or_the_marked_answers() -> None:
    whys = (Why(answer="pool empty", because=(Why(answer="no\nfinally", root=True),)), Why(answer="No limit", root=True))
    assert root_cause(PostMortem(causes=Causes(whys=whys))) == "no finally. No limit."
    assert root_cause(PostMortem(causes=Causes(whys=whys, primary="The client leaked."))) == "The client leaked."


def test_the_actions_taken_are_the_events_of_the_mitigation() -> None:
    assert actions_taken(PostMortem(timeline=OUTAGE)) == "To end it: Replicas added (14:45 UTC); All traffic back (15:30 UTC)."
    assert actions_taken(PostMortem()) == ""


def test_prevention_is_the_urgent_action_items() -> None:
    items = (
        ActionItem(description="Alert on the pool", priority="high", owner="@db", due=date(2026, 3, 1)),
        ActionItem(description="Return connections", priority="critical", status="complete", owner="@pay"),
        ActionItem(description="Cap leases", priority="critical", due="soon"),
        ActionItem(description="Rehearse", priority="low"),
        ActionItem(priority="high"),
    )
    assert prevention(PostMortem(actions=Actions(items=items))) == (
        "Done to prevent it: Return connections. "
        "Planned to prevent it: Alert on the pool (@db, by 1 March 2026); Cap leases (soon)."
    )


def test_sentences_get_their_full_stop_once() -> None:
    assert as_sentences(["One", " two. ", "", "three?"]) == "One. two. three?"
    assert as_sentences([]) == as_sentences([" "]) == ""


@given(post_mortems())
def test_anything_can_be_told(postmortem: PostMortem) -> None:
    for tell in (what_happened, impact, root_cause, actions_taken, prevention):
        assert tell(postmortem) == tell(postmortem).strip()
