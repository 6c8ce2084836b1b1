"""Metrics and costs as the full template prints them; the report has no place for them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from pmwizard.markdown.render import document, section
from pmwizard.postmortem.post_mortem import PostMortem

TIMELINE = {
    "events": [
        {"at": datetime(2026, 3, 3, 9, 2, tzinfo=UTC), "milestone": "started"},
        {"at": datetime(2026, 3, 3, 9, 6, tzinfo=UTC), "milestone": "detected"},
        {"at": datetime(2026, 3, 3, 10, 30, tzinfo=UTC), "milestone": "resolved"},
    ]
}


def printed(**metrics: Any) -> str:
    return section(PostMortem.model_validate({"timeline": TIMELINE, "metrics": metrics}), "metrics", "full")


def test_in_full() -> None:
    assert printed(
        response=[
            {"metric": "Time to Detect", "target": "< 5 min"},
            {"metric": "Time to Resolve", "target": "< 1 hour"},
            {"metric": "Time to Triage", "target": "< 15 min"},
            {},
            {"metric": "Time to Detect", "target": "< 5 min", "actual": "2 min", "met": "no"},
            {"metric": "Pages | sent", "actual": "3", "met": "yes"},
        ],
        costs=[{"category": "Credits", "amount": "€500", "notes": "2 depots"}, {"category": "Overtime", "amount": "€1,500"}, {}],
        service=[{"metric": "Labels a minute", "before": "80", "during": "0", "after": "82"}, {"metric": "Errors"}],
    ) == (
        "## Metrics & KPIs\n\n"
        "### Response Metrics\n\n"
        "| Metric | Target | Actual | Met? |\n"
        "|--------|--------|--------|------|\n"
        "| Time to Detect | < 5 min | 4 min | ✅ |\n"
        "| Time to Resolve | < 1 hour | 1h 24m | ❌ |\n"
        "| Time to Triage | < 15 min |  |  |\n"
        "| Time to Detect | < 5 min | 2 min | ❌ |\n"
        "| Pages \\| sent |  | 3 | ✅ |\n\n"
        "### Incident Costs\n\n"
        "| Cost Category | Amount | Notes |\n"
        "|---------------|--------|-------|\n"
        "| Credits | €500 | 2 depots |\n"
        "| Overtime | €1,500 |  |\n"
        "| **Total Cost** | **€2,000** | |\n\n"
        "### Service Metrics\n\n"
        "| Metric | Before Incident | During Incident | After Incident |\n"
        "|--------|-----------------|-----------------|----------------|\n"
        "| Labels a minute | 80 | 0 | 82 |\n"
        "| Errors |  |  |  |\n"
    )


@pytest.mark.parametrize(
    ("metrics", "last"),
    [
        ({"costs": [{"amount": "€500"}, {"amount": "$5"}]}, "|  | $5 |  |"),
        ({"costs": [{"amount": "€500"}, {"amount": "$5"}], "total": "€505 or so"}, "| **Total Cost** | **€505 or so** | |"),
        ({"costs": [{"amount": "€500"}], "total": "€9|00 *"}, "| **Total Cost** | **€9\\|00 \\*** | |"),
        ({"total": "€505"}, "| **Total Cost** | **€505** | |"),
    ],
)
def test_the_total_is_the_authors_or_the_sum_or_left_out(metrics: dict[str, Any], last: str) -> None:
    assert printed(**metrics).splitlines()[-1] == last


def test_the_timeline_alone_makes_no_table() -> None:
    assert printed() == printed(response=[{}], costs=[{}], service=[{}], total=" ") == ""


def test_the_report_has_no_place_for_them() -> None:
    whole = PostMortem.model_validate({"metrics": {"total": "€505"}})
    assert "€505" in document(whole, "full")
    assert "€505" not in document(whole, "report")
