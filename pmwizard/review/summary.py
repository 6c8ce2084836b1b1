"""Whether the summary makes its five points, without blame."""

from __future__ import annotations

from collections.abc import Iterator

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import is_empty
from pmwizard.review.blame import blaming_words
from pmwizard.review.problem import Problem, error, warning

_POINTS = {
    "what_happened": "empty; say when it began, what failed and when it ended",
    "impact": "empty; say who could not do what, and what it cost",
    "root_cause": "empty; say the cause in words an outsider understands",
    "actions_taken": "empty; say what was done to end it",
    "prevention": "empty; say what will keep it from happening again",
}


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge the five points and the facts of the snapshot, and look for blame."""
    summary = postmortem.summary
    unsaid = [point for point in _POINTS if is_empty(getattr(summary, point))]
    if len(unsaid) == len(_POINTS):
        yield error("summary.what_happened", "no summary; take the proposed words, or write your own")
    else:
        yield from (warning(f"summary.{point}", _POINTS[point]) for point in unsaid)
    if summary.data_compromised == "yes" and is_empty(summary.data_compromised_details):
        yield warning("summary.data_compromised_details", "say which data, whose, and how much")
    yield from blaming_words(summary, "summary")
