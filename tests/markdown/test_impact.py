"""The impact as each template prints it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from pmwizard.markdown.render import document, section
from pmwizard.postmortem.post_mortem import PostMortem

SOURCES = {
    "severity": {"level": "high", "systems": [{"name": "Label service"}, {"name": "Depot screens"}]},
    "timeline": {
        "events": [
            {"at": datetime(2026, 3, 3, 9, 2, tzinfo=UTC), "milestone": "started"},
            {"at": datetime(2026, 3, 3, 10, 5, tzinfo=UTC), "milestone": "mitigated"},
        ]
    },
}
WHOLE = PostMortem.model_validate(
    {
        **SOURCES,
        "impact": {
            "users_affected": "40 depots",
            "experience": "Complete outage",
            "geography": "Poland",
            "segment": "All",
            "symptoms": ["Unable to print labels", "Error messages: `TLS handshake`"],
            "revenue_loss": "€9,000 (estimated)",
            "lost_transactions": "none",
            "cancellations": "1",
            "refunds": "€90",
            "sla_violations": "2",
            "sla_credits": "€500 owed",
            "support_tickets": "61",
            "public_relations": "One post.",
            "reputation": "Minor.",
            "data_integrity": "OK",
            "data_loss": "None",
            "services_degraded": ["Tracking", "Returns, by post"],
            "security_posture": "Unchanged",
            "breach": "No",
            "compliance_impact": "None",
        },
    }
)


def test_in_full() -> None:
    assert section(WHOLE, "impact", "full") == (
        "### Customer Impact\n\n"
        "- **Users Affected**: 40 depots\n"
        "- **User Experience**: Complete outage\n"
        "- **Geography**: Poland\n"
        "- **Customer Segment**: All\n\n"
        "**Customer-Facing Impact**:\n\n"
        "- Unable to print labels\n"
        "- Error messages: `TLS handshake`\n\n"
        "### Business Impact\n\n"
        "- **Revenue Loss**: €9,000 (estimated)\n"
        "  - Lost transactions: none\n"
        "  - Subscription cancellations: 1\n"
        "  - Refunds issued: €90\n"
        "- **SLA Violations**: 2\n"
        "- **SLA Credits**: €500 owed\n"
        "- **Support Tickets**: 61\n"
        "- **Public Relations**: One post.\n\n"
        "### Technical Impact\n\n"
        "- **Systems Affected**: Label service, Depot screens\n"
        "- **Data Integrity**: OK\n"
        "- **Data Loss**: None\n"
        "- **Services Degraded**: Tracking; Returns, by post\n"
        "- **Security Posture**: Unchanged\n"
    )


def test_in_the_report() -> None:
    assert section(WHOLE, "impact", "report") == (
        "## Impact Assessment\n\n"
        "**Customer Impact:**\n"
        "- Total customers affected: 40 depots\n"
        "- Symptoms: Unable to print labels, Error messages: `TLS handshake`\n"
        "- Duration: 1 hour 3 minutes (09:02 - 10:05 UTC)\n"
        "- Severity: P1\n\n"
        "**Business Impact:**\n"
        "- Revenue loss: €9,000 (estimated)\n"
        "- SLA breach: 2\n"
        "- Reputational: Minor.\n\n"
        "**Data Impact:**\n"
        "- Data loss: None\n"
        "- Data breach: No\n"
        "- Compliance impact: None\n"
    )


def test_its_heading_in_the_full_document_is_shared_with_the_compliance() -> None:
    assert "\n\n---\n\n## Impact Assessment\n\n### Customer Impact\n\n" in document(WHOLE, "full")
    legal = PostMortem.model_validate({"compliance": {"legal": "None so far."}})
    assert document(legal, "full").count("## Impact Assessment\n\n### Regulatory & Legal Impact\n") == 1


@pytest.mark.parametrize("template", ["full", "report"])
def test_what_follows_from_other_sections_makes_no_section_by_itself(template: str) -> None:
    assert section(PostMortem.model_validate(SOURCES), "impact", template) == ""
    assert "Impact Assessment" not in document(PostMortem.model_validate(SOURCES), template)


@pytest.mark.parametrize(
    ("impact", "full", "report"),
    [
        ({"refunds": "€90"}, "### Business Impact\n\n- **Revenue Loss**:\n  - Refunds issued: €90\n", ""),
        (
            {"duration": "an hour", "severity": "P1 (one morning)", "systems": ["all"]},
            "### Technical Impact\n\n- **Systems Affected**: all\n",
            "## Impact Assessment\n\n**Customer Impact:**\n- Duration: an hour\n- Severity: P1 (one morning)\n",
        ),
        (
            {"reputation": "Two things:\n\n- a post\n- a call"},
            "",
            "## Impact Assessment\n\n**Business Impact:**\n- Reputational: Two things:\n\n  - a post\n  - a call\n",
        ),
        (
            {"symptoms": ["# no heading\n- no list", "<b>"]},
            "### Customer Impact\n\n**Customer-Facing Impact**:\n\n- \\# no heading\n  \\- no list\n- \\<b>\n",
            "## Impact Assessment\n\n**Customer Impact:**\n- Symptoms: # no heading - no list, \\<b>\n",
        ),
    ],
)
def test_only_what_is_given_is_printed(impact: dict[str, Any], full: str, report: str) -> None:
    given = PostMortem.model_validate({"impact": impact})
    assert (section(given, "impact", "full"), section(given, "impact", "report")) == (full, report)
