"""What went well, what went wrong, where luck helped, what could be better."""

from __future__ import annotations

from pydantic import Field

from pmwizard.postmortem.values import Lines, Part


class WentWell(Part):
    """What worked, by the full template's four areas."""

    detection: Lines = Field(
        (),
        title="Detection and alerting",
        description="What showed the problem early and clearly. One a line.",
        examples=["The error-rate alert fired within two minutes"],
    )
    communication: Lines = Field(
        (),
        title="Response and communication",
        description="What worked in getting together and telling others. One a line.",
        examples=["Customers heard from us within half an hour"],
    )
    technical: Lines = Field(
        (),
        title="Technical response",
        description="What worked in finding and mending it. One a line.",
        examples=["The roll-back took three minutes"],
    )
    tools: Lines = Field(
        (),
        title="Tools and processes",
        description="Which tools, runbooks and rules helped. One a line.",
        examples=["The runbook had the right dashboard link"],
    )


class WentWrong(Part):
    """What failed or was missing, by the full template's four areas."""

    detection: Lines = Field(
        (),
        title="Detection and alerting",
        description="What came late, was unclear or did not fire: no people. One a line.",
        examples=["The alert did not say which region"],
    )
    communication: Lines = Field(
        (),
        title="Response and communication",
        description="What was confusing, late or untold. Systems, not people. One a line.",
        examples=["Support heard of it from customers"],
    )
    technical: Lines = Field(
        (),
        title="Technical response",
        description="What slowed the diagnosis or the fix. Systems, not people. One a line.",
        examples=["There was no staging copy to try the fix on"],
    )
    tools: Lines = Field(
        (),
        title="Tools and processes",
        description="Which tool, access, runbook or rule was missing or wrong. One a line.",
        examples=["Access to the database took fifteen minutes"],
    )


class Retrospective(Part):
    """The response looked at afterwards; the report flattens the four areas in this order."""

    went_well: WentWell = Field(
        WentWell(),
        title="Went well",
        description="What worked well and should be kept.",
        examples=["The error-rate alert fired within two minutes"],
    )
    went_wrong: WentWrong = Field(
        WentWrong(),
        title="Went wrong",
        description="Failures, gaps and delays, told of systems and processes.",
        examples=["The alert did not say which region"],
    )
    got_lucky: Lines = Field(
        (),
        title="Where we got lucky",
        description="What limited the harm by chance and will not always. One a line.",
        examples=["It was a quiet hour"],
    )
    opportunities: Lines = Field(
        (),
        title="Opportunities for improvement",
        description="What could be better next time, and is no action item yet. One a line.",
        examples=["Rehearse the database fail-over each quarter"],
    )


AREAS = tuple(WentWell.model_fields)


def flat(went: WentWell | WentWrong) -> tuple[str, ...]:
    """Give the items of all four areas in their order, as the report prints them."""
    return tuple(item for area in AREAS for item in getattr(went, area))
