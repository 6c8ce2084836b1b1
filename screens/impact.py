"""What it did."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from pmwizard.screens.section import SectionScreen
from pmwizard.screens.widgets.field import field

GROUPS = {
    "Customers": ("users_affected", "experience", "geography", "segment", "symptoms", "duration", "severity"),
    "Business": (
        *("revenue_loss", "lost_transactions", "cancellations", "refunds", "sla_violations", "sla_credits"),
        *("support_tickets", "public_relations", "reputation"),
    ),
    "Systems": ("systems", "services_degraded", "security_posture"),
    "Data": ("data_integrity", "data_loss", "breach", "compliance_impact"),
}


class ImpactScreen(SectionScreen):
    """The impact on customers, business, systems and data."""

    section = "impact"

    def body(self) -> ComposeResult:
        for heading, names in GROUPS.items():
            yield Static(heading, classes="heading")
            for name in names:
                yield field(f"impact.{name}")
