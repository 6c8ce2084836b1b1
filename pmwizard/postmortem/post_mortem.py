"""The post-mortem as one value: its sections in the wizard's order."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.actions import Actions
from pmwizard.postmortem.causes import Causes
from pmwizard.postmortem.closing import Closing
from pmwizard.postmortem.compliance import Compliance
from pmwizard.postmortem.impact import Impact
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.lessons import Lessons
from pmwizard.postmortem.metrics import Metrics
from pmwizard.postmortem.references import References
from pmwizard.postmortem.response import Response
from pmwizard.postmortem.retrospective import Retrospective
from pmwizard.postmortem.severity import Severity
from pmwizard.postmortem.summary import Summary
from pmwizard.postmortem.timeline import Timeline, in_order
from pmwizard.postmortem.values import Choice, Choices, Part, field_at, known

TEMPLATES = Choices(
    (
        Choice("full", "Full", "The long post-mortem: every section"),
        Choice("report", "Report", "The short incident report"),
    )
)


class PostMortem(Part):
    """A post-mortem; a half-filled one is valid, and an edit makes a new one."""

    template: Annotated[str, TEMPLATES] = Field(
        "full",
        title="Template",
        description="Which of the two documents it becomes; both can always be exported.",
        examples=["report"],
    )
    incident: Incident = Field(
        Incident(),
        title="Incident",
        description="What happened to what, when, and who led the response.",
        examples=["Checkout API outage"],
    )
    severity: Severity = Field(
        Severity(),
        title="Severity",
        description="How bad it was, and why you say so.",
        examples=["high"],
    )
    timeline: Timeline = Field(
        Timeline(),
        title="Timeline",
        description="What happened, in UTC. Type a line and press enter.",
        examples=["14:45 Mitigation started @devops - scaling read replicas"],
    )
    causes: Causes = Field(
        Causes(),
        title="Five whys",
        description="From the failure down to what let it happen: systems, never people.",
        examples=["Why did checkout fail? The connection pool ran out"],
    )
    retrospective: Retrospective = Field(
        Retrospective(),
        title="Went well, went wrong",
        description="How the response went. One line an item; enter for the next.",
        examples=["The error-rate alert fired within two minutes"],
    )
    actions: Actions = Field(
        Actions(),
        title="Action items",
        description="What will be done, by whom, until when, and how urgent it is.",
        examples=["Alert when the connection pool is 80 % full"],
    )
    summary: Summary = Field(
        Summary(),
        title="Executive summary",
        description="The whole in five points, for those who read nothing else.",
        examples=["On 19 December checkout failed for 67 minutes."],
    )
    impact: Impact = Field(
        Impact(),
        title="Impact",
        description="What it did to customers, to the business, to systems and to data.",
        examples=["One in six customers could not pay for 67 minutes"],
    )
    response: Response = Field(
        Response(),
        title="Detection and resolution",
        description="How it was detected, contained, its cause removed, and all recovered.",
        examples=["Restarted the application servers"],
    )
    lessons: Lessons = Field(
        Lessons(),
        title="Lessons and prevention",
        description="What was learned, what will be different, and what prevents it.",
        examples=["A pool without an upper bound hides a leak"],
    )
    metrics: Metrics = Field(
        Metrics(),
        title="Metrics and costs",
        description="The response against its targets, the costs, the service meanwhile.",
        examples=["Time to Detect: target < 5 min, actual 2 min, met"],
    )
    compliance: Compliance = Field(
        Compliance(),
        title="Compliance",
        description="Who must be told by law or rule, by when, and who within the organisation.",
        examples=["GDPR: not applicable, no personal data was reached"],
    )
    references: References = Field(
        References(),
        title="References and appendices",
        description="Related incidents, documents, links; configuration, queries, messages.",
        examples=["Runbook: restore a single table"],
    )
    closing: Closing = Field(
        Closing(),
        title="Meeting and sign-off",
        description="The post-mortem meeting, who signs, and the version of the document.",
        examples=["Meeting on 22 December, 45 minutes"],
    )


SECTIONS = tuple(name for name in PostMortem.model_fields if name != "template")


def pattern(path: str) -> tuple[str, tuple[int, ...]]:
    """Give a draft path with `*` for each row's index, and the indexes: `timeline.events.*.at`, (2,)."""
    indexes = re.findall(r"\.([0-9]+)(?=\.|$)", path)
    return re.sub(r"\.[0-9]+(?=\.|$)", ".*", path), tuple(map(int, indexes))


def where(path: str) -> str:
    """Name a draft path by its titles: `timeline.events.2.at` is `Timeline, Time 3`; unknown names are kept."""
    section, *rest = path.split(".")
    if section not in PostMortem.model_fields:
        return path
    title = PostMortem.model_fields[section].title or section
    if not rest:
        return title
    row = next((f" {int(part) + 1}" for part in reversed(rest) if part.isdigit()), "")
    try:
        name = field_at(PostMortem, path).title
    except KeyError:
        name = rest[-1]
    return f"{title}, {name}{row}"


def blank(template: str = "", zone: str = "") -> PostMortem:
    """Give a new post-mortem for a template (full if left out) with the author's zone."""
    return PostMortem(template=template or "full", timeline=Timeline(zone=zone))


def typing_day(postmortem: PostMortem) -> date | None:
    """Give the day that a time without one is taken for: that of the latest event, else that of the start."""
    times = [at for _, event in in_order(postmortem.timeline.events) if (at := known(event.at))]
    latest = times[-1] if times else known(postmortem.incident.started_at)
    return latest.date() if latest else None
