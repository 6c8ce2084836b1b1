"""What the screens are shown: the post-mortem, the verdict on it, and what can be proposed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from pmwizard.drafts.draft import value_at, with_value
from pmwizard.postmortem.derived import derived
from pmwizard.postmortem.post_mortem import PostMortem, pattern, typing_day
from pmwizard.postmortem.proposals import Given, proposal
from pmwizard.postmortem.proposed_rows import proposed_rows
from pmwizard.postmortem.timeline import time_before
from pmwizard.postmortem.values import Part
from pmwizard.review.problem import Problem


@dataclass(frozen=True)
class View:
    """One state of the open draft, handed down to every screen that shows it."""

    postmortem: PostMortem
    problems: tuple[Problem, ...]
    given: Given
    name: str = ""
    save_state: str = ""
    unfinished: dict[str, str] = field(default_factory=dict)

    def value(self, path: str) -> object:
        """Give the value at a path."""
        return value_at(self.postmortem, path)

    def problem(self, path: str) -> Problem | None:
        """Give the gravest problem of the field at a path."""
        return min((problem for problem in self.problems if problem.path == path), key=lambda each: each.grade, default=None)

    def proposal(self, path: str) -> str:
        """Give what can be proposed for the field at a path."""
        return proposal(self.postmortem, path, self.given)

    def derived(self, path: str) -> str:
        """Give what follows for the field at a path from other facts."""
        return derived(self.postmortem, path)

    def proposed_rows(self, path: str) -> tuple[Part, ...]:
        """Give the rows that can be proposed for a table without any."""
        return proposed_rows(self.postmortem, path)

    def with_rows(self, path: str, rows: tuple[Part, ...]) -> View:
        """Give this view as if the table at a path had these rows."""
        return replace(self, postmortem=with_value(self.postmortem, path.split("."), rows))

    @property
    def zone(self) -> str:
        """The zone that a time without one is typed in."""
        return self.postmortem.timeline.zone or "UTC"

    def time_before(self, path: str) -> datetime | None:
        """Give the time that `+5m` counts from at a path; only an event has one before it."""
        name, place = pattern(path)
        return time_before(self.postmortem.timeline.events, place[0]) if name == "timeline.events.*.at" else None

    @property
    def day(self) -> date | None:
        """The day of the incident as far as it is told; None before that."""
        return typing_day(self.postmortem)

    def day_at(self, path: str) -> date:
        """Give the day of a time typed without one at a path: that of the row before, else the incident's, else today."""
        before = self.time_before(path)
        return before.date() if before else self.day or self.given.today
