"""Whether the severity is chosen and justified, and the affected systems are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pmwizard.postmortem.durations import durations, read_span, short
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import AffectedSystem
from pmwizard.postmortem.values import is_empty
from pmwizard.review.problem import Problem, error, warning
from pmwizard.review.words import no_span_yet

_JUSTIFICATIONS = {
    "business": 'empty; say what it cost the business, or "none"',
    "technical": 'empty; say what failed and how far it spread, or "none"',
    "customer": 'empty; say what customers could not do, or "none"',
    "reputational": 'empty; say what it did to trust, or "none"',
}


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge the level, its four justifications, and each affected system."""
    severity = postmortem.severity
    if not severity.level:
        yield error("severity.level", "no severity; choose the level it turned out to be")
    for field, advice in _JUSTIFICATIONS.items():
        if is_empty(getattr(severity, field)):
            yield warning(f"severity.{field}", advice)
    total = durations(postmortem.incident, postmortem.timeline)["total"].value
    for index, system in enumerate(severity.systems):
        yield from _system(f"severity.systems.{index}", system, total)


def _system(path: str, system: AffectedSystem, total: timedelta | None) -> Iterator[Problem]:
    if is_empty(system.name):
        yield warning(f"{path}.name", "no name; say which system, or delete the row")
    yield from no_span_yet(f"{path}.downtime", system.downtime, "warning")
    yield from no_span_yet(f"{path}.recovery_time", system.recovery_time, "warning")
    downtime = read_span(system.downtime)
    if downtime and total is not None and timedelta() <= total < downtime:
        yield warning(f"{path}.downtime", f"longer than the whole incident ({short(total)})")
