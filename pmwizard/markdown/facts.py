"""What the templates can say: the sections, what follows from them, and the words for times, spans and choices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from pmwizard.markdown.escape import is_blank
from pmwizard.postmortem import durations as spans
from pmwizard.postmortem.actions import REPORT_STATUSES, STATUSES
from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.postmortem.severity import code as code
from pmwizard.postmortem.timeline import PHASES, Event, in_order, phased
from pmwizard.postmortem.values import known, moment_text


def facts(postmortem: PostMortem) -> dict[str, Any]:
    """Give what the partials can print, by the name they know it by."""
    incident, timeline = postmortem.incident, postmortem.timeline
    reached = spans.milestones(incident, timeline)
    started = reached.get("started", "") if is_blank(incident.started_at) else incident.started_at
    resolved = reached.get("resolved", "") if is_blank(incident.resolved_at) else incident.resolved_at
    return {name: getattr(postmortem, name) for name in SECTIONS} | {
        "postmortem": postmortem,
        "started": started,
        "resolved": resolved,
        "durations": spans.durations(incident, timeline),
        "events": [event for _, event in in_order(timeline.events) if _printed(event)],
        "phases": phases(timeline.events),
        "one_day": on_day_of(started, timeline.events),
    }


def phases(events: tuple[Event, ...]) -> dict[str, list[Event]]:
    """Give the events by phase, in order of time; those of which nothing would be printed are left out."""
    by_phase: dict[str, list[Event]] = {phase.name: [] for phase in PHASES}
    for phase, _, event in phased(events):
        if _printed(event):
            by_phase[phase].append(event)
    return by_phase


def _printed(event: Event) -> bool:
    return not all(map(is_blank, (event.at, event.event, event.owner, event.notes, event.link)))


def on_day_of(started: datetime | str, events: tuple[Event, ...]) -> bool:
    """Tell whether all known events are on the UTC day of the start, so that the time of day says it all."""
    first = known(started)
    times = [at for event in events if (at := known(event.at))]
    return first is not None and all(at.date() == first.date() for at in times)


def day(value: date | str) -> str:
    """Write the day of a time or a date; words as they are."""
    match value:
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return value


def utc(moment: datetime | str) -> str:
    """Write a moment as `2025-12-19 14:23 UTC`; words as they are."""
    return moment_text(moment) + (" UTC" if known(moment) else "")


def when(event: Event, one_day: bool = False) -> str:
    """Write an event's time, `~` before it where it is approximate, without the date where all are on one day."""
    text = moment_text(event.at)
    if not known(event.at):
        return text
    return ("~" if event.approximate else "") + (text.partition(" ")[2] if one_day else text)


def in_words(duration: spans.Duration) -> str:
    """Write a duration as `1 hour 37 minutes`; one set by hand as it was typed, with the reason; empty while unknown."""
    return _span(duration, spans.in_words)


def as_clock(duration: spans.Duration, after: str = "") -> str:
    """Write a duration as `01:37`, with `after` behind the figure; one set by hand as it was typed, with the reason."""
    return _span(duration, spans.as_clock, after)


def _span(duration: spans.Duration, write: Callable[[timedelta], str], after: str = "") -> str:
    if duration.override:
        reason = duration.override.reason.strip()
        return duration.override.value.strip() + after + (f" ({reason})" if reason else "")
    return "" if duration.value is None else write(duration.value) + after


def status(name: str) -> str:
    """Write an action item's status as in the legend: `🔴 Open`."""
    return next((f"{choice.meaning} {choice.label}" for choice in STATUSES if choice.name == name), name)


def planned(name: str) -> str:
    """Write an action item's status as the report does: `Planned`."""
    return REPORT_STATUSES.get(name, name)
