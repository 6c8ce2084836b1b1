"""Why it happened: a tree of whys, and what let it happen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.values import Flag, Kind, Line, Lines, Part, Prose, is_empty

FIRST_QUESTION = "Why did the incident occur?"


class Why(Part):
    """One why: a question, its answer, and the whys that the answer leads to."""

    question: Line = Field(
        "",
        title="Question",
        description="Why did the thing above happen? Proposed from the answer above.",
        examples=["Why did the connection pool run out?"],
    )
    answer: Line = Field(
        "",
        title="Answer",
        description="What happened, as a fact about system or process; never a person's name.",
        examples=["Connections were not returned after an error"],
    )
    root: Flag = Field(
        False,
        title="Root cause",
        description="Whether this is a root cause: mend it, and it cannot happen again this way.",
        examples=[True],
    )
    because: Annotated[tuple[Why, ...], Kind.ROWS] = Field(
        (),
        title="Because",
        description="The whys one step deeper; more than one where the causes branch.",
        examples=[()],
    )


class Causes(Part):
    """The five whys and the root cause summary."""

    whys: Annotated[tuple[Why, ...], Kind.ROWS] = Field(
        (),
        title="Five whys",
        description="Ask why until mending the answer would have prevented it; five is no rule.",
        examples=["Why did checkout fail? The connection pool ran out"],
    )
    primary: Prose = Field(
        "",
        title="Primary root cause",
        description="The fundamental cause in full sentences: what, where, since when.",
        examples=["The payment client kept its connection when a request failed, so each error used one up."],
    )
    factors: Lines = Field(
        (),
        title="Contributing factors",
        description="What made it likelier, longer or worse, without being the cause. One a line.",
        examples=["Load tests never exercised the error path"],
    )
    detection_gaps: Prose = Field(
        "",
        title="Detection gaps",
        description="Why no alert or dashboard showed it coming.",
        examples=["Nothing watched the number of free connections."],
    )
    process_gaps: Prose = Field(
        "",
        title="Process gaps",
        description="Which review, checklist or hand-over let it through.",
        examples=["The release checklist has no step for connection limits."],
    )
    technical_gaps: Prose = Field(
        "",
        title="Technical gaps",
        description="Which guard, limit or test was missing in the system.",
        examples=["The client library has no upper bound for a lease."],
    )
    training_gaps: Prose = Field(
        "",
        title="Training gaps",
        description="What people had no chance to know or practise.",
        examples=["Few of the team had worked with pooled connections."],
    )


def question_after(answer: str) -> str:
    """Propose the next why's question from an answer, which may be a whole sentence: `Why did "<answer>" happen?`"""
    words = " ".join(answer.split()).rstrip(".!?;,: ")
    return f'Why did "{words}" happen?' if words else FIRST_QUESTION


def walk(whys: tuple[Why, ...], path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Why]]:
    """Give each why with its path (the index at each depth), parents before their children."""
    for index, why in enumerate(whys):
        yield (*path, index), why
        yield from walk(why.because, (*path, index))


def deepest(whys: tuple[Why, ...]) -> tuple[Why, ...]:
    """Give the chain from the top with the most answered whys; the first of equals. These are the template's five."""
    chains = [(why, *deepest(why.because)) for why in whys if not is_empty(why)]
    return max(chains, key=lambda chain: sum(not is_empty(why.answer) for why in chain), default=())


def roots(whys: tuple[Why, ...]) -> tuple[str, ...]:
    """Give the answers marked as root causes, in the tree's order."""
    return tuple(why.answer for _, why in walk(whys) if why.root and why.answer)


def why_at(whys: tuple[Why, ...], place: tuple[int, ...]) -> Why:
    """Give the why at a place (the index at each depth); an empty one where there is none."""
    why = Why()
    for index in place:
        why = whys[index] if index < len(whys) else Why()
        whys = why.because
    return why


def question_of(whys: tuple[Why, ...], place: tuple[int, ...]) -> str:
    """Give the question at a place: its own words, else what its sibling was asked, else what follows from the answer above."""
    own = why_at(whys, place).question
    if own.strip():
        return own
    *above, last = place
    if last:
        return question_of(whys, (*above, 0))
    return question_after(why_at(whys, tuple(above)).answer)


def with_root_turned(whys: tuple[Why, ...], place: tuple[int, ...]) -> tuple[Why, ...]:
    """Give the tree with the answer at a place marked as root cause, or no longer; where it has none, the answer above."""
    if place and not why_at(whys, place).answer:
        return with_root_turned(whys, place[:-1])
    if not place:
        return whys
    index, *deeper = place
    why = whys[index]
    if deeper:
        changed = why.model_copy(update={"because": with_root_turned(why.because, tuple(deeper))})
    else:
        changed = why.model_copy(update={"root": not why.root})
    return (*whys[:index], changed, *whys[index + 1 :])


def without(whys: tuple[Why, ...], place: tuple[int, ...]) -> tuple[Why, ...]:
    """Give the tree without the why at a place and those below it."""
    index, *deeper = place
    if index >= len(whys):
        return whys
    if not deeper:
        return whys[:index] + whys[index + 1 :]
    pruned = whys[index].model_copy(update={"because": without(whys[index].because, tuple(deeper))})
    return (*whys[:index], pruned, *whys[index + 1 :])
