"""A proposal fits its field, and follows from what is already there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from pmwizard.postmortem.durations import read_span
from pmwizard.postmortem.incident import ID_PATTERN
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.proposals import Given, proposal
from pmwizard.postmortem.values import Kind, Part, field_at, kind, row_of
from tests.strategies import post_mortems

GIVEN = Given(date(2025, 12, 20), "Jonas", ID_PATTERN, frozenset())


def at(clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2025, 12, 19, hour, minute, tzinfo=UTC)


FILLED = PostMortem.model_validate(
    {
        "incident": {"title": "Checkout API outage", "type": "outage"},
        "severity": {
            "customer": "One in six could not pay",
            "systems": [{"name": "Checkout"}, {}, {"name": "DB"}, {"name": "DB"}],
        },
        "timeline": {
            "events": [
                {"at": at("14:21"), "milestone": "started"},
                {"at": at("14:23"), "milestone": "detected"},
                {"at": at("15:30"), "event": "Replicas added", "milestone": "mitigated"},
                {"at": at("16:00"), "milestone": "resolved"},
            ]
        },
        "causes": {
            "whys": [
                {"question": "Why did it fail?", "answer": "the pool ran out", "because": [{"answer": "a leak", "root": True}]}
            ]
        },
        "actions": {"items": [{"description": "Watch the pool", "priority": "critical"}, {"priority": "low"}, {}]},
    }
)


@pytest.mark.parametrize(
    ("path", "proposed"),
    [
        ("incident.id", "INC-OUTAGE-20251219-1421"),
        ("incident.author", "Jonas"),
        ("incident.reported_on", "2025-12-20"),
        ("incident.started_at", "2025-12-19 14:21 UTC"),
        ("incident.resolved_at", "2025-12-19 16:00 UTC"),
        ("incident.problem", "Checkout API outage for 1 hour 9 minutes"),
        ("incident.commander", ""),
        ("severity.level", ""),
        ("severity.systems.0.downtime", "1h 9m"),
        ("severity.systems.4.recovery_time", "1h 39m"),
        ("timeline.events.0.phase", ""),
        ("causes.whys.1.question", "Why did it fail?"),
        ("causes.whys.0.because.0.question", 'Why did "the pool ran out" happen?'),
        ("causes.whys.0.because.0.because.0.question", 'Why did "a leak" happen?'),
        ("causes.primary", "a leak."),
        ("actions.items.0.due", "2025-12-26"),
        ("actions.items.1.due", "2026-06-17"),
        ("actions.items.2.due", ""),
        ("actions.items.3.due", ""),
        ("summary.impact", "One in six could not pay."),
        ("summary.root_cause", "a leak."),
        ("summary.actions_taken", "To end it: Replicas added (15:30 UTC)."),
        ("summary.prevention", "Planned to prevent it: Watch the pool."),
        ("summary.services", "Checkout\nDB"),
        ("summary.revenue_impact", ""),
        ("no.such.path", ""),
        ("", ""),
    ],
)
def test_a_proposal_follows_from_the_other_sections(path: str, proposed: str) -> None:
    assert proposal(FILLED, path, GIVEN) == proposed


def test_the_header_start_goes_before_the_milestones() -> None:
    detected = {"events": [{"at": at("14:23"), "milestone": "detected"}]}
    draft = PostMortem.model_validate({"incident": {"type": "outage"}, "timeline": detected})
    assert proposal(draft, "incident.started_at", GIVEN) == "2025-12-19 14:23 UTC"
    assert proposal(draft, "incident.id", GIVEN) == "INC-OUTAGE-20251219-1423"
    started = PostMortem.model_validate({"incident": {"type": "outage", "started_at": at("14:00")}, "timeline": detected})
    assert proposal(started, "incident.id", GIVEN) == "INC-OUTAGE-20251219-1400"


def test_an_id_with_a_number_is_one_that_is_free() -> None:
    numbered = Given(GIVEN.today, GIVEN.user, "INC-{YYYY}-{number}", frozenset({"INC-2025-001"}))
    assert proposal(FILLED, "incident.id", numbered) == "INC-2025-002"


def paths(part: Part, path: str = "") -> Iterator[str]:
    """Give the path of every field of a part, and of the fields of a row after its last."""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        row = row_of(field)
        if isinstance(value, Part):
            yield from paths(value, f"{path}{name}.")
        elif row:
            for index, each in enumerate(value):
                yield from paths(each, f"{path}{name}.{index}.")
            yield from (f"{path}{name}.{len(value)}.{inner}" for inner in row.model_fields)
        yield f"{path}{name}"


@given(post_mortems())
def test_every_field_can_be_asked_and_what_is_proposed_fits_it(postmortem: PostMortem) -> None:
    for path in paths(postmortem):
        proposed = proposal(postmortem, path, GIVEN)
        if not proposed:
            continue
        match kind(field_at(PostMortem, path)):
            case Kind.LINE:
                assert len(proposed.splitlines()) == 1
            case Kind.SPAN:
                assert read_span(proposed)
            case Kind.DAY:
                assert date.fromisoformat(proposed)
            case Kind.MOMENT:
                assert proposed.endswith(" UTC")
            case other:
                assert other in (Kind.PROSE, Kind.LINES)


def test_an_empty_post_mortem_is_offered_only_what_is_given() -> None:
    offered = {path: proposed for path in paths(PostMortem()) if (proposed := proposal(PostMortem(), path, GIVEN))}
    assert offered == {
        "incident.author": "Jonas",
        "incident.reported_on": "2025-12-20",
        "causes.whys.0.question": "Why did the incident occur?",
    }
