"""The post-mortem as one value: its sections in the wizard's order."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.actions import Actions
from pmwizard.postmortem.causes import Causes
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.retrospective import Retrospective
from pmwizard.postmortem.severity import Severity
from pmwizard.postmortem.summary import Summary
from pmwizard.postmortem.timeline import Timeline
from pmwizard.postmortem.values import Choice, Choices, Part, field_at

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
        description="From the failure down to what let it happen: systems and processes, never people.",
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
        description="What will be done: each with a clear description, owner, due date and priority.",
        examples=["Alert when the connection pool is 80 % full"],
    )
    summary: Summary = Field(
        Summary(),
        title="Executive summary",
        description="The whole in five points, for those who read nothing else.",
        examples=["On 19 December checkout failed for 67 minutes."],
    )


SECTIONS = tuple(name for name in PostMortem.model_fields if name != "template")


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
