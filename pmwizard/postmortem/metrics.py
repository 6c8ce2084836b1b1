"""How the response measures up to its targets, what the incident cost, and what the service did meanwhile."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.money import Total, total
from pmwizard.postmortem.values import Choice, Choices, Kind, Line, Part, Span, Suggestions, is_empty

MET = Choices((Choice("yes", "✅ Met", "", ("✅", "met")), Choice("no", "❌ Not met", "", ("❌", "not met"))))
# The full template's targets, by the name of the duration.
TARGETS = {"detect": "< 5 min", "acknowledge": "< 5 min", "triage": "< 15 min", "mitigate": "< 1 hour", "resolve": "< 4 hours"}
RESPONSE_METRICS = Suggestions(
    ("Time to Detect", "Time to Acknowledge", "Time to Triage", "Time to Mitigate", "Time to Resolve", "Total Incident Duration")
)
COST_CATEGORIES = Suggestions(("Revenue Loss", "SLA Credits", "Support Costs", "Engineering Time"))
SERVICE_METRICS = Suggestions(("Availability", "Error Rate", "Response Time (p95)", "Request Rate"))


class ResponseMetric(Part):
    """A row of the response metrics."""

    metric: Annotated[Line, RESPONSE_METRICS] = Field(
        "",
        title="Metric",
        description="What is measured; a duration of the timeline is filled in from there.",
        examples=["Time to Detect"],
    )
    target: Line = Field(
        "",
        title="Target",
        description="How long it may take: < 5 min, <= 1 hour.",
        examples=["< 5 min"],
    )
    actual: Span = Field(
        "",
        title="Actual",
        description="How long it took, unless the timeline says it right.",
        examples=["2 min"],
    )
    met: Annotated[str, MET] = Field(
        "",
        title="Met?",
        description="Whether the target was met, unless target and actual say it right.",
        examples=["yes"],
    )


class Cost(Part):
    """A row of the incident costs."""

    category: Annotated[Line, COST_CATEGORIES] = Field(
        "",
        title="Cost category",
        description="What the money went into.",
        examples=["Engineering Time"],
    )
    amount: Line = Field(
        "",
        title="Amount",
        description="An amount with its currency; 0 where it cost nothing.",
        examples=["$15,000"],
    )
    notes: Line = Field(
        "",
        title="Notes",
        description="How the amount came about.",
        examples=["30 engineer-hours @ $500/hr"],
    )


class ServiceMetric(Part):
    """A row of the service metrics."""

    metric: Annotated[Line, SERVICE_METRICS] = Field(
        "",
        title="Metric",
        description="What is measured.",
        examples=["Error Rate"],
    )
    before: Line = Field(
        "",
        title="Before incident",
        description="Its usual value.",
        examples=["0.01%"],
    )
    during: Line = Field(
        "",
        title="During incident",
        description="Its worst value.",
        examples=["15.3%"],
    )
    after: Line = Field(
        "",
        title="After incident",
        description="Its value since then.",
        examples=["0.01%"],
    )


class Metrics(Part):
    """The three tables of metrics and costs."""

    response: Annotated[tuple[ResponseMetric, ...], Kind.ROWS] = Field(
        (),
        title="Response metrics",
        description="How fast the response was, against its targets.",
        examples=["Time to Detect: target < 5 min, actual 2 min, met"],
    )
    costs: Annotated[tuple[Cost, ...], Kind.ROWS] = Field(
        (),
        title="Incident costs",
        description="What the incident cost, by category.",
        examples=["Engineering Time: $15,000, 30 engineer-hours"],
    )
    total: Line = Field(
        "",
        title="Total cost",
        description="What it cost in all, unless the amounts add up to it.",
        examples=["$37,500"],
    )
    service: Annotated[tuple[ServiceMetric, ...], Kind.ROWS] = Field(
        (),
        title="Service metrics",
        description="What the service did before, during and after.",
        examples=["Error Rate: 0.01% before, 15.3% during, 0.01% after"],
    )


def total_cost(costs: tuple[Cost, ...]) -> Total:
    """Give the sum of the costs, or why there is none; rows with nothing in them do not count."""
    return total((cost.category, cost.amount) for cost in costs if not is_empty(cost))
