"""Times of the day on which the incidents of these tests happen."""

from datetime import UTC, datetime


def at(hour: int, minute: int, second: int = 0) -> datetime:
    """Give a time of that day in UTC."""
    return datetime(2025, 12, 19, hour, minute, second, tzinfo=UTC)
