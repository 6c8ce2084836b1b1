"""Lines that say what and then when, such as `Resolved: 2025-12-19 16:00` or `Pool restarted at 14:45`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pmwizard.intake.phrases import Phrase, scan
from pmwizard.intake.row_words import content_start

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


_ENDS_IN_A_TIME = re.compile(r"\d[:.h]?\d\d[^.!?]{0,24}\Z")
_WORD = re.compile(r"(?<=[\s(])(?=[\d~A-Z])")
_LEADING = re.compile(r"(?:[\s*_:=,(–—-]|\b(?:at|on|by|since|from)\b)*\Z")
_OF_THE_TEXT = re.compile(
    r"\W*(?:date|day|when|time|timestamp|created|updated|modified|generated|exported|published|last|version)\b", re.IGNORECASE
)
_MOST_WORDS = 8


@dataclass(frozen=True)
class LabelledTime:
    """What a label says, the time beside it and the words of that, and the milestone that it names."""

    label: str
    phrase: Phrase
    written: str
    milestone: str = ""


def labelled_time(words: str, month_first: bool = False) -> LabelledTime | None:
    """Read a line that is the name of a milestone and its time; None where it is not."""
    label = _LABEL.match(words)
    phrase = scan(words, label.end(), month_first=month_first) if label else None
    if not label or not phrase or not phrase.clock or words[phrase.end :].strip(" \t*_`|).:"):
        return None
    written = words[label.end() : phrase.end].strip()
    return LabelledTime(label["label"], phrase, written, _MILESTONES[label["what"].lower()])


def time_at_end(words: str, month_first: bool = False, dated: bool = True) -> LabelledTime | None:
    """Read a short line that ends with its time; None where it does not. Unless it must be `dated`, a clock time is enough."""
    if len(words) > 160 or not _ENDS_IN_A_TIME.search(words) or _OF_THE_TEXT.match(words):
        return None
    for word in _WORD.finditer(words):
        phrase = scan(words, word.start(), month_first=month_first)
        if phrase and phrase.clock and not words[phrase.end :].strip(" \t*_`|).:"):
            label = _LEADING.sub("", words[: word.start()]).strip("*_")
            label = label[content_start(label) :].strip(" #")
            sure = bool(phrase.date and phrase.date.year) if dated else not phrase.clock.loose
            written = words[word.start() : phrase.end]
            return LabelledTime(label, phrase, written) if sure and 0 < len(label.split()) <= _MOST_WORDS else None
    return None
