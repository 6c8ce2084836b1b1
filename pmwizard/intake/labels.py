"""Lines that say what and then when, such as `Resolved: 2025-12-19 16:00` or `Pool restarted at 14:45`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pmwizard.intake.phrases import Phrase, scan
from pmwizard.intake.row_words import BULLET

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
_WORD = re.compile(r"(?<=[\s(@])(?=[\d~A-Z])")
_LEADING = re.compile(r"(?:(?<!\S)(?:at|on)\s+|\s@\s*|\(|\s[-–—]{1,2}\s+)\Z", re.IGNORECASE)
_MARKS = re.compile(r"[\s*_:=,(–—-]*\Z")
# What is told of such a time is no event of that time: a span, a deadline, another thing's time.
_OTHER_TIME = re.compile(
    r"\b(?:took|taking|last(?:s|ed|ing)|duration|downtime|total|within|ratio|until|till|due|next|tomorrow|will|eta|expect(?:s|ed)"
    r"|expir(?:es|y)|valid|planned|scheduled|deadline)\b|\b(?:by|for|of|from|since|before|after|to|than|around|about)\W*\Z",
    re.IGNORECASE,
)
_A_SPAN = re.compile(r"\d+h\d\d", re.IGNORECASE)
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
    """Read a short line that ends with its time; None where it does not.

    Unless it must be `dated`, a clock time is enough where a word or sign such as `at` leads to it.
    """
    if len(words) > 160 or not _ENDS_IN_A_TIME.search(words) or _OF_THE_TEXT.match(words):
        return None
    for word in _WORD.finditer(words):
        phrase = scan(words, word.start(), month_first=month_first)
        if phrase and phrase.clock and not words[phrase.end :].strip(" \t*_`|).:"):
            before, written = words[: word.start()], words[word.start() : phrase.end]
            whole = bool(phrase.date and phrase.date.year)
            led = not dated and not phrase.clock.loose and _LEADING.search(before) and not _A_SPAN.fullmatch(phrase.clock.written)
            label = _label(before)
            if not (whole or led) or _OTHER_TIME.search(before) or not 0 < len(label.split()) <= _MOST_WORDS:
                return None
            doubt = f"the time is taken from the end of the line: {written}"
            return LabelledTime(label, replace(phrase, doubts=(*phrase.doubts, doubt)), written)
    return None


def _label(before: str) -> str:
    bullet = BULLET.match(before)
    label = _LEADING.sub("", before[bullet.end() if bullet else 0 :])
    return _MARKS.sub("", label).strip("*_").strip(" #")
