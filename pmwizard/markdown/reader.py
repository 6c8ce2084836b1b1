"""Markdown in: a post-mortem in either template, or in another shape as far as its headings are understood, as a draft.

What is read is a value wherever the templates write it again as the source has it. The documents do not print milestones, so
none is read; durations are kept as they are printed, with the reason `as imported`, unless the header's times give the same.
What there is no field for goes to `references.unplaced`, under its headings: no word of the source is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from pmwizard.markdown import escape, facts
from pmwizard.markdown.reading import (
    actions,
    causes,
    closing,
    compliance,
    impact,
    incident,
    lessons,
    metrics,
    references,
    response,
    retrospective,
    severity,
    summary,
    timeline,
    unescape,
)
from pmwizard.markdown.reading.notebook import Notebook
from pmwizard.markdown.reading.topics import Outline
from pmwizard.markdown.reading.ways import prose
from pmwizard.postmortem.actions import number
from pmwizard.postmortem.durations import Duration, durations
from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.postmortem.timeline import AS_IMPORTED, Override
from pmwizard.postmortem.values import clean, is_empty

_SECTIONS = (
    *(incident, severity, timeline, causes, retrospective, actions, summary),
    *(impact, response, lessons, metrics, compliance, references, closing),
)
WAYS = {place: way for section in _SECTIONS for place, way in section.WAYS.items()}
# What is read otherwise in a document of another shape.
_FOREIGN = {"summary/": prose("summary.what_happened")}
# The headings of the sections of each template.
_HEADINGS = {
    "full": "executive summary|incident details|timeline|impact assessment|root cause analysis|what went well|what went wrong"
    "|action items|lessons learned|prevention measures|supporting information|metrics and kpis|post-mortem meeting|sign-off"
    "|appendix|template usage instructions",
    "report": "executive summary|timeline (all times utc)|root cause analysis (5 whys)|detection|containment and resolution"
    "|impact assessment|action items|lessons learned|compliance and reporting|appendices",
}
# Headings that only one of the templates has.
_MARKS = {
    "full": {"incident details", "the five whys", "root cause summary", "what we learned", "supporting information", "sign-off"},
    "report": {"timeline (all times utc)", "root cause analysis (5 whys)", "containment and resolution", "appendices"},
}


@dataclass(frozen=True)
class Imported:
    """What became of a document.

    `template` is full or report where it is one of them; `read` says what was read, by section; `unplaced` is the Markdown that
    had no field (and is in the draft as well), `kept` the headings it stood under; `doubts` are sentences about what may be
    read otherwise than it was meant.
    """

    postmortem: PostMortem
    template: str
    read: Mapping[str, str]
    unplaced: str
    doubts: tuple[str, ...]
    kept: tuple[str, ...] = ()


def text_of(data: bytes) -> str:
    """Decode a Markdown file; ValueError, whose text says why, where it is not UTF-8 text or holds nothing."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line} is not UTF-8 text. Save it as Markdown in UTF-8.") from error
    if "\0" in text:
        raise ValueError("it is a binary file, not Markdown.")
    if not text.strip():
        raise ValueError("it is empty.")
    return text


def read(text: str) -> Imported:
    """Read a Markdown document of any kind; it is never refused."""
    text = _without_fence(clean(text).removeprefix("\ufeff"))
    outline = Outline(text, WAYS)
    notebook = Notebook()
    template = _template(outline)
    if not template:
        outline.ways = WAYS | _FOREIGN
    _title(notebook, outline)
    for topic in outline.topics():
        if topic.way:
            notebook.take(topic.way, topic.content)
        else:
            notebook.keep(topic.content.where, topic.content.source)
    if text.strip() and not template and not outline.understood:
        notebook.doubt("No heading of a post-mortem was understood, so all of the text is kept as it is.")
    if outline.understood and not template:
        _introduce(notebook)
    unplaced = _unplaced(notebook)
    postmortem = _postmortem(notebook, template, unplaced)
    kept = tuple(dict.fromkeys(where for where, _ in notebook.kept if where))
    return Imported(postmortem, template, _told(postmortem), unplaced, tuple(notebook.doubts), kept)


def _template(outline: Outline) -> str:
    title = outline.title.text.casefold() if outline.title else ""
    called = "report" if title.startswith("post-mortem report") else "full" if title.startswith("post-mortem") else ""
    # One heading that others may use as well, or a title alone, tells only where no section is foreign.
    own = {name for name, headings in _HEADINGS.items() if outline.sections <= set(headings.split("|"))}
    marks = {name: len(known.intersection(outline.known)) for name, known in _MARKS.items()}
    scores = {
        name: (count if count > 1 or name in own else 0) + (name == called and name in own) for name, count in marks.items()
    }
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] else ""


def _without_fence(text: str) -> str:
    """Take the fence from YAML at the top, so that its keys are read as the labels that they are."""
    found = re.match(r"---\n(?P<yaml>(?:(?:[\w-]+:|[ \t]|- ).*\n|\n)+)(?:---|\.\.\.)[ \t]*\n", text)
    if not found:
        return text
    return re.sub(r"""(?m)^([\w-]+: )(["'])(.*)\2$""", r"\1\3", found["yaml"]) + "\n" + text[found.end() :]


def _introduce(notebook: Notebook) -> None:
    """Take what a document says before its first heading for its summary, where it has no other."""
    lead = [part for where, source in notebook.kept if not where for part in re.split(r"\n{2,}", source)]
    words = [part for part in lead if not re.match(r"(?:- )?[\w-]+:", part)]
    if words and "summary.what_happened" not in notebook.values:
        labels = [("", part) for part in lead if part not in words]
        notebook.kept = [*labels, *((where, source) for where, source in notebook.kept if where)]
        notebook.put("summary.what_happened", "\n\n".join(words))


def _title(notebook: Notebook, outline: Outline) -> None:
    if outline.title_text:
        notebook.put("incident.title", unescape.title(outline.title_text))


def _unplaced(notebook: Notebook) -> str:
    """Put what is kept into one text, each piece under its headings."""
    parts = [notebook.values["references.unplaced"]] if notebook.values.get("references.unplaced") else []
    above: str | None = None
    for where, source in notebook.kept:
        if where != above:
            parts.append(f"#### {where}" if where else "#### At the top")
            above = where
        parts.append(source)
    return "\n\n".join(parts)


def _postmortem(notebook: Notebook, template: str, unplaced: str) -> PostMortem:
    values: dict[str, Any] = dict(notebook.values)
    values |= {path: (*values.get(path, ()), *lines) for path, lines in notebook.lists.items()}
    values |= {path: tuple(rows) for path, rows in notebook.rows.items()}
    values["references.unplaced"] = unplaced
    if "timeline.events" in values:
        started = values.get("incident.started_at", "")
        values["timeline.events"] = tuple(timeline.timed(notebook.rows["timeline.events"], started))
    if "actions.items" in values:
        values["actions.given"] = max(number(item.get("id", "")) for item in values["actions.items"])
    tree: dict[str, Any] = {"template": template or "full"}
    for path, value in values.items():
        *above, name = path.split(".")
        owner = tree
        for part in above:
            owner = owner.setdefault(part, {})
        owner[name] = value
    postmortem = PostMortem.model_validate(tree)
    overrides = tuple(_overrides(postmortem, notebook.durations))
    kept = postmortem.timeline.model_copy(update={"overrides": overrides})
    return postmortem.model_copy(update={"timeline": kept})


def _overrides(postmortem: PostMortem, printed: Mapping[str, str]) -> list[Override]:
    """Keep each printed duration that the draft does not give itself."""
    derived = durations(postmortem.incident, postmortem.timeline)
    return [
        _override(metric, text)
        for metric, text in printed.items()
        if text
        not in (facts.in_words(derived[metric]), facts.as_clock(derived[metric]), facts.as_clock(derived[metric], " total"))
    ]


def _override(metric: str, text: str) -> Override:
    """Read a duration with its reason, if it has one; `total` behind the figure is the report's own word."""
    after = " total" if text.endswith(" total") or (text.endswith(")") and " total (" in text) else ""
    figure, told, reason = text.removesuffix(")").partition(f"{after} (") if text.endswith(")") else ("", "", "")
    figure = figure if told else text.removesuffix(after)
    candidates = [
        Override(metric=metric, value=unescape.plain(value), reason=unescape.plain(why) or AS_IMPORTED)
        for value, why in ((figure, reason), (text.removesuffix(after), ""), (text, ""))
    ]
    return unescape.settled(
        text, lambda override: escape.inline(facts.as_clock(Duration(metric, None, (), override), after)), candidates
    )


def _told(postmortem: PostMortem) -> dict[str, str]:
    """Say by section what was read: the titles of the fields that hold something, with the number of rows."""
    told = {}
    for name in SECTIONS:
        words = [word for word in _fields(getattr(postmortem, name)) if word]
        if words:
            told[name] = ", ".join(words)
    return told


def _fields(section: BaseModel) -> list[str]:
    words = []
    for name, field in type(section).model_fields.items():
        value = getattr(section, name)
        if isinstance(value, BaseModel):
            words += [f"{field.title}: {word}" for word in _fields(value)]
        elif value != field.default and not is_empty(value) and name not in ("given", "unplaced"):
            words.append(f"{field.title} ({len(value)})" if isinstance(value, tuple) else str(field.title))
    return words
