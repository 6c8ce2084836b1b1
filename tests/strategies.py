"""Arbitrary post-mortems for property tests, built from the models themselves, so that a new section is covered at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import Kind, choices, clean, kind, row_of

NASTY = (
    "",
    " ",
    "\n",
    "\r\nline\r",
    '"""',
    '""""',
    "'''",
    'he said "no" \\',
    "ends in a backslash\\\n",
    "a\\\n  b",
    "\x00\x1b[31m\x07\x7f\x85\u2028",
    "\ud800 lone \udfff",
    "[bold]not markup[/bold] [link=x]",
    "{{ 7 * 7 }} {% raw %}",
    "| a | b |\n|---|---|",
    "# heading\n- item\n1. one",
    "<script>&amp;</script>",
    "🔴👩‍👩‍👧 café e\u0301",
    "\u202eעברית ‏مرحبا",
    "x" * 300,
    "=1+1",
    "true",
    "2025-12-19T14:45:00Z",
    "yesterday ~2pm",
    "\ufeffmark",
)
_CLEAN = st.text(max_size=12).map(clean)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999), timezones=st.just(UTC) | OFFSETS)


def texts() -> st.SearchStrategy[str]:
    """Give text of any kind: control characters, lone surrogates, quotes, markup, emoji, any line end."""
    return st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=()), max_size=30)


def _rows(model: type[BaseModel] | None, unknown: bool, depth: int) -> st.SearchStrategy[Any]:
    return st.lists(parts(model, unknown, depth + 1), max_size=3) if model and depth < 4 else st.just(())


def values(field: FieldInfo, unknown: bool = False, depth: int = 0) -> st.SearchStrategy[Any]:
    """Give any value that `field` can be given, by its kind; a section's own value where it is a section."""
    if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
        return parts(field.annotation, unknown, depth)
    match kind(field):
        case Kind.LINE | Kind.PROSE | Kind.SPAN:
            return texts()
        case Kind.MOMENT:
            return MOMENTS | texts()
        case Kind.DAY:
            return st.dates() | texts()
        case Kind.CHOICE:
            return st.sampled_from(["", *(choice.name for choice in choices(field))])
        case Kind.FLAG:
            return st.booleans()
        case Kind.NUMBER:
            return st.integers(0, 999_999)
        case Kind.LINES:
            return st.lists(texts(), max_size=4)
        case Kind.ROWS:
            return st.deferred(lambda: _rows(row_of(field), unknown, depth))


def unknown_values() -> st.SearchStrategy[Any]:
    """Give any value that a TOML file can hold."""
    scalars = (
        _CLEAN
        | st.booleans()
        | st.integers(-(2**63), 2**63 - 1)
        | st.floats(allow_nan=False)
        | st.datetimes()
        | st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=OFFSETS)
        | st.dates()
        | st.times()
    )
    return st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_CLEAN, inner, max_size=3), max_leaves=4
    )


def _unknown_keys(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    ours = {*model.model_fields, "schema", "left_at", "unfinished"}
    return st.dictionaries(_CLEAN.filter(lambda key: key not in ours), unknown_values(), max_size=1)


@cache
def parts(model: type[BaseModel], unknown: bool = False, depth: int = 0) -> st.SearchStrategy[Any]:
    """Give any value of `model`; with `unknown`, also with keys it does not know."""
    fields = st.fixed_dictionaries(
        {}, optional={name: values(field, unknown, depth) for name, field in model.model_fields.items()}
    )
    given = st.tuples(fields, _unknown_keys(model) if unknown else st.just({}))
    return given.map(lambda pair: model.model_validate({**pair[1], **pair[0]}))


def post_mortems(unknown: bool = True) -> st.SearchStrategy[PostMortem]:
    """Give any post-mortem: any value in any field of any section; with `unknown`, also with keys that no model knows."""
    return parts(PostMortem, unknown)


def leaves(model: type[BaseModel], above: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Give the path of every field of `model` that is edited as one value, with the field."""
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from leaves(field.annotation, f"{above}{name}.")
        else:
            yield above + name, field


def edits() -> st.SearchStrategy[tuple[str, Any]]:
    """Give any edit of a post-mortem: the path of a field, and a value for it."""
    return st.sampled_from(list(leaves(PostMortem))).flatmap(lambda leaf: st.tuples(st.just(leaf[0]), values(leaf[1])))
