"""Whether the detection delay agrees with the timeline, and nothing blames."""

from __future__ import annotations

from collections.abc import Iterator

from pmwizard.postmortem.derived import derived
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.review.blame import blaming_words
from pmwizard.review.problem import Problem
from pmwizard.review.words import another_span, no_span_yet

_DELAY = "response.detection_delay"


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge the detection delay where it is said by hand, and look for blame."""
    delay = postmortem.response.detection_delay
    yield from no_span_yet(_DELAY, delay, "warning")
    yield from another_span(_DELAY, delay, derived(postmortem, _DELAY), "the timeline")
    yield from blaming_words(postmortem.response, "response")
