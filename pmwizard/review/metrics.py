"""Whether targets and times can be compared, and what is said by hand agrees with what follows."""

from __future__ import annotations

from collections.abc import Iterator

from pmwizard.postmortem.derived import derived
from pmwizard.postmortem.metrics import MET, ResponseMetric
from pmwizard.postmortem.money import read_amount
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.targets import read_target
from pmwizard.postmortem.timeline import METRICS
from pmwizard.postmortem.values import is_empty
from pmwizard.review.problem import Problem, quoted, warning
from pmwizard.review.words import another_span, no_span_yet


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge each response metric, and the total where it is said by hand."""
    for index, row in enumerate(postmortem.metrics.response):
        yield from _metric(f"metrics.response.{index}", row, postmortem)
    said, summed = postmortem.metrics.total, derived(postmortem, "metrics.total")
    if summed and not is_empty(said) and read_amount(said) != read_amount(summed):
        yield warning("metrics.total", f"the amounts add up to {quoted(summed)}")


def _metric(path: str, row: ResponseMetric, postmortem: PostMortem) -> Iterator[Problem]:
    of_the_timeline = METRICS.find(row.metric)
    if of_the_timeline and not is_empty(row.target) and read_target(row.target) is None:
        yield warning(f"{path}.target", f"no target that a time can meet: {quoted(row.target)}; write < 5 min")
    if of_the_timeline:
        yield from no_span_yet(f"{path}.actual", row.actual, "warning")
    yield from another_span(f"{path}.actual", row.actual, derived(postmortem, f"{path}.actual"), "the timeline")
    follows = derived(postmortem, f"{path}.met")
    if row.met and follows and row.met != follows:
        yield warning(f"{path}.met", f"target and actual say: {MET.label(follows)}")
