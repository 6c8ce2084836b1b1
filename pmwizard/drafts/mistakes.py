"""What is wrong in a draft file that was edited by hand, in words, each on its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from pmwizard.drafts.errors import DraftError, printable
from pmwizard.drafts.locate import Location, line_of
from pmwizard.postmortem.values import Kind, choices, field_at, kind

DEEPEST = 200
MOST_SHOWN = 100
LONGEST_SHOWN = 80
_LARGEST = 2**63
_TOO_DEEP = f"expected lists and tables at most {DEEPEST} deep in each other"
_TOO_LARGE = "expected numbers of at most 64 bits"

_EXPECTED = {
    Kind.LINE: "text in quotes",
    Kind.PROSE: "text in quotes",
    Kind.SPAN: 'a duration in quotes, such as "1h 7m"',
    Kind.MOMENT: "a time such as 2025-12-19T14:45:00Z, or words in quotes",
    Kind.DAY: "a date such as 2025-12-19, or words in quotes",
    Kind.FLAG: "true or false",
    Kind.LINES: 'a list of texts, such as ["one", "two"]',
    Kind.NUMBER: "a whole number, 0 or more",
}


def unreadable(path: Path, *mistakes: str) -> DraftError:
    """Give the error for a file with these mistakes."""
    listed = [*mistakes[:MOST_SHOWN]]
    if len(mistakes) > MOST_SHOWN:
        listed.append(f"and {len(mistakes) - MOST_SHOWN} more")
    lines = "\n".join(f"  {mistake}" for mistake in listed)
    advice = "The file was left as it is. Mend it in an editor, or take an older one from backups/ beside it."
    return DraftError(f"{printable(path)} cannot be read:\n{lines}\n{advice}")


def in_bytes(data: bytes, error: UnicodeDecodeError) -> str:
    """Say where a file is not UTF-8."""
    line = data.count(b"\n", 0, error.start) + 1
    return f"line {line}: expected text in UTF-8, found the byte 0x{data[error.start]:02x}"


def in_syntax(text: str, error: Exception) -> str:
    """Say where a file is not TOML."""
    if isinstance(error, RecursionError):
        return _TOO_DEEP
    if not isinstance(error, tomllib.TOMLDecodeError):
        # The only other thing that tomllib raises: Python reads no more than 4300 digits.
        digits = re.search(r"\d[\d_]{4000,}", text)
        return f"line {_line_at(text, digits.start())}: {_TOO_LARGE}" if digits else _TOO_LARGE
    what, _, place = printable(error).rstrip(")").rpartition(" (at ")
    place = place if place.startswith("line") else f"line {_line_at(text.rstrip(), len(text))}, at the end"
    return f"{place}: not TOML: {what}"


def _line_at(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def in_data(text: str, data: dict[str, Any]) -> Iterator[str]:
    """Say where valid TOML holds more than can be written back: too deep, or numbers too large."""
    waiting: list[tuple[Location, Any]] = [((), data)]
    while waiting:
        place, value = waiting.pop()
        if len(place) > DEEPEST:
            yield _placed(text, place, _TOO_DEEP)
            return
        match value:
            case dict():
                waiting.extend(((*place, key), inner) for key, inner in value.items())
            case list():
                waiting.extend(((*place, index), inner) for index, inner in enumerate(value))
            case int() if not -_LARGEST <= value < _LARGEST:
                yield _placed(text, place, _TOO_LARGE)


def in_values(text: str, data: dict[str, Any], model: type[BaseModel], error: ValidationError) -> list[str]:
    """Say which keys hold something other than what `model` expects there."""
    places = dict.fromkeys(_place(data, problem["loc"]) for problem in error.errors(include_url=False))
    in_order = sorted(places, key=lambda place: line_of(text, place) or 0)
    return [_placed(text, place, f"expected {_expected(model, place)}, found {_found(data, place)}") for place in in_order]


def _place(data: Any, location: Location) -> Location:
    """Give the part of pydantic's `location` that stands in the file: it appends the names of the types it tried."""
    for depth, key in enumerate(location):
        try:
            data = data[key]
        except (LookupError, TypeError):
            return location[:depth]
    return location


def _placed(text: str, place: Location, mistake: str) -> str:
    key = ".".join(printable(name) for name in place if isinstance(name, str))
    key = key if len(key) <= LONGEST_SHOWN else f"…{key[1 - LONGEST_SHOWN :]}"
    line = line_of(text, place)
    return f"line {line}, {key}: {mistake}" if line else f"{key}: {mistake}"


def _expected(model: type[BaseModel], place: Location) -> str:
    key = ".".join(name for name in place if isinstance(name, str))
    try:
        field = field_at(model, ".".join(map(str, place)))
    except KeyError:
        return _EXPECTED[Kind.LINE]
    if not any(isinstance(mark, Kind) for mark in field.metadata) and not choices(field):
        return f"a table [{key}]"
    what = kind(field)
    if what is Kind.CHOICE:
        return "one of " + ", ".join(f'"{choice.name}"' for choice in choices(field))
    return _EXPECTED.get(what, f"rows, each under its own [[{key}]]")


def _found(data: Any, place: Location) -> str:
    for key in place:
        data = data[key]
    match data:
        case dict():
            return "a table"
        case list():
            return "a list"
        case bool():
            return str(data).lower()
        case date() | time():
            return data.isoformat()
    shown = printable(data)
    shown = shown if len(shown) <= LONGEST_SHOWN else f"{shown[: LONGEST_SHOWN - 1]}…"
    return f'"{shown}"' if isinstance(data, str) else shown
