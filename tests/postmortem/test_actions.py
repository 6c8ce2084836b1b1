"""Action items get an id once, and a due date from their priority."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.postmortem.actions import REPORT_STATUSES, STATUSES, ActionItem, Actions, number, numbered, propose_due

RESOLVED = date(2025, 12, 19)


@pytest.mark.parametrize(
    ("priority", "due"),
    [("critical", date(2025, 12, 26)), ("high", date(2026, 1, 18)), ("medium", date(2026, 3, 19)), ("low", date(2026, 6, 17))],
)
def test_a_due_date_is_7_30_90_or_180_days_after_resolution(priority: str, due: date) -> None:
    assert propose_due(priority, RESOLVED) == due


def test_no_due_date_without_priority_resolution_or_calendar() -> None:
    assert propose_due("", RESOLVED) is None
    assert propose_due("high", None) is None
    assert propose_due("high", date.max) is None


def test_items_without_an_id_get_the_next_ones() -> None:
    actions = numbered(Actions(items=(ActionItem(id="AI-7"), ActionItem(), ActionItem(id="OPS"), ActionItem())))
    assert [item.id for item in actions.items] == ["AI-7", "AI-008", "OPS", "AI-009"]
    assert actions.given == 9


def test_where_all_have_an_id_nothing_changes() -> None:
    actions = Actions(items=(ActionItem(id="AI-001"),), given=1)
    assert numbered(actions) is actions


@pytest.mark.parametrize(
    ("item_id", "ends_with"),
    [("AI-001", 1), ("AI-15", 15), ("7", 0), ("OPS-20251219", 0), ("", 0), ("AI-", 0), ("AI-x", 0), ("AI-٣", 0), ("AI-²", 0), ("AI-" + "9" * 5000, 0)],
)
def test_the_number_of_an_id(item_id: str, ends_with: int) -> None:
    assert number(item_id) == ends_with


@given(st.lists(st.none() | st.integers(0, 5), max_size=20), st.lists(st.sampled_from(["AI-2", "AI-004", "OPS"]), unique=True))
def test_an_id_is_never_given_again(steps: list[int | None], imported: list[str]) -> None:
    """Items are added (None) and deleted (by index) in any order, from any start."""
    actions = numbered(Actions(items=tuple(ActionItem(id=name) for name in imported)))
    seen = [item.id for item in actions.items]
    for step in steps:
        rows = actions.items
        if step is None:
            actions = numbered(actions.model_copy(update={"items": (*rows, ActionItem(description="new"))}))
            seen.append(actions.items[-1].id)
        else:
            actions = numbered(actions.model_copy(update={"items": rows[:step] + rows[step + 1 :]}))
    assert len(seen) == len(set(seen))


def test_every_status_has_the_reports_word_and_reads_back_from_it() -> None:
    assert list(REPORT_STATUSES) == list(STATUSES.names)
    assert all(STATUSES.read(word) == name for name, word in REPORT_STATUSES.items())
