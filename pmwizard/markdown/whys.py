"""The tree of whys as a numbered list: its deepest chain numbered, every branch below the answer it goes on from."""

from __future__ import annotations

from dataclasses import dataclass

from pmwizard.markdown.escape import is_blank
from pmwizard.postmortem.causes import FIRST_QUESTION, Why, deepest, question_of, walk
from pmwizard.postmortem.values import is_empty


@dataclass(frozen=True)
class Step:
    """One why as it is printed; `depth` is how far a branch is indented, and `branches` are in reading order."""

    question: str
    answer: str
    depth: int = 0
    branches: tuple[Step, ...] = ()


def steps(whys: tuple[Why, ...]) -> list[Step]:
    """Give the numbered whys, each with the branches that go on from its answer beside the next number."""
    chain = deepest(whys)
    place = _place(whys, chain)
    numbered = []
    for depth, why in enumerate(chain, 1):
        branches = _beside(whys, why.because, place[:depth], place[depth : depth + 1])
        numbered.append(Step(_question(whys, place[:depth]), _answer(why), 0, tuple(branches)))
    return numbered


def others(whys: tuple[Why, ...]) -> list[Step]:
    """Give the whys that begin beside the numbered ones, in reading order."""
    return _beside(whys, whys, (), _place(whys, deepest(whys))[:1])


def _place(whys: tuple[Why, ...], chain: tuple[Why, ...]) -> tuple[int, ...]:
    place = []
    for why in chain:
        place.append(next(index for index, sibling in enumerate(whys) if sibling is why))
        whys = why.because
    return tuple(place)


def _beside(tree: tuple[Why, ...], whys: tuple[Why, ...], above: tuple[int, ...], numbered: tuple[int, ...]) -> list[Step]:
    depth = len(above)
    return [
        Step(_question(tree, place), _answer(why), len(place) - depth - 1)
        for place, why in walk(whys, above)
        if place[depth : depth + 1] != numbered and not is_empty(why)
    ]


def _question(tree: tuple[Why, ...], place: tuple[int, ...]) -> str:
    question = question_of(tree, place)
    return FIRST_QUESTION if is_blank(question) else question


def _answer(why: Why) -> str:
    return " ".join(filter(None, (why.answer.strip(), "(root cause)" if why.root else "")))
