"""How bad it was, why the author says so, and which systems it hit."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.values import Choice, Choices, Kind, Line, Part, Prose, Span, Suggestions

LEVELS = Choices(
    (
        Choice(
            "critical",
            "Critical",
            "Core service down, or data at risk; all hands",
            ("P0", "SEV0", "SEV-0"),
        ),
        Choice("high", "High", "Core service badly hurt, or down for many", ("P1", "SEV1", "SEV-1")),
        Choice("medium", "Medium", "Part of a service hurt; there is a way around it", ("P2", "SEV2", "SEV-2")),
        Choice("low", "Low", "Hardly anyone noticed; it can wait", ("P3", "SEV3", "SEV-3")),
    )
)
IMPACT_LEVELS = Suggestions(("Complete outage", "Partial", "Degraded"))


class AffectedSystem(Part):
    """A row of the full template's Affected Systems & Services."""

    name: Line = Field(
        "",
        title="System or service",
        description="The system's name as its users know it.",
        examples=["Checkout API"],
    )
    impact: Annotated[Line, IMPACT_LEVELS] = Field(
        "",
        title="Impact level",
        description="Complete outage, partial, degraded, or your own words.",
        examples=["Complete outage"],
    )
    downtime: Span = Field(
        "",
        title="Downtime",
        description="How long users could not use it.",
        examples=["1h 7m"],
    )
    recovery_time: Span = Field(
        "",
        title="Recovery time",
        description="How long until it was fully itself again.",
        examples=["1h 37m"],
    )


class Severity(Part):
    """The severity, its four justifications, and the affected systems."""

    level: Annotated[str, LEVELS] = Field(
        "",
        title="Final severity",
        description="The level as it turned out, not as first declared.",
        examples=["high"],
    )
    business: Prose = Field(
        "",
        title="Business impact",
        description="What it cost the business: sales, contracts, people's time.",
        examples=["About 250 orders failed; two enterprise SLAs were missed."],
    )
    technical: Prose = Field(
        "",
        title="Technical impact",
        description="What failed and how far it spread.",
        examples=["All writes to the orders database timed out; reads were slow."],
    )
    customer: Prose = Field(
        "",
        title="Customer impact",
        description="What customers could not do, how many, for how long.",
        examples=["One in six customers could not pay for 67 minutes."],
    )
    reputational: Prose = Field(
        "",
        title="Reputational impact",
        description="What it did to trust: press, social media, escalations.",
        examples=["Some complaints on social media; none by the press."],
    )
    systems: Annotated[tuple[AffectedSystem, ...], Kind.ROWS] = Field(
        (),
        title="Affected systems",
        description="Each system or service that was hurt: how, and for how long.",
        examples=["Checkout API: complete outage, 1h 7m down"],
    )


def code(level: str) -> str:
    """Give the report's code of a level: critical is P0, low is P3; empty stays empty."""
    return next((choice.aliases[0] for choice in LEVELS if choice.name == level), "")
