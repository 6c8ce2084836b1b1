"""The measures: real days, and action items that exist and agree."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.review.complete import warnings

PLANNED = "lessons.prevention.detection.planned"


@pytest.mark.parametrize(
    ("row", "path", "message"),
    [
        ({"action": "AI-007"}, "action", 'no action item is called "AI-007"'),
        ({"action": "AI-001", "due": date(2026, 4, 1)}, "due", '"AI-001" is due "2026-03-20"; which is right?'),
        ({"text": "Drills", "due": "soon"}, "due", 'not a date yet: "soon"; write 2025-12-26'),
    ],
)
def test_a_doubt_about_a_planned_measure(row: dict[str, Any], path: str, message: str) -> None:
    assert warnings({PLANNED: [row]}) == [(f"{PLANNED}.0.{path}", message)]


@pytest.mark.parametrize("row", [{"action": "ai-001"}, {"action": "AI-001", "due": date(2026, 3, 20)}, {"text": "Drills"}, {}])
def test_an_agreeing_or_free_measure_is_fine(row: dict[str, Any]) -> None:
    assert warnings({PLANNED: [row]}) == []


def test_a_complete_action_item_is_not_planned() -> None:
    found = warnings({PLANNED: [{"action": "AI-001"}], "actions.items.0.status": "complete"})
    assert found == [(f"{PLANNED}.0.action", '"AI-001" is complete; it belongs to what is implemented')]


def test_the_day_of_an_implemented_measure_is_a_day() -> None:
    path = "lessons.prevention.process.implemented"
    assert warnings({path: [{"text": "A list", "day": "last week"}]}) == [
        (f"{path}.0.day", 'not a date yet: "last week"; write 2025-12-26')
    ]


def test_blame() -> None:
    ((path, _),) = warnings({"lessons.learned.cultural": ["We ask early", "Carelessness"]})
    assert path == "lessons.learned.cultural"
