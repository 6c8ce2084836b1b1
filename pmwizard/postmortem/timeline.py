"""What happened when: events, their phases, their milestones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.values import Choice, Choices, Flag, Kind, Line, Moment, Part, Span, known

PHASES = Choices(
    (
        Choice("detection", "Detection", "Noticed, paged, confirmed, declared"),
        Choice("investigation", "Investigation", "Finding the cause and the impact"),
        Choice("mitigation", "Mitigation", "Making it stop"),
        Choice("recovery", "Recovery", "Back to normal, watched"),
    )
)
MILESTONES = Choices(
    (
        Choice("started", "started", "The impact began"),
        Choice("detected", "detected", "An alert fired or someone noticed"),
        Choice("acknowledged", "acknowledged", "Someone began to work on it"),
        Choice("declared", "declared", "It was called an incident"),
        Choice("triaged", "triaged", "It was known what is wrong and how bad"),
        Choice("mitigated", "mitigated", "The impact ended"),
        Choice("resolved", "resolved", "The incident was over"),
    )
)
METRICS = Choices(
    (
        Choice("detect", "Time to detect", "", ("MTTD",)),
        Choice("acknowledge", "Time to acknowledge", "", ("MTTA",)),
        Choice("triage", "Time to triage"),
        Choice("mitigate", "Time to mitigate"),
        Choice("resolve", "Time to resolve", "", ("MTTR",)),
        Choice("total", "Total incident duration"),
    )
)
# The phase an event with a milestone is in, and the phase that follows it.
_PHASE_OF = {
    "started": "detection",
    "detected": "detection",
    "acknowledged": "detection",
    "declared": "detection",
    "triaged": "investigation",
    "mitigated": "mitigation",
    "resolved": "recovery",
}
_PHASE_AFTER = {"acknowledged": "investigation", "declared": "investigation", "triaged": "mitigation", "mitigated": "recovery"}
# The reason of a duration that a document printed; it goes without saying when it is printed again.
AS_IMPORTED = "as imported"
_ORDER = {choice.name: number for number, choice in enumerate(PHASES)}


class Event(Part):
    """A row of the timeline tables."""

    at: Moment = Field(
        "",
        title="Time",
        description="When it happened: 14:45, +5m, 2025-12-19 14:45, 14:45 CET. Kept in UTC.",
        examples=["2025-12-19 14:45 UTC"],
    )
    approximate: Flag = Field(
        False,
        title="Approximate",
        description="Whether the time is only about right.",
        examples=[True],
    )
    event: Line = Field(
        "",
        title="Event",
        description="What happened, as a fact.",
        examples=["Read replicas scaled from 2 to 6"],
    )
    owner: Line = Field(
        "",
        title="Owner",
        description="Who or what did it: a person, a team or a system.",
        examples=["@devops"],
    )
    notes: Line = Field(
        "",
        title="Notes",
        description="Evidence, numbers, what was known then.",
        examples=["Half of the traffic was back"],
    )
    phase: Annotated[str, PHASES] = Field(
        "",
        title="Phase",
        description="The part of the response it belongs to; else the milestones decide.",
        examples=["mitigation"],
    )
    milestone: Annotated[str, MILESTONES] = Field(
        "",
        title="Milestone",
        description="The turning point it marks, each on one event; they give the durations.",
        examples=["mitigated"],
    )
    link: Line = Field(
        "",
        title="Link",
        description="Where it can be seen: a message, a graph, a commit.",
        examples=["https://chat.example.com/archives/C1/p1734619500000000"],
    )


class Override(Part):
    """A duration said otherwise than the timeline gives it, and why."""

    metric: Annotated[str, METRICS] = Field(
        "",
        title="Duration",
        description="Which of the durations.",
        examples=["detect"],
    )
    value: Span = Field(
        "",
        title="Value",
        description="The duration to print.",
        examples=["2h 15m"],
    )
    reason: Line = Field(
        "",
        title="Reason",
        description="Why the timeline's own figure is not used.",
        examples=["The first failed requests were found later, in the logs"],
    )


class Timeline(Part):
    """The events, the zone they are typed in, and durations that are not to be derived."""

    zone: Line = Field(
        "",
        title="Time zone",
        description="The zone of times typed without one, by its IANA name; empty is UTC.",
        examples=["Europe/Berlin"],
    )
    events: Annotated[tuple[Event, ...], Kind.ROWS] = Field(
        (),
        title="Events",
        description="What happened, in UTC. Key events only.",
        examples=["14:45 Mitigation started @devops - scaling read replicas"],
    )
    overrides: Annotated[tuple[Override, ...], Kind.ROWS] = Field(
        (),
        title="Durations set by hand",
        description="A duration that is not to be derived from the timeline, with the reason.",
        examples=["detect: 2h 15m, found later in the logs"],
    )


def in_order(events: tuple[Event, ...]) -> list[tuple[int, Event]]:
    """Give the events in order of time, each with its index; one without a time stays behind the one it was entered after."""
    keyed: list[tuple[datetime, int, Event]] = []
    latest = datetime.min.replace(tzinfo=UTC)
    for index, event in enumerate(events):
        latest = known(event.at) or latest
        keyed.append((latest, index, event))
    return [(index, event) for _, index, event in sorted(keyed, key=lambda entry: entry[:2])]


def time_before(events: tuple[Event, ...], index: int) -> datetime | None:
    """Give the time that `+5m` at an index counts from: that of the nearest event entered before it with a known one."""
    return next((at for event in reversed(events[:index]) if (at := known(event.at))), None)


def phased(events: tuple[Event, ...]) -> Iterator[tuple[str, int, Event]]:
    """Give the events in order, each with its phase and its index.

    The phase is the event's own; else that of its milestone; else the one that the milestones and events before it have
    reached. Detection lasts until the later of acknowledged and declared.
    """
    ordered = in_order(events)
    detecting = [place for place, (_, event) in enumerate(ordered) if event.milestone in ("acknowledged", "declared")]
    detected_by = max(detecting, default=-1)
    current = "detection"
    for place, (index, event) in enumerate(ordered):
        derived = "detection" if place < detected_by else current
        phase = event.phase or _PHASE_OF.get(event.milestone, derived)
        yield phase, index, event
        reached = (phase, _PHASE_AFTER.get(event.milestone, phase), current if not event.phase else phase)
        current = max(reached, key=_ORDER.__getitem__)


def milestone_times(events: tuple[Event, ...]) -> dict[str, datetime]:
    """Give the time of each milestone that is on an event with a known time; of doubles, the first."""
    times: dict[str, datetime] = {}
    for _, event in in_order(events):
        at = known(event.at)
        if event.milestone and at:
            times.setdefault(event.milestone, at)
    return times


def with_events(events: tuple[Event, ...], more: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events with more of them; a milestone that one of these has leaves the event that had it."""
    taken = {event.milestone for event in more if event.milestone}
    kept = (event.model_copy(update={"milestone": ""}) if event.milestone in taken else event for event in events)
    return (*kept, *more)
