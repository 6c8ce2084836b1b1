"""Blame is found where it is meant, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given

from pmwizard.postmortem.summary import Summary
from pmwizard.review.blame import blaming_words
from tests.review.complete import errors, warnings
from tests.strategies import texts


def found(text: str) -> list[str]:
    return [problem.message for problem in blaming_words(Summary(root_cause=text), "summary")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It came down to human error.", "human error"),
        ("Human\nErrors in the release", "Human Errors"),
        ("a careless change", "careless"),
        ("The deploy was done carelessly", "carelessly"),
        ("The team should have known.", "should have known"),
        ("She should have known better", "should have known"),
        ("a mistake by the on-call", "mistake by"),
        ("It was the fault of the new hire", "was the fault of"),
        ("this is entirely his fault", "is entirely his fault"),
        ("that was @sam's fault", "was @sam's fault"),
        ("negligent review", "negligent"),
        ("sheer incompetence", "incompetence"),
    ],
)
def test_blame_is_met_with_a_question(text: str, words: str) -> None:
    assert found(text) == [f'"{words}" blames; ask what made it easy to go wrong']


@pytest.mark.parametrize(
    "text",
    [
        "Should have detected earlier",
        "The service died of a segmentation fault of the parser",
        "a page fault, a fault in the disk, fault-tolerant storage",
        "negligible load",
        "The error rate rose; the human resources system was slow",
        "This was not human error but a missing guard",
        "It is the rule more than carelessness that counts",
        "The operator error rate and the user error page",
        "`human error` is what the log said",
        "by mistake the alert was muted",
        "Every pool should have known limits",
        "superhuman errors",
        "",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_blame_is_looked_for_in_causes_retrospective_and_summary() -> None:
    changes = {
        "causes.whys.0.because.0.answer": "Human error",
        "causes.factors": ("Night shift", "A careless merge"),
        "retrospective.went_wrong.tools": ("A careless runbook",),
        "summary.root_cause": "Human error.",
        "severity.technical": "Human error.",
    }
    assert [path for path, _ in warnings(changes)] == [
        "causes.factors",
        "causes.whys.0.because.0.answer",
        "retrospective.went_wrong.tools",
        "summary.root_cause",
    ]
    assert errors(changes) == []


def test_a_text_is_told_once_and_a_question_not_at_all() -> None:
    assert len(found("Human error and careless work")) == 1
    assert warnings({"causes.whys.0.question": "Why did human error happen?"}) == []


@given(texts())
def test_any_text_can_be_searched(text: str) -> None:
    assert found(text) == []
