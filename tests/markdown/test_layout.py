from __future__ import annotations

from pmwizard.markdown.escape import EMPTY
from pmwizard.markdown.layout import blocks, filled, given, page, paragraph, tight, under
from pmwizard.postmortem.severity import AffectedSystem


def test_a_line_without_its_value_is_left_out() -> None:
    assert filled(f"\n**ID**: 1\n**Date**: {EMPTY}\n**Owner**: me\n\n") == "**ID**: 1\n**Owner**: me"


def test_empty_parts_leave_no_trace() -> None:
    assert blocks(["\na\n", EMPTY, "", "b"]) == "a\n\nb"
    assert blocks(["a", "", "b"], "---") == "a\n\n---\n\nb"
    assert blocks([]) == ""


def test_blank_lines_inside_a_part_are_kept() -> None:
    assert blocks(["```\na\n\n\n\nb\n```", "c"]) == "```\na\n\n\n\nb\n```\n\nc"


def test_a_heading_or_a_label_stands_only_over_something() -> None:
    assert under(["a", ""], "## A") == "## A\n\na"
    assert under([EMPTY, ""], "## A") == ""
    assert tight("- a\n", "**A:**") == "**A:**\n- a"
    assert tight(f"- {EMPTY}\n", "**A:**") == ""


def test_short_texts_make_one_paragraph() -> None:
    assert paragraph(["It failed.", "", "Many\nnoticed."]) == "It failed. Many\nnoticed."
    assert paragraph(["", " "]) == ""


def test_longer_texts_stand_for_themselves() -> None:
    assert paragraph(["One.\n\nTwo.", "Three."]) == "One.\n\nTwo.\n\nThree."
    assert paragraph(["One.", "- two"]) == "One.\n\n- two"
    assert paragraph(["One.\n- two", "Three."]) == "One.\n- two\n\nThree."
    assert paragraph(["```\none", "Two."]) == "```\none\n```\n\nTwo."


def test_rows_and_lines_that_hold_nothing_are_left_out() -> None:
    named, timed = AffectedSystem(name="API"), AffectedSystem(downtime="1h")
    assert given([named, timed, AffectedSystem(name=" ")], "name", "impact") == [named]
    assert given(["a", " ", "\u202e", "b"]) == ["a", "b"]


def test_a_page_ends_with_one_line_end_and_holds_nothing_unseen() -> None:
    assert page(f"\n\na\x1b[0m\n{EMPTY}\n\n") == "a�[0m\n"
    assert page("\n") == ""
