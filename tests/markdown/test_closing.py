"""The meeting, the sign-off and the footer as each template prints them."""

from __future__ import annotations

from datetime import date

import pytest

from pmwizard.markdown.render import document, section
from pmwizard.postmortem.closing import Closing
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem

WHOLE = PostMortem.model_validate(
    {
        "incident": {"reported_on": date(2026, 3, 13)},
        "closing": {
            "date": date(2026, 3, 16),
            "minutes": "45",
            "attendees": "Tomas, Priya",
            "recording": "https://meet.example.com/1",
            "discussion": ["Who owns the rates?"],
            "follow_ups": [{"text": "Publish it", "done": True}, {"text": "Look again in 30 days"}],
            "signatures": [
                {"role": "Incident Commander", "name": "Tomas", "day": date(2026, 3, 18)},
                {"role": "Technical Lead"},
                {"role": "CISO (if security incident)", "name": "Ana"},
            ],
            "version": "1.0",
            "next_review": date(2026, 4, 12),
            "classification": "internal",
        },
    }
)


def test_in_full() -> None:
    assert section(WHOLE, "closing", "full") == (
        "## Post-Mortem Meeting\n\n"
        "**Date**: 2026-03-16\n**Attendees**: Tomas, Priya\n**Duration**: 45 minutes\n"
        "**Recording**: https://meet.example.com/1\n\n"
        "### Discussion Notes\n\n- Who owns the rates?\n\n"
        "### Follow-up Actions\n\n- [x] Publish it\n- [ ] Look again in 30 days\n\n"
        "---\n\n"
        "## Sign-off\n\n"
        "**Incident Commander**: Tomas Date: 2026-03-18\n"
        "**Technical Lead**: _________________________ Date: _______\n"
        "**CISO (if security incident)**: Ana Date: _______\n\n"
        "---\n\n"
        "**Document Version**: 1.0\n**Last Updated**: 2026-03-18\n**Next Review**: 2026-04-12\n**Classification**: Internal\n"
    )


def test_in_the_report() -> None:
    assert section(WHOLE, "closing", "report") == (
        "**Approval:**\n"
        "- Incident Commander: Tomas Date: 2026-03-18\n"
        "- Technical Lead: _________________________ Date: ___________\n"
        "- CISO (if security incident): Ana Date: ___________\n"
    )


def test_unsigned_the_report_has_the_lines_of_the_template() -> None:
    roles = ("Incident Commander", "Engineering Manager", "CISO (if security incident)")
    closing = Closing.model_validate({"signatures": [{"role": role} for role in roles]})
    assert section(PostMortem(closing=closing), "closing", "report") == (
        "**Approval:**\n"
        "- Incident Commander: ___________________________ Date: ___________\n"
        "- Engineering Manager: _________________________ Date: ___________\n"
        "- CISO (if security incident): _________________ Date: ___________\n"
    )


def test_the_footer_comes_last_in_the_full_document_and_the_approval_in_the_report() -> None:
    footer = section(WHOLE, "closing", "full").rpartition("\n---\n")[2]
    assert footer.startswith("\n**Document Version**")
    assert document(WHOLE, "full").endswith(f"\n---\n{footer}")
    assert document(WHOLE, "report").endswith("\n---\n\n" + section(WHOLE, "closing", "report"))


@pytest.mark.parametrize("closing", [Closing(), Closing.model_validate({"signatures": [{}], "follow_ups": [{"done": True}]})])
def test_what_is_empty_leaves_nothing(closing: Closing) -> None:
    """What follows from other sections alone is no footer."""
    postmortem = WHOLE.model_copy(update={"closing": closing})
    for template in ("full", "report"):
        assert section(postmortem, "closing", template) == ""


def test_the_authors_last_update_wins() -> None:
    postmortem = PostMortem(incident=Incident(reported_on=date(2026, 3, 13)), closing=Closing(last_updated="in spring"))
    assert section(postmortem, "closing", "full") == "**Last Updated**: in spring\n"
