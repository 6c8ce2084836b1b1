from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.drafts.draft import Draft
from pmwizard.drafts.errors import DraftError
from pmwizard.drafts.toml_format import dump, parse
from pmwizard.postmortem.causes import Why
from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.postmortem.values import clean
from tests.strategies import NASTY, post_mortems, texts

PATH = Path("INC-20260211-0805.toml")


def written(content: dict[str, Any]) -> str:
    return dump(Draft(PATH, PostMortem.model_validate(content)))


def read_again(postmortem: PostMortem) -> PostMortem:
    return parse(dump(Draft(PATH, postmortem)).encode(), PATH).postmortem


def test_a_file_reads_like_a_form() -> None:
    draft = Draft(PATH, left_at="causes.whys.0.answer", unfinished={"timeline.events": "08:40 Roll-back st"})
    draft.edit("template", "report")
    draft.edit("incident.title", "Search returns [nothing]")
    draft.edit("incident.reported_on", date(2026, 2, 12))
    draft.edit("summary.what_happened", "Search was empty.\n\nFor an hour.\n")
    draft.edit("timeline.events.0.at", datetime(2026, 2, 11, 8, 5, tzinfo=UTC))
    draft.edit("timeline.events.0.event", "Alert fired")
    draft.edit("timeline.events.1.at", "around nine")
    draft.edit("retrospective.went_well.tools", ("Dashboards", "Chat"))
    assert (
        dump(draft)
        == """\
# A post-mortem in progress, written by pmwizard. Times are UTC.
# Resume it with: pmwizard resume INC-20260211-0805.toml
schema = 1
left_at = "causes.whys.0.answer"
template = "report"

[unfinished]
"timeline.events" = "08:40 Roll-back st"

[incident]
title = "Search returns [nothing]"
reported_on = 2026-02-12

[[timeline.events]]
at = 2026-02-11 08:05:00+00:00
event = "Alert fired"

[[timeline.events]]
at = "around nine"

[retrospective.went_well]
tools = [
    "Dashboards",
    "Chat",
]

[summary]
what_happened = \"\"\"
Search was empty.

For an hour.
\"\"\"
"""
    )


def test_an_empty_draft_is_its_opening_and_the_schema() -> None:
    lines = dump(Draft(PATH)).splitlines()
    assert [line[:1] for line in lines] == ["#", "#", "s"]


@given(post_mortems())
def test_any_post_mortem_survives_its_file(postmortem: PostMortem) -> None:
    assert read_again(postmortem) == postmortem


@given(post_mortems())
def test_the_same_post_mortem_gives_the_same_bytes(postmortem: PostMortem) -> None:
    text = dump(Draft(PATH, postmortem))
    assert dump(parse(text.encode(), PATH)) == text


@given(post_mortems(unknown=False))
def test_sections_stand_in_the_wizards_order(postmortem: PostMortem) -> None:
    named = [name for name in tomllib.loads(dump(Draft(PATH, postmortem))) if name in SECTIONS]
    assert named == [name for name in SECTIONS if name in named]


@given(texts(), st.dictionaries(texts().map(clean), texts().map(clean).filter(bool), max_size=3))
def test_where_the_author_was_and_what_was_half_typed_survive(left_at: str, unfinished: dict[str, str]) -> None:
    again = parse(dump(Draft(PATH, PostMortem(), left_at, unfinished)).encode(), PATH)
    assert (again.left_at, again.unfinished) == (clean(left_at), unfinished)


@pytest.mark.parametrize("text", NASTY)
def test_text_of_unknown_keys_is_made_storable_too(text: str) -> None:
    again = read_again(PostMortem.model_validate({"incident": {"pager": {text: [text]}}}))
    assert again.incident.model_extra == {"pager": {clean(text): [clean(text)]}}


def test_nothing_is_not_written() -> None:
    again = read_again(PostMortem.model_validate({"pager": None, "teams": ["a", None], "more": {"x": None}}))
    assert again.model_extra == {"teams": ["a"], "more": {}}


def test_empty_rows_are_kept() -> None:
    assert written({"severity": {"systems": [{}, {}]}}).endswith("[[severity.systems]]\n\n[[severity.systems]]\n")


def test_unknown_keys_stay_at_every_level() -> None:
    text = 'zone = "x"\n[incident]\npager = 3\n[[timeline.events]]\nevent = "a"\nseen = true\n[vendor.x]\ny = [{ z = 1 }, 2]\n'
    again = tomllib.loads(dump(parse(text.encode(), PATH)))
    assert again == {"schema": 1, **tomllib.loads(text)}


def test_the_largest_numbers_of_toml_survive() -> None:
    again = read_again(PostMortem.model_validate({"least": -(2**63), "most": 2**63 - 1}))
    assert again.model_extra == {"least": -(2**63), "most": 2**63 - 1}


def test_an_emptied_choice_is_not_the_default_again() -> None:
    emptied = PostMortem.model_validate({"incident": {"status": ""}})
    assert read_again(emptied).incident.status == ""


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    draft = parse(b'\xef\xbb\xbf[summary]\r\nimpact = """\r\na\r\nb"""\r\n', PATH)
    assert draft.postmortem.summary.impact == "a\nb"


def test_a_file_without_a_schema_is_read_as_the_first() -> None:
    assert parse(b"", PATH).postmortem == PostMortem()


def test_a_time_in_any_zone_becomes_utc() -> None:
    draft = parse(b"[incident]\nstarted_at = 2026-02-11T09:05:00+01:00\nresolved_at = 2026-02-11T09:05:00", PATH)
    assert draft.postmortem.incident.started_at == datetime(2026, 2, 11, 8, 5, tzinfo=UTC)
    assert draft.postmortem.incident.resolved_at == "2026-02-11 09:05:00"


def test_ninety_whys_deep() -> None:
    why = Why(answer="the last")
    for _ in range(90):
        why = Why(because=(why,))
    postmortem = PostMortem.model_validate({"causes": {"whys": (why,)}})
    assert read_again(postmortem) == postmortem


def test_a_megabyte_survives() -> None:
    prose = 'He said "no" to `\\d+` [x]\n' * 40_000
    assert read_again(PostMortem.model_validate({"summary": {"impact": prose}})).summary.impact == prose


@pytest.mark.parametrize("name", ["a\nb = 1.toml", "\x1b[31m.toml", "\udcff.toml", "it's.toml"])
def test_a_strange_file_name_does_not_break_the_opening(name: str) -> None:
    assert parse(dump(Draft(Path(name))).encode(), PATH).postmortem == PostMortem()


TOKENS = (
    *(b"[", b"]", b"[[", b"]]", b"{", b"}", b"=", b",", b".", b"\n", b"\r\n", b'"', b'"""', b"'''", b"#", b" ", b"\\", b"\xff"),
    *(b"incident", b"title", b"timeline", b"events", b"at", b"severity", b"level", b"actions", b"given", b"causes", b"whys"),
    *(b"schema", b"unfinished", b"left_at", b"because", b"x"),
    *(b"1", b"-1", b"1.5", b"inf", b"nan", b"true", b'"text"', b"2026-02-11", b"2026-02-11T08:05:00Z", b"0xffffffffffffffffff"),
    *(b"\n[incident]\ntitle = ", b"\n[[timeline.events]]\nat = ", b"\nschema = "),
)


@given(st.binary(max_size=200) | st.lists(st.sampled_from(TOKENS), max_size=25).map(b"".join))
def test_any_bytes_are_a_draft_or_told_to_be_none(data: bytes) -> None:
    try:
        draft = parse(data, PATH)
    except DraftError as error:
        assert str(error).startswith("INC-20260211-0805.toml ")
        assert all(char.isprintable() or char == "\n" for char in str(error))
    else:
        assert dump(parse(dump(draft).encode(), PATH)) == dump(draft)


@given(post_mortems(), st.data())
def test_a_file_damaged_anywhere_is_a_draft_or_told_to_be_none(postmortem: PostMortem, data: st.DataObject) -> None:
    whole = dump(Draft(PATH, postmortem)).encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    try:
        parse(whole[:start] + data.draw(st.binary(max_size=4)) + whole[end:], PATH)
    except DraftError as error:
        assert str(error).startswith("INC-20260211-0805.toml ")
