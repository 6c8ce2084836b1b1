"""Where a key stands in a TOML text, which tomllib does not tell."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

Location = tuple[str | int, ...]

# Compiled at the first mistake, not at every start.
_TOKEN = r"""(?xs)
    (?P<quoted> \"{3} (?: [^"\\] | \\. | "(?!"") )*+ "{3,5}  |  '{3} (?: [^'] | '(?!'') )*+ '{3,5}
              | " (?: [^"\\] | \\. )*+ "  |  ' [^']*+ ' )
    | (?P<comment> \#[^\n]* )
    | (?P<mark> [\[\]{},=.\n] )
    | (?P<bare> [^\s\[\]{},=."'\#]+ )
"""


def line_of(text: str, location: Location) -> int | None:
    """Give the line, from 1, of the value at `location` in a valid TOML text, or of the nearest thing around it."""
    lines = _lines(text)
    around = (location[:length] for length in range(len(location), 0, -1))
    return next((lines[place] for place in around if place in lines), None)


@lru_cache(maxsize=1)
def _lines(text: str) -> dict[Location, int]:
    lines: dict[Location, int] = {}
    last_rows: dict[Location, int] = {}
    table: Location = ()
    keys: list[str] = []
    brackets = 0
    # Where the value being read will stand, or None while a key is read; and the same for each array and table around it.
    value: Location | None = None
    around: list[tuple[Location, int | None]] = []
    line, counted = 1, 0
    for token in re.finditer(_TOKEN, text):
        word, sort = token[0], token.lastgroup
        line, counted = line + text.count("\n", counted, token.start()), token.start()
        if sort == "comment" or (word == "\n" and around):
            continue
        if word == "\n":
            keys, brackets, value = [], 0, None
        elif word in ("]", "}") and around:
            value = around.pop()[0]
        elif word == "," and around:
            place, index = around[-1]
            value = None if index is None else (*place, index + 1)
            around[-1] = (place, None if index is None else index + 1)
        elif value is not None:
            lines.setdefault(value, line)
            if word == "[":
                around.append((value, 0))
                value = (*value, 0)
            elif word == "{":
                around.append((value, None))
                value = None
        elif sort in ("bare", "quoted"):
            keys.append(word if sort == "bare" else tomllib.loads(f"key = {word}")["key"])
        elif word == "[":
            brackets += 1
        elif word == "]" and keys:
            table = _heading(keys, brackets == 2, last_rows)
            _note(lines, table, line)
            keys = []
        elif word == "=":
            value = (*(around[-1][0] if around else table), *keys)
            _note(lines, value, line)
            keys = []
    return lines


def _heading(keys: list[str], is_row: bool, last_rows: dict[Location, int]) -> Location:
    """Give the place of a heading: `[a.b]` in the last row of `a` where `a` has rows; `[[a]]` is the next row of `a`."""
    place: Location = ()
    for key in keys[:-1]:
        place = (*place, key)
        if place in last_rows:
            place = (*place, last_rows[place])
    place = (*place, keys[-1])
    if not is_row:
        return place
    last_rows[place] = last_rows.get(place, -1) + 1
    return (*place, last_rows[place])


def _note(lines: dict[Location, int], place: Location, line: int) -> None:
    for length in range(1, len(place) + 1):
        lines.setdefault(place[:length], line)
