"""Words that stand where a time, a date or a duration is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from pmwizard.postmortem.durations import read_span, short
from pmwizard.review.problem import Grade, Problem, quoted, warning

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def no_time_yet(path: str, moment: datetime | str, grade: Grade = "error") -> Iterator[Problem]:
    """Find words that are not a time yet; nothing at all is not a problem here."""
    if isinstance(moment, str) and DAY.fullmatch(moment.strip()):
        yield warning(path, f"only the day is known; write {moment.strip()} 14:45 UTC")
    elif isinstance(moment, str) and moment.strip():
        yield Problem(path, grade, f"not a time yet: {quoted(moment)}; write 2025-12-19 14:45 UTC")


def no_day_yet(path: str, day: date | str, grade: Grade = "error") -> Iterator[Problem]:
    """Find words that are not a date yet; nothing at all is not a problem here."""
    if isinstance(day, str) and day.strip():
        yield Problem(path, grade, f"not a date yet: {quoted(day)}; write 2025-12-26")


def no_span_yet(path: str, span: str, grade: Grade) -> Iterator[Problem]:
    """Find words that are not a duration yet; nothing at all is not a problem here."""
    if span.strip() and read_span(span) is None:
        yield Problem(path, grade, f"not a duration yet: {quoted(span)}; write 1h 30m")


def another_span(path: str, said: str, follows: str, source: str) -> Iterator[Problem]:
    """Find a duration said by hand that is not the one that follows; words that are no duration are not a problem here."""
    by_hand, computed = read_span(said), read_span(follows)
    if by_hand is not None and computed is not None and by_hand != computed:
        yield warning(path, f"{source} gives {short(computed)}; which is right?")
