"""The ways in which a piece of a document is read into a field, a list or a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime

from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.names import folded, known_as
from pmwizard.markdown.reading.notebook import Content, Notebook, Way, Ways
from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.tree import Block, Item
from pmwizard.markdown.series import apart, series
from pmwizard.postmortem.values import Choices, moment_text

_ITEM_LABEL = re.compile(r"(?:\*\*(?P<bold>[^*\n]+)\*\*:?|(?P<plain>[^:*\n]{1,60}):)(?:[ \t]+|(?=\n)|\Z)")
# What the columns of a table of labels are called.
_TITLES = frozenset(("", "field", "value", "item", "detail", "details", "key", "property", "attribute", "metric", "information"))
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?")


def line(path: str) -> Way:
    """Read one line."""
    return Way(lambda notebook, content: notebook.put(path, unescape.line(one_line(content))))


def one_line(content: Content) -> str:
    """Give a paragraph on one line."""
    return " ".join(unescape.unbroken(part).strip() for part in content.text.split("\n")).strip()


def day_line(path: str) -> Way:
    """Read a date, or words for one."""
    return Way(lambda notebook, content: notebook.put(path, day(unescape.line(one_line(content)))))


def prose(path: str) -> Way:
    """Read Markdown as it is typed."""
    return Way(
        lambda notebook, content: notebook.append(path, re.sub(r"\A(?:[ \t]*\n)+", "", content.text)), whole=True, deep=True
    )


def chosen(path: str, choices: Choices) -> Way:
    """Read one of a set of values, in any spelling."""

    def read(notebook: Notebook, content: Content) -> bool:
        name = choices.find(one_line(content))
        return bool(name) and notebook.put(path, name)

    return Way(read)


def split(path: str) -> Way:
    """Read a list on one line."""

    def read(notebook: Notebook, content: Content) -> bool:
        return notebook.put(path, separated(unescape.line(one_line(content))))

    return Way(read)


def separated(text: str) -> tuple[str, ...]:
    """Read the names of a list on one line, where they give the line again."""
    return unescape.settled(text, series, (apart(text), (text,)))


def listed(path: str, mark: str = "") -> Way:
    """Read a list, one line an item; a paragraph is an item too, and other blocks are kept."""

    def add(notebook: Notebook, text: str, label: str) -> None:
        if not is_placeholder(text):
            notebook.lists.setdefault(path, []).append(unescape.item(text, label))

    def read(notebook: Notebook, content: Content) -> bool:
        for block in content.blocks:
            if block.kind == "list":
                for item in block.items:
                    marked = bool(mark) and item.text.startswith(f"{mark} ")
                    add(notebook, item.text.removeprefix(f"{mark} ") if marked else item.text, f"- {mark} " if marked else "- ")
            elif block.kind == "paragraph":
                add(notebook, block.text, "- ")
            else:
                notebook.keep(content.where, block.source)
        return True

    return Way(read, whole=True)


def each(read: Callable[[Notebook, str], bool]) -> Way:
    """Read a list item by item; what is no list, and the items that cannot be read, are kept."""

    def read_all(notebook: Notebook, content: Content) -> bool:
        for block in content.blocks:
            for item in block.items:
                if not is_placeholder(item.text) and not read(notebook, item.text):
                    notebook.keep(content.where, as_list(item))
            if block.kind != "list":
                keep_block(notebook, content.where, block)
        return True

    return Way(read_all, whole=True)


def labelled(ways: Ways, otherwise: Way | None = None) -> Way:
    """Read labels with their values, as a list in any depth, as lines, as a quote, as a table of two columns.

    What has no known label goes another way in one piece, or is kept.
    """

    def take(notebook: Notebook, where: str, label: str, told: str, source: str) -> bool:
        """Read a value behind a label that is known and ends with its line."""
        way = next((ways[name] for name in known_as(label) if name in ways and not ways[name].deep), None)
        if way:
            notebook.take(way, Content(where, told, source))
        return bool(way)

    def read_list(notebook: Notebook, where: str, items: Iterable[Item], depth: int, others: list[str]) -> None:
        for item in items:
            label = _ITEM_LABEL.match(item.text)
            way = label and next((ways[name] for name in known_as(label["bold"] or label["plain"]) if name in ways), None)
            if not label or not way or depth > 8:
                others.append(as_list(item))
                continue
            if way.whole:
                notebook.take(way, Content(where, item.text[label.end() :], as_list(item)))
                continue
            head, *below = Content(where, item.text, item.text).blocks
            notebook.take(way, Content(where, head.source[label.end() :].strip(), as_list(Item(head.source, 0, item.ordered))))
            for block in below:
                read_list(notebook, where, block.items, depth + 1, others)
                if block.kind != "list":
                    others.append(block.source)

    def read_lines(notebook: Notebook, where: str, source: str, others: list[str]) -> None:
        left = []
        for text in source.split("\n"):
            line = unescape.unbroken(text).lstrip(" \t>").rstrip()
            label = _ITEM_LABEL.match(line)
            if not label or not take(notebook, where, label["bold"] or label["plain"], line[label.end() :], text):
                left.append(text)
        others.append("\n".join(left))

    def read_table(notebook: Notebook, where: str, block: Block, others: list[str]) -> None:
        left = [cells for cells in block.rows if not take(notebook, where, cells[0], cells[1], as_table(block.head, cells))]
        is_title = _TITLES.issuperset(map(folded, block.head)) or take(
            notebook, where, block.head[0], block.head[1], as_table(block.head)
        )
        if left or not is_title:
            others.append(as_table(block.head, *left))
        keep_others(notebook, where, block, ["label", "value"])

    def read(notebook: Notebook, content: Content) -> bool:
        others: list[str] = []
        for block in content.blocks:
            if block.kind == "list":
                read_list(notebook, content.where, block.items, 0, others)
            elif block.kind == "paragraph":
                read_lines(notebook, content.where, block.source, others)
            elif block.kind == "table" and len(block.head) == 2:
                read_table(notebook, content.where, block, others)
            elif block.source.lstrip().startswith(">"):
                read_lines(notebook, content.where, block.source, others)
            elif block.kind != "rule" and not is_placeholder(block.text):
                others.append(block.source)
        rest = "\n\n".join(filter(str.strip, others))
        if rest and otherwise:
            notebook.take(otherwise, Content(content.where, rest, rest))
        elif not is_placeholder(rest):
            notebook.keep(content.where, rest)
        return True

    return Way(read, whole=True)


def table(path: str, columns: Mapping[str, str], read_row: Callable[[Notebook, dict[str, str]], bool] | None = None) -> Way:
    """Read the tables that have the given columns (folded name: field) into rows; all else is kept."""

    def read(notebook: Notebook, content: Content) -> bool:
        for block in content.blocks:
            fields = fields_of(block.head, columns)
            if block.kind != "table" or not fields[0]:
                keep_block(notebook, content.where, block)
                continue
            for cells in block.rows:
                row = dict(zip(fields, cells, strict=False))
                row.pop("", None)
                if read_row and not read_row(notebook, row):
                    notebook.keep(content.where, as_table(block.head, cells))
                elif not read_row and any(map(str.strip, row.values())):
                    notebook.add(path, **{name: value(text) for name, text in row.items()})
            keep_others(notebook, content.where, block, fields)
        return True

    return Way(read, whole=True)


def fields_of(head: Iterable[str], columns: Mapping[str, str]) -> list[str]:
    """Give the field of each column by its folded name; empty where it is not known, or another has it already."""
    fields: list[str] = []
    for title in head:
        field = next((columns[name] for name in known_as(title) if name in columns), "")
        fields.append("" if field in fields else field)
    return fields


def keep_others(notebook: Notebook, where: str, block: Block, fields: list[str]) -> None:
    """Keep the cells of a table that have no field, beside the first one of their row."""
    width = max(map(len, (block.head, *block.rows)))
    rows = [row + ("",) * (width - len(row)) for row in (block.head, *block.rows)]
    unread = [place for place in range(width) if not (fields + [""] * width)[place]]
    others = [row for row in rows[1:] if any(row[place].strip() for place in unread)]
    if others:
        places = sorted({0, *unread})
        head, *cells = (tuple(row[place] for place in places) for row in (rows[0], *others))
        notebook.keep(where, as_table(head, *cells))


def value(source: str) -> str:
    """Read a cell; a placeholder is empty."""
    return "" if is_placeholder(source) else unescape.cell(source)


def as_list(item: Item) -> str:
    """Write an item as Markdown again."""
    return "- " + "\n".join(f"  {text}" if text.strip() else "" for text in item.text.split("\n")).lstrip(" ")


def as_table(head: tuple[str, ...], *cells: tuple[str, ...]) -> str:
    """Write rows as a table of their own."""
    rows = (head, ("---",) * len(head), *cells)
    return "\n".join("| " + " | ".join(text.replace("|", "\\|") for text in row) + " |" for row in rows)


def keep_block(notebook: Notebook, where: str, block: Block) -> None:
    """Keep a block for which there is no field; a placeholder and a rule between sections are nobody's words."""
    if block.kind != "rule" and not is_placeholder(block.text):
        notebook.keep(where, block.source)


def day(text: str) -> date | str:
    """Read `2025-12-19`; other words stay as they are."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else text
    except ValueError:
        return text


def moment(text: str) -> datetime | str:
    """Read `2025-12-19 14:23` as UTC, with seconds where it has them; other words stay as they are."""
    try:
        at = datetime.fromisoformat(text).replace(tzinfo=UTC) if _MOMENT.fullmatch(text) else None
    except ValueError:
        return text
    return at if at and moment_text(at) == text else text


def under(section: str, ways: Ways) -> dict[str, Way]:
    """Give ways by the place they are for: the section's name before each name."""
    return {f"{section}/{name}": way for name, way in ways.items()}
