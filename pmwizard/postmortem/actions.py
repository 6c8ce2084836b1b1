"""What will be done about it: action items with owner, due date, priority and status."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.values import Choice, Choices, Day, Kind, Line, Part

# The full template's four groups; the days are those of its headings, and half a year for long-term.
PRIORITIES = Choices(
    (
        Choice("critical", "Critical", "Must complete within 7 days", ("P0",)),
        Choice("high", "High", "Must complete within 30 days", ("P1",)),
        Choice("medium", "Medium", "Must complete within 90 days", ("P2",)),
        Choice("low", "Long-term", "Long-term improvement", ("P3",)),
    )
)
DAYS_TO_COMPLETE = {"critical": 7, "high": 30, "medium": 90, "low": 180}
STATUSES = Choices(
    (
        Choice("open", "Open", "🔴", ("🔴 Open", "Planned")),
        Choice("in progress", "In Progress", "🟡", ("🟡 In Progress",)),
        Choice("complete", "Complete", "🟢", ("🟢 Complete", "Completed", "done")),
        Choice("blocked", "Blocked", "⚫", ("⚫ Blocked",)),
    )
)
REPORT_STATUSES = {"open": "Planned", "in progress": "In Progress", "complete": "Completed", "blocked": "Blocked"}
KINDS = Choices(
    (
        Choice("prevent", "Prevent", "Keeps it from happening again"),
        Choice("detect", "Detect", "Shows it earlier"),
        Choice("mitigate", "Mitigate", "Makes it smaller or shorter"),
        Choice("process", "Process", "Changes how people work"),
    )
)


class ActionItem(Part):
    """A row of the action item tables."""

    description: Line = Field(
        "",
        title="Action item",
        description="What will be done; a verb first, so that all can tell when it is done.",
        examples=["Alert when the connection pool is 80 % full"],
    )
    owner: Line = Field(
        "",
        title="Owner",
        description="The one person or team that answers for it.",
        examples=["@db-team"],
    )
    priority: Annotated[str, PRIORITIES] = Field(
        "",
        title="Priority",
        description="How soon it must be done: 7, 30 or 90 days, or long-term.",
        examples=["high"],
    )
    due: Day = Field(
        "",
        title="Due date",
        description="The day it must be done; proposed from priority and day of resolution.",
        examples=["2025-12-26"],
    )
    status: Annotated[str, STATUSES] = Field(
        "open",
        title="Status",
        description="🔴 Open, 🟡 In Progress, 🟢 Complete or ⚫ Blocked.",
        examples=["open"],
    )
    kind: Annotated[str, KINDS] = Field(
        "",
        title="Kind",
        description="Whether it prevents, detects, mitigates, or changes a process.",
        examples=["detect"],
    )
    ticket: Line = Field(
        "",
        title="Ticket",
        description="Where it is tracked: a link or a number.",
        examples=["OPS-4312"],
    )
    answers: Line = Field(
        "",
        title="What it answers",
        description="Which cause, or which line of what went wrong, it answers.",
        examples=["Nothing watched the number of free connections"],
    )
    id: Line = Field(
        "",
        title="ID",
        description="Given out once and never reused.",
        examples=["AI-001"],
    )


class Actions(Part):
    """The action items, and how many ids were ever given out."""

    items: Annotated[tuple[ActionItem, ...], Kind.ROWS] = Field(
        (),
        title="Action items",
        description="All action items must have: clear description, owner, due date, priority.",
        examples=["AI-001 Alert when the connection pool is 80 % full"],
    )
    given: Annotated[int, Kind.NUMBER] = Field(
        0,
        ge=0,
        le=999_999,
        title="Ids given out",
        description="The highest number ever given to an item, so that none is given again.",
        examples=[15],
    )


def numbered(actions: Actions) -> Actions:
    """Give an id to each item that has none; an id once given is never given again. The same value where all have one."""
    given = max([actions.given, *(number(item.id) for item in actions.items)])
    items = []
    for item in actions.items:
        if not item.id:
            given += 1
            item = item.model_copy(update={"id": f"AI-{given:03}"})
        items.append(item)
    if given == actions.given and all(item.id for item in actions.items):
        return actions
    return actions.model_copy(update={"items": tuple(items), "given": given})


def action_called(actions: Actions, item_id: str) -> ActionItem | None:
    """Find the action item with an id, in any case; None where there is none."""
    wanted = item_id.strip().casefold()
    return next((item for item in actions.items if wanted and item.id.strip().casefold() == wanted), None)


def number(item_id: str) -> int:
    """Give the number of an action id such as AI-012; 0 for an id of another kind."""
    given = re.fullmatch("AI-([0-9]{1,6})", item_id)
    return int(given[1]) if given else 0


def propose_due(priority: str, resolved: date | None) -> date | None:
    """Propose a due date: 7, 30, 90 or 180 days after resolution, by priority (full template); None where either is unknown."""
    if resolved is None or priority not in DAYS_TO_COMPLETE:
        return None
    try:
        return resolved + timedelta(days=DAYS_TO_COMPLETE[priority])
    except OverflowError:
        return None
