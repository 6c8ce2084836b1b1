"""The response: only a wrong delay and blame are told."""

from __future__ import annotations

import pytest

from tests.review.complete import warnings


@pytest.mark.parametrize(
    ("delay", "message"),
    [
        ("a while", 'not a duration yet: "a while"; write 1h 30m'),
        ("10 min", "the timeline gives 4m; which is right?"),
    ],
)
def test_a_wrong_delay(delay: str, message: str) -> None:
    assert warnings({"response.detection_delay": delay}) == [("response.detection_delay", message)]


def test_a_right_delay_is_fine_and_nothing_else_is_asked_for() -> None:
    assert warnings({"response.detection_delay": "4 minutes", "response.recovery": ["Printed the backlog"]}) == []


def test_blame() -> None:
    ((path, message),) = warnings({"response.improvements": "This was human error."})
    assert path == "response.improvements"
    assert message.startswith('"human error" blames')
