"""The whys: answered without gaps, down to a root cause."""

from __future__ import annotations

from typing import Any

import pytest

from pmwizard.postmortem.causes import Why
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.review.causes import count
from tests.review.complete import errors, spoilt, warnings


def chain(*answers: str, root: bool = False) -> dict[str, Any]:
    """Give whys one below the other; the last may be the root."""
    whys: tuple[Why, ...] = ()
    for answer in reversed(answers):
        whys = (Why(question="Why?", answer=answer, because=whys, root=root and not whys),)
    return {"causes.whys": whys}


def test_there_is_a_cause() -> None:
    assert errors({"causes.whys": ()}) == [("causes.whys", "no cause; answer the first why, or write the primary root cause")]
    assert errors({"causes.whys": (), "causes.primary": "An expired certificate."}) == []
    assert errors({"causes.whys": (Why(),)})[0][0] == "causes.whys"


def test_a_why_in_the_middle_is_answered() -> None:
    changes = chain("expired", "", "job off", root=True)
    assert errors(changes) == [
        ("causes.whys.0.because.0.answer", "no answer, though there are whys below it; answer it first"),
    ]


def test_a_why_at_the_end_may_be_open_for_now() -> None:
    changes = chain("expired", "job off", "", root=True)
    assert errors(changes) == []
    assert warnings(changes) == [("causes.whys.0.because.0.because.0.answer", "no answer yet; give one, or delete this why")]


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (["a"], "only 1 why deep; ask on, or mark the root cause"),
        (["a", "b"], "only 2 whys deep; ask on, or mark the root cause"),
        (["a", "b", "c"], "no root cause marked; mark the answer that is one"),
    ],
)
def test_a_root_is_marked(answers: list[str], message: str) -> None:
    assert warnings(chain(*answers)) == [("causes.whys", message)]
    assert warnings(chain(*answers, root=True)) == []


def test_factors_are_asked_for() -> None:
    assert warnings({"causes.factors": ("",)}) == [("causes.factors", "none; what made it likelier, longer or worse?")]


@pytest.mark.parametrize(("depth", "counted"), [(0, "0/5"), (2, "2/5"), (5, "5/5"), (6, "6")])
def test_the_count_is_the_depth_of_the_usual_five(depth: int, counted: str) -> None:
    assert count(spoilt(chain(*"abcdef"[:depth]))) == counted


def test_the_count_leaves_out_what_is_not_answered() -> None:
    assert count(spoilt(chain("a", "", "c"))) == "2/5"
    assert count(PostMortem()) == "0/5"
