"""The widget for a field, chosen by the field's kind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from textual.containers import Horizontal

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import Kind, field_at, kind
from pmwizard.screens.widgets.choice_field import ChoiceField
from pmwizard.screens.widgets.line_field import LineField
from pmwizard.screens.widgets.text_field import TextField

Field = TextField | ChoiceField
SHORT = frozenset({Kind.MOMENT, Kind.DAY, Kind.SPAN, Kind.CHOICE, Kind.FLAG})


def field(path: str) -> Field:
    """Make the widget that edits the field at a path."""
    match kind(field_at(PostMortem, path)):
        case Kind.PROSE | Kind.LINES as several:
            # Textual's text area takes a while to import, and the first screen has none.
            from pmwizard.screens.widgets.prose_field import LinesField, ProseField

            return LinesField(path) if several is Kind.LINES else ProseField(path)
        case Kind.CHOICE | Kind.FLAG:
            return ChoiceField(path)
        case _:
            return LineField(path)


def paired(paths: list[str]) -> Iterator[Field | Horizontal]:
    """Make the fields of some paths, short ones that follow each other two to a line."""
    for short, group in groupby(paths, lambda path: kind(field_at(PostMortem, path)) in SHORT):
        fields = [field(path) for path in group]
        if not short:
            yield from fields
            continue
        for start in range(0, len(fields), 2):
            yield Horizontal(*fields[start : start + 2], classes="pair")
