"""What looks important in a text, and the milestone it seems to tell of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pmwizard.intake.candidate import Candidate
from pmwizard.postmortem.values import known

_FLAGS = re.IGNORECASE | re.ASCII
_PROBLEM = r"incident|outage|disruption|impact|degradation"
# Words of those who report, act and find out; each is a sign that a message tells of a turn of events.
_IMPORTANT = re.compile(
    rf"""\b(?:
      declar(?:e|ed|ing)\b | sev-?\s?[0-5]\b | p[01]\b | post-?\s?mortem
    | (?:{_PROBLEM})s?\s(?:starts?|started|begins?|began|ends?|ended|is\sover|declared|resolved)
    | (?:re)?paged\b | paging\b | pagerduty | on-?call | page\s(?:the|in)\b | alerts?\b | alarms?\b | alerting | firing | ack(?:ed|nowledged?)?\b
    | (?:anyone|are\swe|i\sam|i'm|we're|we\sare|also|start\w*)\ssee(?:n|ing)? | notic(?:e|ed|ing)\b | reports?\b | reported
    | (?:is|are|went|goes|going|seems?|be|looks?)\s(?:\w+\s)?(?:down|dead|unreachable|unavailable|unresponsive|slow|overloaded|broken|stuck|failing|flapping)
    | not\sresponding | non-?responsive | crash(?:es|ed|ing)?(?:\s?-?loop\w*)? | oom\w* | unschedulable | exhausted | (?:dis[kc]|quota)\sfull | died\b
    | roll(?:ed|ing|s)?\s?-?(?:it\s|this\s|that\s)?(?:back|forward)\b | rollback | revert(?:s|ed|ing)?\b
    | (?:re)?deploy(?:s|ed|ing)?\b | merged\b | releas(?:ed|ing)\b | hot-?fix | restart(?:s|ed|ing)?\b | reboot(?:ed|ing)? | drain(?:ed|ing)
    | scal(?:ed|ing)\b | fail(?:ed|ing)?\s?-?over\b | switched\b | disabled\b | turned\soff | blocked\b | cleaned\sup | applied\b | upgrad(?:ed|ing)
    | mitigat\w+ | work-?around | resolved\b | restored\b | recover(?:s|ed|ing|y)?\b | back\s(?:to\snormal|up|online) | healthy\b | all\sclear | fixed\b
    | (?:pending|permanent|the|a)\sfix\b | should\sbe\s(?:fine|fixed|back|good|ok)
    | root\scause | culprit | found\b | figured\sout | (?:see|found|is|spotted)\sthe\s(?:bug|problem|issue|cause) | caused\sby | confirmed\b | tracked\sdown
    | (?:hundreds|thousands)\sof | escalat\w+ | status\s?page | customers?\b
    )""",
    _FLAGS | re.VERBOSE,
)
# What each milestone is told with; the first that fits counts.
_TELLING = tuple(
    (name, re.compile(words, _FLAGS | re.VERBOSE))
    for name, words in (
        (
            "resolved",
            rf"\b(?:{_PROBLEM}|issue)s?\s(?:\w+\s)?(?:has\sbeen\s|is\snow\s|is\s|was\s|marked\s(?:as\s)?)?(?:resolved|closed|over)\b | \ball\sclear\b",
        ),
        (
            "mitigated",
            rf"\b(?:{_PROBLEM})s?\s(?:ends?|ended|mitigated)\b | \b(?:fully\s(?:recovered|restored|mitigated)|back\sto\snormal)\b",
        ),
        ("started", rf"\b(?:{_PROBLEM})s?\s(?:starts?|started|begins?|began)\b"),
        (
            "declared",
            rf"\bdeclar(?:e|es|ed|ing)\s(?:an?\s|the\s|this\s)?(?:\w+[\s-])?(?:{_PROBLEM}|sev\b|sev-?\d)|\b(?:{_PROBLEM})\s(?:was\s|is\s)?declared\b",
        ),
        (
            "triaged",
            r"\b(?:root\s)?cause\s(?:\w+\s)?(?:found|identified|known)\b | \b(?:found|finds|identified|identifies|figured\sout)\sthe\s(?:root\s)?(?:cause|culprit|bug)\b",
        ),
        ("acknowledged", r"\backnowledge[sd]?\b"),
        (
            "detected",
            r"\b(?:first|initial)\s(?:alert|alarm|page|report)\b|\balert\w*\s(?:\w+\s)?(?:fire[sd]?|firing|triggered)\b|\b(?:gets?|got|was|were)\spaged\b",
        ),
    )
)
_DENIED = re.compile(
    r"\b(?:not|never|no|until|if|once|when|will|yet|hopefully|should|can|to)\b[^.!?]{0,24}\Z|n't\b[^.!?]{0,24}\Z", _FLAGS
)
_READ_AT_MOST = 2000
_LAST_COUNTS = ("mitigated", "resolved")


def is_important(text: str) -> bool:
    """Tell whether a text has words that mostly tell of a turn of events."""
    return bool(_IMPORTANT.search(text[:_READ_AT_MOST]))


def milestone_told(text: str) -> str:
    """Give the milestone that a text tells of in so many words; empty where it tells of none."""
    head = text[:_READ_AT_MOST]
    for name, words in _TELLING:
        match = words.search(head)
        if match and not _DENIED.search(head[max(0, match.start() - 40) : match.start()]):
            return name
    return ""


def one_of_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leave each suggested milestone on one candidate of those in order: the last that mitigates or resolves, else the first."""
    kept = list(candidates)
    holders: dict[str, int] = {}
    for number, candidate in enumerate(kept):
        milestone = candidate.milestone
        if milestone and known(candidate.at) and (milestone in _LAST_COUNTS or milestone not in holders):
            holders[milestone] = number
    return [
        replace(candidate, milestone="") if candidate.milestone and holders.get(candidate.milestone) != number else candidate
        for number, candidate in enumerate(kept)
    ]
