"""The six durations: each from one milestone to another, computed and never typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.timeline import METRICS, Override, Timeline, milestone_times
from pmwizard.postmortem.values import known

# From which milestone to which; MTTD and MTTR of the report are `detect` and `resolve`.
SPANS = {
    "detect": ("started", "detected"),
    "acknowledge": ("detected", "acknowledged"),
    "triage": ("detected", "triaged"),
    "mitigate": ("detected", "mitigated"),
    "resolve": ("detected", "resolved"),
    "total": ("started", "resolved"),
}
_UNITS = {"d": 86400, "h": 3600, "m": 60, "s": 1}


@dataclass(frozen=True)
class Duration:
    """One derived duration: its value, or the milestones (or their times) that would give it; and what overrides it.

    `is_reversed` says that there is no value because its end is before its start.
    """

    metric: str
    value: timedelta | None
    lacks: tuple[str, ...] = ()
    override: Override | None = None
    is_reversed: bool = False

    @property
    def label(self) -> str:
        """The metric's name, such as `Time to detect`."""
        return METRICS.label(self.metric)

    @property
    def obstacle(self) -> str:
        """Why there is no value: `lacks detected and triaged`, `triaged is before detected`; empty where there is one."""
        start, end = SPANS[self.metric]
        return f"{end} is before {start}" if self.is_reversed else f"lacks {' and '.join(self.lacks)}" if self.lacks else ""


def milestones(incident: Incident, timeline: Timeline) -> dict[str, datetime]:
    """Give each milestone's time; start and end come from the header where no event marks them."""
    times = milestone_times(timeline.events)
    for name, moment in (("started", incident.started_at), ("resolved", incident.resolved_at)):
        at = known(moment)
        if at:
            times.setdefault(name, at)
    return times


def durations(incident: Incident, timeline: Timeline) -> dict[str, Duration]:
    """Compute the six durations, by metric; one whose milestones are missing says which, one that would be negative has none."""
    times = milestones(incident, timeline)
    marked = {event.milestone for event in timeline.events}
    overrides = {override.metric: override for override in timeline.overrides if override.value.strip()}
    computed = {}
    for metric, (start, end) in SPANS.items():
        lacks = tuple(f"the time of {name}" if name in marked else name for name in (start, end) if name not in times)
        value = None if lacks else times[end] - times[start]
        is_reversed = value is not None and value < timedelta()
        computed[metric] = Duration(metric, None if is_reversed else value, lacks, overrides.get(metric), is_reversed)
    return computed


def read_span(text: str) -> timedelta | None:
    """Read `3h 45m`, `2 hours 5 minutes`, `45 min`, `1d 2h` or `03:45` (hours and minutes); None where it is none of these."""
    words = text.strip().casefold()
    clock = re.fullmatch(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d))?", words)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    part = r"(\d{1,8}(?:\.\d{1,3})?)\s*(d|h|m|s)(?:ays?|(?:ou)?rs?|in(?:ute)?s?|ec(?:ond)?s?)?"
    if not re.fullmatch(rf"(?:{part}\s*(?:(?:,|and)\s*)?){{1,8}}", words):
        return None
    return sum((timedelta(seconds=float(number) * _UNITS[unit]) for number, unit in re.findall(part, words)), timedelta())


def _parts(span: timedelta) -> tuple[str, int, int, int]:
    signed = round(span.total_seconds())
    seconds = abs(signed)
    return "-" if signed < 0 else "", seconds // 3600, seconds // 60 % 60, seconds % 60


def short(span: timedelta) -> str:
    """Write a span as `1h 37m`; seconds only where it has them."""
    sign, hours, minutes, seconds = _parts(span)
    units = ((hours, "h"), (minutes, "m"), (seconds, "s"))
    return sign + (" ".join(f"{number}{unit}" for number, unit in units if number) or "0m")


def in_words(span: timedelta) -> str:
    """Write a span as the full template does: `1 hour 37 minutes`."""
    sign, hours, minutes, seconds = _parts(span)
    units = ((hours, "hour"), (minutes, "minute"), (seconds, "second"))
    words = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in units if number]
    return sign + (" ".join(words) or "0 minutes")


def as_clock(span: timedelta) -> str:
    """Write a span as the report does: `01:37`, with `:SS` only where it has seconds."""
    sign, hours, minutes, seconds = _parts(span)
    return f"{sign}{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
