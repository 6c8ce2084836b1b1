"""What it did to customers, to the business, to systems and to data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.values import Line, Lines, Part, Prose, Suggestions

EXPERIENCES = Suggestions(("Complete outage", "Degraded", "Intermittent errors"))
INTEGRITIES = Suggestions(("OK", "Compromised"))
POSTURES = Suggestions(("Unchanged", "Compromised"))


class Impact(Part):
    """The impact assessment: customers, business, systems, data."""

    users_affected: Line = Field(
        "",
        title="Users affected",
        description="How many, and which share of all; the report calls them customers.",
        examples=["12,000 (15 % of active users)"],
    )
    experience: Annotated[Line, EXPERIENCES] = Field(
        "",
        title="User experience",
        description="Complete outage, degraded, intermittent errors, or your own words.",
        examples=["Intermittent errors"],
    )
    geography: Line = Field(
        "",
        title="Geography",
        description="All regions, or which.",
        examples=["All regions"],
    )
    segment: Line = Field(
        "",
        title="Customer segment",
        description="All, enterprise, free tier, or whoever was hurt.",
        examples=["Enterprise"],
    )
    symptoms: Lines = Field(
        (),
        title="Customer-facing impact",
        description="What customers saw: unable to do what, how slow, which errors. One a line.",
        examples=["Unable to pay by card"],
    )
    duration: Line = Field(
        "",
        title="Duration",
        description="How long customers noticed it, unless the timeline says it right.",
        examples=["23 minutes (14:32 - 14:55 UTC)"],
    )
    severity: Line = Field(
        "",
        title="Severity",
        description="The severity as the report prints it, where you add to the level.",
        examples=["P1 (high impact, short duration)"],
    )
    revenue_loss: Line = Field(
        "",
        title="Revenue loss",
        description="An amount, and how sure it is.",
        examples=["$12,500 (estimated)"],
    )
    lost_transactions: Line = Field(
        "",
        title="Lost transactions",
        description="How many orders or payments failed for good.",
        examples=["250 transactions"],
    )
    cancellations: Line = Field(
        "",
        title="Subscription cancellations",
        description="How many customers left because of it.",
        examples=["3"],
    )
    refunds: Line = Field(
        "",
        title="Refunds issued",
        description="What was paid back to customers.",
        examples=["$400"],
    )
    sla_violations: Line = Field(
        "",
        title="SLA violations",
        description="Which agreements were missed, or how many.",
        examples=["2 customer SLAs breached"],
    )
    sla_credits: Line = Field(
        "",
        title="SLA credits",
        description="What is owed for them.",
        examples=["$8,000 owed"],
    )
    support_tickets: Line = Field(
        "",
        title="Support tickets",
        description="How many were opened because of it.",
        examples=["431 tickets created"],
    )
    public_relations: Prose = Field(
        "",
        title="Public relations",
        description="What the press and social media made of it.",
        examples=["About 60 complaints on social media; none in the press."],
    )
    reputation: Prose = Field(
        "",
        title="Reputational",
        description="What it did to trust, as the report tells it.",
        examples=["Minor: resolved quickly and told openly."],
    )
    systems: Lines = Field(
        (),
        title="Systems affected",
        description="All systems that were hurt, unless the affected systems say it. One a line.",
        examples=["Checkout API"],
    )
    data_integrity: Annotated[Line, INTEGRITIES] = Field(
        "",
        title="Data integrity",
        description="OK, or compromised and how.",
        examples=["OK"],
    )
    data_loss: Line = Field(
        "",
        title="Data loss",
        description="None, or how many records or gigabytes.",
        examples=["None"],
    )
    services_degraded: Lines = Field(
        (),
        title="Services degraded",
        description="Services that worked, but badly. One a line.",
        examples=["Sales dashboard"],
    )
    security_posture: Annotated[Line, POSTURES] = Field(
        "",
        title="Security posture",
        description="Unchanged, or compromised and how.",
        examples=["Unchanged"],
    )
    breach: Line = Field(
        "",
        title="Data breach",
        description="No, or which data reached whom.",
        examples=["No"],
    )
    compliance_impact: Line = Field(
        "",
        title="Compliance impact",
        description="None, or which rules it touches.",
        examples=["None"],
    )
