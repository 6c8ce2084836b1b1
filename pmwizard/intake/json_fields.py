"""Values out of JSON whose shape is not to be relied on."""

from __future__ import annotations

from typing import Any


def text_of(value: Any) -> str:
    """Give a text or a number as stripped text; anything else is empty."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def first_text(value: Any, *paths: str) -> str:
    """Give the first text that is not empty at one of the dotted paths."""
    for path in paths:
        found = value
        for key in path.split(".") if "." in path else (path,):
            found = found.get(key) if isinstance(found, dict) else None
        if text := text_of(found):
            return text
    return ""
