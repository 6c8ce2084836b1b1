"""The summary: its five points, and the details of compromised data."""

from __future__ import annotations

import pytest

from pmwizard.postmortem.summary import Summary
from tests.review.complete import errors, warnings

POINTS = ("what_happened", "impact", "root_cause", "actions_taken", "prevention")


def test_there_is_a_summary() -> None:
    nothing = {"summary": Summary(services=("Label service",))}
    assert errors(nothing) == [("summary.what_happened", "no summary; take the proposed words, or write your own")]
    assert warnings(nothing) == []


@pytest.mark.parametrize("point", POINTS)
def test_each_point_is_asked_for(point: str) -> None:
    ((path, message),) = warnings({f"summary.{point}": " "})
    assert path == f"summary.{point}"
    assert message.startswith("empty; say ")
    assert errors({f"summary.{point}": " "}) == []


def test_compromised_data_is_told_in_detail() -> None:
    changes = {"summary.data_compromised": "yes"}
    assert warnings(changes) == [("summary.data_compromised_details", "say which data, whose, and how much")]
    assert warnings(changes | {"summary.data_compromised_details": "Forty addresses"}) == []
    assert warnings({"summary.data_compromised": "no"}) == []
