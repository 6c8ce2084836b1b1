"""How it was detected, and what was done to contain it, to remove its cause and to recover."""

from __future__ import annotations

import re

from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.incident import box
from pmwizard.markdown.reading.notebook import UNREAD, Notebook
from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.ways import each, line, listed, prose, under
from pmwizard.postmortem.response import DETECTORS

# What a box says behind its label: with a detail in it, or without.
_SAYS = {
    "monitoring": re.compile(r" \(specify: (.*)\)", re.DOTALL),
    "customer": re.compile(r" \(ticket/support channel(?:: (.*))?\)", re.DOTALL),
    "other": re.compile(r": (.*)", re.DOTALL),
}
_IN_BRACKETS = re.compile(r" \((.*)\)", re.DOTALL)


def _detected(notebook: Notebook, item: str) -> bool:
    ticked, text = box(item) or (False, "")
    detector = next((choice for choice in DETECTORS if text.startswith(choice.label)), None)
    if not detector:
        return False
    rest = text[len(detector.label) :]
    found = _SAYS.get(detector.name, _IN_BRACKETS).fullmatch(rest) or _IN_BRACKETS.fullmatch(rest)
    if rest and not found:
        return False
    detail = unescape.line((found[1] or "") if found else "")
    detail = "" if is_placeholder(detail) else detail
    if ticked or detail:
        notebook.add("response.detected_by", source=detector.name, detail=detail, missed=not ticked)
    return True


WAYS = under(
    "detection",
    {
        "": prose("response.improvements"),
        "how was the incident detected": each(_detected),
        "detection delay": line("response.detection_delay"),
        "improvements needed": prose("response.improvements"),
    },
) | under(
    "resolution",
    {
        "": listed("response.containment"),
        "containment and resolution": UNREAD,
        "recovery": listed("response.recovery"),
        "containment actions": listed("response.containment"),
        "eradication actions": listed("response.eradication"),
        "recovery actions": listed("response.recovery"),
    },
)
