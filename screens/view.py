"""What the screens are shown: the post-mortem, the verdict on it, and what can be proposed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pmwizard.drafts.draft import value_at
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.proposals import Given, proposal
from pmwizard.postmortem.timeline import in_order
from pmwizard.postmortem.values import known
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

    @property
    def zone(self) -> str:
        """The zone that a time without one is typed in."""
        return self.postmortem.timeline.zone or "UTC"

    @property
    def day(self) -> date | None:
        """The day that a time without one is taken for: that of the last event in the list, else that of the start."""
        times = [at for _, event in in_order(self.postmortem.timeline.events) if (at := known(event.at))]
        started = known(self.postmortem.incident.started_at)
        latest = times[-1] if times else started
        return latest.date() if latest else None
