"""Targets such as `< 5 min`, and whether a time meets them."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from datetime import timedelta

from pmwizard.postmortem.durations import in_words, read_span, short

Compare = Callable[[timedelta, timedelta], bool]

# Without a sign a target is the most it may be.
_SIGNS: dict[str, Compare] = {
    "": operator.le,
    "<": operator.lt,
    "<=": operator.le,
    "=<": operator.le,
    "≤": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "≥": operator.ge,
    "under": operator.lt,
    "below": operator.lt,
    "less than": operator.lt,
    "within": operator.le,
    "at most": operator.le,
    "up to": operator.le,
}
_TARGET = re.compile(rf"({'|'.join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))})\s*(\d.*)", re.DOTALL)


def read_target(text: str) -> tuple[Compare, timedelta] | None:
    """Read `< 5 min`, `<= 1 hour`, `within 15 min` or `4 hours` as how to compare, and with what; None where it is none."""
    parts = _TARGET.fullmatch(" ".join(text.casefold().split()))
    limit = read_span(parts[2]) if parts else None
    return (_SIGNS[parts[1]], limit) if parts and limit is not None else None


def is_met(target: str, actual: str) -> bool | None:
    """Tell whether a time meets a target; None where one of them cannot be read."""
    limit, span = read_target(target), read_span(actual)
    return limit[0](span, limit[1]) if limit and span is not None else None


def figure(span: timedelta) -> str:
    """Write a span as in a table of metrics: `2 min`, `1h 7m`, `1 hour`."""
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    if seconds == 0 and 0 <= minutes < 60:
        return f"{minutes} min"
    return in_words(span) if seconds == 0 and minutes % 60 == 0 else short(span)
