from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.tree import SyntaxTreeNode

from pmwizard.markdown.escape import EMPTY, cell, heading, inline, item, prose, strong, visible
from tests.markdown.reading import headings, markdown, parsed, rendered, shown


@pytest.mark.parametrize(
    ("value", "escaped"),
    [
        ("CloudWatch alarm", "CloudWatch alarm"),
        ("a | b", r"a \| b"),
        (r"a \| b", r"a \| b"),
        ("`a | b`", r"`a \| b`"),
        ("one\ntwo", "one<br>two"),
        ("<br>", r"\<br>"),
        ("Vec<u8> < 5", r"Vec\<u8> < 5"),
        ("`Vec<u8>`", "`Vec<u8>`"),
        ("see <https://example.com/a?b>", "see <https://example.com/a?b>"),
        ("a ` alone", r"a \` alone"),
        ("ends in \\", "ends in \\\\"),
        ("# not a heading", "# not a heading"),
        ("", ""),
    ],
)
def test_a_cell_keeps_its_row(value: str, escaped: str) -> None:
    assert cell(value) == escaped


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://example.com/a", "seen ([link](https://example.com/a))"),
        ("https://example.com/a(b)|c`", r"seen ([link](https://example.com/a\(b\)\|c\`))"),
        ("https://example.com/?a=1&copy;=2", r"seen ([link](https://example.com/?a=1\&copy;=2))"),
        ("commit 3fa2b1", "seen (commit 3fa2b1)"),
        ("javascript:alert(1)", "seen (javascript:alert(1))"),
        ("", "seen"),
    ],
)
def test_a_link_stands_behind_the_text_of_a_cell(link: str, written: str) -> None:
    assert cell("seen", link) == written


def test_a_link_stands_alone_in_an_empty_cell() -> None:
    assert cell("", "https://example.com/a", "ticket") == "([ticket](https://example.com/a))"


@pytest.mark.parametrize(
    ("value", "escaped"),
    [
        ("plain", "- plain"),
        ("# heading", r"- \# heading"),
        ("#channel", "- #channel"),
        ("> quote", r"- \> quote"),
        ("- bullet", r"- \- bullet"),
        ("+ plus", r"- \+ plus"),
        ("* star", r"- \* star"),
        ("*emphasis*", "- *emphasis*"),
        ("1. one", r"- 1\. one"),
        ("2) two", r"- 2\) two"),
        ("1.5 s", "- 1.5 s"),
        ("```", r"- \`\`\`"),
        ("~~~", r"- \~~~"),
        ("===", r"- \==="),
        ("---", r"- \---"),
        ("    code", "- code"),
        ("\tcode", "- code"),
        ("[ ] box", r"- \[ ] box"),
        ("[x] box", r"- \[x] box"),
        ("[WARN]: disk", r"- \[WARN]: disk"),
        ("[WARN] disk", "- [WARN] disk"),
        ("[a link](b)", "- [a link](b)"),
        ("one\ntwo", "- one\n  two"),
        ("one\n- two\n===\n|---|", "- one\n  \\- two\n  \\===\n  \\|---|"),
        ("one\n\n    two", "- one\n\n  two"),
        ("<!-- gone", r"- \<!-- gone"),
    ],
)
def test_an_item_stays_one_item(value: str, escaped: str) -> None:
    assert item(value) == escaped


def test_an_items_lines_stand_under_its_text_whatever_its_marker() -> None:
    assert item("one\ntwo", "10. ") == "10. one\n    two"
    assert item("one\ntwo", "   - ") == "   - one\n     two"
    assert item("- one\n- two", "- ✅ ") == "- ✅ - one\n  \\- two"


def test_a_value_behind_a_label_is_one_line() -> None:
    assert inline("one\n  two ") == "one   two"
    assert inline("# as it is") == "# as it is"


def test_a_heading_keeps_the_sharps_at_its_end() -> None:
    assert heading("Problems in C #", "# Post-Mortem") == r"# Post-Mortem: Problems in C \#"
    assert heading("C#", "# Post-Mortem") == "# Post-Mortem: C#"
    assert heading(" ", "# Post-Mortem") == "# Post-Mortem"


def test_bold_text_keeps_its_stars() -> None:
    assert strong("Why did `SELECT *` take 3 * 4 s?") == r"**Why did `SELECT *` take 3 \* 4 s?**"


@pytest.mark.parametrize("value", ["", " \n\t", "\u202e"])
def test_an_empty_value_marks_its_line_as_empty(value: str) -> None:
    assert inline(value) == item(value) == prose(value, "- Label: ") == EMPTY


def test_what_is_unseen_is_shown_or_taken_out() -> None:
    assert visible("\x1b[31m\x00\x9b\x7f\tא\u202eב\u2066ג\n") == "�[31m���\tאבג\n"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("# As *typed*\n\n- a | b\n", "#### As *typed*\n\n- a | b"),
        ("\n  \n    code\n", "    code"),
        ("```sql\nselect 1", "```sql\nselect 1\n```"),
        ("~~~~\n~~~", "~~~~\n~~~\n~~~~"),
        ("```\na\n```", "```\na\n```"),
        ("- a\n  ```\n  b", "- a\n  ```\n  b"),
        ("a\n<!-- b\n\nc", "a\n<!-- b\n\nc\n-->"),
        ("<!-- a --> b", "<!-- a --> b"),
        ("<pre>\na", "<pre>\na\n</pre>"),
        ("<?a", "<?a\n?>"),
        ("<!A", "<!A\n>"),
        ("<![CDATA[a", "<![CDATA[a\n]]>"),
    ],
)
def test_prose_is_left_as_typed_and_what_it_opens_is_closed(typed: str, written: str) -> None:
    assert prose(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("One.\nTwo.\n\n- three\n\t- four", "- Gap: One.\n  Two.\n\n  - three\n      - four"),
        ("- a\n- b", "- Gap:\n\n  - a\n  - b"),
        ("```\na\n```", "- Gap:\n\n  ```\n  a\n  ```"),
        ("a | b\n---|---", "- Gap:\n\n  a | b\n  ---|---"),
        ("Title\n===", "- Gap:\n\n  #### Title"),
    ],
)
def test_prose_behind_a_label_stays_in_its_item(typed: str, written: str) -> None:
    assert prose(typed, "- Gap: ") == written


def test_prose_under_a_label_keeps_its_own_form() -> None:
    assert prose("One.", "**Cause**:\n") == "**Cause**:\nOne."
    assert prose("===", "**Cause**:\n") == "**Cause**:\n\n==="


def _lines() -> st.SearchStrategy[str]:
    """Give what is one line to a reader; two forms that hardly anyone writes are shown as text instead."""
    folded = markdown().map(lambda text: " ".join(visible(text).split()))
    return folded.filter(lambda line: line and r"\|" not in line and "](<" not in line)


@given(st.lists(st.lists(markdown(), min_size=3, max_size=3), min_size=1, max_size=3))
def test_no_text_breaks_a_table(rows: list[list[str]]) -> None:
    lines = ["| A | B | C |", "|---|---|---|", *("| " + " | ".join(map(cell, row)) + " |" for row in rows)]
    table, after = parsed("\n".join(lines) + "\n\nafter").children
    assert (table.type, after.type) == ("table", "paragraph")
    body = table.children[1]
    assert [[column.type for column in row.children] for row in body.children] == [["td"] * 3] * len(rows)


@given(_lines())
def test_a_cell_shows_what_was_typed(line: str) -> None:
    table = parsed(f"| A |\n|---|\n| {cell(line)} |").children[0]
    assert rendered(table.children[1].children[0].children[0].children[0]) == shown(line)


@given(markdown(), st.sampled_from(["- ", "1. ", "10. ", "   - "]))
def test_no_text_ends_or_opens_an_item(value: str, label: str) -> None:
    text = item(value, label)
    if text == EMPTY:
        return
    first, last = item("first", label), item("last", label)
    items = parsed(f"{first}\n{text}\n{last}\n\nafter").children[0]
    assert [entry.children[0].children[0].content for entry in (items.children[0], items.children[2])] == ["first", "last"]
    assert len(items.children) == 3
    assert {block.type for block in items.children[1].children} == {"paragraph"}


@given(_lines())
def test_an_item_shows_what_was_typed(line: str) -> None:
    paragraph = parsed(item(line)).children[0].children[0].children[0]
    assert rendered(paragraph.children[0]) == shown(line)


@given(markdown())
def test_a_line_shows_what_was_typed_and_reaches_no_other(value: str) -> None:
    text = f"**A**: {inline(value)}\n**B**: `b`".replace(EMPTY, "")
    paragraph = parsed(text).children[0]
    assert isinstance(paragraph, SyntaxTreeNode)
    first, _, last = rendered(paragraph.children[0]).rpartition("\n")
    assert last == "<strong>B</strong>: <code>b</code>"
    assert first.startswith("<strong>A</strong>:")


@given(markdown())
def test_a_title_is_one_heading(value: str) -> None:
    found = headings(heading(value, "# Title") + "\n\nafter")
    assert len(found) == 1
    assert found[0][1].startswith("Title")


@given(markdown())
def test_prose_ends_where_it_ends(value: str) -> None:
    text = f"# Before\n\n{prose(value)}\n\n# After".replace(EMPTY, "")
    assert headings(text)[-1] == ("h1", "After")


@given(markdown(), markdown())
def test_prose_stays_in_its_item(value: str, other: str) -> None:
    lines = [text for text in (prose(value, "- A: "), prose(other, "- B: ")) if text != EMPTY]
    blocks = parsed("\n".join([*lines, "- C: c"]) + "\n\n# After").children
    assert [block.type for block in blocks] == ["bullet_list", "heading"]
    assert len(blocks[0].children) == len(lines) + 1


@given(markdown())
def test_escaping_twice_is_escaping_once(value: str) -> None:
    once = inline(value)
    assert once == EMPTY or inline(once) == once
