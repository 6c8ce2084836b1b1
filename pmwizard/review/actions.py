"""Whether each action item has a description, an owner, a due date in time and a priority."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pmwizard.postmortem.actions import PRIORITIES, ActionItem, propose_due
from pmwizard.postmortem.durations import milestones
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import is_empty
from pmwizard.review.problem import Problem, error, quoted, warning
from pmwizard.review.words import no_day_yet

# The full template's rule.
_MUST_HAVE = {
    "description": "no description; say what will be done",
    "owner": "no owner; say who answers for it",
    "due": "no due date; say by when, like 2025-12-26",
    "priority": "no priority; choose how soon it must be done",
}
# Long-term items have no day by which they must be done.
_WITHIN = frozenset({"critical", "high", "medium"})


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge each action item by the full template's rule, its id and its due date."""
    actions = postmortem.actions
    if not actions.items:
        yield warning("actions.items", "no action items; what will keep it from happening again?")
    resolution = milestones(postmortem.incident, postmortem.timeline).get("resolved")
    resolved = resolution.date() if resolution else None
    taken: set[str] = set()
    for index, item in enumerate(actions.items):
        path = f"actions.items.{index}"
        yield from (error(f"{path}.{field}", words) for field, words in _MUST_HAVE.items() if is_empty(getattr(item, field)))
        yield from _due(f"{path}.due", item, resolved)
        name = item.id.strip().casefold()
        if not name:
            yield error(f"{path}.id", "no id; give it its own, like AI-004")
        elif name in taken:
            yield error(f"{path}.id", f"{quoted(item.id)} is the id of an item above too; give this one its own")
        taken.add(name)


def count(postmortem: PostMortem) -> str:
    """Give the number of action items."""
    return str(len(postmortem.actions.items))


def _due(path: str, item: ActionItem, resolved: date | None) -> Iterator[Problem]:
    yield from no_day_yet(path, item.due)
    if resolved is None or isinstance(item.due, str):
        return
    latest = propose_due(item.priority, resolved)
    if item.due < resolved:
        yield warning(path, f"before the incident was resolved on {resolved.isoformat()}")
    elif item.priority in _WITHIN and latest and item.due > latest:
        yield warning(path, f"{PRIORITIES.label(item.priority).lower()} action items must be done by {latest.isoformat()}")
