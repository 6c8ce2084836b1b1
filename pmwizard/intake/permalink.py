"""Slack permalinks, which hold the exact time of a message, and the check of a typed time against them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pmwizard.intake.moments import Reading
from pmwizard.postmortem.values import known

_PERMALINK = re.compile(r"https?://[\w.-]{1,80}slack\.com/archives/\w{1,20}/p(\d{10})\d{6}", re.ASCII)
_SAME = timedelta(minutes=3)
_FARTHEST = timedelta(hours=14)
_A_YEAR = timedelta(days=366)
_HALF_HOUR = timedelta(minutes=30)


def scan_permalink(text: str) -> tuple[str, datetime] | None:
    """Give the first Slack permalink of a text and the time of its message, to the second; None where there is none."""
    match = _PERMALINK.search(text) if "slack.com/archives/" in text else None
    return (match[0], datetime.fromtimestamp(int(match[1]), UTC)) if match else None


def checked(reading: Reading, sent: datetime) -> Reading:
    """Fill a time from the message it links to, or check it: an offset of whole hours is an error of the zone and mended."""
    typed = known(reading.at)
    if typed is None:
        if reading.day and abs(sent.date() - reading.day) > timedelta(days=1):
            return replace(reading, doubts=(*reading.doubts, f"the linked message is of {_short(sent)}"))
        filled = f"the time is that of the linked message, {_short(sent)}"
        return Reading(sent, reading.approximate, "second", reading.until, (filled,), sent.date())
    apart = sent - typed
    if typed <= sent < typed + timedelta(minutes=1) and reading.precision == "minute":
        return replace(reading, at=sent, precision="second")
    if abs(apart) < _SAME:
        return reading
    hours = round(apart / _HALF_HOUR) * _HALF_HOUR
    whole = hours % timedelta(hours=1) == timedelta() or abs(hours) >= timedelta(hours=3)
    if abs(apart - hours) < _SAME and whole and abs(hours) <= _FARTHEST:
        minutes = abs(round(hours.total_seconds() / 60))
        doubt = f"{typed:%H:%M} UTC is {minutes} minutes off the linked message: its time is used, {_short(sent)}"
        until = reading.until + hours if reading.until and abs(reading.until - typed) < _A_YEAR else None
        return replace(reading, at=sent, precision="second", until=until, doubts=(*reading.doubts, doubt), day=sent.date())
    return replace(reading, doubts=(*reading.doubts, f"the linked message is of {_short(sent)}"))


def _short(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
