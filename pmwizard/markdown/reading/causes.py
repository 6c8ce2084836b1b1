"""The five whys and the root cause summary."""

from __future__ import annotations

from typing import Any

from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.notebook import UNREAD, Content, Notebook, Way
from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.tree import Item, blocks
from pmwizard.markdown.reading.ways import as_list, labelled, line, listed, prose, under
from pmwizard.postmortem.causes import FIRST_QUESTION

_ROOT = "(root cause)"
_DEEPEST = 40


def _whys(notebook: Notebook, content: Content) -> bool:
    """Read the numbered whys as a chain, what is nested below an answer as its branches; where none are, the root cause."""
    are_whys = "why" in content.where.casefold()
    chain: list[dict[str, Any]] = []
    beside: list[dict[str, Any]] = []
    others: list[str] = []
    for block in content.blocks:
        ordered = block.kind == "list" and block.items[0].ordered
        questions = [unescape.strong(item.text) for item in block.items]
        if questions and all(bold and (are_whys or bold[0].endswith("?")) for bold in questions):
            room = _DEEPEST - len(chain) if ordered else len(block.items)
            read = [_numbered(item) if ordered else _branch(item, 0) for item in block.items[:room]]
            (chain if ordered else beside).extend(read)
            others += map(as_list, block.items[room:])
        elif block.kind != "rule" and not is_placeholder(block.text):
            others.append(block.source)
    if others:
        text = "\n\n".join(others)
        notebook.keep(content.where, text) if are_whys else notebook.append("causes.primary", text)
    whys: list[dict[str, Any]] = []
    for why in reversed(chain):
        whys = [{**why, "because": (*whys, *why["because"])}] if why["question"] or why["answer"] or whys else []
    if whys and not any(whys[0][name] for name in ("answer", "root", "because")) and whys[0]["question"] == FIRST_QUESTION:
        whys = []
    return not (whys or beside) or notebook.put("causes.whys", (*whys, *beside))


def _numbered(item: Item) -> dict[str, Any]:
    """Read one numbered why: its question in bold, its answer behind it or as the first item below, its branches further in."""
    head, *below = item.text.split("\n")
    question, behind = unescape.strong(head) or (head, "")
    content = blocks("\n".join(below))
    entries = [entry for block in content for entry in block.items]
    answer = entries[0] if entries and not entries[0].indent else None
    nested = blocks(answer.text) if answer else []
    branches = [block for block in nested if block.kind == "list" and all(unescape.strong(entry.text) for entry in block.items)]
    text = answer.text if answer else ""
    if branches:
        text = "\n".join(text.split("\n")[: branches[0].start])
    inner = [entry for block in branches for entry in block.items]
    more = entries[1:] if answer else entries
    told = [behind.removeprefix(":").strip(), *(block.source for block in content if block.kind != "list"), text.rstrip()]
    return _why(_words(question), "\n".join(filter(None, told))) | {
        "because": tuple(_branch(entry, 1) for entry in (*inner, *more))
    }


def _branch(item: Item, depth: int) -> dict[str, Any]:
    text = item.text
    nested = [] if depth > _DEEPEST else [block for block in blocks(text) if block.kind == "list"]
    if nested:
        text = "\n".join(text.split("\n")[: nested[0].start]).rstrip()
    question, answer = unescape.strong(text) or ("", text)
    inner = tuple(_branch(entry, depth + 1) for block in nested for entry in block.items)
    return _why(_words(question), answer, "- **" if question else "- ") | {"because": inner}


def _why(question: str, answer: str, label: str = "- ") -> dict[str, Any]:
    answer = "" if is_placeholder(answer) else unescape.item(answer, label)
    root = answer == _ROOT or answer.endswith(f" {_ROOT}")
    return {"question": question, "answer": answer.removesuffix(_ROOT).rstrip(" ") if root else answer, "root": root}


def _words(question: str) -> str:
    return "" if is_placeholder(question) else question


_CAUSE = prose("causes.primary")
WAYS = under(
    "causes",
    {
        "": Way(_whys, whole=True, deep=True),
        "the five whys": Way(_whys, whole=True),
        "five whys": Way(_whys, whole=True),
        "problem statement": line("incident.problem"),
        "root cause summary": UNREAD,
        "primary root cause": _CAUSE,
        "root cause": _CAUSE,
        "root causes": _CAUSE,
        "trigger": listed("causes.factors"),
        "contributing factors": listed("causes.factors"),
        "why was this not prevented": labelled(
            {
                "detection gaps": prose("causes.detection_gaps"),
                "process gaps": prose("causes.process_gaps"),
                "technical gaps": prose("causes.technical_gaps"),
                "training gaps": prose("causes.training_gaps"),
            }
        ),
    },
)
