"""What law and rules ask for after the incident: whom to report to, by when, and what was done about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.durations import read_span
from pmwizard.postmortem.summary import YES_NO
from pmwizard.postmortem.values import Choice, Choices, Flag, Kind, Line, Lines, Part, Prose, Suggestions, is_empty

VERDICTS = Choices(
    (
        Choice("required", "Required", "It must be reported, and is not yet", ("yes",)),
        Choice("not applicable", "Not applicable", "This incident need not be reported there", ("N/A", "no")),
        Choice("done", "Done", "It was reported", ("reported",)),
    )
)


@dataclass(frozen=True)
class Rule:
    """A regulation of the templates: its name, the report's words for the duty, and the time it gives."""

    name: str
    duty: str
    window: str = ""


RULES = (
    Rule("GDPR", "GDPR breach notification", "72 h"),
    Rule("HIPAA", "HIPAA breach notification", "60 days"),
    Rule("PCI DSS", "PCI-DSS incident report", "immediate"),
    Rule("SOC2", "SOC2 CC7.3 documentation"),
    Rule("FedRAMP", "FedRAMP IR-6 reporting to Agency"),
    Rule("State laws", "State laws", "varies"),
)
# Which of them each template lists, in its order.
LISTED = {
    "full": ("GDPR", "HIPAA", "PCI DSS", "State laws"),
    "report": ("HIPAA", "PCI DSS", "SOC2", "FedRAMP", "GDPR"),
}

# Who is usually told within the organisation.
TOLD = (
    "Engineering leadership notified",
    "Customer success team briefed",
    "Incident retrospective scheduled",
    "Status page updated with post-mortem summary",
)


class Regulation(Part):
    """A regulation, whether it asks for a report of this incident, and by when."""

    name: Annotated[Line, Suggestions(tuple(rule.name for rule in RULES))] = Field(
        "",
        title="Regulation",
        description="GDPR, HIPAA, PCI DSS, SOC2, FedRAMP, State laws, or your own words.",
        examples=["GDPR"],
    )
    verdict: Annotated[str, VERDICTS] = Field(
        "",
        title="Verdict",
        description="Whether this incident must be reported there, need not be, or was.",
        examples=["not applicable"],
    )
    window: Line = Field(
        "",
        title="Within",
        description="The time it gives, counted from detection: 72 h, 60 days, immediate.",
        examples=["72 h"],
    )
    note: Line = Field(
        "",
        title="Note",
        description="Why so, or what was reported to whom.",
        examples=["no personal data was reached"],
    )


class InternalReport(Part):
    """Someone within the organisation who is told."""

    text: Line = Field(
        "",
        title="What was told to whom",
        description="One step of telling those within the organisation.",
        examples=["Customer success team briefed"],
    )
    done: Flag = Field(
        False,
        title="Done",
        description="Whether it has been done.",
        examples=[True],
    )


class Compliance(Part):
    """The regulations, the legal side, and who is told within the organisation."""

    reporting_required: Annotated[str, YES_NO] = Field(
        "",
        title="Regulatory reporting required",
        description="Whether an authority must be told; follows from the verdicts unless set.",
        examples=["no"],
    )
    regulations: Annotated[tuple[Regulation, ...], Kind.ROWS] = Field(
        (),
        title="Regulations",
        description="Each regulation that may apply, with its deadline; space turns the verdict.",
        examples=["GDPR: not applicable, no personal data was reached"],
    )
    legal: Prose = Field(
        "",
        title="Legal implications",
        description="Contracts, claims, duties to keep evidence.",
        examples=["One contract lets the customer ask for a service credit."],
    )
    violations: Lines = Field(
        (),
        title="Compliance violations",
        description="Which rule, policy or promise was not kept. One a line.",
        examples=["Logs of the fail-over were not kept for the agreed 90 days"],
    )
    internal: Annotated[tuple[InternalReport, ...], Kind.ROWS] = Field(
        (),
        title="Internal reporting",
        description="Who within the organisation is told; space ticks.",
        examples=["Customer success team briefed"],
    )


def rule_of(name: str) -> Rule | None:
    """Find the rule that a name or the report's words for it stand for, in any spelling; None for one's own."""
    wanted = _plain(name)
    return next((rule for rule in RULES if wanted in (_plain(rule.name), _plain(rule.duty))), None)


def listed(regulations: Iterable[Regulation], template: str) -> list[Regulation]:
    """Give the regulations in the order in which a template lists them; others come last, one's own as they stand."""
    names = [*LISTED[template], *(rule.name for rule in RULES)]

    def place(regulation: Regulation) -> int:
        rule = rule_of(regulation.name)
        return names.index(rule.name) if rule else len(names)

    return sorted(regulations, key=place)


def reporting(regulations: tuple[Regulation, ...]) -> str:
    """Tell what the verdicts come to: yes where something must be or was reported, no where nothing applies, else empty."""
    verdicts = {regulation.verdict for regulation in regulations if not is_empty(regulation)}
    if verdicts & {"required", "done"}:
        return "yes"
    return "no" if verdicts == {"not applicable"} else ""


def deadline(regulation: Regulation, detected: datetime | None) -> datetime | None:
    """Give the time until which a regulation wants its report: its window, or else the rule's own, counted from detection.

    None where the incident's detection is not known, where nothing must be reported, or where the window is no duration.
    """
    if detected is None or regulation.verdict == "not applicable":
        return None
    rule = rule_of(regulation.name)
    window = span_of(regulation.window if regulation.window.strip() or not rule else rule.window)
    try:
        return detected + window if window else None
    except OverflowError:
        return None


def span_of(window: str) -> timedelta | None:
    """Read a window such as `72 h` or `within 60 days`; None where it is no duration."""
    return read_span(re.sub(r"^\s*within\b", "", window, flags=re.IGNORECASE))


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
