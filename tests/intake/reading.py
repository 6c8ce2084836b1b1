"""Reads times and texts as these tests do."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pmwizard.intake.candidate import Candidate
from pmwizard.intake.moments import read_moment
from pmwizard.intake.reading import Intake, read

DAY = date(2025, 12, 19)


def at(text: str, zone: str = "UTC", day: date | None = DAY, after: datetime | None = None) -> str:
    """Give the time in UTC that a text is."""
    reading = read_moment(text, zone, day, after)
    assert isinstance(reading.at, datetime), reading
    assert reading.at.tzinfo is UTC
    return reading.at.replace(tzinfo=None).isoformat(sep=" ")


def of(text: str, zone: str = "", day: date | None = None) -> Intake:
    """Read a text that is recognised as one."""
    intake = read(text, zone, day)
    assert intake.format == "text"
    return intake


def only(text: str, zone: str = "", day: date | None = None) -> Candidate:
    """Give the only candidate of a text."""
    (candidate,) = of(text, zone, day).candidates
    return candidate


def minute(candidate: Candidate) -> str:
    """Give a candidate's time to the minute."""
    return f"{candidate.at:%Y-%m-%d %H:%M}" if isinstance(candidate.at, datetime) else candidate.at
