"""Whether the measures have real days and agree with the action items they are, without blame."""

from __future__ import annotations

from collections.abc import Iterator

from pmwizard.postmortem.actions import ActionItem, action_called
from pmwizard.postmortem.lessons import AREAS, Planned
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import day_text, is_empty
from pmwizard.review.blame import blaming_words
from pmwizard.review.problem import Problem, quoted, warning
from pmwizard.review.words import no_day_yet


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge each measure, and look for blame."""
    for area in AREAS:
        path, measures = f"lessons.prevention.{area}", getattr(postmortem.lessons.prevention, area)
        for index, row in enumerate(measures.implemented):
            yield from no_day_yet(f"{path}.implemented.{index}.day", row.day, "warning")
        for index, row in enumerate(measures.planned):
            yield from no_day_yet(f"{path}.planned.{index}.due", row.due, "warning")
            if not is_empty(row.action):
                yield from _agreement(f"{path}.planned.{index}", row, action_called(postmortem.actions, row.action))
    yield from blaming_words(postmortem.lessons, "lessons")


def _agreement(path: str, row: Planned, item: ActionItem | None) -> Iterator[Problem]:
    if item is None:
        yield warning(f"{path}.action", f"no action item is called {quoted(row.action)}")
        return
    if item.status == "complete":
        yield warning(f"{path}.action", f"{quoted(item.id)} is complete; it belongs to what is implemented")
    if not isinstance(row.due, str) and row.due != item.due and not is_empty(item.due):
        yield warning(f"{path}.due", f"{quoted(item.id)} is due {quoted(day_text(item.due))}; which is right?")
