"""A tree of whys: walked, asked on, and its deepest chain found."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.postmortem.causes import (
    FIRST_QUESTION,
    Why,
    deepest,
    question_after,
    question_of,
    roots,
    walk,
    why_at,
    with_root_turned,
    without,
)
from tests.strategies import texts

WHYS = st.recursive(
    st.builds(Why, answer=st.sampled_from(["", "pool empty", "no limit"]), root=st.booleans()),
    lambda below: st.builds(Why, answer=st.sampled_from(["", "leak"]), because=st.lists(below, max_size=3).map(tuple)),
    max_leaves=8,
)
TREES = st.lists(WHYS, max_size=3).map(tuple)

BRANCHED = (
    Why(
        answer="pool empty",
        because=(Why(answer="too many clients"), Why(answer="connections leaked", because=(Why(answer="no finally"),))),
    ),
    Why(answer="no fallback", root=True),
)


@pytest.mark.parametrize(
    ("answer", "question"),
    [
        ("The pool ran out.", 'Why did "The pool ran out" happen?'),
        ("  the pool ran out ?! ", 'Why did "the pool ran out" happen?'),
        ("two\nlines\tof it", 'Why did "two lines of it" happen?'),
        ("", FIRST_QUESTION),
        (" ...", FIRST_QUESTION),
    ],
)
def test_the_next_question_is_made_from_the_answer(answer: str, question: str) -> None:
    assert question_after(answer) == question


@given(texts())
def test_a_question_is_one_line(answer: str) -> None:
    assert len(question_after(answer).splitlines()) == 1


def test_a_question_is_its_own_or_its_siblings_or_made_from_the_answer_above() -> None:
    whys = (Why(question="Why did checkout fail?", answer="pool empty", because=(Why(question="Why empty?"), Why())), Why())
    assert question_of(whys, (0,)) == question_of(whys, (1,)) == "Why did checkout fail?"
    assert question_of(whys, (0, 1)) == question_of(whys, (0, 7)) == "Why empty?"
    assert question_of(BRANCHED, (1, 0)) == 'Why did "no fallback" happen?'
    assert question_of((), (0,)) == FIRST_QUESTION


def test_walking_gives_parents_before_children() -> None:
    assert [(place, why.answer) for place, why in walk(BRANCHED)] == [
        ((0,), "pool empty"),
        ((0, 0), "too many clients"),
        ((0, 1), "connections leaked"),
        ((0, 1, 0), "no finally"),
        ((1,), "no fallback"),
    ]


def test_the_deepest_chain_is_the_longest_the_first_of_equals() -> None:
    assert [why.answer for why in deepest(BRANCHED)] == ["pool empty", "connections leaked", "no finally"]
    assert [why.answer for why in deepest((Why(answer="a"), Why(answer="b")))] == ["a"]
    assert deepest(()) == deepest((Why(), Why())) == ()


def test_the_deepest_chain_counts_answers_not_questions() -> None:
    asked_only = Why(answer="a", because=(Why(question="?", because=(Why(question="?"),)),))
    answered = Why(answer="b", because=(Why(answer="c"),))
    assert [why.answer for why in deepest((asked_only, answered))] == ["b", "c"]


def test_roots_are_the_marked_answers() -> None:
    assert roots(BRANCHED) == ("no fallback",)
    assert roots((Why(root=True),)) == ()


@given(TREES)
def test_every_why_is_walked_once_and_found_at_its_place(whys: tuple[Why, ...]) -> None:
    places = [place for place, _ in walk(whys)]
    assert len(places) == len(set(places))
    assert all(why_at(whys, place) is why for place, why in walk(whys))
    chain = deepest(whys)
    assert all(below in above.because for above, below in pairwise(chain))


@given(TREES)
def test_a_tree_without_a_why_lacks_it_and_those_below(whys: tuple[Why, ...]) -> None:
    for place, why in walk(whys):
        below = sum(1 for _ in walk((why,)))
        assert sum(1 for _ in walk(without(whys, place))) == sum(1 for _ in walk(whys)) - below
    assert without(whys, (99,)) == whys


def test_a_chain_of_two_hundred_whys_is_walked() -> None:
    why = Why(answer="last")
    for _ in range(199):
        why = Why(answer="and why that?", because=(why,))
    assert len(deepest((why,))) == sum(1 for _ in walk((why,))) == 200


def test_a_root_is_marked_where_the_answer_is() -> None:
    """The place below the last answer means that answer, for that is where the cursor is when it has been given."""
    whys = (Why(answer="a", because=(Why(answer="b"), Why(answer="c"))),)
    assert roots(with_root_turned(whys, (0, 1))) == ("c",)
    assert roots(with_root_turned(whys, (0, 1, 0))) == ("c",)
    assert with_root_turned(with_root_turned(whys, (0,)), (0,)) == whys
    assert with_root_turned((), (0,)) == ()
