"""A Slack export of any size, and what it takes to read it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from pmwizard.intake.reading import read

WORDS = ("the error rate is falling again", "rolled back to the build of yesterday", "anyone seeing timeouts?", "thanks, looking")


def export(messages: int) -> str:
    """Write so many messages as the file of a channel's day."""
    made = [
        {
            "type": "message",
            "user": f"U{number % 7}",
            "ts": f"{1772000000 + 7 * number}.000{number % 1000:03}",
            "text": WORDS[number % 4],
        }
        for number in range(messages)
    ]
    return json.dumps(made)


def reading_of(text: str) -> Callable[[], float]:
    """Time reading an export into candidates."""
    return lambda: timed(lambda: read(text))


def loading_of(text: str) -> Callable[[], float]:
    """Time parsing the same text as JSON alone."""
    return lambda: timed(lambda: json.loads(text))


def timed(run: Callable[[], object]) -> float:
    """Give the seconds that one run takes."""
    before = time.perf_counter()
    run()
    return time.perf_counter() - before
