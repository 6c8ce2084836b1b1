"""The meeting, the signatures and the footer: days that are days, in a possible order."""

from __future__ import annotations

from datetime import date

import pytest

from pmwizard.postmortem.closing import FollowUp, Signature
from tests.review.complete import errors, warnings


@pytest.mark.parametrize("path", ["closing.date", "closing.last_updated", "closing.next_review", "closing.signatures.0.day"])
def test_a_day_is_a_day(path: str) -> None:
    assert warnings({path: "soon"}) == [(path, 'not a date yet: "soon"; write 2025-12-26')]
    assert errors({path: "soon"}) == []


def test_the_meeting_took_a_number_of_minutes_or_a_duration() -> None:
    assert warnings({"closing.minutes": "all day"}) == [
        ("closing.minutes", 'not a duration yet: "all day"; write 1h 30m'),
    ]
    assert [warnings({"closing.minutes": span}) for span in ("45", " 45 ", "45 minutes", "1h 30m")] == [[], [], [], []]


def test_the_next_review_is_not_before_the_last_update() -> None:
    early = {"closing.next_review": date(2026, 3, 1)}
    assert warnings(early) == [("closing.next_review", "before the last update on 2026-03-04")]
    assert warnings(early | {"closing.last_updated": date(2026, 2, 28)}) == []
    assert warnings({"closing.next_review": date(2026, 4, 3)}) == []


def test_nothing_is_asked_for() -> None:
    rows = {"closing.signatures": (Signature(role="CTO"),), "closing.follow_ups": (FollowUp(done=True),)}
    assert warnings(rows) == errors(rows) == []
