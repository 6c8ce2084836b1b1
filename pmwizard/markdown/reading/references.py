"""Related incidents, documents, links, and the appendices."""

from __future__ import annotations

import re

from pmwizard.markdown import references as written
from pmwizard.markdown.reading import unescape
from pmwizard.markdown.reading.notebook import UNREAD, Content, Notebook, Way
from pmwizard.markdown.reading.ways import day, each, prose, under
from pmwizard.postmortem.references import Document, ExternalReference, RelatedIncident

# Escapes and code spans, in which a bracket closes nothing.
_INSIDE = r"\\.|(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|[^\]]"
_RELATED = re.compile(rf"\\?\[(?P<id>(?>{_INSIDE})+?)\](?::|(?= \()) ?(?P<title>.*?)(?: ?\((?P<date>[^()]*)\))?", re.DOTALL)
_TOLD = re.compile(r"(?P<title>.*?)(?: ?\((?P<date>\d{4}-\d\d-\d\d)\))?", re.DOTALL)
_RELATED_LATE = re.compile(rf"\\?\[(?P<id>(?>{_INSIDE})+)\](?::|(?= \()) ?(?P<title>.*) \((?P<date>.*)\)", re.DOTALL)
_LINKED = re.compile(r"\[(?P<title>.*)\]\((?P<link>(?:\\.|[^()\\\s])+)\)", re.DOTALL)
_BEHIND = re.compile(r"(?P<title>.*): \[Link\]\((?P<link>(?:\\.|[^()\\\s])+)\)", re.DOTALL)
_CHANGES = re.compile(r"(?:# Before\n(?P<before>.*?))?(?:(?:\A|\n\n)# After\n(?P<after>.*))?", re.DOTALL)


def _related(notebook: Notebook, source: str) -> bool:
    candidates = []
    for form in (_RELATED, _TOLD, _RELATED_LATE):
        if found := form.fullmatch(source):
            part = found.groupdict(default="")
            name, title, on = part.get("id", ""), part["title"], part["date"]
            bare = re.sub(r"\\([\[\]])", r"\1", name)
            readings = ((bare, unescape.plain(title), on), (name, unescape.plain(title), unescape.plain(on)), (name, title, on))
            candidates += [RelatedIncident(id=read[0], title=read[1], date=day(read[2])) for read in readings]
    candidates += [RelatedIncident(title=unescape.item(source)), RelatedIncident(title=source)]
    row = unescape.settled(f"- {source}", written.related, candidates)
    notebook.add("references.related", **dict(row))
    return True


def _document(notebook: Notebook, source: str) -> bool:
    candidates = [Document(title=title, link=link) for title, link in _links(source, _LINKED)]
    candidates += [Document(title=unescape.item(source)), Document(title=source)]
    row = unescape.settled(f"- {source}", written.document, candidates)
    notebook.add("references.documents", **dict(row))
    return True


def _external(notebook: Notebook, source: str) -> bool:
    links = [*_links(source, _BEHIND), *_links(source, _LINKED)]
    candidates = [ExternalReference(text=title, link=link) for title, link in links]
    candidates += [ExternalReference(text=unescape.item(source)), ExternalReference(text=source)]
    row = unescape.settled(f"- {source}", written.external, candidates)
    notebook.add("references.external", **dict(row))
    return True


def _links(source: str, form: re.Pattern[str]) -> list[tuple[str, str]]:
    found = form.fullmatch(source)
    if not found:
        return []
    title, link = found["title"], re.sub(r"\\([\\<>()`&])", r"\1", found["link"])
    bare = re.sub(r"\\([\[\]])", r"\1", title)
    return [("", link), (unescape.plain(bare), link), (bare, link), (title, link)]


def _fenced(path: str, language: str = "") -> Way:
    """Read a code block; where it is not all there is, or of another language, the text stays with its fence."""

    def read(notebook: Notebook, content: Content) -> bool:
        code = content.blocks[0]
        text = code.text.rstrip("\n")
        alone = code.kind == "fence" and len(content.blocks) == 1 and written.fenced(text, language) == code.source.strip()
        return notebook.put(path, text if alone else content.text)

    return Way(read, whole=True)


def _configuration(notebook: Notebook, content: Content) -> bool:
    code = content.blocks[0]
    text = code.text.rstrip("\n") if code.kind == "fence" and len(content.blocks) == 1 else ""
    found = _CHANGES.fullmatch(text)
    before, after = (found["before"] or "", found["after"] or "") if found else ("", "")
    if not (text and found and written.fenced(written.changes(before, after), "yaml") == code.source.strip()):
        before, after = "", text or content.text
    return notebook.put("references.config_before", before) and notebook.put("references.config_after", after)


def _incidents(notebook: Notebook, content: Content) -> bool:
    """Read a list of incidents, or what is told of them in paragraphs."""
    for block in content.blocks:
        if block.kind == "paragraph":
            _related(notebook, block.source)
        else:
            _EACH_RELATED.read(notebook, Content(content.where, block.source, block.source))
    return True


_EACH_RELATED = each(_related)
_OTHER = prose("references.unplaced")
WAYS = (
    under(
        "supporting",
        {
            "": UNREAD,
            "related incidents": _EACH_RELATED,
            "related documentation": each(_document),
            "external references": each(_external),
        },
    )
    | under(
        "appendix",
        {
            "": _OTHER,
            "technical details": UNREAD,
            "system architecture diagram": prose("references.architecture"),
            "configuration changes": Way(_configuration, whole=True),
            "data and queries": UNREAD,
            "database queries used in investigation": _fenced("references.queries", "sql"),
            "communication samples": UNREAD,
            "customer communication (initial)": _fenced("references.initial_message"),
            "customer communication (resolution)": _fenced("references.resolution_message"),
            "incident response timeline (detailed)": prose("references.detailed_timeline"),
            "relevant logs": prose("references.logs"),
            "metrics and graphs": prose("references.graphs"),
            "code changes": prose("references.code_changes"),
            "related incidents": Way(_incidents, whole=True),
            "other": _OTHER,
        },
    )
    | under("links", {"": each(_document)})
)
