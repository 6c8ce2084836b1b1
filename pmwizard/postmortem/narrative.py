"""The post-mortem told in sentences: a first text for each point of the executive summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from pmwizard.postmortem.actions import ActionItem
from pmwizard.postmortem.causes import roots
from pmwizard.postmortem.durations import Duration, durations, in_words, milestones, read_span
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import phased
from pmwizard.postmortem.values import is_empty, known

# Not from the calendar module, whose names follow the locale.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NOTHING = frozenset({"", "-", "no", "none", "n/a", "nothing"})
_URGENT = frozenset({"critical", "high"})


def what_happened(postmortem: PostMortem) -> str:
    """Tell when it began, what failed, and how soon it was detected, mitigated and resolved; as far as the times are known."""
    incident = postmortem.incident
    times = milestones(incident, postmortem.timeline)
    started = times.get("started")
    name = f'the incident "{_line(incident.title)}"' if not is_empty(incident.title) else "the incident"
    beginning = f"On {_day(started)} at {started:%H:%M} UTC {name} began." if started else ""
    course = _course(times, durations(incident, postmortem.timeline))
    subject = "It" if beginning else name[0].upper() + name[1:]
    problem = _line(incident.problem)
    if beginning and problem.startswith(f"{_line(incident.title)} for "):  # its title and duration are told as it is
        problem = ""
    return as_sentences([beginning, problem, f"{subject} was {_listed(course)}." if course else ""])


def impact(postmortem: PostMortem) -> str:
    """Tell what it cost the business and the customers, in the words that justify the severity."""
    said = (postmortem.severity.business, postmortem.severity.customer)
    return as_sentences(text for text in said if text.strip(" \n.").casefold() not in _NOTHING)


def root_cause(postmortem: PostMortem) -> str:
    """Tell the primary root cause, or else the answers marked as root causes."""
    return as_sentences([postmortem.causes.primary]) or marked_roots(postmortem)


def marked_roots(postmortem: PostMortem) -> str:
    """Tell the answers marked as root causes, each as a sentence."""
    return as_sentences(map(_line, roots(postmortem.causes.whys)))


def actions_taken(postmortem: PostMortem) -> str:
    """Tell the events of the mitigation phase, each with its time."""
    steps = [
        _line(event.event) + (f" ({at:%H:%M} UTC)" if (at := known(event.at)) else "")
        for phase, _, event in phased(postmortem.timeline.events)
        if phase == "mitigation" and not is_empty(event.event)
    ]
    return as_sentences([f"To end it: {'; '.join(steps)}"] if steps else [])


def prevention(postmortem: PostMortem) -> str:
    """Tell the critical and high action items: those done, then those planned with their due dates and owners."""
    urgent = [item for item in postmortem.actions.items if item.priority in _URGENT and not is_empty(item.description)]
    done = [_line(item.description) for item in urgent if item.status == "complete"]
    planned = [_planned(item) for item in urgent if item.status != "complete"]
    told = (("Done to prevent it", done), ("Planned to prevent it", planned))
    return as_sentences(f"{opening}: {'; '.join(items)}" for opening, items in told if items)


def as_sentences(texts: Iterable[str]) -> str:
    """Join texts as sentences, each with its full stop; as paragraphs where one has several lines."""
    told = [text.strip() for text in texts if not is_empty(text)]
    ended = [text if text.endswith((".", "!", "?", "…", "```")) else f"{text}." for text in told]
    return ("\n\n" if any("\n" in text for text in ended) else " ").join(ended)


def _course(times: dict[str, datetime], computed: dict[str, Duration]) -> list[str]:
    begun_on = times["started"].date() if "started" in times else None
    clauses = []
    for milestone, metric, words in (("detected", "detect", "after {}"), ("mitigated", "mitigate", "{} later")):
        span = _figure(computed[metric])
        if span is not None and span >= timedelta():
            when = words.format(in_words(span)) if round(span.total_seconds()) else "at once"
            clauses.append(f"{milestone} {when}")
        elif milestone in times:
            clauses.append(f"{milestone} {_at(times[milestone], begun_on)}")
    if "resolved" in times:
        total = _figure(computed["total"])
        length = f" ({in_words(total)} in total)" if total is not None and total > timedelta() else ""
        clauses.append(f"resolved {_at(times['resolved'], begun_on)}{length}")
    return clauses


def _figure(duration: Duration) -> timedelta | None:
    return read_span(duration.override.value) if duration.override else duration.value


def _at(time: datetime, told_on: date | None) -> str:
    clock = f"at {time:%H:%M} UTC"
    return clock if time.date() == told_on else f"on {_day(time)} {clock}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _planned(item: ActionItem) -> str:
    due = f"by {_day(item.due)}" if isinstance(item.due, date) else _line(item.due)
    details = ", ".join(filter(None, (_line(item.owner), due)))
    return _line(item.description) + (f" ({details})" if details else "")


def _line(text: str) -> str:
    return " ".join(text.split())


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
