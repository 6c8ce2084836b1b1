"""The meeting, the sign-off, and the document's own footer."""

from __future__ import annotations

import re

from pmwizard.markdown import escape
from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.incident import box
from pmwizard.markdown.reading.notebook import Content, Notebook, Way
from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.ways import chosen, day, day_line, each, line, listed, one_line, under
from pmwizard.postmortem.closing import CLASSIFICATIONS

_SIGNED = re.compile(r"(?P<name>.*) ?Date: (?P<day>.*)", re.DOTALL)


def _minutes(notebook: Notebook, content: Content) -> bool:
    text = unescape.line(one_line(content))
    number = re.fullmatch(r"(\d+) minutes?", text)
    whole = number and text == f"{number[1]} minute{'' if number[1] == '1' else 's'}"
    return notebook.put("closing.minutes", number[1] if number and whole else text)


def _signatures(notebook: Notebook, content: Content) -> bool:
    for block in content.blocks:
        for text in block.text.split("\n"):
            bold = unescape.strong(text.strip())
            if block.kind == "paragraph" and bold and bold[1].startswith(": "):
                _sign(notebook, bold[0], bold[1][2:])
            else:
                notebook.keep(content.where, text if block.kind == "paragraph" else block.source)
    return True


def _approval(notebook: Notebook, source: str) -> bool:
    """Read a line such as `CISO: Noor Date: 2026-02-07`; the role ends at the first colon that gives the line again."""
    parts = source.split(": ")
    cuts = [(": ".join(parts[:cut]), ": ".join(parts[cut:])) for cut in range(1, min(len(parts), 9))]
    if not cuts:
        return False

    def write(cut: tuple[str, str]) -> str:
        return f"{escape.inline(unescape.line(cut[0]))}: {' Date: '.join(map(escape.inline, _name_and_day(cut[1])))}"

    role, rest = unescape.settled(source, write, [*cuts, cuts[0]])
    _sign(notebook, unescape.line(role), rest)
    return True


def _sign(notebook: Notebook, role: str, rest: str) -> None:
    name, on = ("" if is_placeholder(text) else text for text in _name_and_day(rest))
    notebook.add("closing.signatures", role="" if role == "Signature" else role, name=name, day=day(on))


def _name_and_day(rest: str) -> tuple[str, str]:
    found = _SIGNED.fullmatch(rest)
    return (unescape.line(found["name"]), unescape.line(found["day"])) if found else (unescape.line(rest), "")


def _follow_up(notebook: Notebook, source: str) -> bool:
    ticked, text = box(source) or (False, source)
    notebook.add("closing.follow_ups", text=unescape.item(text, "- [x] "), done=ticked)
    return True


def _attendees(notebook: Notebook, content: Content) -> bool:
    names = [text for block in content.blocks for text in ([item.text for item in block.items] or [block.source])]
    return notebook.put("closing.attendees", ", ".join(" ".join(name.split()) for name in names))


WAYS = (
    under("attendees", {"": Way(_attendees, whole=True)})
    | under(
        "meeting",
        {
            "date": day_line("closing.date"),
            "attendees": line("closing.attendees"),
            "duration": Way(_minutes),
            "recording": line("closing.recording"),
            "discussion notes": listed("closing.discussion"),
            "follow-up actions": each(_follow_up),
        },
    )
    | under("sign-off", {"": Way(_signatures, whole=True)})
    | under(
        "footer",
        {
            "document version": line("closing.version"),
            "last updated": day_line("closing.last_updated"),
            "next review": day_line("closing.next_review"),
            "classification": chosen("closing.classification", CLASSIFICATIONS),
            "approval": each(_approval),
        },
    )
)
