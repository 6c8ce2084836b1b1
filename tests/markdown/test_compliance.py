"""Compliance as each template prints it; empty, it leaves nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from pmwizard.markdown.compliance import answer, duty
from pmwizard.markdown.render import document, section
from pmwizard.postmortem.compliance import Compliance, Regulation
from pmwizard.postmortem.post_mortem import PostMortem
from tests.strategies import parts

WHOLE = PostMortem.model_validate(
    {
        "compliance": {
            "regulations": [
                {"name": "GDPR", "verdict": "required", "window": "72 h", "note": "names of 40 customers"},
                {"name": "SOC2", "verdict": "done", "note": "messages kept"},
                {"name": "HIPAA", "verdict": "not applicable", "window": "60 days"},
                {"name": "NIS2", "window": "24 hours"},
            ],
            "legal": "One contract lets the customer ask for a credit.",
            "violations": ["Logs were kept for 30 days", "The promise of 99.9 % was not kept"],
            "internal": [{"text": "Leadership told", "done": True}, {"text": "Support briefed"}],
        }
    }
)


def test_in_full() -> None:
    assert section(WHOLE, "compliance", "full") == (
        "### Regulatory & Legal Impact\n"
        "\n"
        "- **Regulatory Reporting Required**: YES\n"
        "  - GDPR: YES - within 72h (names of 40 customers)\n"
        "  - HIPAA: NO - within 60 days\n"
        "  - SOC2: DONE (messages kept)\n"
        "  - NIS2: within 24h\n"
        "- **Legal Implications**: One contract lets the customer ask for a credit.\n"
        "- **Compliance Violations**:\n"
        "  - Logs were kept for 30 days\n"
        "  - The promise of 99.9 % was not kept\n"
    )


def test_in_the_report() -> None:
    assert section(WHOLE, "compliance", "report") == (
        "## Compliance & Reporting\n"
        "\n"
        "**Regulatory Reporting Required:**\n"
        "- [ ] HIPAA breach notification (60 days) - **N/A**\n"
        "- [x] SOC2 CC7.3 documentation - **Required** (messages kept)\n"
        "- [ ] GDPR breach notification (72 hours) - **Required** (names of 40 customers)\n"
        "- [ ] NIS2 (24 hours)\n"
        "\n"
        "**Internal Reporting:**\n"
        "- [x] Leadership told\n"
        "- [ ] Support briefed\n"
    )


@pytest.mark.parametrize(
    ("compliance", "full", "report"),
    [
        ({}, "", ""),
        ({"regulations": [{}], "internal": [{"done": True}], "violations": [" "]}, "", ""),
        ({"reporting_required": "no"}, "- **Regulatory Reporting Required**: NO", "**Regulatory Reporting Required:** NO"),
        (
            {"regulations": [{"name": "GDPR"}]},
            "- **Regulatory Reporting Required**:\n  - GDPR",
            "**Regulatory Reporting Required:**\n- [ ] GDPR breach notification",
        ),
        (
            {"reporting_required": "yes", "regulations": [{"name": "GDPR", "verdict": "not applicable"}]},
            "- **Regulatory Reporting Required**: YES\n  - GDPR: NO",
            "**Regulatory Reporting Required:** YES\n- [ ] GDPR breach notification - **N/A**",
        ),
        ({"violations": ["one"]}, "- **Compliance Violations**: one", ""),
    ],
)
def test_what_is_empty_leaves_nothing_and_the_authors_answer_wins(compliance: dict[str, object], full: str, report: str) -> None:
    postmortem = PostMortem(compliance=Compliance.model_validate(compliance))
    for template, expected in (("full", full), ("report", report)):
        assert section(postmortem, "compliance", template).partition("\n\n")[2].rstrip() == expected


def test_in_the_full_document_it_stands_in_the_impact_assessment() -> None:
    assert "## Impact Assessment\n\n### Regulatory & Legal Impact\n\n" in document(WHOLE, "full")
    assert "Impact Assessment" not in document(PostMortem(), "full")


@pytest.mark.parametrize(
    ("window", "full", "report"),
    [
        ("72h", "within 72h", "(72 hours)"),
        ("within 72 hours", "within 72h", "(72 hours)"),
        ("60 days", "within 60 days", "(60 days)"),
        ("immediate", "immediate", "(immediate)"),
        ("within reason", "within reason", "(within reason)"),
    ],
)
def test_a_window_is_spelled_as_the_template_does(window: str, full: str, report: str) -> None:
    row = Regulation(name="NIS2", window=window)
    assert (answer(row), duty(row)) == (f"NIS2: {full}", f"NIS2 {report}")


@given(parts(Regulation))
def test_any_regulation_is_one_line_that_cannot_end_its_item(row: Regulation) -> None:
    for line in (answer(row), duty(row)):
        assert "\n" not in line
        tokens = MarkdownIt("commonmark").parseInline(f"a {line}")[0].children or []
        assert not any(token.type == "html_inline" for token in tokens)
