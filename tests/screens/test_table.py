"""Columns as wide as what is in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pmwizard.screens.widgets.table import fitted, table

ROWS = st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40)), max_size=5)


def lines(width: int, *rows: tuple[str, ...], whole: tuple[int, ...] = ()) -> list[str]:
    """The lines of a table."""
    return [row.text.plain.rstrip() for row in table(width, rows, whole)]


def test_a_column_is_as_wide_as_its_longest_text() -> None:
    """However much room there is."""
    assert lines(60, ("Availability", "99.9 %"), ("Response time (p95)", "120 ms")) == [
        "Availability         99.9 %",
        "Response time (p95)  120 ms",
    ]


def test_the_widest_column_gives_way() -> None:
    """Short ones are not cut for it."""
    assert lines(24, ("A very long description", "@db-team")) == ["A very long d… @db-team"]


def test_a_column_can_be_kept_whole() -> None:
    """Though it is the widest."""
    assert lines(24, ("A description", "by 2026-03-26 09:49"), whole=(1,)) == ["A … by 2026-03-26 09:49"]


def test_a_column_without_text_takes_no_room() -> None:
    """But for the blank between columns."""
    assert lines(20, ("a", "", "b")) == ["a  b"]


@given(st.integers(10, 100), ROWS)
def test_every_line_fits(width: int, rows: list[tuple[str, ...]]) -> None:
    """Whatever is in it."""
    assert sum(fitted(width, rows)) + 2 <= width
    for row in table(width, rows):
        assert row.text.cell_length <= width
