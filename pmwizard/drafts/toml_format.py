"""The draft file: TOML that a person can read, edit and compare, and that gives back what was put in."""

from __future__ import annotations

import codecs
import shlex
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import Field, ValidationError

from pmwizard.drafts import mistakes
from pmwizard.drafts.draft import Draft
from pmwizard.drafts.errors import DraftError, printable
from pmwizard.drafts.locate import line_of
from pmwizard.drafts.migrations import SCHEMA, migrate
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import Line, Part, clean


class DraftFile(PostMortem):
    """A post-mortem in progress, as its file holds it."""

    left_at: Line = Field(
        "",
        title="Left at",
        description="The field its author was in last; the wizard resumes there.",
        examples=["timeline.events"],
    )
    unfinished: dict[Line, Line] = Field(
        {},
        title="Unfinished",
        description="Text typed into an entry line and not yet entered, by the entry's path.",
        examples=[{"timeline.events": "14:45 Mitigation st"}],
    )


def dump(draft: Draft) -> str:
    """Write a draft as the text of its file."""
    beside = {"left_at": draft.left_at, "unfinished": {path: text for path, text in dict(draft.unfinished).items() if text}}
    sections = _table(draft.postmortem)
    content = {"schema": SCHEMA} | _storable({key: value for key, value in beside.items() if value}) | sections
    name = shlex.quote(printable(draft.path.name))
    opening = f"# A post-mortem in progress, written by pmwizard. Times are UTC.\n# Resume it with: pmwizard resume {name}\n"
    return opening + "\n".join(_blocks(content))


def parse(data: bytes, path: Path) -> Draft:
    """Read a draft out of the bytes of its file; DraftError, with each mistake on its line, where they hold none."""
    text, table = _read(data, path)
    too_much = list(mistakes.in_data(text, table))
    if too_much:
        raise mistakes.unreadable(path, *too_much)
    schema = table.pop("schema", 1)
    if type(schema) is not int or schema < 1:
        line = line_of(text, ("schema",))
        raise mistakes.unreadable(path, f"line {line}, schema: expected the number {SCHEMA} or a lower one, 1 or more")
    if schema > SCHEMA:
        raise DraftError(
            f"{printable(path)} was written by a newer pmwizard (schema {schema}; this one knows up to {SCHEMA}). "
            "Update pmwizard to open it; the file was left as it is."
        )
    table = migrate(table, schema)
    try:
        file = DraftFile.model_validate(table)
    except ValidationError as error:
        raise mistakes.unreadable(path, *mistakes.in_values(text, table, DraftFile, error)) from error
    given = {name: getattr(file, name) for name in PostMortem.model_fields}
    postmortem = PostMortem.model_validate({**(file.model_extra or {}), **given})
    return Draft(path, postmortem, file.left_at, file.unfinished)


def _read(data: bytes, path: Path) -> tuple[str, dict[str, Any]]:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise mistakes.unreadable(path, mistakes.in_bytes(data, error)) from error
    try:
        return text, tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise mistakes.unreadable(path, mistakes.in_syntax(text, error)) from error


def _table(part: Part) -> dict[str, Any]:
    fields = type(part).model_fields
    given = {name: getattr(part, name) for name, field in fields.items() if getattr(part, name) != field.default}
    table: dict[str, Any] = _storable({**given, **(part.model_extra or {})})
    return table


def _storable(value: Any) -> Any:
    """Give `value` in the types of TOML, which has no null."""
    match value:
        case Part():
            return _table(value)
        case Mapping():
            return {clean(str(key)): _storable(inner) for key, inner in value.items() if inner is not None}
        case list() | tuple():
            return [_storable(inner) for inner in value if inner is not None]
        case bool() | int() | float() | date() | time():
            return value
    return clean(str(value))


def _blocks(table: dict[str, Any], heading: str = "", is_row: bool = False) -> Iterator[str]:
    """Give a table as text: its own keys, then its tables and rows; tomli_w alone would put short rows into one line."""
    inner = {key: value for key, value in table.items() if isinstance(value, dict) or _is_rows(value)}
    literals = {key: value for key, value in table.items() if key not in inner}
    own = tomli_w.dumps(literals, multiline_strings=True)
    if is_row:
        yield f"[[{heading}]]\n{own}"
    elif heading and (literals or not inner):
        yield f"[{heading}]\n{own}"
    elif own:
        yield own
    for key, value in inner.items():
        quoted = tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
        deeper = f"{heading}.{quoted}" if heading else quoted
        if isinstance(value, dict):
            yield from _blocks(value, deeper)
        else:
            for row in value:
                yield from _blocks(row, deeper, is_row=True)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)
