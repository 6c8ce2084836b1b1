"""Lines that say what and then when, such as `Resolved: 2025-12-19 16:00`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pmwizard.intake.phrases import Phrase, scan

_LABEL = re.compile(
    r"\W{0,20}(?P<label>(?:(?:first|initially|incident|issue|impact|outage|fully) )?(?P<what>started|start|began|detected"
    r"|reported|noticed|acknowledged|declared|identified|triaged|mitigated|repaired|restored|recovered|ended|end|resolved|fixed|closed)"
    r"(?: time)?)(?: (?:at|on))?[\s*_]{0,4}[:=–—-]?[\s*_]{1,4}",
    re.IGNORECASE,
)
_MILESTONES = {
    **dict.fromkeys(("started", "start", "began"), "started"),
    **dict.fromkeys(("detected", "reported", "noticed"), "detected"),
    **dict.fromkeys(("identified", "triaged"), "triaged"),
    **dict.fromkeys(("mitigated", "repaired", "restored", "recovered", "ended", "end"), "mitigated"),
    **dict.fromkeys(("resolved", "fixed", "closed"), "resolved"),
    "acknowledged": "acknowledged",
    "declared": "declared",
}


@dataclass(frozen=True)
class LabelledTime:
    """What a label says, the time beside it, and the milestone that it names."""

    label: str
    phrase: Phrase
    milestone: str


def labelled_time(words: str, month_first: bool = False) -> LabelledTime | None:
    """Read a line that is the name of a milestone and its time; None where it is not."""
    label = _LABEL.match(words)
    phrase = scan(words, label.end(), month_first=month_first) if label else None
    if not label or not phrase or not phrase.clock or words[phrase.end :].strip(" \t*_`|).:"):
        return None
    return LabelledTime(label["label"], phrase, _MILESTONES[label["what"].lower()])
