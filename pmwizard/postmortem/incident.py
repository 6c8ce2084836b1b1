"""Which incident this is: its identity, its people, its times."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.values import Choice, Choices, Day, Line, Moment, Part, known

TYPES = Choices(
    (
        Choice("outage", "Service outage", "Infrastructure, application or database was down"),
        Choice("degradation", "Performance degradation", "It worked, but slowly or not for all", ("service-degradation",)),
        Choice("security", "Security incident", "Breach, attack or vulnerability"),
        Choice("data", "Data incident", "Loss, corruption or leak"),
        Choice("data-breach", "Data breach", "Data reached someone who should not have it"),
        Choice("ransomware", "Ransomware", "Systems or data were encrypted by an attacker"),
        Choice("ddos", "DDoS", "A flood of traffic denied the service", ("denial of service",)),
        Choice("disaster-recovery", "Disaster recovery", "A site or region was lost, or fail-over was used"),
        Choice("other", "Other", "None of these: say what below"),
    )
)
STATUSES = Choices(
    (
        Choice("draft", "Draft", "Still being written"),
        Choice("final", "Final", "Reviewed, complete and published"),
    )
)
ID_PATTERN = "INC-{type}-{YYYY}{MM}{DD}-{HH}{mm}"


class Incident(Part):
    """The header of both templates."""

    title: Line = Field(
        "",
        title="Title",
        description="What failed, in a few words; no names and no cause yet.",
        examples=["Checkout API outage"],
    )
    type: Annotated[str, TYPES] = Field(
        "",
        title="Incident type",
        description="The kind of incident; the full template ticks one of its five boxes by it.",
        examples=["outage"],
    )
    type_other: Line = Field(
        "",
        title="Other type",
        description="Your own word for the kind, where the type is Other.",
        examples=["Certificate expiry"],
    )
    started_at: Moment = Field(
        "",
        title="Started at",
        description="When the impact began, in your zone or with an explicit one; kept in UTC.",
        examples=["2025-12-19 14:21 UTC"],
    )
    resolved_at: Moment = Field(
        "",
        title="Resolved at",
        description="When the incident was declared over.",
        examples=["2025-12-19 16:00 UTC"],
    )
    id: Line = Field(
        "",
        title="Incident ID",
        description="The name the incident is known by; proposed from its type and start.",
        examples=["INC-OUTAGE-20251219-1423"],
    )
    commander: Line = Field(
        "",
        title="Incident commander",
        description="Who led the response: a name, a handle or a role.",
        examples=["@mira"],
    )
    author: Line = Field(
        "",
        title="Document owner",
        description="Who writes this report and answers for it.",
        examples=["Jonas Okafor"],
    )
    reported_on: Day = Field(
        "",
        title="Report date",
        description="The day of this report.",
        examples=["2025-12-20"],
    )
    problem: Line = Field(
        "",
        title="Problem statement",
        description="The failure the five whys start from, in one line, with its size.",
        examples=["Checkout answered 15 % of requests with errors for 23 minutes."],
    )
    status: Annotated[str, STATUSES] = Field(
        "draft",
        title="Document status",
        description="Draft until it is marked final on the review screen.",
        examples=["draft"],
    )


def propose_id(incident: Incident, started: datetime | str, pattern: str = ID_PATTERN, taken: Collection[str] = ()) -> str:
    """Propose an incident id from type and start; empty until both that the pattern asks for are known.

    `pattern` may hold {type} {YYYY} {MM} {DD} {HH} {mm} {number}; {number} is the first of 001, 002, ... not in `taken`.
    """
    start = known(started)
    if start is None or ("{type}" in pattern and not incident.type):
        return ""
    own_word = _id_word(incident.type_other) if incident.type == "other" else ""
    parts = {
        "type": own_word or _id_word(incident.type),
        "YYYY": f"{start.year:04}",
        "MM": f"{start.month:02}",
        "DD": f"{start.day:02}",
        "HH": f"{start.hour:02}",
        "mm": f"{start.minute:02}",
    }
    filled = re.sub(r"\{(\w+)\}", lambda place: parts.get(place[1], place[0]), pattern)
    if "{number}" not in filled:
        return filled
    number = 1
    while filled.replace("{number}", f"{number:03}") in taken:
        number += 1
    return filled.replace("{number}", f"{number:03}")


def _id_word(text: str) -> str:
    return re.sub(r"\W+", "-", text.upper()).strip("-")
