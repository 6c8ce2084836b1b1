"""Milestones that are missing, doubled, out of order, or said otherwise in the header."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from pmwizard.postmortem.durations import SPANS, milestones
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import Event, Timeline, in_order, milestone_times
from pmwizard.postmortem.values import known, moment_text
from pmwizard.review.problem import Problem, error, quoted, warning

# What each milestone cannot come before; one may mitigate before knowing the cause, or declare before anyone took it on.
_COMES_AFTER = {
    "detected": ("started",),
    "acknowledged": ("detected", "started"),
    "declared": ("detected", "started"),
    "triaged": ("detected", "started"),
    "mitigated": ("detected", "started"),
    "resolved": ("mitigated", "triaged", "declared", "acknowledged", "detected", "started"),
}
_HEADER_FIELDS = {"started": "started_at", "resolved": "resolved_at"}
# Neither template prints the time to triage, so nobody has to mark that milestone.
_ASKED_FOR = tuple(metric for metric in SPANS if metric != "triage")


def doubled(events: tuple[Event, ...]) -> Iterator[Problem]:
    """Find milestones that an earlier event has already."""
    first: dict[str, Event] = {}
    for index, event in in_order(events):
        if event.milestone and first.setdefault(event.milestone, event) is not event:
            other = quoted(first[event.milestone].event)
            yield error(f"timeline.events.{index}.milestone", f"{event.milestone} is also on {other}; keep one of them")


def out_of_order(postmortem: PostMortem) -> Iterator[Problem]:
    """Find milestones that come before one they cannot come before."""
    times = milestones(postmortem.incident, postmortem.timeline)
    paths = _paths(postmortem.timeline)
    for name, forerunners in _COMES_AFTER.items():
        wrong = [other for other in forerunners if name in times and other in times and times[name] < times[other]]
        if wrong and (name in paths or wrong[0] in paths):
            path = paths.get(name) or paths[wrong[0]]
            before, after = moment_text(times[name]), moment_text(times[wrong[0]])
            yield error(path, f"{name} ({before}) is before {wrong[0]} ({after})")


def missing(postmortem: PostMortem) -> Iterator[Problem]:
    """Find milestones that no event and no header field gives, and name the durations that need them."""
    marked = {event.milestone for event in postmortem.timeline.events}
    marked |= {name for name, field in _HEADER_FIELDS.items() if getattr(postmortem.incident, field)}
    by_hand = {override.metric for override in postmortem.timeline.overrides if override.value.strip()}
    wanted: dict[str, list[str]] = {}
    for metric in _ASKED_FOR:
        for name in SPANS[metric]:
            if name not in marked and metric not in by_hand:
                wanted.setdefault(name, []).append(metric)
    for name, metrics in wanted.items():
        yield warning("timeline.events", f"mark an event as {name}, for {_listed(metrics)}")


def disagreeing(incident: Incident, timeline: Timeline) -> Iterator[Problem]:
    """Find a start or an end in the header that is another minute than its milestone in the timeline."""
    times = milestone_times(timeline.events)
    for name, field in _HEADER_FIELDS.items():
        at = known(getattr(incident, field))
        if at and name in times and _minute(at) != _minute(times[name]):
            zone = "; another time zone?" if _whole_hours(at - times[name]) else "; make them one"
            yield error(f"incident.{field}", f"the timeline has {name} at {moment_text(times[name])}{zone}")


def _paths(timeline: Timeline) -> dict[str, str]:
    paths: dict[str, str] = {}
    for index, event in in_order(timeline.events):
        if event.milestone and known(event.at):
            paths.setdefault(event.milestone, f"timeline.events.{index}.at")
    return paths


def _listed(metrics: list[str]) -> str:
    times = [metric for metric in metrics if metric != "total"]
    words = [f"time to {', '.join(times)}"] if times else []
    return " and ".join(words + ["total duration"] * ("total" in metrics))


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _whole_hours(apart: timedelta) -> bool:
    return abs(apart) <= timedelta(hours=14) and not apart % timedelta(hours=1)
