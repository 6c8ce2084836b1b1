"""Keys that no field has are named, with the one that was probably meant."""

from __future__ import annotations

from typing import Any

import pytest

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.review import problems
from pmwizard.review.problem import Problem


def unknown(draft: dict[str, Any]) -> list[Problem]:
    return [problem for problem in problems(PostMortem.model_validate(draft)) if "unknown key" in problem.message]


@pytest.mark.parametrize(
    ("draft", "path", "message"),
    [
        ({"incident": {"titel": "x"}}, "incident", 'unknown key "titel"; did you mean title?'),
        ({"timeline": {"events": [{}, {"note": "x"}]}}, "timeline.events.1", 'unknown key "note"; did you mean notes?'),
        ({"causes": {"whys": [{"because": [{"rot": 1}]}]}}, "causes.whys.0.because.0", 'unknown key "rot"; did you mean root?'),
        ({"retrospective": {"went_well": {"tool": []}}}, "retrospective.went_well", 'unknown key "tool"; did you mean tools?'),
        ({"severity": {"xyz": 1}}, "severity", 'unknown key "xyz"; it is kept, but not exported'),
        ({"severity": {"a\nb\x1b": 1}}, "severity", 'unknown key "a b"; it is kept, but not exported'),
        ({"timelines": {}}, "timeline", 'unknown key "timelines" beside the sections; did you mean timeline?'),
        ({"weather": 1}, "incident", 'unknown key "weather" beside the sections; it is kept, but not exported'),
    ],
)
def test_an_unknown_key_is_named(draft: dict[str, Any], path: str, message: str) -> None:
    assert unknown(draft) == [Problem(path, "warning", message)]


def test_known_keys_are_not() -> None:
    assert unknown({"template": "report", "incident": {"title": "x"}}) == []
