"""The metrics: what is said by hand agrees with what follows, and targets can be compared."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.complete import warnings


@pytest.mark.parametrize(
    ("row", "path", "message"),
    [
        ({"target": "fast"}, "target", 'no target that a time can meet: "fast"; write < 5 min'),
        ({"target": "< 5 min", "actual": "soon"}, "actual", 'not a duration yet: "soon"; write 1h 30m'),
        ({"target": "< 5 min", "actual": "2 min"}, "actual", "the timeline gives 4m; which is right?"),
        ({"target": "< 5 min", "met": "no"}, "met", "target and actual say: ✅ Met"),
        ({"target": "< 3 min", "met": "yes"}, "met", "target and actual say: ❌ Not met"),
    ],
)
def test_a_doubt_about_a_metric(row: dict[str, Any], path: str, message: str) -> None:
    changes = {"metrics.response": [{"metric": "Time to Detect", **row}]}
    assert warnings(changes) == [(f"metrics.response.0.{path}", message)]


@pytest.mark.parametrize(
    "row",
    [
        {"metric": "Time to Detect", "target": "< 5 min", "actual": "4 min", "met": "yes"},
        {"metric": "Time to Triage", "target": "< 15 min"},
        {"metric": "Pages sent", "target": "few", "actual": "2", "met": "yes"},
        {},
    ],
)
def test_an_agreeing_or_unknown_metric_is_fine(row: dict[str, Any]) -> None:
    assert warnings({"metrics.response": [row]}) == []


@pytest.mark.parametrize(
    ("total", "found"),
    [
        ("", []),
        ("$2,000", []),
        ("2,000 dollars", [("metrics.total", 'the amounts add up to "$2,000"')]),
        ("$3,000", [("metrics.total", 'the amounts add up to "$2,000"')]),
    ],
)
def test_a_total_said_by_hand_must_be_the_sum(total: str, found: list[tuple[str, str]]) -> None:
    costs = [{"category": "Revenue Loss", "amount": "$500"}, {"category": "Credits", "amount": "$1,500"}]
    assert warnings({"metrics.costs": costs, "metrics.total": total}) == found


def test_a_total_that_cannot_be_checked_is_fine() -> None:
    assert warnings({"metrics.costs": [{"amount": "a lot"}], "metrics.total": "$3,000"}) == []
