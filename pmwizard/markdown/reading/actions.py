"""The action items: by priority, in one table, or as a list."""

from __future__ import annotations

from typing import Any

from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.incident import box
from pmwizard.markdown.reading.notebook import Content, Notebook, Way
from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.ways import as_table, day, fields_of, keep_block, keep_others, under, value
from pmwizard.postmortem.actions import KINDS, PRIORITIES, STATUSES

COLUMNS = {
    **dict.fromkeys(("id", "number", "ref"), "id"),
    **dict.fromkeys(("action item", "description", "action", "task", "item", "todo", "what"), "description"),
    **dict.fromkeys(("owner", "assignee", "who", "responsible", "assigned to"), "owner"),
    **dict.fromkeys(("due date", "due", "deadline", "when", "by"), "due"),
    **dict.fromkeys(("priority", "prio"), "priority"),
    **dict.fromkeys(("status", "state"), "status"),
    **dict.fromkeys(("ticket", "bug", "issue", "link"), "ticket"),
    **dict.fromkeys(("type", "kind"), "kind"),
}
_CHOICES = {"priority": PRIORITIES, "status": STATUSES, "kind": KINDS}


def _items(priority: str) -> Way:
    def read(notebook: Notebook, content: Content) -> bool:
        for block in content.blocks:
            fields = fields_of(block.head, COLUMNS)
            if block.kind == "table" and "description" in fields:
                for cells in block.rows:
                    _row(notebook, content.where, block.head, cells, fields, priority)
                keep_others(notebook, content.where, block, fields)
            elif block.kind == "list":
                for item in block.items:
                    if not is_placeholder(item.text):
                        ticked, text = box(item.text) or (False, item.text)
                        status = "complete" if ticked else "open"
                        notebook.add("actions.items", description=unescape.item(text), priority=priority, status=status)
            else:
                keep_block(notebook, content.where, block)
        return True

    return Way(read, whole=True, deep=True)


def _row(notebook: Notebook, where: str, head: tuple[str, ...], cells: tuple[str, ...], fields: list[str], priority: str) -> None:
    source = dict(zip(fields, cells, strict=False))
    source.pop("", None)
    description, ticket = unescape.linked_cell(source["description"], "ticket")
    row: dict[str, Any] = {"priority": priority, "ticket": ticket, **{name: value(text) for name, text in source.items()}}
    row["description"] = description
    if ticket and row["ticket"] != ticket:
        row["description"] = value(source["description"])
    for name in fields:
        if name in _CHOICES and row[name]:
            words, row[name] = row[name], _CHOICES[name].find(row[name])
            if not row[name]:
                del row[name]
                notebook.keep(where, as_table(("", head[fields.index(name)]), (description, words)))
    row["due"] = day(row.get("due", ""))
    if any(row[name] for name in ("description", "ticket", *fields) if name in row):
        notebook.add("actions.items", **row)


WAYS = under(
    "actions",
    {
        "": _items(""),
        "priority: critical (must complete within 7 days)": _items("critical"),
        "priority: high (must complete within 30 days)": _items("high"),
        "priority: medium (must complete within 90 days)": _items("medium"),
        "long-term improvements": _items("low"),
        "priority: not set": _items(""),
        **{f"{prefix}{name}": _items(name) for name in PRIORITIES.names for prefix in ("", "priority: ")},
    },
)
