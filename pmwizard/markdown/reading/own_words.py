"""What the templates say themselves: guidance, which no draft holds, and placeholders, which are read as empty."""

from __future__ import annotations

import re

_GUIDANCE = """
*Brief 2-3 paragraph summary for executives covering:*
What happened
Impact to business/customers
Root cause
Key actions taken
Preventive measures
*All times in UTC. Include key events only.*
*List things that worked well during incident response*
*List failures, gaps, and issues during incident*
*All action items must have: clear description, owner, due date, priority*
**Status Legend**: 🔴 Open | 🟡 In Progress | 🟢 Complete | ⚫ Blocked
**Fill out within 48 hours of incident resolution**
**Schedule post-mortem meeting within 1 week**
**Complete all action items within specified timeframes**
**Share with all stakeholders**
**Archive for future reference**
**Update runbooks based on learnings**
**Remember**: The goal is learning and improvement, not blame.
"""
_PLACEHOLDERS = """
INC-[TYPE]-YYYYMMDD-HHmm
[INC-YYYY-MM-DD-###]
[security | outage | disaster-recovery | data-breach | ransomware | ddos | service-degradation]
[P0 | P1 | P2 | P3]
[YYYY-MM-DD HH:MM UTC] to [YYYY-MM-DD HH:MM UTC]
[YYYY-MM-DD HH:MM UTC]
[HH:MM total]
[HH:MM]
[Name]
[Name/Role]
[YYYY-MM-DD]
YYYY-MM-DD
YYYY-MM-DD HH:MM
HH:MM
[Draft / Final]
[CRITICAL / HIGH / MEDIUM / LOW]
[X hours Y minutes]
[X minutes]
[List]
[X users / $Y revenue]
[YES/NO - details]
[YES/NO]
[YES/NO - within 72h]
[YES/NO - within 60 days]
[YES/NO - immediate]
[YES/NO - varies]
[Description]
[X users / Y% of total]
[Complete outage / Degraded / Intermittent errors]
[All regions / Specific regions: US, EU, etc.]
[All / Enterprise / Free tier / etc.]
Unable to [specific functionality]
Slow response times (average [X]ms)
Error messages: "[Error text]"
Failed transactions: [X]
$[Amount] (estimated)
[X transactions]
[X]
$[Amount]
[X customer SLAs breached]
$[Amount] owed
[X tickets created]
[Social media mentions, press coverage]
[List all systems]
[OK / Compromised - details]
[None / X records / X GB]
[Unchanged / Compromised - details]
[List any violations]
[First-level cause]
[Second-level cause]
[Third-level cause]
[Fourth-level cause]
[ROOT CAUSE]
Why did [first-level cause] happen?
Why did [second-level cause] happen?
Why did [third-level cause] happen?
Why did [fourth-level cause] happen?
[Detailed explanation of the fundamental cause]
[Factor 1]
[Factor 2]
[Factor 3]
[Explanation]
[Preventive measure with implementation date]
CVE-YYYY-XXXXX (if security incident)
Vendor advisory: [Link]
Blog post: [Link] (if publicly disclosed)
[List all attendees]
[Link to recording]
[Key discussion points]
[Decisions made]
[Open questions]
[Include or link to architecture diagram]
[More detailed timeline with screenshots, logs, etc.]
[Internal / Public]
[2-3 paragraph summary of incident: what happened, customer impact, resolution, key lessons learned]
[number or percentage]
[list]
[$amount or "none"]
[yes/no, amount if applicable]
[time between incident start and detection]
[e.g., "Earlier detection via connection pool monitoring"]
[Link to log aggregation query or attach sanitized log excerpts]
[Embed or link to monitoring dashboards showing error rates, connection pool usage, latency]
[Link to GitHub PR or commit SHA for code fixes]
[List similar past incidents, if any, and their resolutions]
"""


def _folded(text: str) -> str:
    return " ".join(text.split()).strip("*_").casefold()


GUIDANCE = frozenset(map(_folded, _GUIDANCE.strip().split("\n")))
PLACEHOLDERS = frozenset(_PLACEHOLDERS.strip().split("\n"))


def is_guidance(text: str) -> bool:
    """Tell whether a paragraph or a list item is a template's own."""
    return _folded(text) in GUIDANCE


def is_placeholder(text: str) -> bool:
    """Tell whether a value is what a template has in its place: one of its own words in brackets, or a line to write on."""
    words = " ".join(text.split())
    return words in PLACEHOLDERS or bool(re.fullmatch(r"_{3,}", words))
