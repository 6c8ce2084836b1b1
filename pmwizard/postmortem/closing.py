"""The post-mortem meeting, the sign-off, and the document's own footer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.values import Choice, Choices, Day, Flag, Kind, Line, Lines, Part, Span, Suggestions

CLASSIFICATIONS = Choices(
    (
        Choice("internal", "Internal", "For the organisation only"),
        Choice("public", "Public", "Anyone may read it"),
    )
)
# Who signs, by template.
ROLES = {
    "full": ("Incident Commander", "Technical Lead", "CTO/VP Engineering"),
    "report": ("Incident Commander", "Engineering Manager", "CISO (if security incident)"),
}
FOLLOW_UPS = (
    "Schedule follow-up review in 30 days",
    "Share post-mortem with entire engineering team",
    "Update public status page incident report",
    "Present findings to executive team",
    "Archive incident data and forensics",
)
_REVIEWED_AFTER = timedelta(days=30)


class FollowUp(Part):
    """Something to do after the meeting, beside the action items."""

    text: Line = Field(
        "",
        title="Follow-up",
        description="Something to do with the post-mortem itself.",
        examples=["Share the post-mortem with all engineering teams"],
    )
    done: Flag = Field(
        False,
        title="Done",
        description="Whether it has been done.",
        examples=[True],
    )


class Signature(Part):
    """A line of the sign-off."""

    role: Annotated[Line, Suggestions(tuple(dict.fromkeys((*ROLES["full"], *ROLES["report"]))))] = Field(
        "",
        title="Role",
        description="In which role someone signs.",
        examples=["Technical Lead"],
    )
    name: Line = Field(
        "",
        title="Name",
        description="Who signs; left empty, a line to sign on is printed.",
        examples=["Mira Lindqvist"],
    )
    day: Day = Field(
        "",
        title="Signed on",
        description="The day it was signed.",
        examples=["2025-12-22"],
    )


class Closing(Part):
    """The meeting, the signatures, and what the full template's footer says of the document."""

    date: Day = Field(
        "",
        title="Meeting date",
        description="The day of the post-mortem meeting.",
        examples=["2025-12-22"],
    )
    minutes: Span = Field(
        "",
        title="Meeting duration",
        description="How long it took; a number alone is minutes.",
        examples=["45 minutes"],
    )
    attendees: Line = Field(
        "",
        title="Attendees",
        description="Who was there.",
        examples=["Mira, Jonas, the checkout team"],
    )
    recording: Line = Field(
        "",
        title="Recording",
        description="Where the recording is.",
        examples=["https://meet.example.com/recordings/4711"],
    )
    discussion: Lines = Field(
        (),
        title="Discussion notes",
        description="Key points, decisions, open questions. One a line.",
        examples=["Open: who owns the shared client library?"],
    )
    follow_ups: Annotated[tuple[FollowUp, ...], Kind.ROWS] = Field(
        (),
        title="Follow-up actions",
        description="What is left to do with the post-mortem itself; space ticks.",
        examples=["Share the post-mortem with all engineering teams"],
    )
    signatures: Annotated[tuple[Signature, ...], Kind.ROWS] = Field(
        (),
        title="Sign-off",
        description="Who signs the document; without a name, a line to sign on is printed.",
        examples=["Incident Commander: Mira Lindqvist, 2025-12-22"],
    )
    version: Line = Field(
        "",
        title="Document version",
        description="The version of this document.",
        examples=["1.0"],
    )
    classification: Annotated[str, CLASSIFICATIONS] = Field(
        "",
        title="Classification",
        description="Who may read it: the organisation only, or anyone.",
        examples=["internal"],
    )
    last_updated: Day = Field(
        "",
        title="Last updated",
        description="The day of the last change to this document.",
        examples=["2025-12-22"],
    )
    next_review: Day = Field(
        "",
        title="Next review",
        description="When to look at it again; 30 days after the report is usual.",
        examples=["2026-01-19"],
    )


def last_updated(incident: Incident, closing: Closing) -> date | None:
    """Give the latest known day of report, meeting and signatures; None where none is known."""
    days = (incident.reported_on, closing.date, *(signature.day for signature in closing.signatures))
    return max((day for day in days if isinstance(day, date)), default=None)


def propose_review(incident: Incident) -> date | None:
    """Propose the next review, 30 days after the report; None where its day is not known."""
    try:
        return incident.reported_on + _REVIEWED_AFTER if isinstance(incident.reported_on, date) else None
    except OverflowError:
        return None
