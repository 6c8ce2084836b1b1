"""Action items: the full template's rule, ids, and due dates that make sense."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pmwizard.postmortem.actions import ActionItem
from tests.review.complete import COMPLETE, errors, warnings

ITEM = COMPLETE.actions.items[0]


@pytest.mark.parametrize("field", ["description", "owner", "due", "priority"])
def test_an_item_has_a_description_an_owner_a_due_date_and_a_priority(field: str) -> None:
    ((path, message),) = errors({f"actions.items.0.{field}": ""})
    assert path == f"actions.items.0.{field}"
    assert message.startswith("no ")


def test_each_missing_field_is_said_at_its_path() -> None:
    assert [path for path, _ in errors({"actions.items.1": ActionItem()})] == [
        f"actions.items.1.{field}" for field in ("description", "owner", "due", "priority", "id")
    ]


def test_no_items_are_doubted() -> None:
    assert warnings({"actions.items": ()}) == [("actions.items", "no action items; what will keep it from happening again?")]


def test_an_id_is_its_own() -> None:
    again = ITEM.model_copy(update={"id": "ai-001 "})
    assert errors({"actions.items": (ITEM, again)}) == [
        ("actions.items.1.id", '"ai-001" is the id of an item above too; give this one its own')
    ]
    assert errors({"actions.items.0.id": ""}) == [("actions.items.0.id", "no id; give it its own, like AI-004")]


def test_a_due_date_is_a_date() -> None:
    assert errors({"actions.items.0.due": "soon"}) == [("actions.items.0.due", 'not a date yet: "soon"; write 2025-12-26')]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"actions.items.0.due": date(2026, 3, 2)}, "before the incident was resolved on 2026-03-03"),
        ({"actions.items.0.due": date(2026, 4, 3)}, "high action items must be done by 2026-04-02"),
        ({"actions.items.0.priority": "critical"}, "critical action items must be done by 2026-03-10"),
    ],
)
def test_a_due_date_fits_the_priority(changes: dict[str, Any], message: str) -> None:
    assert warnings(changes) == [("actions.items.0.due", message)]
    assert errors(changes) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"actions.items.0.due": date(2026, 3, 3)},
        {"actions.items.0.due": date(2026, 4, 2)},
        {"actions.items.0.due": date(2027, 3, 3), "actions.items.0.priority": "low"},
    ],
)
def test_a_due_date_within_its_window_or_long_term_is_fine(changes: dict[str, Any]) -> None:
    assert warnings(changes) == errors(changes) == []
