"""The kinds of value a post-mortem is made of: text, moments, days, spans, choices, rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Part(BaseModel):
    """One piece of a post-mortem: frozen, every field with a default, unknown keys kept."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)


class Kind(StrEnum):
    """What a field holds; it decides how the field is shown, read and printed."""

    LINE = "line"
    PROSE = "prose"
    MOMENT = "moment"
    DAY = "day"
    SPAN = "span"
    CHOICE = "choice"
    FLAG = "flag"
    LINES = "lines"
    ROWS = "rows"
    NUMBER = "number"


@dataclass(frozen=True)
class Choice:
    """One value of a fixed set: its stored name, what is shown, what it means, how else it is written."""

    name: str
    label: str
    meaning: str = ""
    aliases: tuple[str, ...] = ()


class Choices(tuple[Choice, ...]):
    """A fixed set of values, in the order in which they are offered; the type of a field as `Annotated[str, Choices(...)]`."""

    __slots__ = ()

    def read(self, text: object) -> str:
        """Give the stored name that `text` stands for in any spelling; ValueError where it stands for none."""
        wanted = _plain(str(text))
        for choice in self:
            if wanted in map(_plain, (choice.name, choice.label, *choice.aliases)):
                return choice.name
        if not wanted:
            return ""
        raise PydanticCustomError("choice", "expected one of {names}", {"names": ", ".join(choice.name for choice in self)})

    @property
    def names(self) -> tuple[str, ...]:
        """The stored names, in order."""
        return tuple(choice.name for choice in self)

    def label(self, name: str) -> str:
        """Give what is shown for a stored name."""
        return next((choice.label for choice in self if choice.name == name), name)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(schema) | {"enum": ["", *(choice.name for choice in self)]}


@dataclass(frozen=True)
class Suggestions:
    """Usual values of a line that may also hold other words."""

    values: tuple[str, ...]


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text).strip().casefold()


def clean(text: str) -> str:
    """Make text storable: LF line ends, and U+FFFD for the lone surrogates that UTF-8 cannot hold."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def _moment(value: object) -> object:
    """Bring a time to UTC; a time without a zone stays words, for nobody knows which it is."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            return value.isoformat(sep=" ")
        try:
            return value.astimezone(UTC)
        except OverflowError:
            return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return _number_as_words(value)


def _day(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, time):
        return value.isoformat()
    return _number_as_words(value)


def _number_as_words(value: object) -> object:
    """Keep a number as it was written, for pydantic would take it for seconds since 1970."""
    return str(value) if isinstance(value, int | float) else value


Line = Annotated[str, AfterValidator(clean), Kind.LINE]
Prose = Annotated[str, AfterValidator(clean), Kind.PROSE]
Span = Annotated[str, AfterValidator(clean), Kind.SPAN]
Lines = Annotated[tuple[Line, ...], Kind.LINES]
Flag = Annotated[bool, Kind.FLAG]
_Words = Annotated[str, AfterValidator(clean)]
Moment = Annotated[datetime | _Words, BeforeValidator(_moment), Kind.MOMENT]
Day = Annotated[date | _Words, BeforeValidator(_day), Kind.DAY]


def kind(field: FieldInfo) -> Kind:
    """Give the kind of a model field."""
    if choices(field):
        return Kind.CHOICE
    return next(mark for mark in field.metadata if isinstance(mark, Kind))


def choices(field: FieldInfo) -> Choices:
    """Give the choices of a model field; empty where it has none."""
    return next((mark for mark in field.metadata if isinstance(mark, Choices)), Choices())


def suggestions(field: FieldInfo) -> tuple[str, ...]:
    """Give the usual values of a model field; empty where it has none."""
    return next((mark.values for mark in field.metadata if isinstance(mark, Suggestions)), ())


def known(moment: datetime | str) -> datetime | None:
    """Give the time a moment is, or None while it is only words."""
    return moment if isinstance(moment, datetime) else None


def moment_text(moment: datetime | str) -> str:
    """Write a moment as `2025-12-19 14:23` (UTC; seconds only where it has them); words as they are."""
    if isinstance(moment, str):
        return moment
    timespec = "auto" if moment.microsecond else "seconds" if moment.second else "minutes"
    return moment.replace(tzinfo=None).isoformat(sep=" ", timespec=timespec)


def day_text(day: date | str) -> str:
    """Write a day as `2025-12-19`; words as they are."""
    return day if isinstance(day, str) else day.isoformat()


def plain(value: object) -> str:
    """Write any value that stands in one field as the text its author would type."""
    match value:
        case datetime():
            return moment_text(value)
        case date():
            return value.isoformat()
        case tuple():
            return "\n".join(map(plain, value))
        case bool():
            return "yes" if value else ""
        case _:
            return str(value)


def is_empty(value: object) -> bool:
    """Tell whether a value holds nothing that its author gave: no text, no rows, every field as it was."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields.items()
        given = (inner for name, field in fields if (inner := getattr(value, name)) != field.default)
        return not value.model_extra and all(map(is_empty, given))
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, tuple | list):
        return all(map(is_empty, value))
    if isinstance(value, Mapping):
        return not value
    return value in (None, False, 0)


def field_at(model: type[BaseModel], path: str) -> FieldInfo:
    """Find the model field at a dotted path such as `timeline.events.0.notes`; KeyError where there is none."""
    owner: Any = model
    field: FieldInfo | None = None
    for name in path.split("."):
        if name.isdigit():
            owner = row_of(field) if field else None
        elif not isinstance(owner, type) or not issubclass(owner, BaseModel):
            raise KeyError(path)
        else:
            field = owner.model_fields[name]
            owner = field.annotation
    if field is None:
        raise KeyError(path)
    return field


def row_of(field: FieldInfo) -> type[Part] | None:
    """Give the model of one row of a field that holds rows; None for any other field."""
    arguments = getattr(field.annotation, "__args__", ())
    return next((argument for argument in arguments if isinstance(argument, type) and issubclass(argument, Part)), None)
