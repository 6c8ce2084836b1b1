"""Whether the whys are answered down to a root cause, without blame."""

from __future__ import annotations

from collections.abc import Iterator

from pmwizard.postmortem.causes import Causes, deepest, walk
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import is_empty
from pmwizard.review.blame import blaming_words
from pmwizard.review.problem import Problem, error, warning

_USUAL = 5
_TOO_FEW = 3


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge the tree of whys, the root cause and the factors, and look for blame."""
    causes = postmortem.causes
    answered = _answered(causes)
    if not answered and is_empty(causes.primary):
        yield error("causes.whys", "no cause; answer the first why, or write the primary root cause")
    yield from _unanswered(causes)
    if answered and not any(why.root for _, why in walk(causes.whys)):
        few = f"only {answered} why{'s' * (answered > 1)} deep; ask on, or mark the root cause"
        yield warning("causes.whys", few if answered < _TOO_FEW else "no root cause marked; mark the answer that is one")
    if is_empty(causes.factors):
        yield warning("causes.factors", "none; what made it likelier, longer or worse?")
    yield from blaming_words(causes, "causes")


def count(postmortem: PostMortem) -> str:
    """Give how many whys deep the answers go, of the usual five: `2/5`; beyond five just the number."""
    answered = _answered(postmortem.causes)
    return f"{answered}/{_USUAL}" if answered <= _USUAL else str(answered)


def _answered(causes: Causes) -> int:
    return sum(not is_empty(why.answer) for why in deepest(causes.whys))


def _unanswered(causes: Causes) -> Iterator[Problem]:
    for indexes, why in walk(causes.whys):
        path = f"causes.whys.{'.because.'.join(map(str, indexes))}.answer"
        if not is_empty(why.answer):
            continue
        if not is_empty(why.because):
            yield error(path, "no answer, though there are whys below it; answer it first")
        elif not is_empty(why):
            yield warning(path, "no answer yet; give one, or delete this why")
