from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from pmwizard.markdown.facts import as_clock, day, facts, in_words, planned, status, utc, when
from pmwizard.postmortem.durations import Duration
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import Event, Override, Timeline

AT = datetime(2025, 12, 19, 14, 23, tzinfo=UTC)


def test_a_moment_is_written_in_utc_and_words_as_typed() -> None:
    assert utc(AT) == "2025-12-19 14:23 UTC"
    assert utc("yesterday ~2pm") == "yesterday ~2pm"


def test_a_day_is_that_of_a_time_a_date_or_the_words() -> None:
    assert day(AT) == day(date(2025, 12, 19)) == "2025-12-19"
    assert day("Friday") == "Friday"


@pytest.mark.parametrize(
    ("event", "full", "clock"),
    [
        (Event(at=AT), "2025-12-19 14:23", "14:23"),
        (Event(at=AT, approximate=True), "~2025-12-19 14:23", "~14:23"),
        (Event(at=AT.replace(second=7)), "2025-12-19 14:23:07", "14:23:07"),
        (Event(at="about two", approximate=True), "about two", "about two"),
        (Event(), "", ""),
    ],
)
def test_an_events_time(event: Event, full: str, clock: str) -> None:
    assert (when(event), when(event, one_day=True)) == (full, clock)


def test_a_duration_is_written_or_left_empty() -> None:
    span = Duration("total", timedelta(minutes=97))
    assert (in_words(span), as_clock(span), as_clock(span, " total")) == ("1 hour 37 minutes", "01:37", "01:37 total")
    assert in_words(Duration("total", None)) == as_clock(Duration("total", None), " total") == ""


def test_a_duration_set_by_hand_says_why() -> None:
    span = Duration("total", timedelta(1), override=Override(value=" 2h ", reason="Found in the logs"))
    assert in_words(span) == "2h (Found in the logs)"
    assert as_clock(span, " total") == "2h total (Found in the logs)"
    assert in_words(Duration("total", None, override=Override(value="2h"))) == "2h"


def test_a_status_is_written_in_the_words_of_each_template() -> None:
    assert [status(name) for name in ("open", "in progress", "complete", "blocked", "")] == [
        *("🔴 Open", "🟡 In Progress", "🟢 Complete", "⚫ Blocked"),
        "",
    ]
    assert [planned(name) for name in ("open", "in progress", "complete", "blocked", "")] == [
        *("Planned", "In Progress", "Completed", "Blocked"),
        "",
    ]


def test_the_header_takes_its_times_from_the_milestones_where_it_has_none() -> None:
    events = (Event(at=AT, milestone="started"), Event(at=AT + timedelta(hours=1), milestone="resolved"))
    known = facts(PostMortem(timeline=Timeline(events=events)))
    assert (known["started"], known["resolved"]) == (AT, AT + timedelta(hours=1))
    known = facts(PostMortem(incident=Incident(started_at="around two"), timeline=Timeline(events=events)))
    assert known["started"] == "around two"


def test_events_come_in_order_of_time_and_by_phase_without_empty_ones() -> None:
    late = Event(at=AT + timedelta(minutes=9), event="b", milestone="mitigated")
    early = Event(at=AT, event="a", milestone="detected")
    known = facts(PostMortem(timeline=Timeline(events=(late, early, Event(phase="recovery")))))
    assert known["events"] == [early, late]
    assert known["phases"] == {"detection": [early], "investigation": [], "mitigation": [late], "recovery": []}


def test_the_date_is_left_out_only_where_the_header_says_it_for_all() -> None:
    def one_day(started: datetime | str, *times: datetime | str) -> bool:
        events = tuple(Event(at=at) for at in times)
        return bool(facts(PostMortem(incident=Incident(started_at=started), timeline=Timeline(events=events)))["one_day"])

    assert one_day(AT, AT, "later", AT + timedelta(hours=9))
    assert not one_day(AT, AT, AT + timedelta(hours=10))
    assert not one_day(AT + timedelta(days=1), AT)
    assert not one_day("", AT)
