import pytest

from pmwizard.intake.candidate import Candidate
from pmwizard.intake.marking import is_important, milestone_told, one_of_each
from tests.intake.times import at


@pytest.mark.parametrize(
    "text",
    [
        *("We declare an incident", "SEV2 now", "Rolled back the release", "restarting the pods", "anyone seeing errors?"),
        *(
            "checkout is down",
            "found the cause",
            "recovered",
            "fix is live",
            "the on-call was paged",
            "see https://git.example/pull/12",
        ),
    ],
)
def test_turns_of_events_are_important(text: str) -> None:
    assert is_important(text)


@pytest.mark.parametrize("text", ["", "thanks!", "lunch?", "good morning", "what is the plan", "ah", ":car:"])
def test_small_talk_is_not(text: str) -> None:
    assert not is_important(text)


@pytest.mark.parametrize(
    ("text", "milestone"),
    [
        ("**Outage begins.**", "started"),
        ("The first alert came", "detected"),
        ("Mira acknowledged the page", "acknowledged"),
        ("We declare an incident", "declared"),
        ("Bo found the root cause", "triaged"),
        ("Service fully restored", "mitigated"),
        ("Incident is resolved", "resolved"),
        ("The incident is not resolved", ""),
        ("Once the incident is resolved we talk", ""),
        ("We will declare an incident", ""),
        ("lunch", ""),
    ],
)
def test_milestones_are_told_in_so_many_words(text: str, milestone: str) -> None:
    assert milestone_told(text) == milestone


def test_a_milestone_is_suggested_once() -> None:
    told = ["detected", "detected", "resolved", "resolved", ""]
    candidates = [Candidate(at(14, minute), "x", milestone=milestone) for minute, milestone in enumerate(told)]
    assert [c.milestone for c in one_of_each(candidates)] == ["detected", "", "", "resolved", ""]


def test_words_for_a_time_carry_no_milestone() -> None:
    assert one_of_each([Candidate("later", "x", milestone="resolved")])[0].milestone == ""
