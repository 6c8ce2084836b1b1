"""Whether the days of related incidents are days."""

from __future__ import annotations

from collections.abc import Iterator

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.review.problem import Problem
from pmwizard.review.words import no_day_yet


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge the related incidents."""
    for index, incident in enumerate(postmortem.references.related):
        yield from no_day_yet(f"references.related.{index}.date", incident.date, "warning")
