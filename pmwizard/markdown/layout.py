"""How the parts of a document are put together, so that what is empty leaves no trace."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pmwizard.markdown.escape import EMPTY, is_blank, is_paragraph, prose, visible


def filled(text: object) -> str:
    """Leave out the lines whose value is empty, and the blank lines around the text."""
    lines = [line for line in str(text).split("\n") if EMPTY not in line]
    return "\n".join(lines).strip("\n")


def blocks(parts: Iterable[object], between: str = "") -> str:
    """Put the parts that hold something one below the other, with a blank line, or with `between` on its own line, between."""
    gap = f"\n\n{between}\n\n" if between else "\n\n"
    return gap.join(text for part in parts if (text := filled(part)))


def under(parts: Iterable[object], heading: str) -> str:
    """Put the parts under a heading; without parts there is no heading."""
    text = blocks(parts)
    return f"{heading}\n\n{text}" if text else ""


def tight(text: str, label: str) -> str:
    """Put a list right under its label, without a blank line; without a list there is no label."""
    entries = filled(text)
    return f"{label}\n{entries}" if entries else ""


def paragraph(texts: Iterable[str]) -> str:
    """Put pieces of prose into one paragraph; a piece that is not just a paragraph stands for itself."""
    joined = ""
    for text in map(prose, texts):
        if joined and text != EMPTY:
            joined += " " if is_paragraph(joined) and is_paragraph(text) else "\n\n"
        joined += text.replace(EMPTY, "")
    return joined


def given(rows: Iterable[Any], *fields: str) -> list[Any]:
    """Give the rows that hold something in any of `fields`, or the lines that hold something."""
    return [row for row in rows if not all(map(is_blank, [getattr(row, name) for name in fields] if fields else [row]))]


def page(text: str) -> str:
    """Finish a document or a section: nothing unseen in it, and one line end at its end."""
    whole = visible(filled(text)).strip("\n")
    return whole + "\n" if whole else ""
