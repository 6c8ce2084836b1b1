"""The executive summary by keyboard: first texts from the other sections, and the facts of the snapshot."""

from __future__ import annotations

from datetime import UTC, datetime

from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import AffectedSystem, Severity
from tests.screens.wizard import LARGE, open_wizard

FILLED = PostMortem(
    incident=Incident(
        title="Checkout API outage",
        started_at=datetime(2025, 12, 19, 14, 21, tzinfo=UTC),
        resolved_at=datetime(2025, 12, 19, 16, 0, tzinfo=UTC),
    ),
    severity=Severity(level="high", business="250 orders failed.", systems=(AffectedSystem(name="Checkout API"),)),
)


async def test_a_first_text_is_accepted_and_edited() -> None:
    """It is shown whole, is no answer until it is accepted, and is the author's own from then on."""
    async with open_wizard(FILLED, at="summary") as author:
        assert author.at == "summary.what_happened"
        first = 'On 19 December 2025 at 14:21 UTC the incident "Checkout API outage" began.'
        assert first in author.words
        assert author.postmortem == FILLED
        await author.press("right")
        assert (await author.saved()).summary.what_happened.startswith(first)
        await author.type(" Nobody slept.")
        await author.press("down", "right")
        summary = (await author.saved()).summary
        assert summary.what_happened.endswith("16:00 UTC (1 hour 39 minutes in total). Nobody slept.")
        assert summary.impact == "250 orders failed."


async def test_what_a_taken_proposal_reads_by_now_is_said_while_the_cursor_is_there() -> None:
    """Gone when the field is left, and said again when the author comes back."""
    async with open_wizard(FILLED, at="summary") as author:
        await author.press("right")
        await author.go("incident.title")
        await author.type(" in Europe")
        await author.go("summary.what_happened")
        for _ in range(2):
            assert "proposed by now: …" in author.screen
            await author.press("tab")
            assert "proposed by now" not in author.screen
            await author.press("shift+tab")


async def test_the_snapshot() -> None:
    """Severity and durations are derived and never typed; the other facts are asked for."""
    async with open_wizard(FILLED, at="summary.services", size=LARGE) as author:
        assert "Severity HIGH (P1) · duration 1 hour 39 minutes · MTTD lacks detected · MTTR lacks detected" in author.words
        await author.press("right", "down")
        await author.enter("250 (15 %)", "€71,000")
        await author.press("y", "enter")
        await author.enter("Names of 12 customers", "None")
        summary = (await author.saved()).summary
        assert summary.services == ("Checkout API",)
        assert (summary.customers_affected, summary.revenue_impact) == ("250 (15 %)", "€71,000")
        assert (summary.data_compromised, summary.data_compromised_details) == ("yes", "Names of 12 customers")
        assert summary.data_loss == "None"
