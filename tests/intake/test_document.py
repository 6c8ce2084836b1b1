"""Lists, tables, headings as times and plain lines, in the shapes that published reports have."""

from datetime import UTC, date, datetime

import pytest

from tests.intake.reading import DAY, minute, of, only


@pytest.mark.parametrize(
    ("text", "when", "event"),
    [
        ("All times in UTC.\n\n| 2025-12-19 8:40 | Pool is empty |", "2025-12-19 08:40", "Pool is empty"),
        ("# 2025-07-19 Pool\n\nAll times in PDT.\n\n* [13:26] @ana sees errors", "2025-07-19 20:26", "@ana sees errors"),
        ("# 2025-03-26\n\nAll times in PDT (UTC-7).\n\n- [12-05 16:21] Bug merged", "2024-12-05 23:21", "Bug merged"),
        ("  – 2025-12-19 14:03: Pool doubled", "2025-12-19 14:03", "Pool doubled"),
        ("  - 2025-12-19 14.03 Pool doubled", "2025-12-19 14:03", "Pool doubled"),
        ("# 2025-12-19\n14:03 – Pool doubled", "2025-12-19 14:03", "Pool doubled"),
        ("# 2025-12-19\nTimes are CET\n### 14:03\n\nPool doubled\nby hand\n\nmore", "2025-12-19 13:03", "Pool doubled by hand"),
        ("# 2025-07-09\nAll times in UC/Pacific\n### 07:30am - Pool doubled", "2025-07-09 14:30", "Pool doubled"),
        ("## Timeline (times in BST)\n### July 11, 2025, 12:42 PM\n\nPool doubled", "2025-07-11 11:42", "Pool doubled"),
        ("all times are in UTC\n- **2025-12-19 00:55: Pool doubled**", "2025-12-19 00:55", "Pool doubled"),
        ("### 2025-12-19\n- 12:32 UTC – Pool doubled", "2025-12-19 12:32", "Pool doubled"),
        ("# 2025-02-27\n- Feb 28th **01:52** Pool doubled", "2025-02-28 01:52", "Pool doubled"),
        ("* 11:10 6th Nov 2025 - Pool doubled", "2025-11-06 11:10", "Pool doubled"),
        ("2025-12-19, 03:26pm: Pool doubled\nby hand", "2025-12-19 15:26", "Pool doubled by hand"),
        ("- 2025-12-19 16:37 UTC\n  Pool doubled\n  by hand", "2025-12-19 16:37", "Pool doubled by hand"),
        ("### 2025-07-26 Saturday\n- 13:14 EDT (17:14 UTC): Pool doubled", "2025-07-26 17:14", "Pool doubled"),
        ("Date: 2025-12-19\n\n1. 14:03 Pool doubled", "2025-12-19 14:03", "Pool doubled"),
        ("**Date/Time:** 2025-12-19 13:00 to 15:00\n\n1. 14:03 Pool doubled", "2025-12-19 14:03", "Pool doubled"),
        ("# Pool, December 19th, 2025\n\n- [x] 14:03 Pool doubled", "2025-12-19 14:03", "Pool doubled"),
        ("2025-12-19\n\n> 14:03 Pool doubled", "2025-12-19 14:03", "Pool doubled"),
        ("2025-12-19:\n\n• 14:03 Pool doubled", "2025-12-19 14:03", "Pool doubled"),
        ("At 14:03 UTC on December 19th, 2025 the pool was doubled", "2025-12-19 14:03", "the pool was doubled"),
        ("Resolved: 2025-12-19 14:03", "2025-12-19 14:03", "Resolved"),
        ("- Pool is empty 2025-12-19 14:03", "2025-12-19 14:03", "Pool is empty"),
        ("# 2025-12-19\n## Update - 14:03 UTC\n\nPool doubled", "2025-12-19 14:03", "Update"),
        ("title: Pool of December 19, 2025\n\n- 14:03 Pool doubled", "2025-12-19 14:03", "Pool doubled"),
        ("- From spare pool moved 2025-12-19 14:03", "2025-12-19 14:03", "From spare pool moved"),
        ("# 2025-12-18\n- **Friday**\n  - 14:03: Pool doubled", "2025-12-19 14:03", "Pool doubled"),
        ("12/19/2025 2:03 PM Pool doubled", "2025-12-19 14:03", "Pool doubled"),
        ("12/9/2025 2:03 PM Pool doubled", "2025-12-09 14:03", "Pool doubled"),
        ("- 2025-12-19 14:03: pool-1 - full", "2025-12-19 14:03", "pool-1 - full"),
        ("2025-12-19\n14:03 <+ana> PROBLEM - pool full", "2025-12-19 14:03", "PROBLEM - pool full"),
    ],
)
def test_the_shapes_of_published_timelines(text: str, when: str, event: str) -> None:
    candidate = only(text)
    assert (minute(candidate), candidate.text) == (when, event)


def test_a_day_without_a_time_gets_none() -> None:
    candidate = only("- **27-02-2025** – Pool doubled")
    assert (candidate.at, candidate.day, candidate.precision) == ("27-02-2025", date(2025, 2, 27), "day")
    unknown = only("| 2025-02-27 HH:mm | Pool doubled |")
    assert (unknown.at, unknown.day) == ("2025-02-27 HH:mm", date(2025, 2, 27))


def test_a_range_keeps_its_end() -> None:
    candidate = only("- 24-10-2025 02:00-04:30 - Pool doubled", "UTC")
    assert candidate.until == datetime(2025, 10, 24, 4, 30, tzinfo=UTC)
    assert "until 2025-10-24 04:30 UTC" in candidate.event_row().notes


def test_an_impossible_time_is_read_and_said() -> None:
    candidate = only("# 2021-10-31\n\n13:55 PM PST Saturday Oct 30th: Pool doubled")
    assert minute(candidate) == "2021-10-30 20:55"
    assert len(candidate.doubts) == 3


def test_a_permalink_gives_the_second() -> None:
    link = "https://shop.slack.com/archives/C1/p1766155539340139"
    candidate = only(f"# 2025-12-19\nAll times in UTC.\n- **14:45** - [Ana sees errors]({link})")
    assert candidate.at == datetime(2025, 12, 19, 14, 45, 39, tzinfo=UTC)
    assert (candidate.text, candidate.link, candidate.precision) == ("Ana sees errors", link, "second")


def test_a_permalink_mends_a_zone() -> None:
    link = "https://shop.slack.com/archives/C1/p1766155539340139"
    candidate = only(f"- 2025-12-19 15:45 Ana sees [errors]({link}) in the cart")
    assert candidate.at == datetime(2025, 12, 19, 14, 45, 39, tzinfo=UTC)
    told = only(f"All times are in UTC\n- 2025-12-19 15:45 Ana sees [errors]({link}) in the cart")
    assert told.at == candidate.at
    assert "60 minutes off the linked message" in told.doubts[0]


def test_an_actor_in_backticks_or_brackets() -> None:
    assert only("# 2025-12-19\n- **18:53** `@nova` First report").actor == "@nova"
    assert only("# 2025-12-19\n[18:53] <nova> first report of trouble").actor == "nova"


def test_lines_below_go_on_with_their_row_and_others_are_not_understood() -> None:
    text = """- 14:03 Pool doubled
  wrapped here
  - with a reason
    ```
    14:00 in a log
    ```
- no time here
- 14:05 Watched

A paragraph that tells of nothing.
"""
    intake = of(text, "UTC", DAY)
    first, second = intake.candidates
    assert (first.text, first.notes) == ("Pool doubled wrapped here", "- with a reason\n  ```\n  14:00 in a log\n  ```")
    assert second.text == "Watched"
    assert [rest.raw.strip() for rest in intake.not_understood] == ["- no time here", "A paragraph that tells of nothing."]


def test_numbers_are_not_taken_for_times() -> None:
    intake = of("- 14:03 Pool doubled\n\n1443 users were hit\n\n1.14 released\n\n3 replicas left\n", "UTC", DAY)
    assert len(intake.candidates) == 1
    assert len(intake.not_understood) == 3


def test_a_table_with_names() -> None:
    text = """| Time (UTC) | CET | What happened | Who |
|:---|---|---|---|
| 2025-12-19 14:03 | 15:03 | Pool \\| doubled | ana |
| | | by hand | |
| **2025-12-20** | | | |
| ~09:00 | ~10:00 | Reviewed [notes](https://n.example/1) | bo |
"""
    intake = of(text)
    first, second = intake.candidates
    assert (minute(first), first.text, first.actor) == ("2025-12-19 14:03", "Pool | doubled\nby hand", "ana")
    assert (minute(second), second.approximate, second.link) == ("2025-12-20 09:00", True, "https://n.example/1")
    assert intake.questions == ()


def test_a_plus_counts_from_the_row_before() -> None:
    assert [minute(c) for c in of("14:03 Pool doubled\n+5m Watched\n", "UTC", DAY).candidates][1] == "2025-12-19 14:08"


def test_a_bare_number_in_a_list_is_no_time() -> None:
    intake = of("# 2025-12-19\n- 14:03 Pool doubled\n\n- 1.17 needs a newer driver")
    assert [c.text for c in intake.candidates] == ["Pool doubled"]


def test_a_report_with_a_chat_in_it_is_read_by_its_timeline() -> None:
    chat = "".join(f"> ana [{each}:26 PM]\n> pool is empty\n>\n" for each in range(1, 9))
    intake = of(
        f"# 2025-12-19 Pool\n\nAll times PDT.\n\n## Timeline\n\n* [13:26] Pool empty\n* [14:11] Pool doubled\n\n## Chat\n\n{chat}"
    )
    assert [c.text for c in intake.candidates if c.chosen] == ["Pool empty", "Pool doubled"]


def test_a_dash_alone_parts_rows() -> None:
    assert [c.text for c in of("2025-12-19 14:03\nPool empty\n-\n2025-12-19 14:05\nPool doubled").candidates] == [
        "Pool empty",
        "Pool doubled",
    ]


@pytest.mark.parametrize(
    "line", ["## Failover took 1h20", "- Key valid until 2026-01-31 00:00", "- Review due by 2025-12-24 17:00"]
)
def test_a_span_or_a_deadline_is_no_event(line: str) -> None:
    intake = of(f"# 2025-12-19\n- 14:03 Pool doubled\n\n{line}\n")
    assert [c.text for c in intake.candidates] == ["Pool doubled"]
    assert line in "".join(rest.raw for rest in intake.rest)


@pytest.mark.parametrize("text", ["14:45 Slow\nMonday\n15:00 Over", "### 14:45\n\nSlow\n\n**Monday**\n\n### 15:00\nOver"])
def test_a_weekday_heads_what_follows_without_a_blank_line_too(text: str) -> None:
    rows = of(text, "UTC", DAY).candidates
    assert [(minute(c), c.text) for c in rows] == [("2025-12-19 14:45", "Slow"), ("2025-12-22 15:00", "Over")]


def test_a_weekday_at_the_end_of_a_wrapped_sentence_heads_nothing() -> None:
    rows = of("14:45 Release put off until\nMonday\n15:00 Over", "UTC", DAY).candidates
    assert [(minute(c), c.text) for c in rows] == [
        ("2025-12-19 14:45", "Release put off until Monday"),
        ("2025-12-19 15:00", "Over"),
    ]
