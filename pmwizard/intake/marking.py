"""What looks important in a text, and the milestone it seems to tell of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pmwizard.intake.candidate import Candidate
from pmwizard.postmortem.values import known

# The patterns read text in small letters: to ignore case is several times slower.
_FLAGS = re.ASCII | re.VERBOSE
_PROBLEM = r"incident|outage|disruption|impact|degradation"
# Words of those who report, act and find out; each is a sign that a message tells of a turn of events.
_IMPORTANT = re.compile(
    rf"""(?<![\w-])(?:
      declar(?:e|ed|ing)\b | sev-?\s?[0-5]\b | p[01]\b | post-?\s?mortem
    | (?:{_PROBLEM})s?\s(?:starts?|started|begins?|began|ends?|ended|is\sover|declared|resolved)
    | (?:re)?paged\b | paging\b | pagerduty | page\s(?:the|in)\b | escalat\w+ | status\s?page
    | (?:an?|the|this|new|first)\s(?:alert|alarm)\b | alert(?:s|ed|ing)\b | alarms\b | firing\b | ack(?:ed|nowledged?)?\b
    | (?:anyone|are\swe|i\sam|i'm|we're|we\sare|also|start\w*)\s(?:seeing|having|getting)\b
    | notic(?:e|ed|ing)\b | reported\b | reports\sof
    | (?:is|are|went|goes|going|gone|seems?|be|looks?)\s(?:\w+\s)?(?:down|dead|unreachable|unavailable|unresponsive)\b
    | (?:is|are|seems?|be|looks?)\s(?:\w+\s)?(?:slow|overloaded|broken|stuck|failing|flapping)\b
    | not\sresponding | non-?responsive | crash(?:es|ed|ing)?(?:\s?-?loop\w*)? | oom\w* | unschedulable | exhausted
    | (?:dis[kc]|quota)\sfull | died\b | fail(?:ing|ures)\b | failed\sto\b | errors\b | timeouts\b | [45]\d\ds\b
    | (?:hundreds|thousands)\sof
    | roll(?:ed|ing|s)?\s?-?(?:it\s|this\s|that\s)?(?:back|forward)\b | rollback | revert(?:ed|ing)?\b
    | (?:re)?deploy(?:ed|ing|s)\b | merged\b | releas(?:ed|ing)\b | hot-?fix | restart(?:ed|ing)?\b | reboot(?:ed|ing)?
    | drained\b | drain(?:ing)?\sthe | scal(?:ed|ing)\s(?:up|down|out|back|to|the|from)\b | fail(?:ed|ing)?\s?-?over\b
    | turned\soff | cleaned\sup
    | mitigat\w+ | work-?around | resolved\b | restored\b | recover(?:s|ed|ing|y)?\b | back\s(?:to\snormal|up|online)
    | healthy\b | all\sclear | fix(?:ed)?\s(?:is|in|it|this|the|deployed|merged|live|out)\b
    | (?:pending|permanent|the|a)\sfix\b | should\sbe\s(?:fine|fixed|back|good|ok)
    | root\scause | culprit | figured\sout | (?:see|found|find|is|spotted)\sthe\s(?:bug|problem|issue|cause)
    | caused\sby | tracked\s(?:it\s)?down | strongly\ssuspect
    ) | /(?:pull|issues|merge_requests)/\d | /commit/[0-9a-f]{{7}}""",
    _FLAGS,
)
# What each milestone is told with; the first that fits counts.
_TOLD_WITH = {
    "resolved": rf"""\b(?:{_PROBLEM}|issue)s?\s(?:\w+\s)?(?:has\sbeen\s|is\snow\s|is\s|was\s|marked\s(?:as\s)?)?
        (?:resolved|closed|over)\b
        | \ball\sclear\b""",
    "mitigated": rf"""\b(?:{_PROBLEM})s?\s(?:ends?|ended|mitigated)\b
        | \b(?:fully\s(?:recovered|restored|mitigated)|back\sto\snormal)\b""",
    "started": rf"\b(?:{_PROBLEM})s?\s(?:starts?|started|begins?|began)\b",
    "declared": rf"""\bdeclar(?:e|es|ed|ing)\s(?:an?\s|the\s|this\s)?(?:\w+[\s-])?(?:{_PROBLEM}|sev\b|sev-?\d)
        | \b(?:{_PROBLEM})\s(?:was\s|is\s)?declared\b""",
    "triaged": r"""\b(?:root\s)?cause\s(?:\w+\s)?(?:found|identified|known)\b
        | \b(?:found|finds|identified|identifies|figured\sout)\sthe\s(?:root\s)?(?:cause|culprit|bug)\b""",
    "acknowledged": r"\backnowledge[sd]?\b",
    "detected": r"""\b(?:first|initial)\s(?:alert|alarm|page|report)\b | \balert\w*\s(?:\w+\s)?(?:fire[sd]?|firing|triggered)\b
        | \b(?:gets?|got|was|were)\spaged\b""",
}
_TELLING = tuple((name, re.compile(words, _FLAGS)) for name, words in _TOLD_WITH.items())
_DENIED = re.compile(r"(?:\b(?:not|never|no|until|if|once|when|will|yet|hopefully|should|can|to)|n't)\b[^.!?]{0,24}\Z", re.ASCII)
_SIGNS = re.compile(
    r"incident|outage|disruption|impact|degradation|issue|all clear|fully|normal|declar|cause|culprit|bug|acknowledge|first"
    r"|initial|alert|paged"
)
_READ_AT_MOST = 2000
_LAST_COUNTS = ("mitigated", "resolved")


def is_important(text: str) -> bool:
    """Tell whether a text has words that mostly tell of a turn of events."""
    return bool(_IMPORTANT.search(text[:_READ_AT_MOST].lower()))


def milestone_told(text: str) -> str:
    """Give the milestone that a text tells of in so many words; empty where it tells of none."""
    head = text[:_READ_AT_MOST].lower()
    if not _SIGNS.search(head):
        return ""
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
