"""Values escaped for the place in which they stand, so that a Markdown parser reads there what was typed.

A line of the author's is inline Markdown: its code, emphasis and links stay, but it can open no block and hold no HTML tag.
Prose is Markdown already and stays as typed. Every escape is a backslash that a Markdown parser takes off again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from pmwizard.markdown.lowered import lowered

# Stands for an empty value; a line that holds it is left out of the document. No typed text can hold it.
EMPTY = "\0"

_CONTROLS = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}
# Embeddings, overrides and isolates: unseen, and able to show a line in another order than it is written.
_BIDI: dict[int, None] = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_UNSEEN = _CONTROLS | _BIDI

_INLINE = re.compile(
    r"""  (?P<escaped> \\[\s\S] )
        | (?P<last> \\\Z )
        | (?P<ticks> `+ )
        | (?P<star> \* )
        | (?P<autolink> <[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*> | <[\w.+-]+@[\w.-]+> )
        | (?P<tag> <(?=[A-Za-z/!?]) )""",
    re.VERBOSE,
)
_BLOCK = re.compile(
    r"""  (?P<number> \d{1,9} )(?= [.)] (?:\s|\Z) )
        | \#{1,6} (?=\s|\Z)
        | [-+*] (?=\s|\Z)
        | >
        | `{3,} [^`]* \Z | ~{3,}
        | (?P<rule> [-*_] )(?: [ \t]* (?P=rule) ){2,} [ \t]* \Z | =+ [ \t]* \Z
        | [|:-] [-|: \t]* \Z
        | \[ (?: [ xX]\](?:\s|\Z) | .*\]: | (?: \\. | [^]\\] )* \Z )""",
    re.VERBOSE,
)
_UNDERLINE = re.compile(r"[ \t]*[|:=-][-|:= \t]*\Z")
_MARKER = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_MAY_SWALLOW = re.compile(r"```|~~~|<[!?]|<(?:script|pre|style|textarea)", re.IGNORECASE)
_HTML_ENDS = {"<!--": "-->", "<?": "?>", "<![cdata[": "]]>", "<!": ">"}


def visible(text: object) -> str:
    """Write any value as text that does to a reader's terminal nothing but be seen."""
    return str(text).translate(_UNSEEN)


def is_blank(text: object) -> bool:
    """Tell whether nothing of a value would be seen, or it is what the model holds for nothing: white space of any kind."""
    return not str(text).strip() or not visible(text).strip()


def _lines(value: object) -> list[str]:
    return [_inline(line.strip()) for line in visible(value).strip().split("\n")]


def _inline(line: str, also: str = "") -> str:
    """Escape what would reach beyond the value: HTML tags, backticks without a partner, a backslash at the end."""
    starts: defaultdict[int, list[int]] = defaultdict(list)
    for run in re.finditer("`+", line):
        starts[len(run[0])].append(run.start())
    escaped, at = [], 0
    while found := _INLINE.search(line, at):
        escaped.append(line[at : found.start()])
        kept, at = found[0], found.end()
        if found.lastgroup == "ticks":
            partners = starts[len(kept)]
            place = bisect_left(partners, at)
            if place < len(partners):
                end = partners[place] + len(kept)
                kept, at = line[found.start() : end], end
            else:
                kept = kept.replace("`", r"\`")
        elif found.lastgroup in ("last", "tag", also):
            kept = "\\" + kept
        escaped.append(kept)
    return "".join(escaped) + line[at:]


def _not_a_block(line: str) -> str:
    """Escape the start of a line that would open a heading, a quote, a list, a fence, a rule, a table or a definition."""
    found = _BLOCK.match(line)
    if not found:
        return line
    at = found.end("number") if found["number"] else 0
    return f"{line[:at]}\\{line[at:]}"


def inline(value: object) -> str:
    """Write a value behind a label, on one line."""
    return _inline(_one_line(value)) or EMPTY


def heading(value: object, label: str) -> str:
    """Write a heading with a value behind its label; `#` at the end would be taken for the heading's own close."""
    text = re.sub(r"(?<!\S)#+\Z", r"\\\g<0>", _inline(_one_line(value)))
    return f"{label}: {text}" if text else label


def strong(value: object) -> str:
    """Write a value in bold, whatever stars are in it."""
    return f"**{_inline(_one_line(value), also='star')}**"


def cell(value: object, link: str = "", name: str = "link") -> str:
    """Write a value in a table cell, with a link behind it; a pipe is escaped and a line end is `<br>`."""
    parts = ("<br>".join(_lines(value)), _reference(link, name))
    return " ".join(re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", part) for part in parts if part)


def _reference(link: str, name: str) -> str:
    target = " ".join(visible(link).split())
    if not re.match(r"https?://\S+\Z", target, re.IGNORECASE):
        return f"({_inline(target)})" if target else ""
    target = re.sub(r"[\\<>()`]|&(?=#?\w+;)", r"\\\g<0>", target)
    return f"([{name}]({target}))"


def item(value: object, label: str = "- ") -> str:
    """Write a value behind a list marker, which may have more of the item's text behind it; the value stays in the item."""
    first, *rest = _lines(value)
    if not first:
        return EMPTY
    marker = _marker(label)
    rest = [" " * len(marker) + _not_a_block(line) if line else "" for line in rest]
    return "\n".join([label + (_not_a_block(first) if label == marker else first), *rest])


def prose(value: object, label: str = "") -> str:
    """Write Markdown as typed, behind a label that may open a list item; what it leaves open ends with it.

    Only its headings are brought below the document's own.
    """
    text = re.sub(r"\A(?:[ \t]*\n)+", "", visible(value)).rstrip()
    if not text:
        return EMPTY
    text = lowered(_closed(text))
    if label and opens_paragraph(text):
        text = text.lstrip(" \t")
    elif label:
        label, text = label.rstrip() + "\n", "\n" + text
    marker = _marker(label)
    if marker:
        text = re.sub(r"^[ \t]+$", "", text, flags=re.MULTILINE)
        text = re.sub(r"\n([ \t]*)(?=[^ \t\n])", lambda start: "\n" + " " * len(marker) + start[1].expandtabs(4), text)
    return label + text


def opens_paragraph(text: str) -> bool:
    """Tell whether Markdown begins with a paragraph, and not with a list, a code block, a table or the like."""
    first, *others = re.split(r"\n[ \t]*\n", text, maxsplit=1)[0].split("\n")
    return not (first.startswith(("    ", "\t")) or _opens_block(first) or any(map(_UNDERLINE.match, others)))


def is_paragraph(text: str) -> bool:
    """Tell whether Markdown is one paragraph and nothing else."""
    lines = text.split("\n")
    return opens_paragraph(text) and not any(not line.strip() or _opens_block(line) for line in lines)


def _opens_block(line: str) -> bool:
    start = line.lstrip(" \t")
    return bool(_BLOCK.match(start) or re.match(r"\||<[A-Za-z/!?]", start))


def _marker(label: str) -> str:
    found = _MARKER.match(label)
    return found[0] if found else ""


def _one_line(value: object) -> str:
    return " ".join(visible(value).split("\n")).strip()


def _closed(text: str) -> str:
    """Close a code fence or an HTML block that would swallow what follows the text."""
    if not _MAY_SWALLOW.search(text):
        return text
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    last = parser.parse(text + "\n\nend")[-1]
    if last.type == "fence":
        return f"{text}\n{last.markup}"
    if last.type == "html_block":
        opening = last.content.lstrip().lower()
        tag = re.match(r"<(script|pre|style|textarea)", opening)
        end = f"</{tag[1]}>" if tag else next((end for start, end in _HTML_ENDS.items() if opening.startswith(start)), "")
        return f"{text}\n{end}"
    return text
