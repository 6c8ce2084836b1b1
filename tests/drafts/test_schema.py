from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pmwizard.drafts.schema import draft_schema
from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.postmortem.values import choices, row_of


def fields_of(model: type[BaseModel], seen: tuple[type[BaseModel], ...] = ()) -> Iterator[tuple[str, str, FieldInfo]]:
    for name, field in model.model_fields.items():
        yield model.__name__, name, field
        inner = row_of(field) or field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel) and inner not in (*seen, model):
            yield from fields_of(inner, (*seen, model))


def test_every_section_and_what_stands_beside_them() -> None:
    assert set(draft_schema()["properties"]) == {"schema", "template", "left_at", "unfinished", *SECTIONS}


def test_every_field_says_what_it_is() -> None:
    schema = draft_schema()
    models: dict[str, Any] = {**schema["$defs"], "PostMortem": schema}
    for model, name, field in fields_of(PostMortem):
        described = models[model]["properties"][name]
        # A reference to a model of the same title does not repeat it.
        shared = models[described["$ref"].rpartition("/")[2]] if "$ref" in described else {}
        assert (described.get("title", shared.get("title")), described["description"]) == (field.title, field.description)
        if choices(field):
            assert set(described["enum"]) == {"", *(choice.name for choice in choices(field))}


def test_it_is_json() -> None:
    assert json.loads(json.dumps(draft_schema(), allow_nan=False)) == draft_schema()
