"""The tables of metrics and costs."""

from __future__ import annotations

from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.notebook import Notebook
from pmwizard.markdown.reading.timeline import DURATIONS
from pmwizard.markdown.reading.ways import labelled, table, under, value
from pmwizard.postmortem.metrics import MET


def _response(notebook: Notebook, row: dict[str, str]) -> bool:
    met = MET.find(row.get("met", ""))
    if row.get("met", "").strip() and not met:
        return False
    cells = {name: value(text) for name, text in row.items() if name != "met"}
    if any(cells.values()) or met:
        notebook.add("metrics.response", **cells, met=met)
    return True


def _cost(notebook: Notebook, row: dict[str, str]) -> bool:
    bold = unescape.strong(row.get("category", ""))
    if bold and bold[0].casefold() in ("total cost", "total"):
        amount = unescape.strong(row.get("amount", ""))
        total = amount[0] if amount and not amount[1] else value(row.get("amount", ""))
        return not row.get("notes", "").strip() and (not total or notebook.put("metrics.total", total))
    cells = {name: value(text) for name, text in row.items()}
    if any(cells.values()):
        notebook.add("metrics.costs", **cells)
    return True


WAYS = under(
    "metrics",
    {
        "": labelled(DURATIONS),
        "response metrics": table(
            "metrics.response", {"metric": "metric", "target": "target", "actual": "actual", "met": "met"}, _response
        ),
        "incident costs": table("metrics.costs", {"cost category": "category", "amount": "amount", "notes": "notes"}, _cost),
        "service metrics": table(
            "metrics.service",
            {"metric": "metric", "before incident": "before", "during incident": "during", "after incident": "after"},
        ),
    },
)
