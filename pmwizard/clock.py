"""The time of day, asked in one place so that a test can set it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Give the time now, in UTC."""
    return datetime.now(UTC)
