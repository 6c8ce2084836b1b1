"""Regulations as the templates list them: `GDPR: YES - within 72h`, and `GDPR breach notification (72 hours) - **N/A** (why)`."""

from __future__ import annotations

import re

from pmwizard.markdown.layout import given, worded
from pmwizard.postmortem.compliance import Regulation, rule_of

_ANSWERS = {"required": "YES", "not applicable": "NO", "done": "DONE"}
# The report's check box tells what was done from what is required.
_VERDICTS = {"required": "**Required**", "not applicable": "**N/A**", "done": "**Required**"}


def answer(regulation: Regulation) -> str:
    """Write a regulation for the full template: `GDPR: YES - within 72h (why)`."""
    window = _window(regulation.window, "{}h")
    within = worded(window, "within {}" if window[:1].isdecimal() else "{}")
    verdict = " - ".join(given([_ANSWERS.get(regulation.verdict, ""), within]))
    return ": ".join(given([worded(regulation.name), " ".join(given([verdict, worded(regulation.note, "({})")]))]))


def duty(regulation: Regulation) -> str:
    """Write a regulation for the report, without its check box: `GDPR breach notification (72 hours) - **N/A** (why)`."""
    rule = rule_of(regulation.name)
    asked = [rule.duty if rule else worded(regulation.name), worded(_window(regulation.window, "{} hours"), "({})")]
    verdict = [_VERDICTS.get(regulation.verdict, ""), worded(regulation.note, "({})")]
    return " - ".join(given([" ".join(given(asked)), " ".join(given(verdict))]))


def _window(window: str, hours: str) -> str:
    """Write hours as a template spells them; other words as they are."""
    words = re.sub(r"^within\s+(?=\d)", "", window.strip(), flags=re.IGNORECASE)
    found = re.fullmatch(r"([2-9]|\d\d+)\s*(?:h|hrs?|hours?)", words, re.IGNORECASE)
    return hours.format(found[1]) if found else words
