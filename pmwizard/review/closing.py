"""Whether the days of meeting, signatures and footer are days, in a possible order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pmwizard.postmortem.closing import last_updated
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.review.problem import Problem, warning
from pmwizard.review.words import no_day_yet, no_span_yet


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge the meeting, the signatures and the footer."""
    closing = postmortem.closing
    for name in ("date", "last_updated", "next_review"):
        yield from no_day_yet(f"closing.{name}", getattr(closing, name), "warning")
    if not closing.minutes.strip().isdecimal():
        yield from no_span_yet("closing.minutes", closing.minutes, "warning")
    for index, signature in enumerate(closing.signatures):
        yield from no_day_yet(f"closing.signatures.{index}.day", signature.day, "warning")
    updated = closing.last_updated or last_updated(postmortem.incident, closing)
    if isinstance(closing.next_review, date) and isinstance(updated, date) and closing.next_review < updated:
        yield warning("closing.next_review", f"before the last update on {updated.isoformat()}")
