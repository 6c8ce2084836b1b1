"""How it was detected, contained, its cause removed, and all recovered."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.values import Choice, Choices, Flag, Kind, Line, Lines, Part, Prose, Span

# The report's check boxes, in its order.
DETECTORS = Choices(
    (
        Choice("monitoring", "Automated monitoring alert", "Specify which"),
        Choice("customer", "Customer report", "Ticket or support channel"),
        Choice("internal", "Internal user report"),
        Choice("security", "Security scan/audit", "", ("security scan",)),
        Choice("other", "Other"),
    )
)


class Detector(Part):
    """One of the ways in which the incident was detected."""

    source: Annotated[str, DETECTORS] = Field(
        "",
        title="Detected by",
        description="Monitoring, a customer, someone inside, a security scan, or something else.",
        examples=["monitoring"],
    )
    detail: Line = Field(
        "",
        title="Specify",
        description="Which alert, ticket, channel or scan.",
        examples=["Order success below 95 % for 3 minutes"],
    )
    missed: Flag = Field(
        False,
        title="Missed it",
        description="Whether it should have noticed it and did not; its box stays empty.",
        examples=[True],
    )


class Response(Part):
    """Detection, containment and resolution."""

    detected_by: Annotated[tuple[Detector, ...], Kind.ROWS] = Field(
        (),
        title="How was the incident detected?",
        description="Each way in which it was noticed.",
        examples=["Automated monitoring alert: order success below 95 %"],
    )
    detection_delay: Span = Field(
        "",
        title="Detection delay",
        description="From the start to the detection, unless the timeline says it right.",
        examples=["4 minutes"],
    )
    improvements: Prose = Field(
        "",
        title="Improvements needed",
        description="What would have shown it earlier.",
        examples=["An alert on the number of free connections."],
    )
    containment: Lines = Field(
        (),
        title="Containment actions",
        description="What stopped it from hurting more. One a line.",
        examples=["Restarted the application servers"],
    )
    eradication: Lines = Field(
        (),
        title="Eradication actions",
        description="What took the cause away. One a line.",
        examples=["Returned connections in every error path"],
    )
    recovery: Lines = Field(
        (),
        title="Recovery actions",
        description="What brought everything back to normal, and showed that it was. One a line.",
        examples=["Watched error rates for 24 hours"],
    )
