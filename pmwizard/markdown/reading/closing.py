"""The meeting, the sign-off, and the document's own footer."""

from __future__ import annotations

import re

from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.incident import box
from pmwizard.markdown.reading.notebook import Content, Notebook, Way
from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.ways import chosen, day, day_line, each, line, listed, one_line, under
from pmwizard.postmortem.closing import CLASSIFICATIONS

_SIGNED = re.compile(r"(?P<name>.*?) ?Date: (?P<day>.*)", re.DOTALL)


def _minutes(notebook: Notebook, content: Content) -> bool:
    text = unescape.line(one_line(content))
    number = re.fullmatch(r"(\d+) minutes?", text)
    whole = number and text == f"{number[1]} minute{'' if number[1] == '1' else 's'}"
    return notebook.put("closing.minutes", number[1] if number and whole else text)


def _signed(notebook: Notebook, role: str, rest: str) -> bool:
    found = _SIGNED.fullmatch(rest)
    name, on = (found["name"], found["day"]) if found else (rest, "")
    given = [unescape.line("" if is_placeholder(text.strip()) else text.strip()) for text in (name, on)]
    notebook.add("closing.signatures", role="" if role == "Signature" else role, name=given[0], day=day(given[1]))
    return True


def _signatures(notebook: Notebook, content: Content) -> bool:
    for block in content.blocks:
        for text in block.text.split("\n"):
            bold = unescape.strong(text.strip())
            if not (bold and bold[1].startswith(":") and _signed(notebook, bold[0], bold[1].removeprefix(":").strip())):
                notebook.keep(content.where, block.source if block.kind != "paragraph" else text)
    return True


def _approval(notebook: Notebook, source: str) -> bool:
    role, colon, rest = source.partition(": ")
    return bool(colon) and _signed(notebook, unescape.line(role), rest.strip())


def _follow_up(notebook: Notebook, source: str) -> bool:
    ticked, text = box(source) or (False, source)
    notebook.add("closing.follow_ups", text=unescape.item(text, "- [x] "), done=ticked)
    return True


WAYS = (
    under(
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
