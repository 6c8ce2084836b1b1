"""The one judge: every problem leads somewhere, says something, and moves the section's mark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

import pmwizard.review
from pmwizard.drafts.draft import value_at
from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.postmortem.values import Kind, Part, field_at, kind
from pmwizard.review import ESSENTIAL, State, problems, progress, states
from pmwizard.review.parts import parts
from tests.review.complete import COMPLETE, spoilt
from tests.strategies import post_mortems


def test_every_section_has_its_file() -> None:
    files = {path.stem for path in Path(pmwizard.review.__file__).parent.glob("*.py")}
    assert set(SECTIONS) <= files
    assert set(ESSENTIAL) <= set(SECTIONS)


def test_nothing_is_wrong_with_the_complete_one() -> None:
    assert problems(COMPLETE) == ()
    marks = states(COMPLETE, ())
    assert {state.mark for state in marks.values()} == {"done"}
    assert progress(marks) == (7, 7)
    assert {name: state.count for name, state in marks.items() if state.count} == {
        "timeline": "6",
        "causes": "2/5",
        "actions": "1",
    }


def test_an_empty_one_has_errors_but_every_section_is_empty() -> None:
    found = problems(PostMortem())
    assert [problem.path for problem in found if problem.grade == "error"] == [
        "incident.title",
        "incident.type",
        "severity.level",
        "timeline.events",
        "causes.whys",
        "summary.what_happened",
    ]
    marks = states(PostMortem(), found)
    assert set(marks.values()) == {State("empty")}
    assert progress(marks) == (0, 7)


def test_problems_stand_in_the_order_of_the_sections() -> None:
    sections = [problem.path.partition(".")[0] for problem in problems(PostMortem())]
    assert sections == sorted(sections, key=SECTIONS.index)


@pytest.mark.parametrize(
    ("changes", "section", "state"),
    [
        ({"severity.level": ""}, "severity", State("error")),
        ({"severity.customer": ""}, "severity", State("started")),
        ({"timeline.events.3.at": "later"}, "timeline", State("error", "6")),
        ({"timeline.events.0.milestone": "", "incident.started_at": ""}, "timeline", State("started", "6")),
        ({"timeline.events": ()}, "timeline", State("empty")),
        ({"actions.items": ()}, "actions", State("empty")),
        ({"summary": {}}, "summary", State("empty")),
    ],
)
def test_a_section_is_marked_by_its_gravest_problem(changes: dict[str, object], section: str, state: State) -> None:
    postmortem = spoilt(changes)
    marks = states(postmortem, problems(postmortem))
    assert marks[section] == state
    assert sum(mark.mark != "done" for mark in marks.values()) == 1


def words_that_should_be_times(postmortem: PostMortem) -> Iterator[str]:
    for section in SECTIONS:
        for path, part in parts(getattr(postmortem, section), section):
            for name, field in type(part).model_fields.items():
                value = getattr(part, name)
                if (
                    not isinstance(value, Part)
                    and kind(field) in (Kind.MOMENT, Kind.DAY)
                    and isinstance(value, str)
                    and value.strip()
                ):
                    yield f"{path}.{name}"


@given(post_mortems())
def test_words_that_are_no_time_are_errors_in_every_section(postmortem: PostMortem) -> None:
    wrong = {problem.path for problem in problems(postmortem) if problem.grade == "error"}
    assert set(words_that_should_be_times(postmortem)) <= wrong


@given(post_mortems())
def test_every_problem_leads_to_a_field_and_says_one_line(postmortem: PostMortem) -> None:
    found = problems(postmortem)
    for problem in found:
        assert field_at(PostMortem, problem.path).title
        value_at(postmortem, problem.path)
        assert problem.message.isprintable()
        assert 0 < len(problem.message) <= 100
        assert problem.grade in ("error", "warning")
    assert len(found) == len(set(found))
    assert problems(postmortem) == found


@given(post_mortems())
def test_a_section_is_done_when_something_is_given_and_nothing_is_wrong(postmortem: PostMortem) -> None:
    found = problems(postmortem)
    marks = states(postmortem, found)
    assert tuple(marks) == SECTIONS
    for section, state in marks.items():
        grades = {problem.grade for problem in found if problem.path.split(".")[0] == section}
        assert state.mark in {"empty", "error" if "error" in grades else "started" if grades else "done"}
    done, essential = progress(marks)
    assert 0 <= done <= essential == len(ESSENTIAL)


def test_thousands_of_rows_are_judged() -> None:
    events = tuple(value_at(COMPLETE, "timeline.events.3") for _ in range(2000))
    postmortem = spoilt({"timeline.events": (*COMPLETE.timeline.events, *events)})
    assert problems(postmortem) == ()
    assert states(postmortem, ())["timeline"] == State("done", "2006")
