"""What was learned, what will be different, and what keeps it from happening again."""

from __future__ import annotations

import re
from typing import Any

from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.notebook import UNREAD, Notebook, Way
from pmwizard.markdown.reading.own_words import is_placeholder
from pmwizard.markdown.reading.ways import day, each, labelled, listed, under
from pmwizard.postmortem.values import day_text

_DATED = {
    "implemented": ("✅", "day", re.compile(r"(?P<text>.*?) ?\(Done: (?P<day>[^()\n]+)\)", re.DOTALL), "(Done: {})"),
    "planned": ("🔴", "due", re.compile(r"(?P<text>.*?) ?\(Due: (?P<day>[^()\n]+)\)", re.DOTALL), "(Due: {})"),
}


def _measures(area: str, state: str) -> Way:
    mark, name, dated, form = _DATED[state]
    path = f"lessons.prevention.{area}.{state}"

    def read(notebook: Notebook, source: str) -> bool:
        label = f"- {mark} " if source.startswith(f"{mark} ") else "- "
        text = unescape.item(source.removeprefix(f"{mark} "), label)
        if is_placeholder(text):
            return True
        row: dict[str, Any] = {"text": text}
        found = dated.fullmatch(text)
        if found:
            row = {"text": found["text"], name: day(found["day"])}
            written = " ".join(filter(None, (row["text"], form.format(day_text(row[name])))))
            row = row if written == text else {"text": text}
        notebook.add(path, **row)
        return True

    return each(read)


_LEARNED = {
    "technical lessons": listed("lessons.learned.technical"),
    "process lessons": listed("lessons.learned.process"),
    "cultural lessons": listed("lessons.learned.cultural"),
}
_IMPROVE = {
    "immediate changes": listed("lessons.improve.immediate"),
    "short-term changes": listed("lessons.improve.short_term"),
    "long-term changes": listed("lessons.improve.long_term"),
}
_PREVENTION = {"technical preventions": "technical", "process preventions": "process", "detection improvements": "detection"}
WAYS = (
    under(
        "lessons",
        {
            "": labelled({**_LEARNED, **_IMPROVE}, otherwise=listed("lessons.learned.technical")),
            "what we learned": labelled(_LEARNED, otherwise=listed("lessons.learned.technical")),
            "how we'll improve": labelled(_IMPROVE, otherwise=listed("lessons.improve.immediate")),
        },
    )
    | under("prevention", dict.fromkeys(_PREVENTION, UNREAD) | {"": listed("retrospective.opportunities")})
    | {f"prevention/{heading}/{state}": _measures(area, state) for heading, area in _PREVENTION.items() for state in _DATED}
)
