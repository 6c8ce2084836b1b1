"""Whether the timeline says what happened when, and its milestones give the durations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from difflib import get_close_matches
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from pmwizard.postmortem.durations import durations, short
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import METRICS, Event
from pmwizard.postmortem.values import is_empty, known
from pmwizard.review.milestones import doubled, missing, out_of_order
from pmwizard.review.problem import Problem, error, quoted, warning
from pmwizard.review.words import no_span_yet, no_time_yet

_FAR = timedelta(days=30)


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge the zone, each event, the milestones, and the durations set by hand; events may stand in any order."""
    events = postmortem.timeline.events
    yield from _zone(postmortem.timeline.zone)
    for index, event in enumerate(events):
        yield from _event(f"timeline.events.{index}", event)
    yield from doubled(events)
    yield from out_of_order(postmortem)
    yield from _far_off(events)
    if events:
        yield from missing(postmortem)
    else:
        yield error("timeline.events", "no events; add what happened, one a line")
    yield from _overrides(postmortem)


def count(postmortem: PostMortem) -> str:
    """Give the number of events."""
    return str(len(postmortem.timeline.events))


def _event(path: str, event: Event) -> Iterator[Problem]:
    if is_empty(event.at):
        yield error(f"{path}.at", "no time; write one like 2025-12-19 14:45 UTC")
    yield from no_time_yet(f"{path}.at", event.at)
    if is_empty(event.event):
        yield error(f"{path}.event", "no text; say what happened, or delete the event")


def _far_off(events: tuple[Event, ...]) -> Iterator[Problem]:
    times = {index: at for index, event in enumerate(events) if (at := known(event.at))}
    if len(times) < 3:
        return
    middle = sorted(times.values())[len(times) // 2]
    for index, at in times.items():
        if abs(at - middle) > _FAR:
            days = abs(at - middle).days
            yield warning(f"timeline.events.{index}.at", f"{days} days from most of the events; is the date right?")


def _overrides(postmortem: PostMortem) -> Iterator[Problem]:
    computed = durations(postmortem.incident, postmortem.timeline)
    overrides = postmortem.timeline.overrides
    last = {override.metric: index for index, override in enumerate(overrides)}
    for index, override in enumerate(overrides):
        path = f"timeline.overrides.{index}"
        if not override.metric:
            yield warning(f"{path}.metric", "say which duration this is, or delete the row")
        elif last[override.metric] != index:
            yield warning(f"{path}.metric", f"{METRICS.label(override.metric).lower()} is set again below; keep one")
        if is_empty(override.value):
            yield warning(f"{path}.value", "no duration; write one like 2h 15m, or delete the row")
        yield from no_span_yet(f"{path}.value", override.value, "error")
        derived = computed[override.metric].value if override.metric else None
        if is_empty(override.reason):
            figure = f"; the timeline gives {short(derived)}" if derived is not None else ""
            yield warning(f"{path}.reason", f"say why it is set by hand{figure}")


def _zone(zone: str) -> Iterator[Problem]:
    advice = _zone_advice(zone.strip())
    if advice:
        yield error("timeline.zone", advice)


@lru_cache(maxsize=64)
def _zone_advice(zone: str) -> str:
    """Say what is wrong with a zone's name; empty where nothing is. Cached, for the list of all zones is slow to read."""
    if not zone:
        return ""
    try:
        ZoneInfo(zone)
    except (LookupError, ValueError, OSError):
        nearest = get_close_matches(zone[:64], sorted(available_timezones()), n=1)
        return f"unknown zone {quoted(zone)}; write one like {nearest[0] if nearest else 'Europe/Berlin'}"
    return ""
