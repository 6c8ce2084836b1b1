"""What a field can be offered, put together from what the post-mortem already says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pmwizard.postmortem import narrative
from pmwizard.postmortem.actions import propose_due
from pmwizard.postmortem.causes import question_of
from pmwizard.postmortem.durations import in_words, milestones, short
from pmwizard.postmortem.incident import propose_id
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import milestone_times
from pmwizard.postmortem.values import is_empty, known, moment_text


@dataclass(frozen=True)
class Given:
    """What a proposal needs and no post-mortem holds: the day, the user, and how incident ids are made."""

    today: date
    user: str
    id_pattern: str
    taken_ids: frozenset[str] = frozenset()


def proposal(postmortem: PostMortem, path: str, given: Given) -> str:
    """Propose what to put at a draft path, as its author would type it; empty where there is nothing to go on."""
    pattern = re.sub(r"\.[0-9]+(?=\.|$)", ".*", path)
    proposer = _PROPOSERS.get(re.sub(r"(\.because\.\*)+", "", pattern))
    place = tuple(map(int, re.findall(r"\.([0-9]+)(?=\.|$)", path)))
    return proposer(postmortem, place, given) if proposer else ""


def _id(postmortem: PostMortem, place: tuple[int, ...], given: Given) -> str:
    incident = postmortem.incident
    times = milestone_times(postmortem.timeline.events)
    started = known(incident.started_at) or times.get("started") or times.get("detected") or ""
    return propose_id(incident, started, given.id_pattern, given.taken_ids)


def _problem(postmortem: PostMortem) -> str:
    title = " ".join(postmortem.incident.title.split())
    length = _from_start(postmortem, "mitigated") or _from_start(postmortem, "resolved")
    return f"{title} for {in_words(length)}" if title and length else ""


def _first_marked(postmortem: PostMortem, *names: str) -> str:
    times = milestone_times(postmortem.timeline.events)
    return next((f"{moment_text(times[name])} UTC" for name in names if name in times), "")


def _from_start(postmortem: PostMortem, milestone: str) -> timedelta | None:
    times = milestones(postmortem.incident, postmortem.timeline)
    if "started" not in times or milestone not in times:
        return None
    length = times[milestone] - times["started"]
    return length if length >= timedelta(seconds=1) else None


def _due(postmortem: PostMortem, place: tuple[int, ...], given: Given) -> str:
    row = place[-1]
    resolved = milestones(postmortem.incident, postmortem.timeline).get("resolved")
    if resolved is None or row >= len(postmortem.actions.items):
        return ""
    due = propose_due(postmortem.actions.items[row].priority, resolved.date())
    return due.isoformat() if due else ""


def _services(postmortem: PostMortem) -> str:
    names = (system.name for system in postmortem.severity.systems if not is_empty(system.name))
    return "\n".join(dict.fromkeys(" ".join(name.split()) for name in names))


def _span(length: timedelta | None) -> str:
    return short(length) if length else ""


Proposer = Callable[[PostMortem, tuple[int, ...], Given], str]


def _told(tell: Callable[[PostMortem], str]) -> Proposer:
    return lambda postmortem, place, given: tell(postmortem)


# By draft path, with `*` for a row's index; a why is one row at any depth.
_PROPOSERS: dict[str, Proposer] = {
    "incident.id": _id,
    "incident.author": lambda postmortem, place, given: given.user,
    "incident.reported_on": lambda postmortem, place, given: given.today.isoformat(),
    "incident.started_at": _told(lambda postmortem: _first_marked(postmortem, "started", "detected")),
    "incident.resolved_at": _told(lambda postmortem: _first_marked(postmortem, "resolved")),
    "incident.problem": _told(_problem),
    "severity.systems.*.downtime": _told(lambda postmortem: _span(_from_start(postmortem, "mitigated"))),
    "severity.systems.*.recovery_time": _told(lambda postmortem: _span(_from_start(postmortem, "resolved"))),
    "causes.whys.*.question": lambda postmortem, place, given: " ".join(question_of(postmortem.causes.whys, place).split()),
    "causes.primary": _told(narrative.marked_roots),
    "actions.items.*.due": _due,
    "summary.what_happened": _told(narrative.what_happened),
    "summary.impact": _told(narrative.impact),
    "summary.root_cause": _told(narrative.root_cause),
    "summary.actions_taken": _told(narrative.actions_taken),
    "summary.prevention": _told(narrative.prevention),
    "summary.services": _told(_services),
}
