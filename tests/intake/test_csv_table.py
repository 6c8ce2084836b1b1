from datetime import UTC, date, datetime

import pytest

from pmwizard.intake.reading import Intake, read

DAY = date(2025, 12, 19)


def at(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2025, 12, 19, hour, minute, second, tzinfo=UTC)


def rows(intake: Intake) -> list[tuple[object, str, str]]:
    assert intake.format == "csv"
    return [(c.at, c.text, c.actor) for c in intake.candidates]


@pytest.mark.parametrize(
    "text",
    [
        "Time,Event,Owner\n2025-12-19 14:45,Rolled back,ana\n2025-12-19 15:00,Watched,bo\n",
        "Time;Event;Owner\r\n2025-12-19 14:45;Rolled back;ana\r\n2025-12-19 15:00;Watched;bo\r\n",
        "When\tWhat\tWho\n2025-12-19T14:45Z\tRolled back\tana\n2025-12-19T15:00Z\tWatched\tbo",
        '\ufeff"Who","What happened","Time (UTC)"\n"ana","Rolled back","2025-12-19 14:45"\n"bo","Watched","2025-12-19 15:00"\n',
        "date,time,description,user\n2025-12-19,14:45,Rolled back,ana\n2025-12-19,15:00,Watched,bo\n",
        "date,time,description,user\n19.12.2025,2:45 PM,Rolled back,ana\n19.12.2025,3:00 PM,Watched,bo\n",
        "ts,message,author\n1766155500,Rolled back,ana\n1766156400,Watched,bo\n",
        "id,x,y,z,created at,summary,owner\n1,a,,,2025-12-19 14:45,Rolled back,ana\n2,b,,,2025-12-19 15:00,Watched,bo\n",
    ],
)
def test_any_header_with_a_time_and_a_text(text: str) -> None:
    assert rows(read(text, "UTC")) == [(at(14, 45), "Rolled back", "ana"), (at(15, 0), "Watched", "bo")]


def test_a_cell_may_hold_commas_quotes_and_lines() -> None:
    intake = read('Time,Event\n2025-12-19 14:45,"Pool ""main"", empty\nfor all"\n2025-12-19 15:00,Over\n', "UTC")
    assert intake.candidates[0].text == 'Pool "main", empty\nfor all'


def test_date_and_zone_are_asked_for_the_whole_table() -> None:
    intake = read("Time,Event\n14:45,Rolled back\n15:00,Watched\n")
    assert [question.about for question in intake.questions] == ["zone", "date"]
    assert [c.at for c in intake.candidates] == ["14:45", "15:00"]
    answered = read("Time,Event\n14:45,Rolled back\n15:00,Watched\n", "Europe/Berlin", DAY)
    assert rows(answered)[0][0] == at(13, 45)


def test_the_header_may_name_the_zone() -> None:
    intake = read("Time (CET),Event\n2025-12-19 14:45,Rolled back\n2025-12-19 15:00,Watched\n")
    assert (intake.candidates[0].at, intake.questions) == (at(13, 45), ())


def test_which_column_is_meant_is_asked_only_when_it_is_not_clear() -> None:
    text = "opened,closed,first,second\n2025-12-19 14:45,2025-12-19 15:00,some words here,other words here\n" * 1
    text += "2025-12-19 14:50,2025-12-19 15:10,more words here,still words here\n"
    intake = read(text, "UTC")
    assert [(question.about, question.choices) for question in intake.questions] == [
        ("time column", ("opened", "closed")),
        ("text column", ("first", "second")),
    ]
    answered = read(text, "UTC", columns=("closed", "second"))
    assert answered.questions == ()
    assert rows(answered)[0][:2] == (at(15, 0), "other words here")


def test_a_date_with_slashes_follows_the_other_rows() -> None:
    text = "Time,Event\n03/04/2025 10:00,One\n03/25/2025 10:00,Two\n"
    assert [c.day for c in read(text, "UTC").candidates] == [date(2025, 3, 4), date(2025, 3, 25)]


def test_a_row_without_a_time_goes_on_with_the_one_before() -> None:
    intake = read("Time,Event,Owner\n14:45,Rolled back,ana\n,by hand,\n15:00,Watched,bo\n", "UTC", DAY)
    assert [c.text for c in intake.candidates] == ["Rolled back\nby hand", "Watched"]


def test_a_row_with_a_day_alone_turns_to_it() -> None:
    intake = read("Time,Event\n2025-12-19,\n14:45,Rolled back\n2025-12-20,\n09:00,Reviewed\n", "UTC")
    assert [c.at for c in intake.candidates] == [at(14, 45), datetime(2025, 12, 20, 9, 0, tzinfo=UTC)]


def test_words_in_the_time_column_stay() -> None:
    intake = read("Time,Event\n14:45,Rolled back\nlater,Watched\n15:00,Over\n", "UTC", DAY)
    assert intake.candidates[1].at == "later"
    assert intake.candidates[1].doubts == ("not understood as a time: later",)


def test_an_end_column_and_milestones_are_used() -> None:
    intake = read("Start,End,Event,Milestone\n14:45,15:00,Failover,mitigated\n15:00,15:10,Watched,\n", "UTC", DAY)
    assert (intake.candidates[0].until, intake.candidates[0].milestone) == (at(15, 0), "mitigated")


def test_numbers_beside_real_times_are_no_times() -> None:
    header = "id,incident_number,description,service_name,created_on,resolved_on,seconds_to_resolve\n"
    text = f"{header}Q1,1201,Pool empty,Cart,2025-12-19T14:45:00Z,2025-12-19T15:00:00Z,1971\n"
    text += "Q2,1202,Disk full,Cart,2025-12-19T15:00:00Z,,1830\n"
    intake = read(text)
    assert (rows(intake), intake.questions) == ([(at(14, 45), "Pool empty", ""), (at(15, 0), "Disk full", "")], ())
    assert intake.candidates[0].until == at(15, 0)


def test_a_column_of_numbers_is_one_of_times_where_there_is_no_other() -> None:
    assert [c.at for c in read("Time;Event\n1445;Rolled back\n1500;Watched\n", "UTC", DAY).candidates] == [at(14, 45), at(15, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nTime;Event;Owner\n2025-12-19 14:45;Rolled back;ana\n2025-12-19 15:00;Watched;bo\n",
        "Our timeline,,\nOf 2026-01-07,,\n,,\nTime,Event,Owner\n2025-12-19 14:45,Rolled back,ana\n2025-12-19 15:00,Watched,bo\n",
        "Fecha;Hora;Event;Owner\n19/12/2025;14:45;Rolled back;ana\n19/12/2025;15:00;Watched;bo\n",
        "Summary,Key,Reporter,Created,Updated\nRolled back,OPS-1,ana,19/Dec/25 2:45 PM,\nWatched,OPS-2,bo,19/Dec/25 3:00 PM,\n",
        "Time,Title,Description,Owner\n2025-12-19 14:45,Rolled back,by hand,ana@a.example\n2025-12-19 15:00,Watched,long,bo\n",
    ],
)
def test_what_spreadsheets_and_trackers_export(text: str) -> None:
    intake = read(text, "UTC")
    assert rows(intake) == [(at(14, 45), "Rolled back", "ana"), (at(15, 0), "Watched", "bo")]
    assert intake.not_understood == ()


def test_the_day_of_an_export_is_not_that_of_the_events() -> None:
    intake = read("Generated 2026-01-07,,\nTime,Event,Owner\n14:45,Rolled back,ana\n15:00,Watched,bo\n", "UTC")
    assert ([c.at for c in intake.candidates], [q.about for q in intake.questions]) == (["14:45", "15:00"], ["date"])


def test_a_row_without_a_day_has_that_of_the_row_before_and_is_not_asked_for() -> None:
    intake = read("Date,Time,Event\n2025-12-19,14:45,Rolled back\n,15:00,Watched\n", "UTC")
    assert ([c.at for c in intake.candidates], intake.questions) == ([at(14, 45), at(15, 0)], ())
