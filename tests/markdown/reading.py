"""Reads Markdown as any reader's program does, and makes text that tries to be misread."""

from __future__ import annotations

from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.tree import SyntaxTreeNode

from tests.strategies import texts

_PIECES = (
    *("`", "``", "```", "~~~", "\\", "|", "*", "**", "_", "<", ">", "[", "]", "](", "!", "#", "##", "-", "+", "=", "===", "---"),
    *(
        "1.",
        "2)",
        "[x] ",
        "[a]: b",
        "<!--",
        "-->",
        "<br>",
        "<u8>",
        "</td>",
        "<http://a.b>",
        "<!DOCTYPE",
        "<?php",
        "<pre>",
        "<div>",
    ),
    *(
        " ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "\n    ",
        "a",
        "B c",
        "é",
        "🔥",
        "0",
        ".",
        ":",
        "&amp;",
        "&#124;",
        "{{ 7*7 }}",
        "{% x %}",
    ),
    *("\x00", "\x1b[2J", "\u202e", "\u2066", "\u2028", "\xa0", "> ", "- ", "* ", "| a | b |\n|---|---|\n", "```\ncode\n```"),
)


def markdown() -> st.SearchStrategy[str]:
    """Give text full of what means something in Markdown, and any other text."""
    return st.lists(st.sampled_from(_PIECES), max_size=12).map("".join) | texts()


def parsed(text: str) -> SyntaxTreeNode:
    """Give the tree of a document in CommonMark with tables."""
    return SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))


def shown(line: str) -> str:
    """Give the HTML of a line of inline Markdown in which a tag is only text."""
    return str(MarkdownIt("commonmark", {"html": False}).renderInline(line))


def rendered(inline: SyntaxTreeNode) -> str:
    """Give the HTML of a piece of a parsed document."""
    children = inline.token.children if inline.token else None
    return RendererHTML().renderInline(children or [], MarkdownIt("commonmark").options, {})


def headings(text: str) -> list[tuple[str, str]]:
    """Give the level and the words of each heading of a document, in order."""
    return [(node.tag, node.children[0].content) for node in parsed(text).children if node.type == "heading"]
