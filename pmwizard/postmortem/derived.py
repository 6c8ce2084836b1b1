"""What follows from other facts: shown and printed wherever the author says nothing else, and never asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pmwizard.postmortem.actions import ActionItem, action_called
from pmwizard.postmortem.closing import last_updated
from pmwizard.postmortem.compliance import reporting
from pmwizard.postmortem.durations import Duration, durations, in_words, milestones
from pmwizard.postmortem.lessons import AREAS
from pmwizard.postmortem.metrics import total_cost
from pmwizard.postmortem.post_mortem import PostMortem, pattern
from pmwizard.postmortem.severity import code
from pmwizard.postmortem.targets import figure, is_met
from pmwizard.postmortem.timeline import METRICS
from pmwizard.postmortem.values import day_text, is_empty, moment_text, plain


@dataclass(frozen=True)
class Derivation:
    """From what a field's value follows, in words, and how: as its author would type it, empty while it does not."""

    source: str
    tell: Callable[[PostMortem, tuple[int, ...]], str]


def derived(postmortem: PostMortem, path: str) -> str:
    """Give what follows for the field at a draft path; empty where nothing does."""
    name, place = pattern(path)
    derivation = _DERIVATIONS.get(name)
    return derivation.tell(postmortem, place) if derivation else ""


def source(path: str) -> str:
    """Say from what the field at a draft path follows; empty where it follows from nothing."""
    derivation = _DERIVATIONS.get(pattern(path)[0])
    return derivation.source if derivation else ""


def said(postmortem: PostMortem, path: str) -> str:
    """Give the author's own words at a draft path, or else what follows for it."""
    value: Any = postmortem
    for name in path.split("."):
        value = value[int(name)] if isinstance(value, tuple) else getattr(value, name)
    return derived(postmortem, path) if is_empty(value) else plain(value)


def _last_updated(postmortem: PostMortem, place: tuple[int, ...]) -> str:
    day = last_updated(postmortem.incident, postmortem.closing)
    return day.isoformat() if day else ""


def _systems(postmortem: PostMortem, place: tuple[int, ...]) -> str:
    names = (" ".join(system.name.split()) for system in postmortem.severity.systems)
    return "\n".join(dict.fromkeys(filter(None, names)))


def _impact_duration(postmortem: PostMortem, place: tuple[int, ...]) -> str:
    """Tell how long customers noticed it: from the start to the mitigation, or else to the resolution."""
    times = milestones(postmortem.incident, postmortem.timeline)
    started, ended = times.get("started"), times.get("mitigated") or times.get("resolved")
    if started is None or ended is None or ended < started:
        return ""
    clocks = [f"{time:%H:%M}" if started.date() == ended.date() else moment_text(time) for time in (started, ended)]
    return f"{in_words(ended - started)} ({' - '.join(clocks)} UTC)"


def _code(postmortem: PostMortem, place: tuple[int, ...]) -> str:
    return code(postmortem.severity.level)


def _detection_delay(postmortem: PostMortem, place: tuple[int, ...]) -> str:
    return _span(durations(postmortem.incident, postmortem.timeline)["detect"], in_words)


def _actual(postmortem: PostMortem, place: tuple[int, ...]) -> str:
    row = postmortem.metrics.response[place[0]] if place[0] < len(postmortem.metrics.response) else None
    metric = METRICS.find(row.metric) if row else ""
    return _span(durations(postmortem.incident, postmortem.timeline)[metric], figure) if metric else ""


def _met(postmortem: PostMortem, place: tuple[int, ...]) -> str:
    if place[0] >= len(postmortem.metrics.response):
        return ""
    row = postmortem.metrics.response[place[0]]
    met = is_met(row.target, row.actual.strip() or _actual(postmortem, place))
    return "" if met is None else "yes" if met else "no"


def _total(postmortem: PostMortem, place: tuple[int, ...]) -> str:
    return total_cost(postmortem.metrics.costs).text


def _span(duration: Duration, write: Callable[[timedelta], str]) -> str:
    if duration.override:
        return duration.override.value.strip()
    return "" if duration.value is None else write(duration.value)


def _planned(area: str, tell: Callable[[ActionItem], str]) -> Callable[[PostMortem, tuple[int, ...]], str]:
    def told(postmortem: PostMortem, place: tuple[int, ...]) -> str:
        planned = getattr(postmortem.lessons.prevention, area).planned
        item = action_called(postmortem.actions, planned[place[0]].action) if place[0] < len(planned) else None
        return tell(item) if item else ""

    return told


# By draft path, with `*` for a row's index.
_DERIVATIONS = {
    "impact.systems": Derivation("the affected systems", _systems),
    "impact.duration": Derivation("the timeline", _impact_duration),
    "impact.severity": Derivation("the severity", _code),
    "response.detection_delay": Derivation("the timeline", _detection_delay),
    "metrics.response.*.actual": Derivation("the timeline", _actual),
    "metrics.response.*.met": Derivation("target and actual", _met),
    "metrics.total": Derivation("the amounts", _total),
    "compliance.reporting_required": Derivation(
        "the regulations", lambda postmortem, place: reporting(postmortem.compliance.regulations)
    ),
    "closing.last_updated": Derivation("the report date", _last_updated),
} | {
    f"lessons.prevention.{area}.planned.*.{name}": Derivation("the action item", _planned(area, tell))
    for area in AREAS
    for name, tell in (("text", lambda item: item.description), ("due", lambda item: day_text(item.due)))
}
