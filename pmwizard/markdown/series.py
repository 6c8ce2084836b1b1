"""A list on one line, and back."""

from __future__ import annotations

from collections.abc import Iterable

from pmwizard.markdown.escape import is_blank


def series(texts: Iterable[str]) -> str:
    """Write texts on one line with a comma between; with a semicolon where one has a comma itself."""
    given = [stripped for text in texts if not is_blank(text) and (stripped := text.strip())]
    return ("; " if any(", " in text for text in given) else ", ").join(given)


def apart(text: str) -> tuple[str, ...]:
    """Read what `series` wrote; a line that it would write otherwise is one text."""
    texts = tuple(filter(None, map(str.strip, text.split("; " if "; " in text else ", "))))
    return texts if series(texts) == text.strip() else (text.strip(),)
