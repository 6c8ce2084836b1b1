"""Whether what is said of the impact agrees with the sections it follows from."""

from __future__ import annotations

from collections.abc import Iterator

from pmwizard.postmortem.derived import derived
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import LEVELS
from pmwizard.postmortem.values import is_empty
from pmwizard.review.problem import Problem, quoted, warning
from pmwizard.review.words import another_span


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge the duration, the severity and the systems where they are said by hand, and the breach."""
    impact = postmortem.impact
    follows = derived(postmortem, "impact.duration")
    yield from another_span("impact.duration", impact.duration.partition("(")[0], follows.partition("(")[0], "the timeline")
    level = LEVELS.find(impact.severity.strip().partition(" ")[0])
    if level and postmortem.severity.level not in ("", level):
        yield warning("impact.severity", f"the severity is {LEVELS.label(postmortem.severity.level).lower()}; which is right?")
    named = {system.strip().casefold() for system in impact.systems}
    others = [system for system in derived(postmortem, "impact.systems").split("\n") if system.casefold() not in named]
    if not is_empty(impact.systems) and not is_empty(others):
        yield warning("impact.systems", f"{quoted(others[0])} of the affected systems is not among these")
    yield from _breach(postmortem)


def _breach(postmortem: PostMortem) -> Iterator[Problem]:
    answer = postmortem.summary.data_compromised
    word = "".join(letter if letter.isalnum() else " " for letter in postmortem.impact.breach).casefold().partition(" ")[0]
    if answer and word in ("yes", "no") and word != answer:
        yield warning("impact.breach", f"{word}, though the summary says {answer} to data compromised")
