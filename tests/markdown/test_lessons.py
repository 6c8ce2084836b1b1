"""Lessons and prevention as the full template prints them; the report has no place for them."""

from __future__ import annotations

from datetime import date

from pmwizard.markdown.render import document, section
from pmwizard.postmortem.post_mortem import PostMortem

WHOLE = PostMortem.model_validate(
    {
        "actions": {"items": [{"id": "AI-001", "description": "Alert on expiry", "due": date(2026, 3, 20), "priority": "high"}]},
        "lessons": {
            "learned": {"technical": ["Certificates expire"], "process": ["Lists\nhelp"], "cultural": ["Asking is fine"]},
            "improve": {"immediate": ["A list"], "long_term": ["Short-lived certificates"]},
            "prevention": {
                "technical": {
                    "implemented": [{"text": "Renewal job runs", "day": date(2026, 3, 3)}, {"text": "Spare kept"}, {}],
                    "planned": [{"text": "Short-lived certificates", "due": "next year"}, {}],
                },
                "process": {"planned": [{"text": "Drills"}]},
                "detection": {
                    "planned": [{"action": "AI-001"}, {"action": "AI-001", "text": "The alert", "due": date(2026, 4, 1)}]
                },
            },
        },
    }
)


def test_in_full() -> None:
    assert section(WHOLE, "lessons", "full") == (
        "## Lessons Learned\n\n"
        "### What We Learned\n\n"
        "1. **Technical Lessons**\n   - Certificates expire\n\n"
        "2. **Process Lessons**\n   - Lists\n     help\n\n"
        "3. **Cultural Lessons**\n   - Asking is fine\n\n"
        "### How We'll Improve\n\n"
        "1. **Immediate Changes**\n   - A list\n\n"
        "2. **Long-term Changes**\n   - Short-lived certificates\n\n"
        "---\n\n"
        "## Prevention Measures\n\n"
        "### Technical Preventions\n\n"
        "**Implemented**:\n\n- ✅ Renewal job runs (Done: 2026-03-03)\n- ✅ Spare kept\n\n"
        "**Planned**:\n\n- 🔴 Short-lived certificates (Due: next year)\n\n"
        "### Process Preventions\n\n"
        "**Planned**:\n\n- 🔴 Drills\n\n"
        "### Detection Improvements\n\n"
        "**Planned**:\n\n- 🔴 Alert on expiry (Due: 2026-03-20)\n- 🔴 The alert (Due: 2026-04-01)\n"
    )


def test_one_half_stands_without_the_other() -> None:
    drills = PostMortem.model_validate({"lessons": {"prevention": {"process": {"planned": [{"text": "Drills"}]}}}})
    assert section(drills, "lessons") == "## Prevention Measures\n\n### Process Preventions\n\n**Planned**:\n\n- 🔴 Drills\n"
    asking = PostMortem.model_validate({"lessons": {"learned": {"cultural": ["Ask"]}}})
    assert section(asking, "lessons") == "## Lessons Learned\n\n### What We Learned\n\n1. **Cultural Lessons**\n   - Ask\n"
    assert section(PostMortem(actions=WHOLE.actions), "lessons") == ""


def test_the_report_has_no_place_for_them_but_they_can_be_copied() -> None:
    assert "\n\n---\n\n## Prevention Measures\n\n" in document(WHOLE, "full")
    assert "Prevention" not in document(WHOLE, "report")
    assert section(WHOLE, "lessons", "report") == section(WHOLE, "lessons", "full")
