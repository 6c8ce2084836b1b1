"""The impact: nothing is asked for, but what is said must not contradict its source."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.complete import errors, warnings


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        ({"impact.duration": "2 hours (09:02 - 11:02 UTC)"}, "duration", "the timeline gives 1h 3m; which is right?"),
        ({"impact.severity": "P0 (everything)"}, "severity", "the severity is high; which is right?"),
        ({"impact.systems": ["Depot screens"]}, "systems", '"Label service" of the affected systems is not among these'),
        (
            {
                "impact.breach": "No - nothing left",
                "summary.data_compromised": "yes",
                "summary.data_compromised_details": "names",
            },
            "breach",
            "no, though the summary says yes to data compromised",
        ),
    ],
)
def test_a_contradiction_is_a_doubt(changes: dict[str, Any], path: str, message: str) -> None:
    assert warnings(changes) == [(f"impact.{path}", message)]
    assert errors(changes) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"impact.users_affected": "40 depots"},
        {"impact.duration": "1h 3m (09:02 - 10:05 UTC)"},
        {"impact.duration": "most of the morning"},
        {"impact.severity": "P1 (high impact, one morning)"},
        {"impact.severity": "bad", "severity.level": "high"},
        {"impact.systems": ["label service ", "Depot screens"]},
        {"impact.breach": "No", "summary.data_compromised": "no"},
        {"impact.breach": "not known yet", "summary.data_compromised": "no"},
    ],
)
def test_what_agrees_or_cannot_be_compared_is_fine(changes: dict[str, Any]) -> None:
    assert warnings(changes) == []
