"""The author's words in a message stay on one line, short, and move no cursor."""

from __future__ import annotations

import pytest
from hypothesis import given

from pmwizard.review.problem import Problem, error, quoted, warning
from tests.strategies import texts


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("yesterday ~2pm", '"yesterday ~2pm"'),
        ("two\nlines\tand  more", '"two lines and more"'),
        ("\x1b[31mred\x00", '"[31mred"'),
        ("a" * 24, '"' + "a" * 24 + '"'),
        ("a" * 25, '"' + "a" * 23 + '…"'),
        ("b" * 1_000_000, '"' + "b" * 23 + '…"'),
        ("", '""'),
        ("🔴 [bold]", '"🔴 [bold]"'),
    ],
)
def test_words_are_quoted_on_one_line(words: str, shown: str) -> None:
    assert quoted(words) == shown


@given(texts())
def test_any_words_can_be_quoted(words: str) -> None:
    assert quoted(words).isprintable()
    assert len(quoted(words)) <= 26


def test_a_problem_is_an_error_or_a_warning() -> None:
    assert error("incident.title", "no title") == Problem("incident.title", "error", "no title")
    assert warning("incident.id", "no id") == Problem("incident.id", "warning", "no id")
