"""What a time takes from around it: the row before, the day, the zone, the year; and what is said of that."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pmwizard.intake.moments import Reading, read_moment
from tests.intake.reading import DAY, at

AFTER = datetime(2025, 12, 19, 14, 0, tzinfo=UTC)


def test_a_time_without_a_zone_is_in_the_zone_given() -> None:
    assert at("2025-12-19 14:45", "Europe/Berlin") == "2025-12-19 13:45:00"
    assert at("2025-07-19 14:45", "Europe/Berlin") == "2025-07-19 12:45:00"


def test_a_clock_without_a_day_stays_words() -> None:
    assert read_moment("14:45") == Reading("14:45", doubts=("no date",))


def test_the_date_comes_from_the_row_before() -> None:
    reading = read_moment("14:45", after=AFTER)
    assert reading.at == AFTER + timedelta(minutes=45)
    assert reading.doubts == ("no date: taken from the row before",)


def test_a_time_more_than_twelve_hours_back_is_the_next_day() -> None:
    late = datetime(2025, 12, 19, 23, 50, tzinfo=UTC)
    reading = read_moment("00:10", after=late)
    assert reading.at == datetime(2025, 12, 20, 0, 10, tzinfo=UTC)
    assert reading.doubts == ("no date: taken as the day after the row before, 2025-12-20",)
    assert at("13:00", after=late) == "2025-12-19 13:00:00"


def test_the_date_of_the_row_before_is_that_of_the_zone() -> None:
    assert at("08:00", "Asia/Tokyo", after=datetime(2025, 12, 19, 22, 0, tzinfo=UTC)) == "2025-12-19 23:00:00"


@pytest.mark.parametrize(("text", "minutes"), [("+5m", 5), ("+1h30m", 90), ("+1h 30m", 90), ("+ 5 minutes", 5), ("+1d", 1440)])
def test_a_span_counts_from_the_row_before(text: str, minutes: int) -> None:
    assert read_moment(text, after=AFTER).at == AFTER + timedelta(minutes=minutes)
    assert read_moment(text).doubts == ("no time before it to count from",)


def test_a_range_past_midnight_says_so() -> None:
    assert "the end is taken as the next day" in read_moment("23:50-00:10", day=DAY).doubts


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("13:55 PM", "13:55 PM is no 12-hour time: read as 13:55"),
        ("00:30 AM", "00:30 AM is no 12-hour time: read as 00:30"),
        ("1443", "1443 read as the time 14:43"),
        ("14.43", "14.43 read as the time 14:43"),
        ("03-04-2026 10:00", "03-04-2026 read as day and month: 2026-04-03"),
        ("Dec 20 14:45", "Dec 20 has no year: read as 2025-12-20"),
        ("12-05 16:21", "12-05 has no year: read as 2025-12-05 and as month and day"),
        ("Thu, 19 Dec 2025 14:45", "2025-12-19 is a Friday, not a Thursday"),
        ("2025-07-19 14:45 PST", "PST was not in use on 2025-07-19: read as PDT (UTC-7)"),
        ("2025-12-19 14:45 IST", "IST is ambiguous: read as Asia/Kolkata, not Asia/Jerusalem or Europe/Dublin"),
        ("24-10-2024 02:00-04:30", "-04:30 read as the end of a range, not as an offset from UTC"),
        ("yesterday 14:00", "yesterday read as 2025-12-18"),
        ("nonsense", "not understood as a time: nonsense"),
    ],
)
def test_what_is_doubtful_is_said(text: str, doubt: str) -> None:
    assert doubt in read_moment(text, day=DAY).doubts


def test_a_date_with_slashes_follows_the_zone_and_is_doubted() -> None:
    reading = read_moment("03/04/2026 10:00", "America/Chicago")
    assert (reading.day, reading.doubts) == (date(2026, 3, 4), ("03/04/2026 read as month and day: 2026-03-04",))
    assert read_moment("03/04/2026 10:00", "Europe/London").day == date(2026, 4, 3)


def test_a_month_and_day_without_a_year_may_lie_before_new_year() -> None:
    assert at("12-05 16:21", "-07:00", date(2019, 3, 26)) == "2018-12-05 23:21:00"


def test_a_weekday_decides_the_year() -> None:
    assert at("13:55 Saturday Oct 30th").startswith("2021-10-30")


def test_of_two_zones_the_one_in_brackets_wins_and_is_checked() -> None:
    assert at("13:14 EDT (17:14 UTC)", day=date(2025, 7, 26)) == "2025-07-26 17:14:00"
    assert "the two times do not agree: 18:14 UTC is used" in read_moment("13:14 EDT (18:14 UTC)", day=date(2025, 7, 26)).doubts
    assert at("16:21 PST (UTC-7)", day=date(2025, 1, 5)) == "2025-01-05 23:21:00"


def test_an_unknown_zone_of_the_caller_is_said() -> None:
    assert read_moment("2025-12-19 14:45", "Nowhere").doubts == ("Nowhere is no time zone: read as UTC",)


def test_a_day_and_a_month_that_may_be_either_are_the_nearer_ones() -> None:
    near = date(2025, 11, 2)
    assert read_moment("11/02 12:01", day=near).day == near
    assert read_moment("02/11 12:01", day=near).day == near
    assert "and as month and day" in read_moment("11/02 12:01", day=near).doubts[0]


def test_two_digits_of_a_year_that_may_lead_are_said() -> None:
    assert read_moment("17/06/09 20:10").doubts == ("17/06/09 read as day and month: 2009-06-17",)
    assert read_moment("4/21/23 20:10").doubts == ()
