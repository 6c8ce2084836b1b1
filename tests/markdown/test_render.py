from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from pmwizard.drafts import store
from pmwizard.markdown.render import document, prints, section
from pmwizard.postmortem.actions import PRIORITIES, ActionItem, Actions
from pmwizard.postmortem.causes import Causes
from pmwizard.postmortem.incident import TYPES, Incident
from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.postmortem.retrospective import Retrospective, WentWell, WentWrong
from pmwizard.postmortem.severity import AffectedSystem, Severity
from pmwizard.postmortem.summary import Summary
from pmwizard.postmortem.timeline import Event, Timeline
from tests.markdown.reading import headings

EXAMPLE = store.load(Path(__file__).parents[2] / "examples" / "checkout-outage.toml").postmortem
AT = datetime(2025, 12, 19, 14, 21, tzinfo=UTC)

BOXES = """\
- [ ] Security Incident (Breach, Attack, Vulnerability)
- [ ] Service Outage (Infrastructure, Application, Database)
- [ ] Data Incident (Loss, Corruption, Leak)
- [ ] Performance Degradation
- [ ] Other: ___________
"""


def test_the_full_template_has_its_headings_in_order() -> None:
    assert [words for _, words in headings(document(EXAMPLE, "full"))] == [
        "Post-Mortem: Checkout refused every order for an hour",
        "Executive Summary",
        *("Incident Details", "Incident Type", "Severity Classification", "Affected Systems & Services"),
        *("Timeline", "Detection Phase", "Investigation Phase", "Mitigation Phase", "Recovery Phase"),
        *("Impact Assessment", "Customer Impact", "Business Impact", "Technical Impact", "Regulatory & Legal Impact"),
        *("Root Cause Analysis", "The Five Whys", "Root Cause Summary"),
        *("What Went Well", "Detection & Alerting", "Response & Communication", "Technical Response", "Tools & Processes"),
        *("What Went Wrong", "Detection & Alerting", "Response & Communication", "Technical Response", "Tools & Processes"),
        "Action Items",
        "Priority: CRITICAL (Must complete within 7 days)",
        "Priority: HIGH (Must complete within 30 days)",
        "Priority: MEDIUM (Must complete within 90 days)",
        "Long-term Improvements",
        *("Lessons Learned", "What We Learned", "How We'll Improve"),
        *("Prevention Measures", "Technical Preventions", "Process Preventions", "Detection Improvements"),
        *("Supporting Information", "Related Incidents", "Related Documentation", "External References"),
        *("Metrics & KPIs", "Response Metrics", "Incident Costs", "Service Metrics"),
        *("Post-Mortem Meeting", "Discussion Notes", "Follow-up Actions", "Sign-off", "Appendix"),
        *("A. Technical Details", "B. Data & Queries", "C. Communication Samples", "D. Incident Response Timeline (Detailed)"),
    ]


def test_the_report_has_its_headings_in_order() -> None:
    assert [words for _, words in headings(document(EXAMPLE, "report"))] == [
        "Post-Mortem Report: Checkout refused every order for an hour",
        *("Executive Summary", "Timeline (All Times UTC)", "Root Cause Analysis (5 Whys)", "Detection"),
        *(
            "Containment & Resolution",
            "Impact Assessment",
            "Action Items",
            "Lessons Learned",
            "Compliance & Reporting",
            "Appendices",
        ),
    ]


def test_an_empty_draft_leaves_no_husk() -> None:
    assert document(PostMortem(), "full") == "# Post-Mortem\n\n**Status**: Draft\n"
    assert document(PostMortem(), "report") == "# Post-Mortem Report\n"


@pytest.mark.parametrize("template", ["full", "report"])
@pytest.mark.parametrize("name", [name for name in SECTIONS if name != "incident"])
def test_an_empty_section_is_nothing(name: str, template: str) -> None:
    assert section(PostMortem(), name, template) == ""


@pytest.mark.parametrize("template", ["full", "report"])
def test_a_section_is_all_that_it_prints_in_the_document(template: str) -> None:
    whole = document(EXAMPLE, template)
    for name in filter(partial(prints, template), SECTIONS):
        text = section(EXAMPLE, name, template)
        assert text.endswith("\n") and not text.endswith("\n\n")
        assert [line for line in text.split("\n") if line not in whole.split("\n")] == []
    assert "### Incident Type" in section(EXAMPLE, "incident", "full")
    assert "**Status**: Draft" in section(EXAMPLE, "incident", "full")


def test_the_drafts_own_template_is_the_default() -> None:
    assert document(EXAMPLE) == document(EXAMPLE, "full")
    report = EXAMPLE.model_copy(update={"template": "report"})
    assert document(report) == document(EXAMPLE, "report")


def test_the_full_header() -> None:
    incident = Incident(title="A # title #", id="INC-1", started_at=AT, commander="@a\n@b", author="C", status="final")
    assert document(PostMortem(incident=incident), "full") == (
        "# Post-Mortem: A # title \\#\n\n"
        "**Incident ID**: INC-1\n**Date**: 2025-12-19\n**Incident Commander**: @a @b\n**Document Owner**: C\n**Status**: Final\n"
    )
    assert "**Date**: 2025-12-20\n" in document(PostMortem(incident=Incident(reported_on=date(2025, 12, 20))), "full")


@pytest.mark.parametrize(
    ("started", "resolved", "line"),
    [
        (AT, AT.replace(hour=16), "**Date/Time:** 2025-12-19 14:21 UTC to 2025-12-19 16:21 UTC"),
        (AT, "late afternoon", "**Date/Time:** 2025-12-19 14:21 UTC to late afternoon"),
        (AT, "", "**Date/Time:** 2025-12-19 14:21 UTC"),
        ("", AT, "**Date/Time:** to 2025-12-19 14:21 UTC"),
    ],
)
def test_the_reports_times(started: datetime | str, resolved: datetime | str, line: str) -> None:
    text = document(PostMortem(incident=Incident(started_at=started, resolved_at=resolved)), "report")
    assert line in text.split("\n")


@pytest.mark.parametrize("name", [choice.name for choice in TYPES])
def test_one_box_is_ticked_for_each_type(name: str) -> None:
    text = section(PostMortem(incident=Incident(type=name)), "incident", "full")
    assert text.count("- [x] ") == 1
    assert text.count("- [ ] ") == 4


@pytest.mark.parametrize(
    ("incident", "unticked", "ticked", "reported"),
    [
        (Incident(type="degradation"), "[ ] Performance Degradation", "[x] Performance Degradation", "service-degradation"),
        (Incident(type="ransomware"), "[ ] Security Incident (Breach, Attack, Vulnerability)", None, "ransomware"),
        (
            Incident(type="other", type_other="Expired | key"),
            "[ ] Other: ___________",
            "[x] Other: Expired | key",
            "Expired | key",
        ),
        (Incident(type="other"), "[ ] Other: ___________", "[x] Other", "other"),
    ],
)
def test_the_exact_type_is_kept(incident: Incident, unticked: str, ticked: str | None, reported: str) -> None:
    ticked = ticked or unticked.replace("[ ]", "[x]") + ": Ransomware"
    assert BOXES.replace(unticked, ticked) in section(PostMortem(incident=incident), "incident", "full") + "\n"
    assert f"**Incident Type:** {reported}\n" in section(PostMortem(incident=incident), "incident", "report")


def test_severity_in_both_templates() -> None:
    severity = Severity(level="critical", technical="All.\n\n- writes", systems=(AffectedSystem(name="A|B", downtime="1h"),))
    assert section(PostMortem(severity=severity), "severity", "report") == "**Severity:** P0\n"
    assert section(PostMortem(severity=severity), "severity", "full") == (
        "### Severity Classification\n\n**Final Severity**: CRITICAL\n\n"
        "**Justification**:\n\n- Technical Impact: All.\n\n  - writes\n\n"
        "### Affected Systems & Services\n\n"
        "| System/Service | Impact Level | Downtime | Recovery Time |\n"
        "|----------------|--------------|----------|---------------|\n"
        "| A\\|B |  | 1h |  |\n"
    )


def test_the_timeline_in_both_templates() -> None:
    events = (
        Event(
            at=AT.replace(minute=30),
            event="Fixed",
            owner="@a",
            notes="a | b",
            link="https://example.com/1",
            milestone="mitigated",
        ),
        Event(at="a bit later", event="Still broken"),
        Event(at=AT, approximate=True, event="Alert", milestone="detected"),
    )
    postmortem = PostMortem(incident=Incident(started_at=AT), timeline=Timeline(events=events))
    assert section(postmortem, "timeline", "full") == (
        "## Timeline\n\n*All times in UTC. Include key events only.*\n\n"
        "### Detection Phase\n\n| Time (UTC) | Event | Owner | Notes |\n|------------|-------|-------|-------|\n"
        "| ~2025-12-19 14:21 | Alert |  |  |\n\n"
        "### Mitigation Phase\n\n| Time (UTC) | Event | Owner | Notes |\n|------------|-------|-------|-------|\n"
        "| 2025-12-19 14:30 | Fixed | @a | a \\| b ([link](https://example.com/1)) |\n\n"
        "### Recovery Phase\n\n| Time (UTC) | Event | Owner | Notes |\n|------------|-------|-------|-------|\n"
        "| a bit later | Still broken |  |  |\n\n"
        "**Total Duration**:\n\n- Time to Detect: 0 minutes\n- Time to Mitigate: 9 minutes\n"
    )
    assert section(postmortem, "timeline", "report") == (
        "## Timeline (All Times UTC)\n\n| Time | Event | Actor | Notes |\n|------|-------|-------|-------|\n"
        "| ~14:21 | Alert |  |  |\n| 14:30 | Fixed | @a | a \\| b ([link](https://example.com/1)) |\n"
        "| a bit later | Still broken |  |  |\n\n- MTTD (Mean Time to Detect): 00:00\n"
    )


def test_the_root_cause_summary_in_both_templates() -> None:
    causes = Causes(primary="One.\n\nTwo.", factors=("a", " ", "# b"), process_gaps="p", training_gaps="- t")
    assert section(PostMortem(causes=causes), "causes", "full") == (
        "## Root Cause Analysis\n\n### Root Cause Summary\n\n**Primary Root Cause**:\nOne.\n\nTwo.\n\n"
        "**Contributing Factors**:\n\n1. a\n2. \\# b\n\n"
        "**Why Was This Not Prevented?**\n\n- Process gaps: p\n- Training gaps:\n\n  - t\n"
    )
    postmortem = PostMortem(causes=causes, incident=Incident(problem="It failed."))
    assert section(postmortem, "causes", "report") == (
        "## Root Cause Analysis (5 Whys)\n\n**Problem Statement:** It failed.\n\n**Root Cause:** One.\n\nTwo.\n"
    )


def test_the_retrospective_in_both_templates() -> None:
    retrospective = Retrospective(
        went_well=WentWell(technical=("fast",), detection=("early", "")),
        went_wrong=WentWrong(tools=("1. missing",)),
        got_lucky=("quiet",),
        opportunities=("", "drill"),
    )
    assert section(PostMortem(retrospective=retrospective), "retrospective", "full") == (
        "## What Went Well\n\n*List things that worked well during incident response*\n\n"
        "### Detection & Alerting\n\n- ✅ early\n\n### Technical Response\n\n- ✅ fast\n\n---\n\n"
        "## What Went Wrong\n\n*List failures, gaps, and issues during incident*\n\n### Tools & Processes\n\n- ❌ 1. missing\n"
    )
    assert section(PostMortem(retrospective=retrospective), "retrospective", "report") == (
        "## Lessons Learned\n\n**What Went Well:**\n- early\n- fast\n\n**What Went Wrong:**\n- 1\\. missing\n\n"
        "**Where We Got Lucky:**\n- quiet\n\n**Opportunities for Improvement:**\n1. drill\n"
    )


def test_action_items_in_both_templates() -> None:
    items = (
        ActionItem(id="AI-002", description="a|b", owner="@a", priority="low", due=date(2026, 1, 2), status="blocked"),
        ActionItem(id="AI-001", description="c", due="soon", ticket="OPS-1"),
        ActionItem(),
    )
    assert section(PostMortem(actions=Actions(items=items)), "actions", "full") == (
        "## Action Items\n\n*All action items must have: clear description, owner, due date, priority*\n\n"
        "### Long-term Improvements\n\n"
        "| ID | Action Item | Owner | Due Date | Status |\n|----|-------------|-------|----------|--------|\n"
        "| AI-002 | a\\|b | @a | 2026-01-02 | ⚫ Blocked |\n\n"
        "### Priority: Not set\n\n"
        "| ID | Action Item | Owner | Due Date | Status |\n|----|-------------|-------|----------|--------|\n"
        "| AI-001 | c (OPS-1) |  | soon | 🔴 Open |\n\n"
        "**Status Legend**: 🔴 Open | 🟡 In Progress | 🟢 Complete | ⚫ Blocked\n"
    )
    assert section(PostMortem(actions=Actions(items=items)), "actions", "report") == (
        "## Action Items\n\n| ID | Description | Owner | Priority | Due Date | Status |\n"
        "|----|-------------|-------|----------|----------|--------|\n"
        "| AI-002 | a\\|b | @a | P3 | 2026-01-02 | Blocked |\n| AI-001 | c (OPS-1) |  |  | soon | Planned |\n"
    )


def test_each_priority_has_its_table() -> None:
    items = tuple(ActionItem(description=choice.name, priority=choice.name) for choice in PRIORITIES)
    text = section(PostMortem(actions=Actions(items=items)), "actions", "full")
    assert len(re.findall("^### ", text, re.MULTILINE)) == 4
    assert "Not set" not in text


def test_the_summary_in_both_templates() -> None:
    summary = Summary(
        what_happened="It failed.",
        impact="Many saw it.",
        prevention="Never again.",
        services=("API", "Shop"),
        customers_affected="12",
        revenue_impact="$1",
        data_compromised="yes",
        data_compromised_details="names",
        data_loss="none",
    )
    text = "## Executive Summary\n\nIt failed. Many saw it.\n\nNever again.\n\n"
    assert section(PostMortem(summary=summary), "summary", "full") == text + (
        "**Impact Snapshot:**\n\n- Affected Services: API, Shop\n- Customer Impact: 12 / $1\n- Data Compromised: YES - names\n"
    )
    assert section(PostMortem(summary=summary), "summary", "report") == text + (
        "**Impact Metrics:**\n- Customers Affected: 12\n- Services Impacted: API, Shop\n- Revenue Impact: $1\n- Data Loss: none\n"
    )


def test_only_what_an_export_needs_is_imported() -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom pmwizard.drafts import store\nfrom pmwizard.markdown.render import document\n"
        "assert 'jinja2' not in sys.modules\n"
        "document(store.load(Path('examples/checkout-outage.toml')).postmortem)\n"
        "assert not {'markdown_it', 'textual', 'rich'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2])
