from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.intake.moments import Reading, read_moment
from pmwizard.intake.phrases import scan

DAY = date(2025, 12, 19)
AFTER = datetime(2025, 12, 19, 14, 0, tzinfo=UTC)


def at(text: str, zone: str = "UTC", day: date | None = DAY, after: datetime | None = None) -> str:
    reading = read_moment(text, zone, day, after)
    assert isinstance(reading.at, datetime), reading
    assert reading.at.tzinfo is UTC
    return reading.at.replace(tzinfo=None).isoformat(sep=" ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-12-19 14:45", "2025-12-19 14:45:00"),
        ("2025-12-19 8:40", "2025-12-19 08:40:00"),
        ("2025-12-19T14:45Z", "2025-12-19 14:45:00"),
        ("2025-12-19T14:45:10+02:00", "2025-12-19 12:45:10"),
        ("2025-12-19T14:45-05:00", "2025-12-19 19:45:00"),
        ("2025-12-19 14:45:10 -0500", "2025-12-19 19:45:10"),
        ("2025-12-19T14:45:10.123456789Z", "2025-12-19 14:45:10.123456"),
        ("2025-12-19 14:45:10,250", "2025-12-19 14:45:10.250000"),
        ("20251219T144510Z", "2025-12-19 14:45:10"),
        ("2025/12/19 14:45", "2025-12-19 14:45:00"),
        ("14:45", "2025-12-19 14:45:00"),
        ("14:45 CET", "2025-12-19 13:45:00"),
        ("14:45 UTC+2", "2025-12-19 12:45:00"),
        ("14:45 Eastern", "2025-12-19 19:45:00"),
        ("14:45 (UTC)", "2025-12-19 14:45:00"),
        ("[14:45]", "2025-12-19 14:45:00"),
        ("**14:45**", "2025-12-19 14:45:00"),
        ("14.43", "2025-12-19 14:43:00"),
        ("1443", "2025-12-19 14:43:00"),
        ("14h30", "2025-12-19 14:30:00"),
        ("2:45 PM", "2025-12-19 14:45:00"),
        ("2:45pm", "2025-12-19 14:45:00"),
        ("2:45 p.m.", "2025-12-19 14:45:00"),
        ("07:30am", "2025-12-19 07:30:00"),
        ("12:30 AM", "2025-12-19 00:30:00"),
        ("12:30 pm", "2025-12-19 12:30:00"),
        ("2pm", "2025-12-19 14:00:00"),
        ("24:00", "2025-12-20 00:00:00"),
        ("19 Dec 2025 14:45", "2025-12-19 14:45:00"),
        ("July 11, 2025, 12:42 PM", "2025-07-11 12:42:00"),
        ("11:10 6th Nov 2023", "2023-11-06 11:10:00"),
        ("Tuesday, 6 May 2025 at 5:14 pm", "2025-05-06 17:14:00"),
        ("24-10-2024 02:00", "2024-10-24 02:00:00"),
        ("24.10.2024 02:00", "2024-10-24 02:00:00"),
        ("10/24/2024 2:00 PM", "2024-10-24 14:00:00"),
        ("Fri Dec 19 14:45:10 2025 +0100", "2025-12-19 13:45:10"),
        ("19/Dec/2025:14:45:10 +0000", "2025-12-19 14:45:10"),
        ("yesterday 14:00", "2025-12-18 14:00:00"),
        ("1766155510", "2025-12-19 14:45:10"),
        ("1766155510.25", "2025-12-19 14:45:10.250000"),
        ("1766155510250", "2025-12-19 14:45:10.250000"),
    ],
)
def test_every_shape_gives_its_time(text: str, expected: str) -> None:
    assert at(text) == expected


def test_a_time_without_a_zone_is_in_the_zone_given() -> None:
    assert at("2025-12-19 14:45", "Europe/Berlin") == "2025-12-19 13:45:00"
    assert at("2025-07-19 14:45", "Europe/Berlin") == "2025-07-19 12:45:00"


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2025-12-19 14:45:10", "second"), ("14:45", "minute"), ("2025-12-19", "day"), ("yesterday", "day"), ("??", "unknown")],
)
def test_precision(text: str, precision: str) -> None:
    assert read_moment(text, day=DAY).precision == precision


@pytest.mark.parametrize(
    "text",
    ["~14:30", "±14:30", "+/- 14:30", "~ 14:30", "around 14:30", "ca. 14:30", "14:30ish", "14:30 (approx.)", "about 2:30 PM"],
)
def test_approximate(text: str) -> None:
    assert at(text) == "2025-12-19 14:30:00"
    assert read_moment(text, day=DAY).approximate


@pytest.mark.parametrize("text", ["??", "??:??", "HH:mm", "unknown", "14:??", "24:XX", "2025-MM-DD", "2025-??-?? HH:MM"])
def test_an_unknown_time_stays_as_typed(text: str) -> None:
    reading = read_moment(text, day=DAY)
    assert (reading.at, reading.doubts) == (text, (f"the time is unknown: {text}",))


def test_a_known_day_with_an_unknown_time_keeps_the_day() -> None:
    assert read_moment("2020-12-21 HH:mm") == Reading(
        "2020-12-21 HH:mm", precision="day", doubts=("the time is unknown: HH:mm",), day=date(2020, 12, 21)
    )


def test_a_date_alone_gets_no_time() -> None:
    reading = read_moment("27-02-2026")
    assert (reading.at, reading.day, reading.precision) == ("27-02-2026", date(2026, 2, 27), "day")
    assert reading.doubts == ("only the day is known: 2026-02-27",)


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


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("24-10-2024 02:00-04:30", "2024-10-24 02:00", "2024-10-24 04:30"),
        ("14:00 - 14:30", "2025-12-19 14:00", "2025-12-19 14:30"),
        ("14:00–14:30 CET", "2025-12-19 13:00", "2025-12-19 13:30"),
        ("14:00 to 14:30", "2025-12-19 14:00", "2025-12-19 14:30"),
        ("1430-1510", "2025-12-19 14:30", "2025-12-19 15:10"),
        ("between 14:00 and 14:30 CET", "2025-12-19 13:00", "2025-12-19 13:30"),
        ("Between 2025-12-19 14:00 and 2025-12-20 01:00", "2025-12-19 14:00", "2025-12-20 01:00"),
        ("14:30-2:00", "2025-12-19 14:30", "2025-12-20 02:00"),
        ("2:00-4:30 PM", "2025-12-19 14:00", "2025-12-19 16:30"),
        ("11:30-1:15 PM", "2025-12-19 11:30", "2025-12-19 13:15"),
        ("23:50-00:10", "2025-12-19 23:50", "2025-12-20 00:10"),
        ("2025-12-19 23:00 - 2025-12-20 01:00", "2025-12-19 23:00", "2025-12-20 01:00"),
    ],
)
def test_ranges(text: str, start: str, end: str) -> None:
    reading = read_moment(text, day=DAY)
    assert at(text)[:16] == start
    assert reading.until
    assert f"{reading.until:%Y-%m-%d %H:%M}" == end


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


@pytest.mark.parametrize(
    "text",
    [
        *("hello", "25:00", "14:75", "14:45x", "2025-02-30 10:00", "2025-13-01", "14:45 and later", "+5", "Eastern", "1:2:3:4"),
        *("0001-01-01T00:00:00+02:00", "9999-12-31T24:00", "14:45 14:50", "v1.14.2", "٣٤:١٢"),
    ],
)
def test_what_is_not_wholly_understood_stays_words(text: str) -> None:
    reading = read_moment(text, day=DAY)
    assert (reading.at, reading.precision) == (text, "unknown")
    assert reading.doubts


_PIECES = st.sampled_from(
    [
        *(
            "14:45",
            "2:45 PM",
            "13:55 PM",
            "2025-12-19",
            "19 Dec",
            "12-05",
            "03/04/2026",
            "T",
            "Z",
            "CET",
            "IST",
            "+02:00",
            "-",
            "–",
        ),
        *(
            "~",
            "??",
            "yesterday",
            "+5m",
            "(",
            ")",
            "17:14 UTC",
            "Sat",
            "1443",
            "14.43",
            "to",
            "at",
            " ",
            "[",
            "**",
            "9999",
            "0001",
        ),
        *("Eastern", "Europe/Berlin", "HH:mm", "24:00", "ish", "Feb 29", "31 Dec 9999", "@bob", "x"),
    ]
)


@given(
    st.one_of(st.text(), st.lists(_PIECES, max_size=6).map(" ".join), st.lists(_PIECES, max_size=6).map("".join)),
    st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "", "Nowhere"]),
    st.none() | st.dates(),
    st.none() | st.datetimes(timezones=st.just(UTC)),
)
def test_any_text_gives_utc_or_the_words(text: str, zone: str, day: date | None, after: datetime | None) -> None:
    reading = read_moment(text, zone, day, after)
    assert reading == read_moment(text, zone, day, after)
    if isinstance(reading.at, datetime):
        assert reading.at.tzinfo is UTC
        assert reading.precision in ("second", "minute")
    else:
        assert reading.at == text
        assert reading.doubts


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)), st.sampled_from(["Europe/Berlin", "Asia/Kolkata", "UTC"]))
def test_iso_times_are_read_as_they_are(local: datetime, zone: str) -> None:
    assert read_moment(local.replace(tzinfo=UTC).isoformat(), zone).at == local.replace(tzinfo=UTC)


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)))
def test_twelve_and_twenty_four_hours_agree(local: datetime) -> None:
    day = local.date()
    assert read_moment(f"{local:%I:%M %p}", day=day).at == read_moment(f"{local:%H:%M}", day=day).at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dec  9 14:45:10 2025", "2025-12-09 14:45:10"),
        ("19/Dec/25 2:45 PM", "2025-12-19 14:45:00"),
        ("19-Dec-25 14:45", "2025-12-19 14:45:00"),
        ("19.12.25, 14:45", "2025-12-19 14:45:00"),
        ("12 noon", "2025-12-19 12:00:00"),
        ("12 midnight", "2025-12-19 00:00:00"),
        ("14:45 UTC (Dec 20)", "2025-12-20 14:45:00"),
        ("15:45 (14:45 UTC)", "2025-12-19 14:45:00"),
    ],
)
def test_more_ways_to_write_it(text: str, expected: str) -> None:
    assert at(text) == expected


def test_the_end_of_a_range_may_be_unknown() -> None:
    reading = read_moment("2025-12-19 14:30-14:??")
    assert (reading.at, reading.until) == (datetime(2025, 12, 19, 14, 30, tzinfo=UTC), None)
    assert reading.doubts == ("the end is unknown: 14:??",)


def test_a_day_and_a_month_that_may_be_either_are_the_nearer_ones() -> None:
    near = date(2025, 11, 2)
    assert read_moment("11/02 12:01", day=near).day == near
    assert read_moment("02/11 12:01", day=near).day == near
    assert "and as month and day" in read_moment("11/02 12:01", day=near).doubts[0]


def test_two_digits_of_a_year_that_may_lead_are_said() -> None:
    assert read_moment("17/06/09 20:10").doubts == ("17/06/09 read as day and month: 2009-06-17",)
    assert read_moment("4/21/23 20:10").doubts == ()


def test_an_estimate_is_no_zone() -> None:
    assert at("14:45 est") == "2025-12-19 19:45:00"
    phrase = scan("14:45 est. time of the fix: 16:00")
    assert phrase is not None
    assert (phrase.zone, phrase.end) == ("", 5)
