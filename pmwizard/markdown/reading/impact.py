"""The impact assessment: on customers, business, systems, and data."""

from __future__ import annotations

from pmwizard.markdown.reading.ways import labelled, line, listed, prose, split, under

_PLACES = {
    "users affected": line("impact.users_affected"),
    "total customers affected": line("impact.users_affected"),
    "customers affected": line("impact.users_affected"),
    "user experience": line("impact.experience"),
    "geography": line("impact.geography"),
    "customer segment": line("impact.segment"),
    "symptoms": split("impact.symptoms"),
    "duration": line("impact.duration"),
    "severity": line("impact.severity"),
    "revenue loss": line("impact.revenue_loss"),
    "lost transactions": line("impact.lost_transactions"),
    "subscription cancellations": line("impact.cancellations"),
    "refunds issued": line("impact.refunds"),
    "sla violations": line("impact.sla_violations"),
    "sla breach": line("impact.sla_violations"),
    "sla credits": line("impact.sla_credits"),
    "support tickets": line("impact.support_tickets"),
    "public relations": prose("impact.public_relations"),
    "reputational": prose("impact.reputation"),
    "systems affected": split("impact.systems"),
    "data integrity": line("impact.data_integrity"),
    "data loss": line("impact.data_loss"),
    "services degraded": split("impact.services_degraded"),
    "security posture": line("impact.security_posture"),
    "data breach": line("impact.breach"),
    "compliance impact": line("impact.compliance_impact"),
}
_TEXT = prose("summary.impact")
WAYS = under(
    "impact",
    {
        "": labelled(_PLACES, otherwise=_TEXT),
        "customer impact": labelled(_PLACES, otherwise=prose("severity.customer")),
        "customer-facing impact": listed("impact.symptoms"),
        "business impact": labelled(_PLACES, otherwise=prose("severity.business")),
        "technical impact": labelled(_PLACES, otherwise=prose("severity.technical")),
        "data impact": labelled(_PLACES),
    },
)
