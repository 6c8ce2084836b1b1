"""How it was detected, and what was done to contain it, to remove its cause and to recover."""

from __future__ import annotations

import re
from collections import Counter

from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.incident import box
from pmwizard.markdown.reading.notebook import UNREAD, Content, Notebook, Way
from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.ways import as_list, keep_block, line, listed, prose, under
from pmwizard.postmortem.response import DETECTORS, Detector

# What a box says behind its label: with a detail in it, or without.
_SAYS = {
    "monitoring": re.compile(r" \(specify: (.*)\)", re.DOTALL),
    "customer": re.compile(r" \(ticket/support channel(?:: (.*))?\)", re.DOTALL),
    "other": re.compile(r": (.*)", re.DOTALL),
}
# The boxes as the template has them when nothing is said.
_HINTS = {"customer": " (ticket/support channel)", "other": ": ___"}
_UNSAID = frozenset(f"[ ] {choice.label}{_HINTS.get(choice.name, '')}" for choice in DETECTORS)
_IN_BRACKETS = re.compile(r" \((.*)\)", re.DOTALL)


def _boxes(notebook: Notebook, content: Content) -> bool:
    """Read the check boxes; one that says nothing is the template's own, unless it is one of several, or none says anything."""
    rows = []
    for block in content.blocks:
        for item in block.items:
            row = _detector(item.text)
            if row:
                rows.append((row, item.text in _UNSAID))
            else:
                notebook.keep(content.where, as_list(item))
        if block.kind != "list":
            keep_block(notebook, content.where, block)
    sources = Counter(row.source for row, _ in rows)
    said = [row for row, is_unsaid in rows if not is_unsaid or sources[row.source] > 1] or [row for row, _ in rows[:1]]
    for row in said:
        notebook.add("response.detected_by", **dict(row))
    return True


def _detector(item: str) -> Detector | None:
    ticked, text = box(item) or (False, "")
    detector = next((choice for choice in DETECTORS if text.startswith(choice.label)), None)
    if not detector:
        return None
    rest = text[len(detector.label) :]
    found = _SAYS.get(detector.name, _IN_BRACKETS).fullmatch(rest) or _IN_BRACKETS.fullmatch(rest)
    if rest and not found:
        return None
    detail = unescape.line((found[1] or "") if found else "")
    return Detector(source=detector.name, detail="" if is_placeholder(detail) else detail, missed=not ticked)


def _told(notebook: Notebook, content: Content) -> bool:
    """Read each paragraph and each item as a way in which it was detected."""
    for block in content.blocks:
        for text in [block.source] if block.kind == "paragraph" else [item.text for item in block.items]:
            notebook.add("response.detected_by", source="other", detail=" ".join(map(str.strip, text.split("\n"))))
        if block.kind not in ("paragraph", "list"):
            keep_block(notebook, content.where, block)
    return True


WAYS = under(
    "detection",
    {
        "": Way(_told, whole=True),
        "how was the incident detected": Way(_boxes, whole=True),
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
