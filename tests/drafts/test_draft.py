from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.drafts.draft import STEPS_KEPT, Draft, value_at, with_value
from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from tests.strategies import edits, post_mortems

Edit = tuple[str, Any]
PATH = Path("x.toml")


@given(post_mortems(), edits())
def test_an_edit_is_there_and_everything_else_is_the_same_object(postmortem: PostMortem, edit: Edit) -> None:
    path, value = edit
    edited = with_value(postmortem, path.split("."), value)
    fresh = with_value(PostMortem(), path.split("."), value)
    assert value_at(edited, path) == value_at(fresh, path)
    others = [name for name in SECTIONS if name != path.partition(".")[0]]
    assert all(getattr(edited, name) is getattr(postmortem, name) for name in others)
    assert edited.model_extra == postmortem.model_extra


@given(post_mortems(), edits())
def test_the_same_edit_twice_is_one(postmortem: PostMortem, edit: Edit) -> None:
    draft = Draft(PATH, postmortem)
    draft.edit(*edit)
    once, steps = draft.postmortem, len(draft.undoable)
    draft.edit(*edit)
    assert (draft.postmortem, len(draft.undoable)) == (once, steps)


@given(post_mortems(), st.lists(edits(), max_size=6))
def test_undo_goes_all_the_way_back_and_redo_all_the_way_on(postmortem: PostMortem, made: list[Edit]) -> None:
    draft = Draft(PATH, postmortem)
    for edit in made:
        draft.edit(*edit)
    last, undone = draft.postmortem, []
    while path := draft.undo():
        undone.append(path)
    assert draft.postmortem == postmortem
    redone = []
    while path := draft.redo():
        redone.append(path)
    assert (draft.postmortem, redone) == (last, undone[::-1])


def test_typing_on_in_a_field_is_one_step() -> None:
    draft = Draft(PATH)
    for text in ("S", "Se", "Search"):
        draft.edit("incident.title", text)
    draft.edit("summary.impact", "x")
    draft.edit("incident.title", "Search down")
    assert [draft.undo(), draft.undo(), draft.undo(), draft.undo()] == ["incident.title", "summary.impact", "incident.title", ""]
    assert draft.postmortem == PostMortem()


def test_an_edit_after_undo_forgets_what_was_undone() -> None:
    draft = Draft(PATH)
    draft.edit("incident.title", "a")
    draft.undo()
    draft.edit("incident.title", "b")
    assert draft.redo() == ""
    draft.undo()
    assert draft.postmortem.incident.title == ""


def test_another_post_mortem_as_a_whole_can_be_undone() -> None:
    draft = Draft(PATH)
    draft.edit("incident.title", "mine")
    draft.adopt(PostMortem.model_validate({"incident": {"title": "theirs"}}))
    draft.undo()
    assert draft.postmortem.incident.title == "mine"


def test_only_so_many_steps_are_kept() -> None:
    draft = Draft(PATH)
    for number in range(STEPS_KEPT + 5):
        draft.edit("actions.given", number + 1)
    assert len(draft.undoable) == STEPS_KEPT


def test_a_row_is_reached_by_its_number_and_made_one_past_the_last() -> None:
    draft = Draft(PATH)
    draft.edit("causes.whys.0.because.0.answer", "No limit")
    draft.edit("causes.whys.0.answer", "Disk full")
    assert value_at(draft.postmortem, "causes.whys.0.because.0.answer") == "No limit"
    assert value_at(draft.postmortem, "causes.whys.1.answer") == ""
    assert len(draft.postmortem.causes.whys) == 1


@pytest.mark.parametrize(
    "path", ["nowhere", "incident.nowhere", "timeline.events.5.at", "incident.title.x", "incident.model_extra"]
)
def test_a_path_to_nowhere(path: str) -> None:
    with pytest.raises(LookupError):
        value_at(PostMortem(), path)


@pytest.mark.parametrize(
    ("path", "value"), [("severity.level", "urgent"), ("incident.title", 3), ("timeline.events", [{"at": []}])]
)
def test_a_value_that_does_not_fit_changes_nothing(path: str, value: Any) -> None:
    draft = Draft(PATH)
    with pytest.raises(ValueError, match="validation error"):
        draft.edit(path, value)
    assert draft.postmortem == PostMortem()
    assert draft.undo() == ""
