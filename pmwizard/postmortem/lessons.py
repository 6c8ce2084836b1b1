"""What was learned, what will be different, and what prevents it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.values import Day, Kind, Line, Lines, Part


class Learned(Part):
    """What was learned, by the full template's three kinds."""

    technical: Lines = Field(
        (),
        title="Technical lessons",
        description="What is now known about the systems. One a line.",
        examples=["A pool without an upper bound hides a leak"],
    )
    process: Lines = Field(
        (),
        title="Process lessons",
        description="What is now known about how the work is done. One a line.",
        examples=["One commander from the start saves time"],
    )
    cultural: Lines = Field(
        (),
        title="Cultural lessons",
        description="What is now known about how people work together. One a line.",
        examples=["Asking for help early was welcome"],
    )


class Improve(Part):
    """What will be different, by when."""

    immediate: Lines = Field(
        (),
        title="Immediate changes",
        description="What changes at once. One a line.",
        examples=["Alert on the number of free connections"],
    )
    short_term: Lines = Field(
        (),
        title="Short-term changes",
        description="What changes within weeks. One a line.",
        examples=["Load tests that exercise the error paths"],
    )
    long_term: Lines = Field(
        (),
        title="Long-term changes",
        description="What changes within a year. One a line.",
        examples=["A connection proxy in front of each database"],
    )


class Implemented(Part):
    """A measure that is in place."""

    text: Line = Field(
        "",
        title="Measure",
        description="What is in place.",
        examples=["Connections are returned after errors"],
    )
    day: Day = Field(
        "",
        title="Since",
        description="The day it was put in place.",
        examples=["2025-12-20"],
    )


class Planned(Part):
    """A measure that is planned; one that is an action item takes its text and due date from it."""

    text: Line = Field(
        "",
        title="Measure",
        description="What will be in place.",
        examples=["Load tests that exercise the error paths"],
    )
    due: Day = Field(
        "",
        title="Due date",
        description="The day by which it will be.",
        examples=["2026-01-15"],
    )
    action: Line = Field(
        "",
        title="Action item",
        description="The id of the action item that this is; text and due date then follow.",
        examples=["AI-003"],
    )


class Measures(Part):
    """The measures of one kind."""

    implemented: Annotated[tuple[Implemented, ...], Kind.ROWS] = Field(
        (),
        title="Implemented",
        description="What is in place already.",
        examples=["Connections are returned after errors, since 2025-12-20"],
    )
    planned: Annotated[tuple[Planned, ...], Kind.ROWS] = Field(
        (),
        title="Planned",
        description="What is still to be done; i takes it from an action item.",
        examples=["AI-003, or load tests by 2026-01-15"],
    )


class Prevention(Part):
    """What keeps it from happening again, by the full template's three kinds."""

    technical: Measures = Field(
        Measures(),
        title="Technical preventions",
        description="What the systems do to prevent it.",
        examples=["Connections are returned after errors"],
    )
    process: Measures = Field(
        Measures(),
        title="Process preventions",
        description="What people do to prevent it.",
        examples=["The release checklist asks for connection limits"],
    )
    detection: Measures = Field(
        Measures(),
        title="Detection improvements",
        description="What will show it earlier.",
        examples=["An alert on the number of free connections"],
    )


class Lessons(Part):
    """Lessons learned and prevention measures."""

    learned: Learned = Field(
        Learned(),
        title="What we learned",
        description="What is known now that was not known before.",
        examples=["A pool without an upper bound hides a leak"],
    )
    improve: Improve = Field(
        Improve(),
        title="How we'll improve",
        description="What will be different.",
        examples=["Alert on the number of free connections"],
    )
    prevention: Prevention = Field(
        Prevention(),
        title="Prevention measures",
        description="What keeps it from happening again: in place, and planned.",
        examples=["Connections are returned after errors"],
    )


AREAS = tuple(Prevention.model_fields)
