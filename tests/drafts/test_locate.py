from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.drafts.draft import Draft
from pmwizard.drafts.locate import Location, line_of
from pmwizard.drafts.toml_format import dump
from pmwizard.postmortem.post_mortem import PostMortem
from tests.strategies import NASTY

TEXT = '''\
# [not] = "a key"
title = "x = 1" # y = [
"a b".'c.d' . e = 2
notes = """
[not.a.table]
\\""" k = 3
""""
path = \'\'\'C:\\
[x]\'\'\'

[ incident ]
at = 2026-02-11 08:05:00.5Z
list = [ # first
  "one, two",
  [ 1, 2 ],
  { a = 1, b = { c = 2 } },
]

[[rows]]
[[rows]] # second
name = "]]"
[rows.inner]
k = 1
[[rows.deep]]
[[rows.deep]]
z = {}
w = 1
'''


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("title",), 2),
        (("a b",), 3),
        (("a b", "c.d", "e"), 3),
        (("notes",), 4),
        (("path",), 8),
        (("incident",), 11),
        (("incident", "at"), 12),
        (("incident", "list"), 13),
        (("incident", "list", 0), 14),
        (("incident", "list", 1), 15),
        (("incident", "list", 1, 1), 15),
        (("incident", "list", 2), 16),
        (("incident", "list", 2, "b", "c"), 16),
        (("rows",), 19),
        (("rows", 0), 19),
        (("rows", 1), 20),
        (("rows", 1, "name"), 21),
        (("rows", 1, "inner", "k"), 23),
        (("rows", 1, "deep", 0), 24),
        (("rows", 1, "deep", 1), 25),
        (("rows", 1, "deep", 1, "z"), 26),
        (("rows", 1, "deep", 1, "w"), 27),
    ],
)
def test_where_things_stand(location: Location, line: int) -> None:
    assert line_of(TEXT, location) == line


def test_what_is_not_there_is_where_it_would_be() -> None:
    assert line_of(TEXT, ("incident", "missing", 3)) == 11
    assert line_of(TEXT, ("nowhere",)) is None


def numbered(value: Any, numbers: Iterator[int]) -> Any:
    """Put another number in place of each None, so that each can be found again in the text."""
    match value:
        case None:
            return next(numbers)
        case dict():
            return {key: numbered(inner, numbers) for key, inner in value.items()}
        case list():
            return [numbered(inner, numbers) for inner in value]
    return value


def numbers_in(value: Any, location: Location = ()) -> Iterator[tuple[Location, int]]:
    match value:
        case int():
            yield location, value
        case dict():
            for key, inner in value.items():
                yield from numbers_in(inner, (*location, key))
        case list():
            for index, inner in enumerate(value):
                yield from numbers_in(inner, (*location, index))


KEYS = st.sampled_from(["a", "b-c", "d e", "f.g", '"', "[h]", "=", "#", "é", ""])
VALUES = st.recursive(
    st.none() | st.sampled_from([text for text in NASTY if text.isprintable() or "\n" in text]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_every_value_is_found_on_its_line(shape: dict[str, Any]) -> None:
    data = numbered(shape, itertools.count(7_000_001))
    rows_under_headings = dump(Draft(Path("x.toml"), PostMortem.model_validate({"vendor": data})))
    for text, above in ((tomli_w.dumps(data, multiline_strings=True), ()), (rows_under_headings, ("vendor",))):
        lines = text.split("\n")
        for location, number in numbers_in(data):
            line = line_of(text, (*above, *location))
            assert line is not None
            assert str(number) in lines[line - 1]
