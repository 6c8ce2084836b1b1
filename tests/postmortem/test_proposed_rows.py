"""The rows a table is offered, and the first texts that other sections give."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from pmwizard.postmortem.echoes import ECHOES
from pmwizard.postmortem.lessons import Implemented, Planned
from pmwizard.postmortem.metrics import Cost, ResponseMetric
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.proposals import Given, proposal
from pmwizard.postmortem.proposed_rows import _PROPOSERS, proposed_rows
from pmwizard.postmortem.values import field_at, row_of
from tests.strategies import post_mortems

GIVEN = Given(date(2026, 3, 4), "Amir", "", frozenset())
TOLD = PostMortem.model_validate(
    {
        "severity": {
            "reputational": "Two depots\ncomplained.",
            "systems": [{"name": "Depot screens", "impact": "degraded"}, {"name": "Labels"}],
        },
        "timeline": {
            "events": [
                {"event": "New certificate in place", "phase": "mitigation"},
                {"event": "Backlog printed", "phase": "recovery"},
                {"event": "Backlog printed", "phase": "recovery"},
            ]
        },
        "actions": {
            "items": [
                {
                    "id": "AI-001",
                    "description": "Renew by a job",
                    "kind": "prevent",
                    "priority": "critical",
                    "status": "complete",
                },
                {"id": "AI-002", "description": "Alert on expiry", "kind": "detect", "priority": "high"},
                {"id": "AI-003", "description": "List all certificates", "kind": "process", "priority": "low"},
                {"id": "AI-004", "description": "Keep a spare", "kind": "mitigate", "priority": "critical"},
                {"id": "", "description": "No id", "kind": "prevent"},
                {"id": "AI-006", "kind": "prevent"},
            ]
        },
        "summary": {
            "customers_affected": "40 depots",
            "revenue_impact": "€9,000",
            "data_compromised": "yes",
            "data_compromised_details": "two addresses",
            "data_loss": "none",
        },
        "impact": {"sla_credits": "€500"},
        "metrics": {"response": [{"metric": "Time to Triage"}], "costs": [{"category": "SLA credits"}]},
    }
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("impact.users_affected", "40 depots"),
        ("impact.revenue_loss", "€9,000"),
        ("impact.data_loss", "none"),
        ("impact.breach", "Yes - two addresses"),
        ("impact.reputation", "Two depots complained."),
        ("impact.services_degraded", "Depot screens"),
        ("response.containment", "New certificate in place"),
        ("response.eradication", "Renew by a job"),
        ("response.recovery", "Backlog printed"),
        ("lessons.improve.immediate", "Keep a spare"),
        ("lessons.improve.short_term", "Alert on expiry"),
        ("lessons.improve.long_term", "List all certificates"),
        ("metrics.response.0.target", "< 15 min"),
        ("metrics.response.1.target", ""),
        ("metrics.costs.0.amount", "€500"),
        ("summary.customers_affected", ""),
    ],
)
def test_what_was_said_is_offered_where_it_is_asked_again(path: str, text: str) -> None:
    assert proposal(TOLD, path, GIVEN) == text


def test_the_summary_is_offered_what_the_impact_says() -> None:
    told = PostMortem.model_validate({"impact": {"users_affected": "40 depots", "revenue_loss": "€9,000", "data_loss": "none"}})
    offered = [proposal(told, f"summary.{name}", GIVEN) for name in ("customers_affected", "revenue_impact", "data_loss")]
    assert offered == ["40 depots", "€9,000", "none"]


def test_the_templates_own_rows_are_offered() -> None:
    rows = proposed_rows(PostMortem(), "metrics.response")
    assert [(row.metric, row.target) for row in rows if isinstance(row, ResponseMetric)] == [
        ("Time to Detect", "< 5 min"),
        ("Time to Acknowledge", "< 5 min"),
        ("Time to Triage", "< 15 min"),
        ("Time to Mitigate", "< 1 hour"),
        ("Time to Resolve", "< 4 hours"),
    ]
    assert proposed_rows(TOLD, "metrics.costs") == (
        Cost(category="Revenue Loss", amount="€9,000"),
        Cost(category="SLA Credits", amount="€500"),
        Cost(category="Support Costs"),
        Cost(category="Engineering Time"),
    )
    assert len(proposed_rows(PostMortem(), "metrics.service")) == 4
    assert proposed_rows(PostMortem(), "timeline.events") == ()


def test_action_items_are_offered_as_the_preventions_they_are() -> None:
    prevention = "lessons.prevention"
    assert proposed_rows(TOLD, f"{prevention}.technical.implemented") == (Implemented(text="Renew by a job"),)
    assert proposed_rows(TOLD, f"{prevention}.technical.planned") == (Planned(action="AI-004"),)
    assert proposed_rows(TOLD, f"{prevention}.process.planned") == (Planned(action="AI-003"),)
    assert proposed_rows(TOLD, f"{prevention}.detection.planned") == (Planned(action="AI-002"),)
    assert proposed_rows(PostMortem(), f"{prevention}.detection.planned") == ()


@given(post_mortems())
def test_anything_can_be_offered_and_fits(postmortem: PostMortem) -> None:
    for path in _PROPOSERS:
        model = row_of(field_at(PostMortem, path))
        assert model
        assert all(isinstance(row, model) for row in proposed_rows(postmortem, path))
    for path in ECHOES:
        offered = proposal(postmortem, path, GIVEN)
        assert offered == offered.strip()
