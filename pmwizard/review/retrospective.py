"""Whether the response was looked at from both sides, without blame."""

from __future__ import annotations

from collections.abc import Iterator

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.retrospective import AREAS
from pmwizard.postmortem.values import is_empty
from pmwizard.review.blame import blaming_words
from pmwizard.review.problem import Problem, warning


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge whether anything is said to have gone well and gone wrong, and look for blame."""
    retrospective = postmortem.retrospective
    for side, words in (("went_well", "well"), ("went_wrong", "wrong")):
        if is_empty(getattr(retrospective, side)):
            yield warning(f"retrospective.{side}.{AREAS[0]}", f"nothing went {words}? Name one thing in any of the four areas")
    yield from blaming_words(retrospective, "retrospective")
