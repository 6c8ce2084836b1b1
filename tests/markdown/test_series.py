"""A list on one line can be told apart again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.markdown.series import apart, series
from tests.strategies import texts


@pytest.mark.parametrize(
    ("entries", "line"),
    [
        (("API", "Mails"), "API, Mails"),
        (("API", "Mails, late", "Screens"), "API; Mails, late; Screens"),
        (("", " ", "API "), "API"),
        ((), ""),
    ],
)
def test_a_comma_or_a_semicolon_between(entries: tuple[str, ...], line: str) -> None:
    assert series(entries) == line


@given(st.lists(st.text("ab, ;", min_size=1, max_size=6).map(str.strip).filter(bool)))
def test_what_is_told_apart_is_written_the_same_again(entries: list[str]) -> None:
    line = series(entries)
    assert series(apart(line)) == line
    if not any(";" in entry for entry in entries) and len(entries) > 1:
        assert apart(line) == tuple(entries)


@given(st.lists(texts(), max_size=4))
def test_any_list_is_written(entries: list[str]) -> None:
    assert series(apart(series(entries))) == series(entries)
