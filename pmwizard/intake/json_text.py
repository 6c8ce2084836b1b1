"""JSON read so that each element of its lists is known with the place where it stands in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*")
_BETWEEN = re.compile(r"[ \t\n\r,\]}]*")
_LIKE_JSON = re.compile(r"[\[{]\s*(?:[\[{\"]|$)")
_DECODER = json.JSONDecoder(strict=False)
# The keys under which the formats keep lists of events, or an object that holds such a list.
_HOLDERS = (
    "incident",
    "incidents",
    "incident_updates",
    "messages",
    "log_entries",
    "notes",
    "alerts",
    "events",
    "event",
    "data",
    "scheduled_maintenances",
)
_HOLDERS_OF_HOLDERS = ("incident", "incidents", "scheduled_maintenances", "")


@dataclass
class Json:
    """A JSON value, its text, and where each element of a list of events begins and ends in it."""

    text: str
    value: Any = None
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    broken: str = ""

    def elements(self, holder: Any, within: Any = None) -> Iterator[tuple[dict[str, Any], str, int]]:
        """Give each object of a list, or the one object, with its piece of the text and where that begins.

        An object whose own piece is not known has that of the one it stands `within`.
        """
        for element in holder if isinstance(holder, list) else [holder]:
            place = self.places.get(id(element)) or self.places.get(id(within))
            if isinstance(element, dict) and place:
                yield element, self.text[place[0] : place[1]], place[0]


def parse(text: str) -> Json:
    """Parse a JSON object or list, or several one after another, which are a list.

    What is none has the value None, and `broken` says where it ceases to look like one.
    """
    start = _space(text, 1 if text.startswith("\ufeff") else 0)
    if text[start : start + 1] not in ("{", "["):
        return Json(text)
    found = Json(text)
    try:
        found.value, end = _value(found, start, "")
        values = [found.value]
        while (end := _space(text, end)) < len(text):
            if text[end] not in "{[":
                raise json.JSONDecodeError("more follows its end", text, end)
            value, end = _value(found, end, "")
            values.append(value)
        if len(values) > 1:
            found.value = values
    except json.JSONDecodeError as error:
        return Json(text, broken=f"line {error.lineno}: {error.msg}" if _LIKE_JSON.match(text, start) else "")
    except (ValueError, RecursionError):
        return Json(text, broken="nested too deep, or too long a number")
    return found


def _space(text: str, start: int) -> int:
    return _SPACE.match(text, start).end()  # type: ignore[union-attr]  # an empty match at the least


def _value(found: Json, start: int, key: str) -> tuple[Any, int]:
    opening = found.text[start : start + 1]
    value: Any
    if opening == "[" and (not key or key in _HOLDERS):
        value, end = _list(found, start, key)
    elif opening == "{" and key in _HOLDERS_OF_HOLDERS:
        value, end = _object(found, start)
        found.places[id(value)] = (start, _after(found.text, end))
    else:
        value, end = _DECODER.raw_decode(found.text, start)
        if opening == "{":
            found.places[id(value)] = (start, _after(found.text, end))
    return value, end


def _after(text: str, end: int) -> int:
    return _BETWEEN.match(text, end).end()  # type: ignore[union-attr]  # an empty match at the least


def _list(found: Json, start: int, key: str) -> tuple[list[Any], int]:
    text, at = found.text, _space(found.text, start + 1)
    values: list[Any] = []
    if text[at : at + 1] == "]":
        return values, at + 1
    while True:
        if key in _HOLDERS_OF_HOLDERS[1:3] and text[at : at + 1] == "{":
            value, end = _value(found, at, key)
        else:
            value, end = _DECODER.raw_decode(text, at)
            if isinstance(value, dict):
                found.places[id(value)] = (at, _after(text, end))
        values.append(value)
        at = _space(text, end)
        if text[at : at + 1] == "]":
            return values, at + 1
        if text[at : at + 1] != ",":
            raise json.JSONDecodeError("expected , or ]", text, at)
        at = _space(text, at + 1)


def _object(found: Json, start: int) -> tuple[dict[str, Any], int]:
    text, at = found.text, _space(found.text, start + 1)
    values: dict[str, Any] = {}
    if text[at : at + 1] == "}":
        return values, at + 1
    while True:
        key, end = _DECODER.raw_decode(text, at)
        at = _space(text, end)
        if not isinstance(key, str) or text[at : at + 1] != ":":
            raise json.JSONDecodeError("expected a key and :", text, at)
        values[key], end = _value(found, _space(text, at + 1), key if key in _HOLDERS else "-")
        at = _space(text, end)
        if text[at : at + 1] == "}":
            return values, at + 1
        if text[at : at + 1] != ",":
            raise json.JSONDecodeError("expected , or }", text, at)
        at = _space(text, at + 1)
