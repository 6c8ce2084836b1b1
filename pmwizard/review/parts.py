"""The parts of a section: itself, and every row and table within it."""

from __future__ import annotations

from collections.abc import Iterator

from pmwizard.postmortem.values import Part


def parts(part: Part, path: str) -> Iterator[tuple[str, Part]]:
    """Give a part and all parts within it, each with its draft path."""
    yield path, part
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from parts(value, f"{path}.{name}")
        elif isinstance(value, tuple):
            for index, row in enumerate(value):
                if isinstance(row, Part):
                    yield from parts(row, f"{path}.{name}.{index}")
