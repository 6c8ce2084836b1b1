"""Candidates of several sources in one order, beside the events that the timeline has already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from pmwizard.intake.candidate import Candidate
from pmwizard.intake.marking import one_of_each
from pmwizard.postmortem.timeline import Event
from pmwizard.postmortem.values import known

_WORD = re.compile(r"\w+")
_START = datetime.min.replace(tzinfo=UTC)


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Put candidates in order of time; one without a time stays behind the one it was read after, or goes before its day."""
    keyed = []
    latest = _START
    for number, candidate in enumerate(candidates):
        at = known(candidate.at)
        if at is None and candidate.day:
            at = datetime.combine(candidate.day, time(), UTC)
        latest = at or latest
        keyed.append((latest, number, candidate))
    return [candidate for _, _, candidate in sorted(keyed, key=lambda entry: entry[:2])]


def merge(events: Sequence[Event], *sources: Iterable[Candidate]) -> list[Candidate]:
    """Give the candidates of all sources in one order.

    What the timeline has already, or an earlier source told, is a duplicate and not chosen; a milestone that is taken is not
    suggested again.
    """
    seen = {key for event in events for key in _keys(event.at, event.event)}
    taken = {event.milestone for event in events if event.milestone}
    merged = []
    for source in sources:
        told: set[tuple[object, str]] = set()
        for candidate in source:
            row = candidate.event_row()
            keys = _keys(row.at, row.event)
            duplicate = bool(keys) and not seen.isdisjoint(keys)
            told.update(keys)
            fresh = candidate.milestone if candidate.milestone not in taken and not duplicate else ""
            merged.append(replace(candidate, duplicate=duplicate, chosen=candidate.chosen and not duplicate, milestone=fresh))
        seen |= told
    return one_of_each(in_order(merged))


def _keys(at: datetime | str, event: str) -> list[tuple[object, str]]:
    """Give what an event is known by: its minute (or the words for it) and its words without case and marks."""
    words = " ".join(_WORD.findall(event.casefold()))
    moment = known(at)
    return [(moment.replace(second=0, microsecond=0) if moment else str(at).strip(), words)] if words else []
