"""What law and rules ask for, and who was told within the organisation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pmwizard.markdown import escape
from pmwizard.markdown.compliance import answer, duty
from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.incident import box
from pmwizard.markdown.reading.notebook import UNREAD, Content, Notebook, Way
from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.tree import Item
from pmwizard.markdown.reading.ways import as_list, each, keep_block, labelled, listed, prose, under
from pmwizard.postmortem.compliance import RULES, Regulation
from pmwizard.postmortem.summary import YES_NO

_ANSWER = re.compile(
    r"(?:(?P<name>[^:]*?): )?(?P<verdict>YES|NO|DONE)?(?: - )?(?P<window>[^(]*?)(?: ?\((?P<note>.*)\))?", re.DOTALL
)
_DUTY = re.compile(
    r"(?P<name>.*?)(?: \((?P<window>[^()]*)\))?(?: - (?:\*\*(?P<verdict>Required|N/A)\*\*)?(?: ?\((?P<note>.*)\))?)?", re.DOTALL
)
_NAMELESS = re.compile(
    r"(?P<name>)(?:\((?P<window>.*?)\))?(?: - )?(?:\*\*(?P<verdict>Required|N/A)\*\*)?(?: ?\((?P<note>.*)\))?", re.DOTALL
)
_VERDICTS = {"YES": "required", "NO": "not applicable", "DONE": "done", "Required": "required", "N/A": "not applicable"}


def _regulation(source: str) -> Regulation | None:
    """Read a regulation as either template lists it, so that it is written again as it stood."""
    ticked, text = box(source) or (None, source)
    write: Callable[[Regulation], str] = answer if ticked is None else duty
    label = "- " if ticked is None else "- [x] " if ticked else "- [ ] "
    read = [row for row in _readings(text, ticked) if (row.verdict == "done") == bool(ticked) or ticked is None]
    return next((row for row in read if escape.item(write(row), label) == label + text), None)


def _readings(text: str, ticked: bool | None) -> Iterator[Regulation]:
    forms = (_ANSWER,) if ticked is None else (_DUTY, _NAMELESS)
    for found in filter(None, (form.fullmatch(text) for form in forms)):
        given = {name: unescape.plain(part or "") for name, part in found.groupdict().items()}
        verdict = "done" if ticked else _VERDICTS.get(given.pop("verdict"), "")
        given.pop("verdict", None)
        name = next((rule.name for rule in RULES if given["name"] in (rule.name, rule.duty)), given["name"])
        windows = {
            given["window"],
            re.sub(r"^within |(?<=\d)(?=h$)", "", given["window"]),
            given["window"].removeprefix("within "),
        }
        hours = re.fullmatch(r"(?:within )?(\d+) ?h(?:ours)?", given["window"])
        for window in (*([f"{hours[1]} h"] if hours else []), *sorted(windows)):
            yield Regulation(name=name, verdict=verdict, window=window, note=given["note"])
    for name in (unescape.plain(text), text):
        yield Regulation(name=name, verdict="done" if ticked else "")
    yield Regulation(note=text.removeprefix("(").removesuffix(")"), verdict="done" if ticked else "")


def _listed(notebook: Notebook, source: str) -> bool:
    row = _regulation(source)
    if row is None:
        return False
    notebook.add("compliance.regulations", **dict(row))
    return True


def _required(notebook: Notebook, content: Content) -> bool:
    first, *others = content.blocks
    items: tuple[Item, ...] = ()
    if first.kind == "paragraph":
        verdict = YES_NO.find(first.text)
        if not is_placeholder(first.text) and not (verdict and notebook.put("compliance.reporting_required", verdict)):
            notebook.keep(content.where, first.source)
    else:
        others = [first, *others]
    for block in others:
        items = block.items
        for item in items:
            if not _is_asked(item.text) and not _listed(notebook, item.text):
                notebook.keep(content.where, as_list(item))
        if block.kind != "list":
            keep_block(notebook, content.where, block)
    return True


def _is_asked(text: str) -> bool:
    """Tell whether a regulation has only the template's question behind it."""
    name, _, rest = text.partition(": ")
    return bool(name) and is_placeholder(rest)


def _violations(notebook: Notebook, content: Content) -> bool:
    """Read one violation behind the label, or a list of them below it."""
    if content.text.startswith("\n"):
        return _EACH_VIOLATION.read(notebook, content)
    notebook.lists.setdefault("compliance.violations", []).append(unescape.item(content.text, "- [x] "))
    return True


_EACH_VIOLATION = listed("compliance.violations")


def _internal(notebook: Notebook, source: str) -> bool:
    ticked, text = box(source) or (False, source)
    notebook.add("compliance.internal", text=unescape.item(text, "- [x] "), done=ticked)
    return True


_LEGAL = labelled(
    {
        "regulatory reporting required": Way(_required, whole=True),
        "legal implications": prose("compliance.legal"),
        "compliance violations": Way(_violations, whole=True),
    }
)
WAYS = {"impact/regulatory and legal impact": _LEGAL} | under(
    "compliance",
    {
        "": UNREAD,
        "regulatory reporting required": Way(_required, whole=True),
        "internal reporting": each(_internal),
    },
)
