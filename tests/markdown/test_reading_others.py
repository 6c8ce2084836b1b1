"""Post-mortems in the shapes that people give them: other headings, other lists, other ways to tell a time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pmwizard.markdown import render
from pmwizard.markdown.reader import read
from pmwizard.postmortem.post_mortem import PostMortem

_LABELS = {
    "list": "# Lost mail\n\n- **Incident ID**: INC-9\n- Severity: SEV-1\n- Author: Ada\n- Weather: rain\n",
    "lines": "# Lost mail\n\nIncident ID: INC-9\nSeverity: SEV-1\nAuthor: Ada\nWeather: rain\n",
    "hard breaks": "# Lost mail\n\n**Incident ID**: INC-9\\\n**Severity**: SEV-1<br>\n**Author**: Ada  \n**Weather**: rain\n",
    "quote": "# Lost mail\n\n> **Incident ID:** INC-9\n> **Severity:** SEV-1\n> **Author:** Ada\n> **Weather:** rain\n",
    "table": "# Lost mail\n\n| Field | Value |\n|---|---|\n| **Incident ID** | INC-9 |\n| Severity | SEV-1 |\n| Author | Ada |\n"
    "| Weather | rain |\n",
    "yaml": '---\nid: "INC-9"\nseverity: SEV-1\nauthor: Ada\nweather: rain\n---\n\n# Lost mail\n',
}


@pytest.mark.parametrize("source", _LABELS.values(), ids=_LABELS)
def test_labels_at_the_top_are_read_in_any_form(source: str) -> None:
    imported = read(source + "\n## Summary\n\nMail was lost.\n")
    incident = imported.postmortem.incident
    assert (incident.title, incident.id, incident.author) == ("Lost mail", "INC-9", "Ada")
    assert imported.postmortem.severity.level == "high"
    assert "rain" in imported.unplaced


@pytest.mark.parametrize(
    "timeline",
    [
        "All times in CET.\n\n### 10:02\n\nFirst mail lost\n\n### 1:30 PM\n\nQueue mended",
        "### 2026-02-03 10:02 CET\n\nFirst mail lost\n\n### 13:30 CET\n\nQueue mended",
        "* [10:02 CET] First mail lost\n* **13:30 CET** - Queue mended",
        "| Time (CET) | What |\n|---|---|\n| 10:02 | First mail lost |\n| 13:30 | Queue mended |",
    ],
    ids=["times as headings", "days as headings", "list", "table"],
)
def test_a_timeline_is_read_however_it_is_told(timeline: str) -> None:
    events = read(f"# Lost mail on 2026-02-03\n\n## Timeline\n\n{timeline}\n\n## Impact\n\nSome.\n").postmortem.timeline.events
    told = [
        (datetime(2026, 2, 3, 9, 2, tzinfo=UTC), "First mail lost"),
        (datetime(2026, 2, 3, 12, 30, tzinfo=UTC), "Queue mended"),
    ]
    assert [(event.at, event.event) for event in events] == told


def test_what_is_assumed_of_a_timeline_is_said() -> None:
    doubts = " ".join(read("# Lost mail\n\n## Timeline\n\n- 2026-02-03 09:02 first alert fired\n").doubts)
    assert "name no zone; UTC is assumed" in doubts
    assert "detected" in doubts


def test_what_stands_in_a_timeline_and_is_no_event_is_kept() -> None:
    imported = read("## Timeline\n\nTold by Bo.\n\n- 2026-02-03 09:02 UTC x\n\n| Kind | Number |\n|---|---|\n| Mails | 7 |\n")
    assert len(imported.postmortem.timeline.events) == 1
    assert "Told by Bo." in imported.unplaced
    assert "| Mails | 7 |" in imported.unplaced


def test_causes_in_a_numbered_list_are_no_whys() -> None:
    source = "## Root cause\n\n1. **A full disk**: nobody looked.\n2. **A lost page**: the phone was off.\n"
    causes = read(source).postmortem.causes
    assert causes.whys == ()
    assert "nobody looked" in causes.primary


def test_an_answer_may_stand_behind_its_why() -> None:
    why = read("## 5 Whys\n\n1. **Why was mail lost?** The disk was full.\n   It had been for days.\n").postmortem.causes.whys[0]
    assert (why.question, why.answer) == ("Why was mail lost?", "The disk was full.\nIt had been for days.")


def test_headings_below_a_cause_stay_with_it() -> None:
    imported = read("## Root cause\n\nA full disk.\n\n### Since when\n\nSince May.\n\n## Impact\n\nNone.\n")
    assert imported.postmortem.causes.primary == "A full disk.\n\n### Since when\n\nSince May."
    assert imported.postmortem.summary.impact == "None."
    assert imported.unplaced == ""


def test_a_summary_in_three_paragraphs_stays_in_one_piece() -> None:
    assert read("## Summary\n\nOne.\n\nTwo.\n\nThree.\n").postmortem.summary.what_happened == "One.\n\nTwo.\n\nThree."


def test_what_is_said_before_the_first_heading_is_the_summary_where_there_is_no_other() -> None:
    assert read("# Lost mail\n\nMail was lost.\n\n## Impact\n\nSome.\n").postmortem.summary.what_happened == "Mail was lost."


@pytest.mark.parametrize(
    ("heading", "kept"),
    [("3. Corrective and preventative measures:", ""), ("🔧 Action items (draft)", "(draft)"), ("Follow-ups", "")],
)
def test_a_heading_may_be_numbered_decorated_and_longer(heading: str, kept: str) -> None:
    imported = read(f"# Lost mail\n\n## {heading}\n\n- [X] Mend the queue\n")
    item = imported.postmortem.actions.items[0]
    assert (item.description, item.status) == ("Mend the queue", "complete")
    assert kept in imported.unplaced


def test_cells_without_a_field_are_kept_beside_the_first_of_their_row() -> None:
    source = "## Action items\n\n| Action | Cost | Owner |\n|---|---|---|\n| Mend | high | Bo | at night |\n| Look | | Ada |\n"
    imported = read(source)
    assert [item.owner for item in imported.postmortem.actions.items] == ["Bo", "Ada"]
    assert "| Mend | high | at night |" in imported.unplaced
    assert "Look" not in imported.unplaced


def test_the_templates_guidance_may_have_been_formatted() -> None:
    source = "# Post-Mortem\n\n## Timeline\n\n_All times in UTC. Include key events only._\n"
    assert read(source).unplaced == ""


def test_a_word_of_the_guidance_alone_is_the_authors() -> None:
    assert read("# Post-Mortem\n\n## Executive Summary\n\nRoot cause\n").postmortem.summary.what_happened == "Root cause"


def test_too_many_whys_are_kept() -> None:
    imported = read("## Five whys\n\n" + "".join(f"{number}. **Why {number}?**\n   - answer\n" for number in range(1, 400)))
    assert "Why 399?" in imported.unplaced


@pytest.mark.parametrize("template", ["full", "report"])
@pytest.mark.parametrize(
    "typed",
    [
        {"summary": {"what_happened": "14:23\n\tcode\n---\n\nmore"}},
        {"references": {"related": [{"id": "\\]", "title": "a b"}, {"id": "b` _b] #`x", "title": "a b"}]}},
        {"causes": {"whys": [{"question": "Why?", "answer": "a"}, {"question": "Why?", "answer": "\\*"}]}},
        {"retrospective": {"went_well": {"technical": ["✅ fine"]}}},
        {"response": {"improvements": "a\\\n  b"}},
        {"timeline": {"overrides": [{"metric": "total", "value": "a (b)", "reason": "c"}]}},
        {"metrics": {"total": "\x0c"}},
        {"severity": {"business": "a\n    \nb"}},
    ],
    ids=["heading", "ids", "branch", "mark", "backslash", "duration", "form feed", "blank line"],
)
def test_what_is_easily_misread_is_read_back(template: str, typed: dict[str, object]) -> None:
    text = render.document(PostMortem.model_validate(typed), template)
    assert render.document(read(text).postmortem, template) == text
