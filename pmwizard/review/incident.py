"""Whether the header says which incident it was, when, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import is_empty, known, moment_text
from pmwizard.review.milestones import disagreeing
from pmwizard.review.problem import Problem, error, warning
from pmwizard.review.words import no_day_yet, no_time_yet

_ASKED_FOR = {
    "id": "no id; take the proposed one, or give your own",
    "commander": "nobody named; who led the response?",
    "author": "nobody named; who writes this report?",
    "reported_on": "no date; usually today",
}


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge the header; where the timeline has the start or the end too, they must agree."""
    incident = postmortem.incident
    if is_empty(incident.title):
        yield error("incident.title", "no title; say what failed in a few words")
    if not incident.type:
        yield error("incident.type", "no type; choose one")
    if incident.type == "other" and is_empty(incident.type_other):
        yield error("incident.type_other", "say which other type it is")
    yield from no_time_yet("incident.started_at", incident.started_at)
    yield from no_time_yet("incident.resolved_at", incident.resolved_at)
    started, resolved = known(incident.started_at), known(incident.resolved_at)
    if started and resolved and resolved < started:
        yield error("incident.resolved_at", f"this is before the start at {moment_text(started)}")
    yield from disagreeing(incident, postmortem.timeline)
    for field, advice in _ASKED_FOR.items():
        if is_empty(getattr(incident, field)):
            yield warning(f"incident.{field}", advice)
    yield from no_day_yet("incident.reported_on", incident.reported_on)
