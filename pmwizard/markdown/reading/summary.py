"""The executive summary and its snapshot of the impact."""

from __future__ import annotations

import re

from pmwizard.markdown.escape import is_paragraph, prose
from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.notebook import Content, Notebook, Way
from pmwizard.markdown.reading.timeline import DURATIONS
from pmwizard.markdown.reading.ways import chosen, labelled, line, one_line, split, under
from pmwizard.postmortem.severity import LEVELS
from pmwizard.postmortem.summary import YES_NO


def _points(notebook: Notebook, content: Content) -> bool:
    """Three paragraphs are what happened, root cause and prevention; anything else stays in one piece."""
    parts = re.split(r"\n[ \t]*\n", content.text)
    names = ("what_happened", "root_cause", "prevention")
    if len(parts) == len(names) and all(is_paragraph(part) and part == prose(part) for part in parts):
        put = [notebook.put(f"summary.{name}", part) for name, part in zip(names, parts, strict=True)]
        return all(put)
    return notebook.put("summary.what_happened", content.text)


def _customer_impact(notebook: Notebook, content: Content) -> bool:
    customers, between, revenue = unescape.line(one_line(content)).partition(" / ")
    if not between and re.match(r"[$€£¥]", customers):
        customers, revenue = "", customers
    read = (("customers_affected", customers), ("revenue_impact", revenue))
    put = [notebook.put(f"summary.{name}", text) for name, text in read if text]
    return all(put)


def _data_compromised(notebook: Notebook, content: Content) -> bool:
    text = unescape.line(one_line(content))
    answer, _, details = text.partition(" - ")
    verdict = YES_NO.find(answer)
    details = details if verdict else text
    put = not verdict or notebook.put("summary.data_compromised", verdict)
    return put and (not details or notebook.put("summary.data_compromised_details", details))


_SNAPSHOT = {
    **DURATIONS,
    "severity": chosen("severity.level", LEVELS),
    "affected services": split("summary.services"),
    "services impacted": split("summary.services"),
    "customer impact": Way(_customer_impact),
    "customers affected": line("summary.customers_affected"),
    "revenue impact": line("summary.revenue_impact"),
    "data compromised": Way(_data_compromised),
    "data loss": line("summary.data_loss"),
}
WAYS = under(
    "summary",
    {"": Way(_points, whole=True), "impact snapshot": labelled(_SNAPSHOT), "impact metrics": labelled(_SNAPSHOT)},
)
