"""The inverse of the escapes: the value that is written again as the source has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from pmwizard.markdown import escape

V = TypeVar("V")

_ESCAPED = re.compile(r"\\(<(?=[A-Za-z/!?])|`|\\\Z)")
_ESCAPED_START = re.compile(r"\A(\d{1,9})?\\(?=[-.)#+*>`~_=|:\[])")
_LINK = re.compile(r"(?P<text>.*?) ?\(\[(?P<name>\w+)\]\((?P<target>https?://\S+)\)\)\Z", re.DOTALL | re.IGNORECASE)
_BREAK = "<br>"
_HARD_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)(?:\\|<br ?/?>)[ \t]*\Z")
_TRIED = 20


def settled(source: str, write: Callable[[V], str], candidates: Iterable[V]) -> V:
    """Give the first value that is written as the source has it; the last one where none is."""
    for candidate in candidates:
        last = candidate
        if write(candidate) == source:
            break
    return last


def line(source: str) -> str:
    """Read a value behind a label."""
    return settled(source, escape.inline, (plain(source), source))


def title(source: str) -> str:
    """Read a title behind its label."""
    candidates = (plain(re.sub(r"(?<!\S)\\(#+)\Z", r"\1", source)), plain(source), source)
    return settled(f"# T: {source}", lambda text: escape.heading(text, "# T"), candidates)


def cell(source: str) -> str:
    """Read a table cell, from which the parser has taken the escapes of pipes already."""
    if "\\" not in source and _BREAK not in source:
        return source
    return settled(source.replace("|", "\\|"), escape.cell, ("\n".join(_broken(source)), source))


def linked_cell(source: str, name: str = "link") -> tuple[str, str]:
    """Read a table cell with a link behind its text as text and link."""
    found = _LINK.match(source)
    if found and found["name"] == name:
        text, target = cell(found["text"]), re.sub(r"\\([\\<>()`&])", r"\1", found["target"])
        if escape.cell(text, target, name) == source.replace("|", "\\|"):
            return text, target
    return cell(source), ""


def item(source: str, label: str = "- ") -> str:
    """Read the text of a list item behind its label, with the item's other lines below."""
    first, *rest = (text.strip() for text in source.split("\n"))
    if "\\" not in source:
        return "\n".join([first, *rest])
    lines = [settled(label + first, lambda text: escape.item(text, label), _forms(first))]
    lines += [settled(f"- a\n  {text}", lambda text: escape.item(f"a\n{text}"), _forms(text)) if text else "" for text in rest]
    return "\n".join(lines)


def _forms(text: str) -> tuple[str, ...]:
    bare = plain(text)
    return _ESCAPED_START.sub(r"\1", bare), _ESCAPED_START.sub(r"\1", text), bare, text


def strong(source: str) -> tuple[str, str] | None:
    """Split a text that begins in bold into what is bold and what follows; None where it does not."""
    if not source.startswith("**"):
        return None
    end = 2
    for _ in range(_TRIED):
        end = source.find("**", end)
        if end < 0:
            return None
        inside = settled(source[: end + 2], escape.strong, (plain(source[2:end].replace(r"\*", "*")), source[2:end]))
        if end > 2 and escape.strong(inside) == source[: end + 2]:
            return inside, source[end + 2 :].lstrip(" ")
        end += 1
    return None


def unbroken(line: str) -> str:
    """Take the hard line break from the end of a line behind a label; what is escaped is none."""
    return _HARD_BREAK.sub(r"\1", line)


def plain(text: str) -> str:
    """Take from a line the escapes that keep its value inside."""
    return _ESCAPED.sub(r"\1", text)


def _broken(source: str) -> Iterable[str]:
    """Give the lines of a cell; a line end inside a code span is the author's own text."""
    kept = ""
    for number, part in enumerate(source.split(_BREAK)):
        kept += (_BREAK if number and kept else "") + part
        value = settled(kept.replace("|", "\\|"), escape.cell, (plain(kept), kept))
        if escape.cell(value) == kept.replace("|", "\\|"):
            yield value
            kept = ""
    if kept:
        yield kept
