"""Values keep what was typed and read what is meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from pydantic import ValidationError

from pmwizard.postmortem.actions import PRIORITIES, STATUSES, ActionItem
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.severity import LEVELS, AffectedSystem, Severity, code
from pmwizard.postmortem.summary import Summary
from pmwizard.postmortem.timeline import Event, Timeline
from pmwizard.postmortem.values import (
    Choices,
    Kind,
    choices,
    clean,
    day_text,
    field_at,
    is_empty,
    kind,
    known,
    moment_text,
    plain,
    row_of,
    suggestions,
)
from tests.strategies import MOMENTS, texts

BERLIN_WINTER = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("given_value", "kept"),
    [
        ("yesterday ~2pm", "yesterday ~2pm"),
        ("2025-12-19T14:23:00Z", "2025-12-19T14:23:00Z"),
        ("", ""),
        (datetime(2025, 12, 19, 15, 23, tzinfo=BERLIN_WINTER), datetime(2025, 12, 19, 14, 23, tzinfo=UTC)),
        (datetime(2025, 12, 19, 14, 23), "2025-12-19 14:23:00"),
        (date(2025, 12, 19), "2025-12-19"),
        (time(14, 23), "14:23:00"),
        (datetime(1, 1, 1, tzinfo=BERLIN_WINTER), "0001-01-01 00:00:00+01:00"),
        (1734619500, "1734619500"),
        (14.23, "14.23"),
        (True, "True"),
    ],
)
def test_a_moment_is_a_utc_time_or_the_words(given_value: object, kept: object) -> None:
    assert Event.model_validate({"at": given_value}).at == kept


@given(MOMENTS)
def test_a_time_with_a_zone_is_the_same_time_in_utc(at: datetime) -> None:
    moment = Event(at=at).at
    if isinstance(moment, datetime):
        assert moment == at
        assert moment.tzinfo is UTC
        assert Event(at=moment).at == moment
    else:
        assert at.year in (1, 9999)


@given(texts())
def test_words_are_kept_in_moments_days_and_lines(words: str) -> None:
    assert Event(at=words).at == Event(event=words).event == ActionItem(due=words).due == clean(words)


@pytest.mark.parametrize(
    ("given_value", "kept"),
    [
        (date(2025, 12, 26), date(2025, 12, 26)),
        (datetime(2025, 12, 26, 23, 30, tzinfo=BERLIN_WINTER), date(2025, 12, 26)),
        (time(14, 23), "14:23:00"),
        ("next week", "next week"),
        ("2025-12-26", "2025-12-26"),
        (20251226, "20251226"),
        (0, "0"),
    ],
)
def test_a_day_is_a_date_or_the_words(given_value: object, kept: object) -> None:
    day = ActionItem.model_validate({"due": given_value}).due
    assert (day, type(day)) == (kept, type(kept))


@pytest.mark.parametrize("wrong", [None, ["14:23"], {"at": 1}])
def test_what_is_no_single_value_is_refused(wrong: object) -> None:
    with pytest.raises(ValidationError):
        Event.model_validate({"at": wrong})


@pytest.mark.parametrize(
    ("scale", "text", "name"),
    [
        (LEVELS, "HIGH", "high"),
        (LEVELS, "P0", "critical"),
        (LEVELS, " sev 2 ", "medium"),
        (LEVELS, "", ""),
        (LEVELS, "   ", ""),
        (PRIORITIES, "long_term", "low"),
        (PRIORITIES, "p3", "low"),
        (STATUSES, "In-Progress", "in progress"),
        (STATUSES, "🟢 Complete", "complete"),
        (STATUSES, "Planned", "open"),
    ],
)
def test_a_choice_is_read_in_any_spelling(scale: Choices, text: str, name: str) -> None:
    assert scale.read(text) == name


@pytest.mark.parametrize("wrong", ["urgent", "P9", True, None, "high!"])
def test_what_is_no_choice_is_refused_with_the_choices(wrong: object) -> None:
    with pytest.raises(ValidationError, match="expected one of critical, high, medium, low"):
        Severity.model_validate({"level": wrong})


def test_a_choice_is_shown_by_its_label() -> None:
    assert PRIORITIES.label("low") == "Long-term"
    assert PRIORITIES.label("unheard of") == "unheard of"
    assert [code(level) for level in ("critical", "high", "medium", "low", "")] == ["P0", "P1", "P2", "P3", ""]


def test_the_names_labels_and_aliases_of_a_choice_lead_back_to_it() -> None:
    for scale in (LEVELS, PRIORITIES, STATUSES):
        for choice in scale:
            assert {scale.read(spelling) for spelling in (choice.name, choice.label, *choice.aliases)} == {choice.name}


@given(texts())
def test_clean_text_is_storable_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode().decode() == cleaned == clean(cleaned)
    assert "\r" not in cleaned


def test_line_ends_become_line_feeds_and_nothing_else_is_lost() -> None:
    assert clean("a\r\nb\rc\n\x00\x1b[0m") == "a\nb\nc\n\x00\x1b[0m"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2025, 12, 19, 14, 23, tzinfo=UTC), "2025-12-19 14:23"),
        (datetime(2025, 12, 19, 14, 23, 5, tzinfo=UTC), "2025-12-19 14:23:05"),
        (datetime(2025, 12, 19, 14, 23, 5, 250000, tzinfo=UTC), "2025-12-19 14:23:05.250000"),
        (date(2025, 12, 26), "2025-12-26"),
        (("one", "two"), "one\ntwo"),
        (True, "yes"),
        (False, ""),
        (7, "7"),
        ("as typed", "as typed"),
        ((), ""),
    ],
)
def test_a_value_is_written_as_its_author_would_type_it(value: object, text: str) -> None:
    assert plain(value) == text


def test_a_moment_and_a_day_are_written_or_left_as_words() -> None:
    assert moment_text("yesterday ~2pm") == "yesterday ~2pm"
    assert day_text("soon") == "soon"
    assert day_text(date(2025, 12, 26)) == "2025-12-26"
    assert known("yesterday ~2pm") is None


@pytest.mark.parametrize(
    "value",
    [
        "",
        " \n",
        (),
        ("", " "),
        None,
        False,
        0,
        {},
        Incident(),
        ActionItem(),
        Timeline(),
        Incident(title=" "),
        Summary(services=("",)),
    ],
)
def test_nothing_given_is_empty(value: object) -> None:
    assert is_empty(value)


@pytest.mark.parametrize(
    "value",
    [
        "x",
        ("", "x"),
        True,
        1,
        {"a": ""},
        Incident(status="final"),
        ActionItem(status="blocked"),
        Timeline(events=(Event(event="x"),)),
    ],
)
def test_anything_given_is_not_empty(value: object) -> None:
    assert not is_empty(value)


def test_a_field_says_its_kind_its_choices_and_its_suggestions() -> None:
    systems = field_at(Severity, "systems")
    assert kind(systems) is Kind.ROWS
    assert row_of(systems) is AffectedSystem
    assert row_of(field_at(Severity, "business")) is None
    assert kind(field_at(Severity, "level")) is Kind.CHOICE
    assert choices(field_at(Severity, "level")) == LEVELS
    assert choices(field_at(Severity, "business")) == ()
    assert "Degraded" in suggestions(field_at(Severity, "systems.0.impact"))
    assert suggestions(field_at(Severity, "business")) == ()
