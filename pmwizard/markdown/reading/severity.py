"""The severity, its justification, and the affected systems."""

from __future__ import annotations

from pmwizard.markdown.reading.notebook import UNREAD
from pmwizard.markdown.reading.ways import chosen, labelled, prose, table, under
from pmwizard.postmortem.severity import LEVELS

WAYS = under(
    "details",
    {
        "severity classification": UNREAD,
        "final severity": chosen("severity.level", LEVELS),
        "justification": labelled(
            {
                "business impact": prose("severity.business"),
                "technical impact": prose("severity.technical"),
                "customer impact": prose("severity.customer"),
                "reputational impact": prose("severity.reputational"),
            }
        ),
        "affected systems and services": table(
            "severity.systems",
            {"system/service": "name", "impact level": "impact", "downtime": "downtime", "recovery time": "recovery_time"},
        ),
    },
)
