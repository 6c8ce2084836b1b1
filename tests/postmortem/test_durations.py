"""Durations are computed from milestones, and read and written in one notation each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.postmortem.durations import SPANS, as_clock, durations, in_words, milestones, read_span, short
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.timeline import METRICS, Event, Override, Timeline
from tests.strategies import texts

WHOLE_SECONDS = st.integers(0, 99_999_999 * 3600).map(lambda seconds: timedelta(seconds=seconds))


def at(hour: int, minute: int) -> datetime:
    return datetime(2025, 12, 19, hour, minute, tzinfo=UTC)


MARKED = Timeline(
    events=(
        Event(at=at(16, 0), event="over", milestone="resolved"),
        Event(at=at(14, 21), event="first failed request", milestone="started"),
        Event(at=at(14, 23), event="alert", milestone="detected"),
        Event(at=at(14, 27), event="confirmed", milestone="acknowledged"),
        Event(at=at(14, 40), event="cause known", milestone="triaged"),
        Event(at=at(15, 30), event="all back", milestone="mitigated"),
    )
)


def test_the_six_durations_come_from_the_milestones() -> None:
    computed = durations(Incident(), MARKED)
    assert {metric: duration.value and short(duration.value) for metric, duration in computed.items()} == {
        "detect": "2m",
        "acknowledge": "4m",
        "triage": "17m",
        "mitigate": "1h 7m",
        "resolve": "1h 37m",
        "total": "1h 39m",
    }
    assert list(computed) == list(SPANS) == [metric.name for metric in METRICS]
    assert computed["detect"].label == "Time to detect"
    assert all(duration.lacks == () for duration in computed.values())


def test_a_duration_without_its_milestones_says_which_it_lacks() -> None:
    events = (Event(at=at(14, 23), milestone="detected"), Event(at="later", milestone="resolved"))
    computed = durations(Incident(), Timeline(events=events))
    assert computed["detect"].value is None
    assert computed["detect"].lacks == ("started",)
    assert computed["resolve"].lacks == ("the time of resolved",)
    assert computed["total"].lacks == ("started", "the time of resolved")


def test_a_duration_whose_end_is_before_its_start_is_none_and_says_so() -> None:
    events = (Event(at=at(14, 23), milestone="detected"), Event(at=at(14, 20), milestone="mitigated"))
    mitigate = durations(Incident(), Timeline(events=events))["mitigate"]
    assert (mitigate.value, mitigate.lacks, mitigate.is_reversed) == (None, (), True)
    assert mitigate.obstacle == "mitigated is before detected"


def test_start_and_end_come_from_the_header_where_no_event_marks_them() -> None:
    header = Incident(started_at=at(14, 0), resolved_at=at(17, 0))
    assert milestones(header, Timeline()) == {"started": at(14, 0), "resolved": at(17, 0)}
    assert milestones(header, MARKED)["started"] == at(14, 21)
    events = (Event(at="14:30", event="An alert", milestone="detected"),)
    assert durations(Incident(), Timeline(events=events))["triage"].obstacle == "lacks the time of detected and triaged"
    assert durations(Incident(started_at="about two", resolved_at=at(17, 0)), Timeline())["total"].lacks == ("started",)


def test_an_override_with_a_value_goes_with_its_duration() -> None:
    found_later = Override(metric="detect", value="2h 15m", reason="found in the logs")
    timeline = MARKED.model_copy(update={"overrides": (found_later, Override(metric="total", value=" "))})
    computed = durations(Incident(), timeline)
    assert computed["detect"].override == found_later
    assert computed["detect"].value == timedelta(minutes=2)
    assert computed["total"].override is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3h 45m", 13500),
        ("2 hours 5 minutes", 7500),
        ("1 hour, 2 minutes and 3 seconds", 3723),
        ("45 min", 2700),
        ("1d 2h", 93600),
        ("03:45", 13500),
        ("00:01:30", 90),
        ("1.5h", 5400),
        ("90 secs", 90),
        ("2hrs", 7200),
        ("  1H 30M ", 5400),
        ("0m", 0),
    ],
)
def test_a_span_is_read(text: str, seconds: int) -> None:
    assert read_span(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text", ["", " ", "soon", "-5m", "45", "1h and a bit", "5ms", "3:75", "h", "~1h", "1h,,2m", "9" * 5000, "1d" * 5000]
)
def test_what_is_no_span_is_none(text: str) -> None:
    assert read_span(text) is None


@given(texts() | st.text("0123456789dhms:, .and", max_size=40))
def test_reading_a_span_never_fails(text: str) -> None:
    span = read_span(text)
    assert span is None or span >= timedelta()


@given(WHOLE_SECONDS)
def test_a_span_written_short_or_in_words_reads_back(span: timedelta) -> None:
    assert read_span(short(span)) == span
    assert read_span(in_words(span)) == span


@given(st.integers(0, 9_999 * 3600).map(lambda seconds: timedelta(seconds=seconds)))
def test_a_span_written_as_a_clock_reads_back(span: timedelta) -> None:
    assert read_span(as_clock(span)) == span


@given(st.timedeltas())
def test_any_span_can_be_written(span: timedelta) -> None:
    rounded_to_nothing = abs(span) < timedelta(milliseconds=500)
    for written in (short(span), in_words(span), as_clock(span)):
        assert written.startswith("-") == (span < timedelta() and not rounded_to_nothing) or abs(span.microseconds) == 500_000


@pytest.mark.parametrize(
    ("span", "written"),
    [
        (timedelta(hours=1, minutes=37), ("1h 37m", "1 hour 37 minutes", "01:37")),
        (timedelta(hours=2, minutes=1), ("2h 1m", "2 hours 1 minute", "02:01")),
        (timedelta(minutes=2, seconds=5), ("2m 5s", "2 minutes 5 seconds", "00:02:05")),
        (timedelta(days=1, hours=2), ("26h", "26 hours", "26:00")),
        (timedelta(), ("0m", "0 minutes", "00:00")),
        (timedelta(minutes=-5), ("-5m", "-5 minutes", "-00:05")),
        (timedelta(milliseconds=-300), ("0m", "0 minutes", "00:00")),
    ],
)
def test_a_span_is_written_three_ways(span: timedelta, written: tuple[str, str, str]) -> None:
    assert (short(span), in_words(span), as_clock(span)) == written
