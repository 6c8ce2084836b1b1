"""A wizard whose clock stands still, in its own folder."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pmwizard import clock, draft_app

NOW = datetime(2026, 3, 13, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Let it be 09:30 UTC on 13 March 2026, in a folder whose name pictures can show."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(draft_app, "RETRY_AFTER", 0.02)
    yield
    monkeypatch.undo()
    time.tzset()
