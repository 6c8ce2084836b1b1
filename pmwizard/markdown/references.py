"""Links and code as the supporting information and the appendices print them."""

from __future__ import annotations

import re

from pmwizard.markdown.escape import EMPTY, inline, is_blank, item, visible
from pmwizard.markdown.facts import day
from pmwizard.markdown.layout import given, worded
from pmwizard.postmortem.references import Document, ExternalReference, RelatedIncident

# Escapes and code spans, in which a bracket is none of a link's.
_BRACKET = re.compile(r"(\\.|(?<!`)(`+)(?!`).*?(?<!`)\2(?!`))|([\[\]])")
# What behind `[x]:` makes a link definition, of which a reader sees nothing.
_DESTINATION = re.compile(r"(?:<[^<>]*>|\S+)(?:\s+(?:\"[^\"]*\"|'[^']*'|\(.*\)))?\Z", re.ASCII)
_ADDRESS = re.compile(r"(?![a-z][a-z0-9+.-]*:)|(?:https?|mailto):", re.IGNORECASE)


def related(incident: RelatedIncident) -> str:
    """Write a related incident as a list item: `- [INC-7]: What it was (2025-10-15)`."""
    name = _without_brackets(worded(incident.id))
    told = " ".join(given([worded(incident.title), worded(day(incident.date), "({})")]))
    if not (name and told):
        return item(told or worded(name, "[{}]"))
    colon = "" if is_blank(incident.title) else ":"
    opening = "\\[" if name in "xX" or (colon and _DESTINATION.match(told)) else "["
    return f"- {opening}{name}]{colon} {told}"


def document(reference: Document) -> str:
    """Write a document as a list item: `- [Runbook](docs/runbook.md)`."""
    return _linked(reference.title, reference.link)


def external(reference: ExternalReference) -> str:
    """Write an external reference as a list item: `- Vendor advisory: [Link](https://...)`."""
    target = _address(reference.link)
    if is_blank(reference.text) or not target or reference.text == reference.link:
        return _linked(reference.text, reference.link)
    return item(f"{inline(reference.text).rstrip(' :')}: [Link]({target})")


def fenced(code: str, language: str = "") -> str:
    """Write text as a code block, whatever fences are in it."""
    text = _trimmed(code)
    if not text:
        return EMPTY
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", text))])
    return f"{fence}{language}\n{text}\n{fence}"


def changes(before: str, after: str) -> str:
    """Put settings as they were and as they are into one text, each under its comment."""
    parts = (("# Before", before), ("# After", after))
    return "\n\n".join(f"{comment}\n{_trimmed(text)}" for comment, text in parts if not is_blank(text))


def _linked(title: str, link: str) -> str:
    target = _address(link)
    if not target:
        return item(" ".join(given([worded(title), worded(link, "({})")])))
    return f"- [{_without_brackets(worded(title) or worded(link))}]({target})"


def _address(link: str) -> str:
    """Write what stands in the round brackets of a link; empty where no reader should follow it."""
    target = " ".join(visible(link).split())
    if not target or not _ADDRESS.match(target):
        return ""
    return re.sub(r"[\\<>()`]|&(?=#?\w+;)", r"\\\g<0>", target).replace(" ", "%20")


def _trimmed(code: str) -> str:
    return re.sub(r"\A(?:[ \t]*\n)+", "", visible(code)).rstrip()


def _without_brackets(text: str) -> str:
    return _BRACKET.sub(lambda found: found[1] or f"\\{found[0]}", text)
