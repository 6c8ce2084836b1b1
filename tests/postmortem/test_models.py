"""What holds for every field of every model, so that a new section is held to it too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from pmwizard.postmortem.durations import read_span
from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.postmortem.values import Kind, Part, choices, clean, field_at, is_empty, kind, row_of


def models(model: type[Part]) -> Iterator[type[Part]]:
    """Give a model and the models of all its sections and rows."""
    yield model
    for field in model.model_fields.values():
        inner = row_of(field) or field.annotation
        if isinstance(inner, type) and issubclass(inner, Part) and inner is not model:
            yield from models(inner)


MODELS = tuple(models(PostMortem))
FIELDS = [pytest.param(model, name, id=f"{model.__name__}.{name}") for model in MODELS for name in model.model_fields]


def is_section(field: FieldInfo) -> bool:
    return isinstance(field.annotation, type) and issubclass(field.annotation, Part)


def fits(field: FieldInfo, example: object) -> bool:
    """Tell whether an example is what one would type into the field; for rows and sections, one line of one."""
    if is_section(field) or kind(field) in (Kind.ROWS, Kind.LINES):
        return example == () or (isinstance(example, str) and bool(example) and "\n" not in example)
    match kind(field):
        case Kind.LINE:
            return isinstance(example, str) and "\n" not in example and clean(example) == example.strip() != ""
        case Kind.PROSE:
            return isinstance(example, str) and example.endswith(".")
        case Kind.MOMENT:
            return re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", str(example)) is not None
        case Kind.DAY:
            return date.fromisoformat(str(example)).isoformat() == example
        case Kind.SPAN:
            return isinstance(example, str) and read_span(example) is not None
        case Kind.CHOICE:
            return example != "" and choices(field).read(example) == example
        case Kind.FLAG:
            return example is True
        case Kind.NUMBER:
            return isinstance(example, int)
    return False


def test_the_sections_are_in_the_wizards_order() -> None:
    essential = ("incident", "severity", "timeline", "causes", "retrospective", "actions", "summary")
    assert SECTIONS[: len(essential)] == essential


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_every_field_says_what_it_is(model: type[Part], name: str) -> None:
    field = model.model_fields[name]
    assert not field.is_required()
    assert field.title
    assert field.description
    assert field.description.endswith(".")
    assert len(field.description) <= 76, "the help line of a small terminal would cut it"
    assert field.examples
    assert is_section(field) or kind(field)


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_every_example_could_be_typed(model: type[Part], name: str) -> None:
    field = model.model_fields[name]
    for example in field.examples or ():
        assert fits(field, example)
        if not is_section(field) and kind(field) is not Kind.ROWS:
            given = (example,) if kind(field) is Kind.LINES else example
            assert getattr(model.model_validate({name: given}), name) == given


@pytest.mark.parametrize("model", MODELS)
def test_titles_are_unique_within_a_model(model: type[Part]) -> None:
    titles = [field.title for field in model.model_fields.values()]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("model", MODELS)
def test_a_model_without_values_is_valid_empty_and_frozen(model: type[Part]) -> None:
    empty = model()
    assert is_empty(empty)
    assert empty == model.model_validate(empty.model_dump())
    with pytest.raises(ValidationError, match="frozen"):
        setattr(empty, next(iter(model.model_fields)), "")


@pytest.mark.parametrize("model", MODELS)
def test_unknown_keys_are_kept_and_count_as_given(model: type[Part]) -> None:
    given = model.model_validate({"no_such_key": [1, {"a": 2}]})
    assert given.model_dump()["no_such_key"] == [1, {"a": 2}]
    assert not is_empty(given)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("incident", "Incident"),
        ("incident.title", "Title"),
        ("timeline.events", "Events"),
        ("timeline.events.0", "Events"),
        ("timeline.events.12.notes", "Notes"),
        ("causes.whys.0.because.1.because.2.question", "Question"),
        ("retrospective.went_wrong.tools", "Tools and processes"),
        ("retrospective.went_wrong.tools.3", "Tools and processes"),
    ],
)
def test_a_path_leads_to_its_field(path: str, title: str) -> None:
    assert field_at(PostMortem, path).title == title


@pytest.mark.parametrize(
    "path",
    ["", ".", "0", "nope", "incident.nope", "incident.title.x", "timeline.events.0.at.x", "timeline.events.x", "incident."],
)
def test_a_path_to_nothing_is_a_key_error(path: str) -> None:
    with pytest.raises(KeyError):
        field_at(PostMortem, path)
