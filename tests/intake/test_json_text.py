import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pmwizard.intake.json_text import parse

_KEYS = st.sampled_from(["messages", "data", "incident", "incidents", "incident_updates", "events", "x", "ts"])
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(_KEYS, inner),
    max_leaves=8,
)


@given(st.lists(_VALUES) | st.dictionaries(_KEYS, _VALUES), st.sampled_from([None, 1]))
def test_it_reads_what_json_reads_and_knows_where(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    found = parse(text)
    assert found.value == value
    for holder in (value, *(value.values() if isinstance(value, dict) else ())):
        if isinstance(holder, list):
            for _, raw, start in found.elements(holder):
                assert text[start : start + len(raw)] == raw


def test_each_element_has_its_piece_of_the_text() -> None:
    text = '{"messages": [{"a": 1},\n {"b": [2]} ], "ok": true}'
    found = parse(text)
    elements = list(found.elements(found.value["messages"]))
    assert [raw for _, raw, _ in elements] == ['{"a": 1},\n ', '{"b": [2]} ], ']
    assert all(text[start : start + len(raw)] == raw for _, raw, start in elements)


def test_what_is_no_json_has_no_value() -> None:
    for text in ("", "hello", "[14:45] deployed", "{not json}", "[1, 2", "[" * 100_000, '{"a": 1} and more', '{"a"}', "1"):
        assert parse(text).value is None


def test_broken_json_says_where() -> None:
    assert parse('{"a": 1,\n "b": }').broken == "line 2: Expecting value"
    assert parse('[{"a": 1}\n {"b": 2}]').broken == "line 2: expected , or ]"
    assert parse("[14:45] deployed").broken == ""
