"""Headings in the author's prose, brought below those of the document in which it stands."""

from __future__ import annotations

import re

# The first level that no heading of a template has.
BELOW = 4
_DEEPEST = 6
_MAY_BE_HEADING = re.compile(r"^(?: {0,3}#{1,3}(?:[ \t]|$)|[ \t]*[^ \t\n][^\n]*\n {0,3}(?:=+|-+)[ \t]*$)", re.MULTILINE)


def lowered(text: str) -> str:
    """Bring the headings of a text down, all by as much, so that the highest is below the templates' own.

    A heading in prose is no section of the document, and is not read back as one. Those in lists and quotes stay as they are.
    """
    if not _MAY_BE_HEADING.search(text):
        return text
    from pmwizard.markdown.reading.tree import blocks

    headings = [block for block in blocks(text) if block.kind == "heading"]
    by = BELOW - min((heading.level for heading in headings), default=BELOW)
    if by <= 0:
        return text
    lines = text.split("\n")
    for heading in reversed(headings):
        words = re.sub(r"(?<!\S)#+\Z", r"\\\g<0>", " ".join(heading.text.split("\n")))
        lines[heading.start : heading.end] = [f"{'#' * min(heading.level + by, _DEEPEST)} {words}".rstrip()]
    return "\n".join(lines)
