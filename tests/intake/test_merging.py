from hypothesis import given
from hypothesis import strategies as st

from pmwizard.intake.candidate import Candidate
from pmwizard.intake.merging import in_order, merge
from pmwizard.postmortem.timeline import Event
from tests.intake.times import at

ROLLED = Candidate(
    at(14, 45, 10), "Rolled back\nby hand", actor="ana", source="Slack #incidents", chosen=True, milestone="mitigated"
)
WATCHED = Candidate(at(15, 0), "Watched", chosen=True)


def test_several_sources_come_in_one_order() -> None:
    assert [c.text for c in merge((), [WATCHED], [ROLLED])] == ["Rolled back\nby hand", "Watched"]


def test_what_the_timeline_has_is_not_marked_again() -> None:
    again, fresh = merge((ROLLED.event_row(),), [ROLLED, WATCHED])
    assert (again.duplicate, again.chosen, again.milestone) == (True, False, "")
    assert (fresh.duplicate, fresh.chosen) == (False, True)


def test_the_same_minute_and_words_in_another_spelling_are_the_same() -> None:
    (again,) = merge((Event(at=at(14, 45), event="rolled BACK!"),), [ROLLED])
    assert again.duplicate
    assert not merge((Event(at=at(14, 46), event="Rolled back"),), [ROLLED])[0].duplicate


def test_a_second_source_may_repeat_the_first_but_not_a_source_itself() -> None:
    assert [c.duplicate for c in merge((), [WATCHED, WATCHED])] == [False, False]
    assert [c.duplicate for c in merge((), [WATCHED], [WATCHED])] == [False, True]


def test_a_milestone_that_is_taken_is_not_suggested() -> None:
    assert merge((Event(at=at(13, 0), event="x", milestone="mitigated"),), [ROLLED])[0].milestone == ""


def test_one_without_a_time_stays_behind_the_one_before() -> None:
    words = Candidate("later", "x")
    assert [c.text for c in in_order([WATCHED, words, ROLLED])] == ["Rolled back\nby hand", "Watched", "x"]


def test_the_row_keeps_where_it_came_from() -> None:
    row = ROLLED.event_row()
    assert (row.event, row.owner, row.notes) == ("Rolled back", "ana", "by hand; Slack #incidents")
    linked = Candidate(at(14, 45), "Rolled back", source="Slack", link="https://c.example/1").event_row()
    assert (linked.link, linked.notes) == ("https://c.example/1", "")


@given(
    st.lists(st.builds(Candidate, st.datetimes(timezones=st.just(at(0, 0).tzinfo)) | st.text(max_size=3), st.text(max_size=3)))
)
def test_what_was_added_is_all_there_the_second_time(candidates: list[Candidate]) -> None:
    merged = merge([c.event_row() for c in candidates], candidates)
    assert len(merged) == len(candidates)
    assert all(c.duplicate for c in merged if any(map(str.isalnum, c.text)))
