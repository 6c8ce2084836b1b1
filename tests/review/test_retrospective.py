"""The look back: something went well and something went wrong."""

from __future__ import annotations

import pytest

from pmwizard.postmortem.retrospective import WentWell, WentWrong
from tests.review.complete import errors, warnings


@pytest.mark.parametrize(("side", "empty"), [("went_well", WentWell()), ("went_wrong", WentWrong(tools=("",)))])
def test_both_sides_are_asked_for(side: str, empty: object) -> None:
    word = side.removeprefix("went_")
    changes = {f"retrospective.{side}": empty}
    assert warnings(changes) == [
        (f"retrospective.{side}.detection", f"nothing went {word}? Name one thing in any of the four areas")
    ]
    assert errors(changes) == []
