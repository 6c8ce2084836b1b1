"""A time as it is written: every shape, its precision, ranges, and what is no time."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.intake.moments import Reading, read_moment
from pmwizard.intake.phrases import scan
from tests.intake.reading import DAY, at

AFTER = datetime(2025, 12, 19, 14, 0, tzinfo=UTC)


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
def test_every_shape_gives_its_time(text: str, expected: str) -> None:
    assert at(text) == expected


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


def test_the_end_of_a_range_may_be_unknown() -> None:
    reading = read_moment("2025-12-19 14:30-14:??")
    assert (reading.at, reading.until) == (datetime(2025, 12, 19, 14, 30, tzinfo=UTC), None)
    assert reading.doubts == ("the end is unknown: 14:??",)


def test_an_estimate_is_no_zone() -> None:
    assert at("14:45 est") == "2025-12-19 19:45:00"
    phrase = scan("14:45 est. time of the fix: 16:00")
    assert phrase is not None
    assert (phrase.zone, phrase.end) == ("", 5)
