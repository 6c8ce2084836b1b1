"""A Markdown text as blocks, each with its source: what is inside a list item is parsed when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
    "fence": "fence",
    "hr": "rule",
}
_CELL_END = re.compile(r"(?<!\\)\|")
_MARKER = re.compile(r"([ \t]*(?:[-+*]|\d{1,9}[.)]))(?:( {1,4})(?=\S)| ?)")


@dataclass(frozen=True)
class Item:
    """A list item: its text as Markdown, without marker and indent; how far its marker is indented, and where it is ordered."""

    text: str
    indent: int = 0
    ordered: bool = False


@dataclass(frozen=True)
class Block:
    """A block of a text: its kind, its lines (from, to), its source; what is in it, by kind."""

    kind: str
    start: int
    end: int
    source: str
    level: int = 0
    text: str = ""
    items: tuple[Item, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@cache
def parser() -> MarkdownIt:
    """Give the parser of blocks; a link definition is a paragraph to it, for its words count too."""
    from markdown_it import MarkdownIt

    blocks_only = MarkdownIt("commonmark").enable("table").disable("reference")
    blocks_only.core.ruler.enableOnly(["normalize", "block"])
    return blocks_only


def blocks(text: str) -> list[Block]:
    """Give the blocks of a text, in order; every line that is not blank is in one of them."""
    lines = text.split("\n")
    tokens = parser().parse(text)
    found = []
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting >= 0 and token.map:
            start, end = token.map
            while end > start and not lines[end - 1].strip():
                end -= 1
            source = "\n".join(lines[start:end])
            inside = _inside(tokens, index)
            match kind := _KINDS.get(token.type, "other"):
                case "heading":
                    found.append(Block(kind, start, end, source, int(token.tag[1:]), inside[0].content))
                case "paragraph":
                    found.append(Block(kind, start, end, source, text=inside[0].content))
                case "list":
                    ordered = token.type == "ordered_list_open"
                    found.append(Block(kind, start, end, source, items=tuple(_items(lines, inside, end, ordered))))
                case "table":
                    head, *rows = _rows(inside, lines)
                    found.append(Block(kind, start, end, source, head=head, rows=tuple(rows)))
                case _:
                    found.append(Block(kind, start, end, source, text=token.content))
    return found


def _inside(tokens: list[Token], index: int) -> list[Token]:
    if not tokens[index].nesting:
        return []
    end = index + 1
    while tokens[end].level > 0:
        end += 1
    return tokens[index + 1 : end]


def _items(lines: list[str], tokens: list[Token], end: int, ordered: bool) -> Iterator[Item]:
    for token in tokens:
        if token.type == "list_item_open" and token.level == 1 and token.map:
            first, *rest = lines[token.map[0] : min(token.map[1], end)]
            marker = _MARKER.match(first)
            before = marker.end() if marker else 0
            width = len((marker[1] if marker else "").expandtabs(4)) + len((marker[2] if marker else "") or " ")
            inner = "\n".join([first[before:], *(dedented(line, width) for line in rest)])
            yield Item(inner.rstrip(), len(first) - len(first.lstrip()), ordered)


def dedented(line: str, width: int) -> str:
    """Take up to `width` columns of white space from the start of a line."""
    start = len(line) - len(line.lstrip(" \t"))
    if "\t" in line[:start]:
        indent = line[:start].expandtabs(4)
        return indent[width:] + line[start:]
    return line[min(start, width) :]


def _rows(tokens: list[Token], lines: list[str]) -> Iterator[tuple[str, ...]]:
    """Give the cells of each row, also those that have no column, which the parser drops."""
    row: list[str] = []
    start = 0
    for token in tokens:
        if token.type == "tr_open" and token.map:
            start = token.map[0]
        elif token.type == "inline":
            row.append(token.content)
        elif token.type == "tr_close":
            cells = _CELL_END.split(lines[start].strip().removeprefix("|"))
            more = (cell.strip().replace("\\|", "|") for cell in cells[len(row) :])
            yield (*row, *filter(None, more))
            row = []
