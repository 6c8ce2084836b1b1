"""The severity: chosen, justified, and each system told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.complete import errors, warnings


def test_the_level_must_be_chosen() -> None:
    assert errors({"severity.level": ""}) == [("severity.level", "no severity; choose the level it turned out to be")]


@pytest.mark.parametrize("field", ["business", "technical", "customer", "reputational"])
def test_each_justification_is_asked_for(field: str) -> None:
    ((path, message),) = warnings({f"severity.{field}": "\n"})
    assert path == f"severity.{field}"
    assert message.startswith("empty; say what ")


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        ({"severity.systems.0.name": ""}, "name", "no name; say which system, or delete the row"),
        ({"severity.systems.0.downtime": "ages"}, "downtime", 'not a duration yet: "ages"; write 1h 30m'),
        ({"severity.systems.0.recovery_time": "a while"}, "recovery_time", 'not a duration yet: "a while"; write 1h 30m'),
        ({"severity.systems.0.downtime": "3h"}, "downtime", "longer than the whole incident (1h 28m)"),
    ],
)
def test_a_doubt_about_a_system(changes: dict[str, Any], path: str, message: str) -> None:
    assert warnings(changes) == [(f"severity.systems.0.{path}", message)]
    assert errors(changes) == []


def test_a_longer_recovery_or_no_times_at_all_is_fine() -> None:
    assert warnings({"severity.systems.0.recovery_time": "26h"}) == []
    assert warnings({"severity.systems.0.downtime": "", "severity.systems.0.recovery_time": ""}) == []
