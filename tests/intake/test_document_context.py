"""The day, the zone and the milestones of a text as a whole: told once, asked once, and never moved by a word in passing."""

from pmwizard.intake.reading import read
from tests.intake.reading import DAY, minute, of, only


def test_date_and_zone_are_asked_once() -> None:
    intake = of("- 14:03 Pool doubled\n- 14:05 Watched\n")
    assert [question.about for question in intake.questions] == ["zone", "date"]
    assert [minute(c) for c in of("- 14:03 Pool doubled\n- 14:05 Watched\n", "Asia/Tokyo", DAY).candidates] == [
        "2025-12-19 05:03",
        "2025-12-19 05:05",
    ]


def test_an_answer_counts_more_than_what_the_text_says() -> None:
    text = "# 2025-12-18 Report\nAll times in PST\n- 14:03 Pool doubled\n"
    assert minute(only(text, "UTC", DAY)) == "2025-12-19 14:03"
    assert minute(only("# 2025-12-18\n- 14:03 Pool doubled\n", "UTC", DAY)) == "2025-12-18 14:03"


def test_what_the_text_says_is_repeated() -> None:
    assert of("# 2025-12-18\nAll times in PST\n- 14:03 Pool doubled\n").warnings == (
        "The text says that its times are in PST: read so.",
        "The day 2025-12-18 is taken from the text: # 2025-12-18",
    )


def test_midnight_is_crossed_and_said_and_a_late_entry_stays() -> None:
    intake = of("- 23:50 Down\n- 00:10 Still down\n- 00:05 Paged\n", "UTC", DAY)
    assert [minute(c) for c in intake.candidates] == ["2025-12-19 23:50", "2025-12-20 00:05", "2025-12-20 00:10"]
    assert intake.candidates[2].doubts == ("no date: taken as the day after the row before, 2025-12-20",)
    assert intake.candidates[1].doubts == ("the clock steps back here, from 00:10 to 00:05: the day is kept",)


def test_a_timeline_section_is_marked_and_the_rest_is_not() -> None:
    text = """# 2025-12-19
- 13:00 deployed

## Timeline
- 14:03 Pool doubled

## After
- 16:00 reviewed
"""
    assert [c.chosen for c in of(text, "UTC").candidates] == [False, True, False]


def test_milestones_told_in_words_are_suggested_once() -> None:
    told = ("First alert", "**Outage begins**", "Incident resolved", "Incident resolved", "not yet mitigated")
    text = "\n".join(f"- {13 + hour}:00 {words}" for hour, words in enumerate(told))
    assert [c.milestone for c in of(text, "UTC", DAY).candidates] == ["detected", "started", "", "resolved", ""]


def test_the_name_of_the_file_may_give_the_day(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "2025-12-19-pool.md"
    path.write_text("- 14:03 Pool doubled\n")
    intake = read(path)
    assert minute(intake.candidates[0]) == "2025-12-19 14:03"
    assert intake.candidates[0].event_row().notes == "2025-12-19-pool.md"


def test_what_a_header_says_of_milestones_does_not_move_the_day() -> None:
    text = "# 2025-12-19 Pool\n- First detected 2025-12-19 15:35\n- Resolved 2025-12-20 12:34\n\n"
    text += "15:35 – Alert\n23:50 – Pool doubled\n00:10 – Over"
    assert [minute(c) for c in of(text).candidates if c.kind == "line"] == [
        "2025-12-19 15:35",
        "2025-12-19 23:50",
        "2025-12-20 00:10",
    ]


def test_the_first_milestone_gives_the_day_where_nothing_else_does() -> None:
    text = "- Started: 2025-12-19 15:35\n- Resolved: 2025-12-20 12:34\n\n15:40 Alert"
    assert minute(of(text).candidates[1]) == "2025-12-19 15:40"


def test_rows_without_a_zone_are_in_that_of_the_others() -> None:
    intake = of("# 2025-12-19\n- 06:22 PST Pool empty\n- 06:25 Pool doubled\n- 06:30 PST Over")
    assert [minute(c) for c in intake.candidates] == [f"2025-12-19 14:{each}" for each in (22, 25, 30)]
    assert ["PST is assumed" in question.words for question in intake.questions] == [True]


def test_a_sentence_about_a_picture_is_not_about_all_times() -> None:
    aside = "The screenshots that the team took on that day and which follow below show times in UTC+2, where its author lives."
    assert (
        minute(of(f"# 2025-12-19\n- 14:03 UTC Pool empty\n- 14:04 UTC Still\n\n{aside}\n\n- 14:05 Over").candidates[2])
        == "2025-12-19 14:05"
    )


def test_linked_messages_show_the_zone_of_all_rows() -> None:
    link = "https://shop.slack.com/archives/C1/p1766155539340139"
    intake = of(f"- 2025-12-19 15:40 Pool empty\n- 2025-12-19 15:45 Ana sees [errors]({link})\n- 2025-12-19 15:50 Pool doubled")
    assert [minute(c) for c in intake.candidates] == [f"2025-12-19 14:{each}" for each in (40, 45, 50)]
    assert any("UTC+1" in warning for warning in intake.warnings)
    assert [question.about for question in intake.questions] == ["zone"]


def test_the_zone_of_a_few_rows_is_not_that_of_the_others() -> None:
    intake = read("# 2025-12-19\n- 10:00 Slow\n- 10:05 UTC Alert\n- 11:10 Pool doubled\n", home="Europe/Berlin")
    assert [minute(c)[-5:] for c in intake.candidates] == ["09:00", "10:05", "10:10"]


def test_the_zone_of_most_rows_is_said_and_gives_way_to_what_is_said_of_all() -> None:
    rows = "# 2025-12-19\n- 10:00 UTC Slow\n- 10:05 UTC Alert\n- 10:10 Pool doubled\n"
    assert "Most times are in UTC: those that name no zone are read so." in of(rows).warnings
    told = (
        "All of the times that we give in this report and its appendix are Central European Time (CET) unless we say otherwise."
    )
    assert minute(of(f"{told}\n\n{rows}").candidates[1]) == "2025-12-19 10:00"
    assert minute(of(f"{told}\n\n{rows}").candidates[0]) == "2025-12-19 09:10"
