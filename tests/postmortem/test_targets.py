"""Targets are read as they are written, and compared as they say."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.postmortem.durations import read_span
from pmwizard.postmortem.targets import figure, is_met, read_target
from tests.strategies import texts


@pytest.mark.parametrize(
    ("target", "actual", "met"),
    [
        ("< 5 min", "2 min", True),
        ("< 5 min", "5 min", False),
        ("<5min", "4m 59s", True),
        ("<= 1 hour", "1h", True),
        ("≤ 1 hour", "1h 1m", False),
        ("within 15 min", "15 min", True),
        ("Under 15 min", "15 min", False),
        ("at most\n15 min", "00:15", True),
        ("4 hours", "3h 45m", True),
        ("> 1 h", "2h", True),
        (">= 1 h", "59 min", False),
    ],
)
def test_a_time_meets_its_target_or_not(target: str, actual: str, met: bool) -> None:
    assert is_met(target, actual) is met


@pytest.mark.parametrize(
    ("target", "actual"), [("", "2 min"), ("soon", "2 min"), ("< 5 min", ""), ("< 5 min", "a while"), ("<", "")]
)
def test_what_cannot_be_read_is_not_judged(target: str, actual: str) -> None:
    assert is_met(target, actual) is None


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(), "0 min"),
        (timedelta(minutes=12), "12 min"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=26), "26 hours"),
        (timedelta(hours=2, minutes=15), "2h 15m"),
        (timedelta(seconds=90), "1m 30s"),
        (timedelta(minutes=-5), "-5m"),
    ],
)
def test_a_figure_is_short(span: timedelta, text: str) -> None:
    assert figure(span) == text


@given(st.timedeltas(timedelta(), timedelta(days=400)))
def test_a_figure_reads_as_its_span(span: timedelta) -> None:
    assert read_span(figure(span)) == timedelta(seconds=round(span.total_seconds()))


@given(texts())
def test_any_target_is_answered(text: str) -> None:
    assert read_target(text) is None or is_met(text, "1h") in (True, False)
