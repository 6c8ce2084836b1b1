"""Detection, containment and resolution as the report prints them; the full template has no place for them."""

from __future__ import annotations

from typing import Any

import pytest

from pmwizard.markdown.render import document, section
from pmwizard.postmortem.post_mortem import PostMortem

WHOLE = PostMortem.model_validate(
    {
        "response": {
            "detected_by": [
                {"source": "security"},
                {"source": "monitoring", "detail": "refused requests > 1 %"},
                {"source": "customer", "detail": "#4312"},
                {"source": "internal", "detail": "depot chat", "missed": True},
                {"detail": "a driver's call"},
            ],
            "detection_delay": "4 minutes",
            "improvements": "Watch the expiry of certificates.",
            "containment": ["Printed by hand"],
            "eradication": ["New certificate", "New renewal job"],
            "recovery": ["Printed the backlog"],
        }
    }
)


def test_in_the_report() -> None:
    assert section(WHOLE, "response", "report") == (
        "## Detection\n\n"
        "**How was the incident detected?**\n"
        "- [x] Automated monitoring alert (specify: refused requests > 1 %)\n"
        "- [x] Customer report (ticket/support channel: #4312)\n"
        "- [ ] Internal user report (depot chat)\n"
        "- [x] Security scan/audit\n"
        "- [x] Other: a driver's call\n\n"
        "**Detection Delay:** 4 minutes\n"
        "**Improvements Needed:** Watch the expiry of certificates.\n\n"
        "---\n\n"
        "## Containment & Resolution\n\n"
        "**Containment Actions:**\n1. Printed by hand\n\n"
        "**Eradication Actions:**\n1. New certificate\n2. New renewal job\n\n"
        "**Recovery Actions:**\n1. Printed the backlog\n"
    )


def boxes(*rows: dict[str, Any]) -> list[str]:
    given = PostMortem.model_validate({"response": {"detected_by": rows}})
    return section(given, "response", "report").splitlines()[3:]


EMPTY = [
    "- [ ] Automated monitoring alert",
    "- [ ] Customer report (ticket/support channel)",
    "- [ ] Internal user report",
    "- [ ] Security scan/audit",
    "- [ ] Other: ___",
]


@pytest.mark.parametrize(
    ("row", "place", "line"),
    [
        ({"source": "monitoring"}, 0, "- [x] Automated monitoring alert"),
        ({"source": "monitoring", "detail": "probe", "missed": True}, 0, "- [ ] Automated monitoring alert (specify: probe)"),
        ({"source": "customer"}, 1, "- [x] Customer report (ticket/support channel)"),
        ({"source": "internal", "detail": "`chat`\nat 9"}, 2, "- [x] Internal user report (`chat` at 9)"),
        ({"source": "other"}, 4, "- [x] Other"),
        ({"source": "other", "detail": "{braces} | <b>"}, 4, "- [x] Other: {braces} | \\<b>"),
    ],
)
def test_a_box_is_ticked_and_specified(row: dict[str, Any], place: int, line: str) -> None:
    assert boxes(row) == [*EMPTY[:place], line, *EMPTY[place + 1 :]]


def test_a_way_that_was_used_twice_has_two_lines() -> None:
    lines = boxes({"source": "customer", "detail": "one"}, {"source": "customer", "detail": "two"})
    assert lines[1:3] == [f"- [x] Customer report (ticket/support channel: {which})" for which in ("one", "two")]


@pytest.mark.parametrize("response", [{}, {"detected_by": [{}]}, {"detected_by": [{"missed": True}]}, {"containment": [" "]}])
def test_nothing_leaves_nothing(response: dict[str, Any]) -> None:
    given = PostMortem.model_validate({"response": response})
    assert section(given, "response", "report") == ""


def test_the_full_document_has_no_place_for_it_but_it_can_be_copied() -> None:
    assert "Detection Delay" in document(WHOLE, "report")
    assert "Detection Delay" not in document(WHOLE, "full")
    assert section(WHOLE, "response", "full") == section(WHOLE, "response", "report")
