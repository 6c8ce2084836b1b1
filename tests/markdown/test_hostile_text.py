"""Whatever text is in it, a document keeps its shape, and no text becomes a template."""

from __future__ import annotations

import re
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from pmwizard.drafts import store
from pmwizard.markdown.escape import is_blank
from pmwizard.markdown.render import document
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import Kind, Part, kind
from tests.markdown.reading import headings, markdown, parsed
from tests.strategies import post_mortems

EXAMPLE = store.load(Path(__file__).parents[2] / "examples" / "checkout-outage.toml").postmortem
CODE = "{{ 7777 * 7777 }}{% raise %}{# gone #}"


def _changed(part: Any, change: Any) -> Any:
    """Give a post-mortem with `change(value, field)` in the place of each of its values."""
    values = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if isinstance(value, Part):
            values[name] = _changed(value, change)
        elif isinstance(value, tuple):
            values[name] = tuple(_changed(row, change) if isinstance(row, Part) else change(row, field) for row in value)
        else:
            values[name] = change(value, field)
    return type(part).model_construct(**values)


def _without_prose(value: Any, field: FieldInfo) -> Any:
    return "" if kind(field) == Kind.PROSE else value


def _as_x(value: Any, field: FieldInfo) -> Any:
    is_text = kind(field) != Kind.CHOICE and isinstance(value, str)
    return "x" if is_text and not is_blank(value) else value


@pytest.mark.parametrize("template", ["full", "report"])
@given(post_mortems(unknown=False))
def test_no_line_of_text_makes_or_hides_a_heading_or_a_table(template: str, postmortem: PostMortem) -> None:
    typed = _changed(postmortem, _without_prose)
    assert _shape(document(typed, template)) == _shape(document(_changed(typed, _as_x), template))


@pytest.mark.parametrize("template", ["full", "report"])
@given(st.lists(markdown(), min_size=1, max_size=14))
def test_no_prose_swallows_what_follows_it(template: str, prose: list[str]) -> None:
    typed = cycle(prose)
    text = document(_changed(EXAMPLE, lambda value, field: next(typed) if kind(field) == Kind.PROSE else value), template)
    found = iter(headings(text))
    filled = _changed(EXAMPLE, lambda value, field: "" if kind(field) == Kind.PROSE else value)
    assert [heading for heading in headings(document(filled, template)) if heading not in found] == []


def _shape(text: str) -> list[str]:
    """Give the kinds of block of a document, in order, with the words of its headings and the cells of its tables counted."""
    shape = []
    for block in parsed(text).children:
        words = block.children[0].content if block.tag in ("h2", "h3") else ""
        rows = [len(row.children) for part in block.children for row in part.children] if block.type == "table" else []
        shape.append(f"{block.type} {words} {rows}")
    return shape


@pytest.mark.parametrize("template", ["full", "report"])
@given(post_mortems())
def test_any_post_mortem_becomes_clean_text_and_always_the_same(template: str, postmortem: PostMortem) -> None:
    text = document(postmortem, template)
    assert text == document(postmortem.model_copy(deep=True), template)
    assert text.startswith("# Post-Mortem") and text.endswith("\n") and not text.endswith("\n\n")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


@pytest.mark.parametrize("template", ["full", "report"])
def test_text_is_never_a_template(template: str) -> None:
    def as_code(value: Any, field: FieldInfo) -> Any:
        return CODE if kind(field) != Kind.CHOICE and isinstance(value, str) else value

    text = document(_changed(EXAMPLE, as_code), template)
    assert "60481729" not in text
    assert text.count("{% raise %}{# gone #}") > 50
