"""The whole in brief, for those who read nothing else, with the facts of the impact snapshot."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.values import Choice, Choices, Line, Lines, Part, Prose

YES_NO = Choices((Choice("no", "No"), Choice("yes", "Yes")))


class Summary(Part):
    """The five points of the executive summary, and what the impact snapshot adds."""

    what_happened: Prose = Field(
        "",
        title="What happened",
        description="When it began, what failed, how it was noticed and when it ended.",
        examples=["On 19 December checkout failed for 67 minutes."],
    )
    impact: Prose = Field(
        "",
        title="Impact to business and customers",
        description="Who could not do what, and what it cost.",
        examples=["One in six customers could not pay; about 250 orders were lost."],
    )
    root_cause: Prose = Field(
        "",
        title="Root cause",
        description="The cause in words that an outsider understands.",
        examples=["The payment client used up its connections whenever a request failed."],
    )
    actions_taken: Prose = Field(
        "",
        title="Key actions taken",
        description="What was done to end it.",
        examples=["The team restarted the service and doubled the connection limit."],
    )
    prevention: Prose = Field(
        "",
        title="Preventive measures",
        description="What will keep it from happening again.",
        examples=["Connections are now returned after errors, and an alert watches them."],
    )
    services: Lines = Field(
        (),
        title="Affected services",
        description="The services that were hurt, one a line; proposed from the affected systems.",
        examples=["Checkout API"],
    )
    customers_affected: Line = Field(
        "",
        title="Customers affected",
        description="A number, a share, or both.",
        examples=["12,000 (15 % of active users)"],
    )
    revenue_impact: Line = Field(
        "",
        title="Revenue impact",
        description='An amount, or "none".',
        examples=["$12,500"],
    )
    data_compromised: Annotated[str, YES_NO] = Field(
        "",
        title="Data compromised",
        description="Whether anyone reached data who should not.",
        examples=["no"],
    )
    data_compromised_details: Line = Field(
        "",
        title="Data compromised, details",
        description="Which data, whose, and how much.",
        examples=["Order numbers of 40 customers"],
    )
    data_loss: Line = Field(
        "",
        title="Data loss",
        description="No, or how much was lost.",
        examples=["No"],
    )
