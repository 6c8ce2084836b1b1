"""Supporting information and appendices; links that lead somewhere, and code that stays code."""

from __future__ import annotations

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pmwizard.markdown.references import changes, document, external, fenced, related
from pmwizard.markdown.render import section
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.references import Document, ExternalReference, References, RelatedIncident
from tests.strategies import parts, texts

WHOLE = PostMortem.model_validate(
    {
        "references": {
            "related": [{"id": "INC-7", "title": "The same table was empty", "date": "spring"}],
            "documents": [{"title": "Runbook: restore", "link": "docs/restore.md"}],
            "external": [{"text": "CVE-2026-1"}, {"text": "Advisory", "link": "https://vendor.example.com/1"}],
            "architecture": "![Checkout](checkout.png)",
            "config_before": "minimum: 0",
            "config_after": "minimum: 150\n",
            "queries": "SELECT count(*)\nFROM rates;",
            "initial_message": "We are looking.\n\nMore soon.",
            "resolution_message": "It works.",
            "detailed_timeline": "- 09:41 the import ends",
            "logs": "See the query.",
            "graphs": "See the board.",
            "code_changes": "Commit 3f2a.",
            "unplaced": "#### Thanks\n\nTo all.",
        }
    }
)


def test_in_full() -> None:
    assert section(WHOLE, "references", "full") == (
        "## Supporting Information\n\n"
        "### Related Incidents\n\n- [INC-7]: The same table was empty (spring)\n\n"
        "### Related Documentation\n\n- [Runbook: restore](docs/restore.md)\n\n"
        "### External References\n\n- CVE-2026-1\n- Advisory: [Link](https://vendor.example.com/1)\n\n"
        "---\n\n"
        "## Appendix\n\n"
        "### A. Technical Details\n\n"
        "**System Architecture Diagram**:\n![Checkout](checkout.png)\n\n"
        "**Configuration Changes**:\n\n```yaml\n# Before\nminimum: 0\n\n# After\nminimum: 150\n```\n\n"
        "### B. Data & Queries\n\n"
        "**Database Queries Used in Investigation**:\n\n```sql\nSELECT count(*)\nFROM rates;\n```\n\n"
        "### C. Communication Samples\n\n"
        "**Customer Communication (Initial)**:\n\n```\nWe are looking.\n\nMore soon.\n```\n\n"
        "**Customer Communication (Resolution)**:\n\n```\nIt works.\n```\n\n"
        "### D. Incident Response Timeline (Detailed)\n\n- 09:41 the import ends\n\n"
        "### E. Other\n\n#### Thanks\n\nTo all.\n"
    )


def test_in_the_report() -> None:
    assert section(WHOLE, "references", "report") == (
        "## Appendices\n\n"
        "**Appendix A: Relevant Logs**\nSee the query.\n\n"
        "**Appendix B: Metrics & Graphs**\nSee the board.\n\n"
        "**Appendix C: Code Changes**\nCommit 3f2a.\n\n"
        "**Appendix D: Related Incidents**\n- [INC-7]: The same table was empty (spring)\n\n"
        "**Appendix E: Other**\n\n#### Thanks\n\nTo all.\n"
    )


def test_what_is_empty_leaves_nothing() -> None:
    blank = References(related=(RelatedIncident(),), documents=(Document(title=" "),), queries="\n")
    for template in ("full", "report"):
        assert section(PostMortem(references=blank), "references", template) == ""


def test_one_side_of_a_change_is_told_without_the_other() -> None:
    assert changes("", "a: 1") == "# After\na: 1"
    assert changes("\n  a: 1\n", " ") == "# Before\n  a: 1"
    assert changes("", "") == ""


@pytest.mark.parametrize(
    ("incident", "printed"),
    [
        (RelatedIncident(id="INC-7"), "- [INC-7]"),
        (RelatedIncident(title="What it was"), "- What it was"),
        (RelatedIncident(title="It was", date="2025"), "- It was (2025)"),
        (RelatedIncident(id="INC-7", date="2025"), "- [INC-7] (2025)"),
        # These would be a link definition and a check box.
        (RelatedIncident(id="INC-7", title="Outage", date="2025"), r"- \[INC-7]: Outage (2025)"),
        (RelatedIncident(id="INC-7", title="No\xa0mail"), "- \\[INC-7]: No\xa0mail"),
        (RelatedIncident(id="x", date="2025"), r"- \[x] (2025)"),
    ],
)
def test_a_related_incident_by_what_is_known_of_it(incident: RelatedIncident, printed: str) -> None:
    assert related(incident) == printed


@pytest.mark.parametrize(
    ("title", "link", "printed"),
    [
        ("Plan", "", "- Plan"),
        ("", "docs/a.md", "- [docs/a.md](docs/a.md)"),
        ("[a] `b[0]`", "docs/a b.md", r"- [\[a\] `b[0]`](docs/a%20b.md)"),
        ("Plan", "https://a.example.com/x_(y)", r"- [Plan](https://a.example.com/x_\(y\))"),
        ("Plan", "javascript:alert(1)", "- Plan (javascript:alert(1))"),
        ("1. Plan", "", r"- 1\. Plan"),
    ],
)
def test_a_document_by_what_is_known_of_it(title: str, link: str, printed: str) -> None:
    assert document(Document(title=title, link=link)) == printed


def test_an_external_reference_says_its_link_once() -> None:
    address = "https://a.example.com/"
    assert external(ExternalReference(link=address)) == f"- [{address}]({address})"
    assert external(ExternalReference(text=address, link=address)) == f"- [{address}]({address})"
    assert external(ExternalReference(text="Advisory:", link=address)) == f"- Advisory: [Link]({address})"


def tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").parse(text)


@given(texts())
def test_code_stays_in_its_block(code: str) -> None:
    text = fenced(code, "sql")
    if text != "\0":
        (block,) = tokens(text)
        assert block.type == "fence"
        assert block.info == "sql"


@given(parts(RelatedIncident), parts(Document), parts(ExternalReference))
def test_any_reference_is_one_item_that_is_seen(
    incident: RelatedIncident, reference: Document, advisory: ExternalReference
) -> None:
    for text in (related(incident), document(reference), external(advisory)):
        if "\0" in text:
            continue
        assert [token.type for token in tokens(text)] == [
            *("bullet_list_open", "list_item_open", "paragraph_open"),
            *("inline", "paragraph_close", "list_item_close", "bullet_list_close"),
        ]
