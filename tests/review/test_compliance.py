"""Compliance: verdicts that agree, and deadlines that have not passed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pmwizard.postmortem.compliance import Regulation
from tests.review.complete import errors, warnings


def regulation(**values: Any) -> dict[str, Any]:
    return {"compliance.regulations": (Regulation(name="GDPR", **values),)}


def test_nothing_is_asked_for() -> None:
    assert warnings(regulation()) == errors(regulation()) == []
    assert warnings({"compliance.reporting_required": "no", "compliance.legal": " "}) == []


def test_no_does_not_go_with_a_regulation_that_asks_for_a_report() -> None:
    changes = regulation(verdict="done") | {"compliance.reporting_required": "no"}
    assert warnings(changes) == [("compliance.reporting_required", 'no, though "GDPR" below is done')]
    assert errors(changes) == []
    assert warnings(changes | {"compliance.reporting_required": "yes"}) == []


def test_yes_may_have_another_reason_than_the_regulations_named() -> None:
    assert warnings(regulation(verdict="not applicable") | {"compliance.reporting_required": "yes"}) == []


def test_a_deadline_that_has_passed_by_the_latest_day_in_the_document_is_doubted() -> None:
    """Detected on 3 March at 09:06; 72 hours end on 6 March."""
    late = regulation(verdict="required") | {"closing.date": date(2026, 3, 7)}
    assert warnings(late) == [
        ("compliance.regulations.0.verdict", "still required, though it was due by 2026-03-06 09:06 UTC; done?")
    ]
    assert errors(late) == []


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({"verdict": "required"}, date(2026, 3, 6)),
        ({"verdict": "done"}, date(2026, 3, 7)),
        ({"verdict": "not applicable"}, date(2026, 3, 7)),
        ({"verdict": "required", "window": "5 days"}, date(2026, 3, 7)),
        ({"verdict": "required", "window": "varies"}, date(2026, 3, 7)),
    ],
)
def test_in_time_or_not_due_is_fine(values: dict[str, str], day: date) -> None:
    assert warnings(regulation(**values) | {"closing.date": day}) == []
