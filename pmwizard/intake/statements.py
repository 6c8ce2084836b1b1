"""What a text says about all its times: the zone they are in, the day it tells of."""

from __future__ import annotations

import re
from datetime import date

from pmwizard.intake.dates import scan_date
from pmwizard.intake.zones import scan_zone

_ABOUT_TIMES = re.compile(r"(?<![a-z])(?:time ?stamps?|time ?zones?|times?|timeline|hours|events|entries|tz)\b", re.IGNORECASE)
_LEADING_TO_A_ZONE = re.compile(
    r"(?:^|\b(?:in|are|is|to|as|at|times?|timestamps?|timeline)|[:=(\[,|])[\s*_`(\[]{0,4}(?:the |local )?(?=[A-Z+])", re.ASCII
)
_FIXED = re.compile(r"\s?[\[(]\s?((?:UTC|GMT)\s?[+\-−]\d{1,2}(?::?\d\d)?)\s?[\])]", re.ASCII)
_WORD = re.compile(r"(?<![\w.:/-])(?=\d|[A-Z])")
_LONGEST = 400


def find_zone(text: str) -> str:
    """Give the first zone that a short text names after `in`, `(` and the like, or as all it says; empty where it names none."""
    text = text[:_LONGEST]
    for match in _LEADING_TO_A_ZONE.finditer(text):
        end = scan_zone(text, match.end(), False, True)
        if end > match.end():
            fixed = _FIXED.match(text, end)
            return fixed[1].replace(" ", "") if fixed else text[match.end() : end]
    return ""


def stated_zone(line: str) -> str:
    """Give the zone in which a line says that the times are; empty where it says nothing of it."""
    if len(line) > _LONGEST:
        return ""
    words = line.strip(" \t*_#>()[]-|")
    if scan_zone(words, 0, False, True) == len(words) > 0:
        return words
    line = line.strip(" \t*_")
    about = _ABOUT_TIMES.search(line)
    return find_zone(line[about.start() :]) if about else ""


def find_day(text: str) -> date | None:
    """Give the first whole date, with its year, in a short text; None where there is none."""
    for match in _WORD.finditer(text[:_LONGEST]):
        found = scan_date(text, match.start())
        if found and found[0].year is not None and not found[0].order:
            return found[0].on(None)[0]
    return None
