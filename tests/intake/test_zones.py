from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.intake.zones import offset_text, read_zone, scan_zone, to_utc


def utc(text: str, name: str, home: str = "") -> tuple[str, tuple[str, ...]]:
    zone = read_zone(name, home)
    assert zone
    at, doubts = to_utc(datetime.fromisoformat(text), zone)
    assert at.tzinfo is UTC
    return f"{at:%Y-%m-%d %H:%M}", doubts


@pytest.mark.parametrize(
    ("name", "summer", "winter"),
    [
        ("UTC", "12:00", "12:00"),
        ("GMT", "12:00", "12:00"),
        ("Z", "12:00", "12:00"),
        ("+02:00", "10:00", "10:00"),
        ("+0530", "06:30", "06:30"),
        ("UTC-7", "19:00", "19:00"),
        ("GMT+2", "10:00", "10:00"),
        ("Europe/Berlin", "10:00", "11:00"),
        ("europe/berlin", "10:00", "11:00"),
        ("Eastern", "16:00", "17:00"),
        ("Pacific Time", "19:00", "20:00"),
        ("ET", "16:00", "17:00"),
        ("JST", "03:00", "03:00"),
    ],
)
def test_a_name_gives_the_offset_of_the_date(name: str, summer: str, winter: str) -> None:
    assert utc("2025-07-01 12:00", name)[0].endswith(summer)
    assert utc("2025-01-07 12:00", name)[0].endswith(winter)


def test_an_abbreviation_in_its_season_is_not_doubted() -> None:
    assert utc("2025-07-01 12:00", "CEST") == ("2025-07-01 10:00", ())
    assert utc("2025-01-07 12:00", "PST") == ("2025-01-07 20:00", ())


def test_an_abbreviation_out_of_season_is_read_by_the_real_offset_and_said() -> None:
    at, doubts = utc("2025-07-01 12:00", "PST")
    assert at == "2025-07-01 19:00"
    assert doubts == ("PST was not in use on 2025-07-01: read as PDT (UTC-7)",)
    assert utc("2025-01-07 12:00", "BST")[1] == ("BST was not in use on 2025-01-07: read as GMT (UTC+0)",)


@pytest.mark.parametrize("name", ["IST", "CST", "AST"])
def test_an_ambiguous_abbreviation_says_so(name: str) -> None:
    assert "is ambiguous" in utc("2025-01-07 12:00", name)[1][0]


def test_the_zone_of_the_author_settles_an_ambiguous_abbreviation() -> None:
    assert utc("2025-01-07 12:00", "CST", "Asia/Shanghai") == ("2025-01-07 04:00", ())
    assert utc("2025-07-07 12:00", "MST", "America/Phoenix") == ("2025-07-07 19:00", ())


def test_a_mistyped_name_is_read_and_said() -> None:
    assert utc("2020-07-09 07:30", "UC/Pacific") == (
        "2020-07-09 14:30",
        ("UC/Pacific is no time zone: read as America/Los_Angeles",),
    )


def test_a_time_that_clocks_skipped_is_doubted() -> None:
    at, doubts = utc("2025-03-30 02:30", "Europe/Berlin")
    assert at == "2025-03-30 01:30"
    assert "did not exist" in doubts[0]


def test_a_time_that_came_twice_is_doubted_unless_the_abbreviation_says_which() -> None:
    at, doubts = utc("2025-10-26 02:30", "Europe/Berlin")
    assert at == "2025-10-26 00:30"
    assert "came twice" in doubts[0]
    assert utc("2025-10-26 02:30", "CET") == ("2025-10-26 01:30", ())
    assert utc("2025-10-26 02:30", "CEST") == ("2025-10-26 00:30", ())


@pytest.mark.parametrize("name", ["", "Nowhere/Else", "+25:00", "+02:17", "../etc/passwd", "\0", "zone", "PSTX", "é"])
def test_what_is_no_zone_is_none(name: str) -> None:
    assert read_zone(name) is None


@given(st.text(), st.text())
def test_any_text_can_be_asked(name: str, home: str) -> None:
    zone = read_zone(name, home)
    assert zone is None or zone.written == name.strip()


@given(st.integers(-14 * 4, 14 * 4), st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)))
def test_an_offset_is_the_difference_to_utc(quarters: int, local: datetime) -> None:
    offset = timedelta(minutes=15 * quarters)
    zone = read_zone(offset_text(offset))
    assert zone
    at, doubts = to_utc(local, zone)
    assert (at.replace(tzinfo=None), doubts) == (local - offset, ())


@pytest.mark.parametrize("name", ["Central European Time", "Eastern European Summer Time", "Central Africa Time"])
def test_other_places_are_not_taken_for_american_ones(name: str) -> None:
    assert read_zone(name) is None
    assert scan_zone(name, 0, False, True) == 0
