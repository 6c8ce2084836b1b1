"""The words of a row: its time apart from the rest, and event, owner, notes and link in the rest."""

from __future__ import annotations

import re

from pmwizard.intake.phrases import Phrase

BULLET = re.compile(r"\s*(?:(?:[-*+•‣◦·–—]|\d{1,3}[.)]|[^\w\s\x00-\x7f≈“”‘’«»„])\ufe0f?\s+)+(?:\[[ xX]\]\s+)?|\s*>\s?")
_AT = re.compile(r"\s*(?i:At|On|From)\s+(?=[\d~A-Z]|about|around|approx)")
_MENTION = re.compile(r"(?<![\w.@/])`?(@[^\W\d]\w*(?:[.\-]\w+)*)`?(?![\w@])")
_GROUPS = ("@here", "@channel", "@everyone")
_MENTIONS_TRIED = 5
# Words after which a sentence cannot do without the name that follows.
_NEED_A_NAME = frozenset(
    (
        *(
            "by",
            "to",
            "from",
            "with",
            "and",
            "or",
            "of",
            "for",
            "via",
            "at",
            "on",
            "in",
            "as",
            "than",
            "the",
            "cc",
            "about",
            "like",
        ),
        *(
            "before",
            "after",
            "see",
            "thanks",
            "ask",
            "asks",
            "asked",
            "page",
            "pages",
            "paged",
            "ping",
            "pings",
            "pinged",
            "call",
        ),
        *(
            "calls",
            "called",
            "tell",
            "tells",
            "told",
            "notify",
            "notifies",
            "notified",
            "inform",
            "informed",
            "contact",
            "contacted",
        ),
    )
)
_DASH = re.compile(r"\s[-–—]\s")
# Such as `cart-api-5xx - firing` or `PROBLEM - disk full`: only with what follows is it an event.
_NAME_OF_AN_ALERT = re.compile(r"(?=\S*[\w.][-_./\d]\w)\S{1,80}|[A-Z]{2,20}", re.ASCII)
_ENDS_IN_DASH = re.compile(r"\s[-–—]\s*$")
_SEPARATOR = re.compile(r"\s{0,9}(?:::?|[|,;]|\.(?=\s)|[-–—]{1,3}(?=\s)|[-=]>|→)?")
_PAIRS = (("**", "**"), ("__", "__"), ("`", "`"), ("[", "]"), ("(", ")"), ("*", "*"), ("_", "_"))


def content_start(words: str) -> int:
    """Give where the words of a line begin, after its bullet and after an `At` or `On` that leads to its time."""
    bullet = BULLET.match(words)
    start = bullet.end() if bullet else 0
    at = _AT.match(words, start)
    return at.end() if at else start


def head_and_rest(text: str, phrase: Phrase) -> tuple[str, str]:
    """Split a text into the words of its time and what follows, without the marks that only part them."""
    head, at = text[: phrase.end], phrase.end
    bold = head.count("**") % 2 == 1
    for opening, closing in (*_PAIRS, *_PAIRS[:1]):
        is_open = head.count(opening) % 2 == 1 if opening == closing else head.count(opening) > head.count(closing)
        if is_open and text.startswith(closing, at):
            at += len(closing)
            head = text[:at]
    if bold and text.startswith(":**", at):
        head, at = text[: at + 3], at + 3
    separator = _SEPARATOR.match(text, at)
    rest = text[separator.end() if separator else at :].strip()
    if head.count("**") % 2 == 1 and rest.count("**") % 2 == 1:
        before, _, following = rest.partition("**")
        rest = before + following
    return text[: phrase.end].strip(" \t*_`[(>#•·|–—-"), rest


def split_words(text: str) -> tuple[str, str, str, str]:
    """Split the words of a row into event, owner, notes and link; each word stays in one of them."""
    text, owner = _owner_at_end(text)
    text, link = cut_link(text)
    if not owner:
        text, owner = _owner_at_end(text)
    split = _DASH.search(text)
    if split and _NAME_OF_AN_ALERT.fullmatch(text[: split.start()].strip()):
        split = None
    event, notes = (text[: split.start()].strip(), text[split.end() :].strip()) if split else (text, "")
    if not owner:
        event, owner = _owner_at_end(event)
    if not owner:
        event, owner = _owner_within(event)
    if not owner and _MENTION.fullmatch(notes):
        notes, owner = "", notes
    return event or link, owner, notes, link


def _owner_at_end(text: str) -> tuple[str, str]:
    mentions: list[str] = []
    rest = text
    while len(mentions) < _MENTIONS_TRIED:
        before, _, last = rest.rstrip().rpartition(" ")
        match = _MENTION.fullmatch(last)
        if not match or match[1] in _GROUPS or not before.strip() or _ENDS_IN_DASH.search(before):
            break
        mentions.insert(0, match[1])
        rest = before
    if not mentions:
        return text, ""
    rest = rest.rstrip()
    needed = rest.rpartition(" ")[2].lower() in _NEED_A_NAME
    return text if needed else rest, " ".join(mentions)


def _owner_within(event: str) -> tuple[str, str]:
    match = next((match for match in _MENTION.finditer(event) if match[1] not in _GROUPS), None)
    if not match:
        return event, ""
    following = event[match.end() :].lstrip()
    leads = match.start() == 0 and (following[:1].isupper() or following[:1] == ":" or event[:1] == "`")
    return (following.lstrip(": "), match[1]) if leads and following.strip(": ") else (event, match[1])


def cut_link(text: str) -> tuple[str, str]:
    """Take the first `[words](address)`, or the address at the end, out of a text; the words stay in it."""
    middle = text.find("](http")
    opening = text.rfind("[", 0, middle) if middle > 0 else -1
    closing = text.find(")", middle) if opening >= 0 else -1
    if closing > 0 and not any(letter.isspace() for letter in text[middle:closing]):
        return text[:opening] + text[opening + 1 : middle] + text[closing + 1 :], text[middle + 2 : closing]
    last = text.rpartition(" ")[2]
    address = last[1:-1] if last.startswith("<") and last.endswith(">") else last
    if address.startswith(("http://", "https://")) and len(address) > 8:
        before = text[: len(text) - len(last)].rstrip()
        if before.rpartition(" ")[2].lower() in _NEED_A_NAME - {"see"}:
            return text, address
        return before.removesuffix(" -").removesuffix(" –").removesuffix(" —"), address
    return text, ""
