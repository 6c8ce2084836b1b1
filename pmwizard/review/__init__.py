"""What is missing, inconsistent or blaming in a post-mortem: pure functions, one file per section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.postmortem.values import Part, is_empty
from pmwizard.review.problem import Problem
from pmwizard.review.unknown import unknown_keys, unknown_tables

Mark = Literal["empty", "started", "done", "error"]

# The sections a post-mortem is not finished without.
ESSENTIAL = ("incident", "severity", "timeline", "causes", "retrospective", "actions", "summary")
# What the program writes there before the author has given anything.
_UNASKED = {"timeline": ("zone",), "actions": ("given",)}
_JUDGES = {section: import_module(f"pmwizard.review.{section}") for section in SECTIONS}


@dataclass(frozen=True)
class State:
    """How far a section is: its mark, and how much it holds (`9`, `2/5`; empty where that says nothing)."""

    mark: Mark
    count: str = ""


def problems(postmortem: PostMortem) -> tuple[Problem, ...]:
    """Give all problems, section by section in the wizard's order."""
    judged = [*unknown_tables(postmortem)]
    for section, judge in _JUDGES.items():
        judged += judge.problems(postmortem)
        judged += unknown_keys(getattr(postmortem, section), section)
    return tuple(judged)


def states(postmortem: PostMortem, found: Iterable[Problem]) -> dict[str, State]:
    """Give the state of each section, from the problems found in the same post-mortem."""
    grades: dict[str, set[str]] = {}
    for problem in found:
        grades.setdefault(problem.path.partition(".")[0], set()).add(problem.grade)
    return {section: _state(postmortem, section, grades.get(section, set())) for section in SECTIONS}


def progress(states: Mapping[str, State]) -> tuple[int, int]:
    """Give how many of the essential sections are done, and how many there are."""
    return sum(states[section].mark == "done" for section in ESSENTIAL), len(ESSENTIAL)


def _state(postmortem: PostMortem, section: str, grades: set[str]) -> State:
    if _is_untouched(getattr(postmortem, section), _UNASKED.get(section, ())):
        return State("empty")
    mark: Mark = "error" if "error" in grades else "started" if grades else "done"
    judge = _JUDGES[section]
    return State(mark, judge.count(postmortem) if hasattr(judge, "count") else "")


def _is_untouched(section: Part, unasked: Iterable[str]) -> bool:
    defaults = {name: type(section).model_fields[name].default for name in unasked}
    return is_empty(section.model_copy(update=defaults))
