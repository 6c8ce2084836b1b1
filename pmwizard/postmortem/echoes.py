"""What one section has said already, as a first text for another that asks for much the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from operator import attrgetter

from pmwizard.postmortem.actions import ActionItem
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import phased
from pmwizard.postmortem.values import is_empty

Echo = Callable[[PostMortem], str]


def _words(path: str, postmortem: PostMortem) -> str:
    text: str = attrgetter(path)(postmortem)
    return " ".join(text.split())


def _listed(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(filter(None, (" ".join(text.split()) for text in texts))))


def _events(phase: str, postmortem: PostMortem) -> str:
    return _listed(event.event for reached, _, event in phased(postmortem.timeline.events) if reached == phase)


def _items(wanted: Callable[[ActionItem], bool], postmortem: PostMortem) -> str:
    return _listed(item.description for item in postmortem.actions.items if wanted(item))


def _breach(postmortem: PostMortem) -> str:
    summary = postmortem.summary
    details = "" if is_empty(summary.data_compromised_details) else f" - {_words('summary.data_compromised_details', postmortem)}"
    return f"{summary.data_compromised.capitalize()}{details}" if summary.data_compromised else ""


def _degraded(postmortem: PostMortem) -> str:
    return _listed(system.name for system in postmortem.severity.systems if system.impact.strip().casefold() == "degraded")


def _urgent(*priorities: str) -> Echo:
    return partial(_items, lambda item: item.priority in priorities and item.status != "complete")


# By draft path.
ECHOES: dict[str, Echo] = {
    "summary.customers_affected": partial(_words, "impact.users_affected"),
    "summary.revenue_impact": partial(_words, "impact.revenue_loss"),
    "summary.data_loss": partial(_words, "impact.data_loss"),
    "impact.users_affected": partial(_words, "summary.customers_affected"),
    "impact.revenue_loss": partial(_words, "summary.revenue_impact"),
    "impact.data_loss": partial(_words, "summary.data_loss"),
    "impact.breach": _breach,
    "impact.reputation": partial(_words, "severity.reputational"),
    "impact.services_degraded": _degraded,
    "response.containment": partial(_events, "mitigation"),
    "response.eradication": partial(_items, lambda item: item.status == "complete"),
    "response.recovery": partial(_events, "recovery"),
    "lessons.improve.immediate": _urgent("critical"),
    "lessons.improve.short_term": _urgent("high", "medium"),
    "lessons.improve.long_term": _urgent("low"),
}
