"""A document cut into pieces: what stands under each heading and behind each label that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pmwizard.markdown.reading.names import SECTIONS, folded, heading_name, known_as
from pmwizard.markdown.reading.notebook import UNREAD, Content, Way, Ways
from pmwizard.markdown.reading.own_words import is_guidance
from pmwizard.markdown.reading.tree import Block, blocks
from pmwizard.markdown.reading.unescape import unbroken

_LABEL = re.compile(r"\*\*(?P<name>[^*\n]+)\*\*(?::|(?<=[:?]\*\*)|(?=\s*\Z))[ \t]*")
_TITLE = re.compile(r"post-?mortem(?: report)?(?: template)?(?=: |\Z)(?:: (?P<title>.*))?", re.IGNORECASE | re.DOTALL)
_UNKNOWN = "unknown"


@dataclass(frozen=True)
class Topic:
    """A piece of a document and how it is read; without a way nothing is known that could read it."""

    content: Content
    way: Way | None


@dataclass
class _Open:
    """The piece that is being collected: from which line on, and what stands on its first line behind a label."""

    way: Way | None
    start: int
    first: str = ""
    labelled: bool = False


class Outline:
    """The pieces of a document, in its order, by the ways that are known; and its title."""

    def __init__(self, text: str, ways: Ways) -> None:
        self.ways = ways
        self.lines = text.split("\n")
        self.blocks = [block for block in blocks(text) if not self._is_template(block)]
        headings = [block for block in self.blocks if block.kind == "heading"]
        self.known = [folded(block.text) for block in headings]
        levels = [block.level for block in headings[1:] if heading_name(block.text)[0] in SECTIONS]
        first = [block.level for block in headings[:1] if folded(block.text) in SECTIONS]
        # A first heading may be the title of all, whatever it is called.
        self.base = min(levels or first, default=2)
        self.understood = bool(levels or first)
        self.title = self._title(headings)
        self.sections = {folded(block.text) for block in headings if block.level <= self.base and block is not self.title}
        self.section, self.sub, self.where = "header", "", [""]
        self.below: Way | None = ways.get("header/")

    def _is_template(self, block: Block) -> bool:
        """Tell whether a block is the template's own, and blank its lines."""
        parts = [item.text for item in block.items] or [block.text]
        # One of its words alone may as well be the author's.
        sure = len(parts) > 1 or parts[0].startswith(("*", "_"))
        if block.kind not in ("list", "paragraph") or not sure or not all(map(is_guidance, parts)):
            return False
        self.lines[block.start : block.end] = [""] * (block.end - block.start)
        return True

    def _title(self, headings: list[Block]) -> Block | None:
        first = headings[0] if headings else None
        if first and (_TITLE.match(first.text) or (first.level < self.base and folded(first.text) not in SECTIONS)):
            return first
        return None

    @property
    def title_text(self) -> str:
        """The incident's own words in the title."""
        text = self.title.text if self.title else ""
        found = _TITLE.match(text)
        return found["title"] or "" if found else text

    def topics(self) -> Iterator[Topic]:
        """Give the pieces in the document's order."""
        opened = _Open(self.below, 0)
        before: Block | None = None
        for block in self.blocks:
            if block is self.title:
                yield self._closed(opened, block.start)
                opened = _Open(self.below, block.end)
            elif block.kind == "heading" and block.level <= self.base + 1 and not self._goes_on(block, opened.way):
                ends = before.start if before and before.kind == "rule" and block.level <= self.base else block.start
                yield self._closed(opened, ends)
                self.below = self._enter(block)
                opened = _Open(self.below, block.end)
                if rest := heading_name(block.text)[1]:
                    yield Topic(Content(" > ".join(self.where), rest, rest), None)
                elif opened.way is None and not self._has_text(block):
                    yield Topic(Content(" > ".join(self.where[:-1]), block.source, block.source), None)
            elif block.kind == "paragraph":
                if before and before.kind == "rule" and (footer := self._footer(block)):
                    yield self._closed(opened, before.start)
                    self.section, self.sub, self.where = footer, "", [""]
                    self.below, opened = None, _Open(None, block.start)
                for line in range(block.start, block.end):
                    label = _LABEL.match(self.lines[line].lstrip())
                    way = self._way(label["name"]) if label else None
                    if label and way:
                        yield self._closed(opened, line)
                        first = self.lines[line].lstrip()[label.end() :]
                        opened = _Open(way, line, first if way.deep else unbroken(first), labelled=True)
                    elif label and opened.labelled and not (opened.way and opened.way.whole):
                        yield self._closed(opened, line)
                        opened = _Open(self.below, line)
                    if opened.way and opened.way.whole:
                        break
                if opened.labelled and not (opened.way and opened.way.whole):
                    yield self._closed(opened, block.end)
                    opened = _Open(self.below, block.end)
            before = block
        yield self._closed(opened, len(self.lines))

    def _has_text(self, heading: Block) -> bool:
        after = next((block for block in self.blocks if block.start >= heading.end), None)
        return bool(after) and not (after and after.kind == "heading" and after.level <= self.base + 1)

    def _goes_on(self, heading: Block, way: Way | None) -> bool:
        """Tell whether what is open takes this heading, which is not known, and what is below it as well."""
        known = heading_name(heading.text)[0] in SECTIONS or self._way(heading.text)
        return bool(way and way.deep and heading.level > self.base and not known)

    def _enter(self, heading: Block) -> Way | None:
        """Go on under a heading; give how what stands right below it is read."""
        name, _ = heading_name(heading.text)
        if heading.level > self.base:
            self.where = [*self.where[:1], heading.text]
            self.sub = heading.text
            if way := self._way(heading.text) or self._way(name):
                return way
            if self.section != _UNKNOWN or name not in SECTIONS:
                return self._way_of_section(name)
        self.section, self.sub, self.where = SECTIONS.get(name, _UNKNOWN), heading.text, [heading.text]
        way = self._way(heading.text) or self._way(name) or self._way("")
        return way or (UNREAD if name in SECTIONS else None)

    def _way_of_section(self, name: str) -> Way | None:
        """Give how a heading is read that is known elsewhere."""
        section = SECTIONS.get(name, _UNKNOWN)
        return self.ways.get(f"{section}/{name}") or self.ways.get(f"{section}/")

    def _footer(self, block: Block) -> str:
        label = _LABEL.match(block.source.lstrip())
        return "footer" if label and f"footer/{folded(label['name'])}" in self.ways else ""

    def _way(self, name: str) -> Way | None:
        if name and not folded(name):
            return None
        places = (self.section, f"{self.section}/{folded(self.sub)}")
        keys = (f"{place}/{known}" for place in reversed(places) for known in known_as(name))
        return next((self.ways[key] for key in keys if key in self.ways), None)

    def _closed(self, opened: _Open, end: int) -> Topic:
        source = "\n".join(self.lines[opened.start : end])
        text = "\n".join([opened.first, *self.lines[opened.start + 1 : end]]) if opened.labelled else source
        text = re.sub(r"\A(?:[ \t]*\n)+", "", text).rstrip()
        return Topic(Content(" > ".join(filter(None, self.where)), text, source), opened.way)
