"""The one-line entry of the timeline: time, event, owner, notes and link out of one typed line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from pmwizard.intake.moments import Precision, Reading, is_american, place
from pmwizard.intake.phrases import Phrase, scan
from pmwizard.postmortem.timeline import Event
from pmwizard.postmortem.values import known, moment_text

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
_SEPARATOR = re.compile(r"\s{0,9}(?:::?|[|,;]|\.(?=\s)|[-–—]{1,3}(?=\s)|[-=]>|→)?")
_PAIRS = (("**", "**"), ("__", "__"), ("`", "`"), ("[", "]"), ("(", ")"), ("*", "*"), ("_", "_"))
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True)
class Entry:
    """One typed line as read: `at` is UTC or the words typed for the time, `doubts` are sentences to show.

    `dated` says that the day is worth showing: it was typed, or is another than that of the row before.
    """

    at: datetime | str = ""
    approximate: bool = False
    event: str = ""
    owner: str = ""
    notes: str = ""
    link: str = ""
    doubts: tuple[str, ...] = ()
    until: datetime | None = None
    precision: Precision = "unknown"
    dated: bool = False

    def event_row(self) -> Event:
        """Give the row of the timeline; the end of a range goes to the notes."""
        until = f"until {moment_text(self.until)} UTC" if self.until else ""
        notes = "; ".join(part for part in (until, self.notes) if part)
        return Event(at=self.at, approximate=self.approximate, event=self.event, owner=self.owner, notes=notes, link=self.link)

    @property
    def understood(self) -> str:
        """The reading on one short line, such as `14:45 UTC · Mitigation started · @devops · scaling read replicas`."""
        parts = (self._time(), self.event, self.owner, self.notes, self.link)
        return " · ".join(" ".join(_CONTROL.sub(" ", part[:400]).split()) for part in parts if part.strip())

    def _time(self) -> str:
        at = known(self.at)
        if at is None:
            return str(self.at) or "no time"
        start = moment_text(at) if self.dated else moment_text(at).partition(" ")[2]
        if self.until:
            end = moment_text(self.until)
            start += f"–{end.partition(' ')[2] if self.until.date() == at.date() else end}"
        return f"{'~' if self.approximate else ''}{start} UTC"


def read_entry(text: str, zone: str, after: datetime | None, day: date | None = None) -> Entry:
    """Read one line typed into the timeline; `after` is the time of the row before, `day` the day where there is none.

    What is no time, owner, notes or link stays in the event's words: nothing typed is lost.
    """
    phrase = scan(text, month_first=is_american(zone))
    if phrase is None:
        return _with_words(Entry(doubts=("no time",)), text.strip())
    words, rest = head_and_rest(text, phrase)
    reading = place(phrase, words, zone, day, after)
    return _with_words(_timed(reading, phrase, after or None, day), rest)


def _timed(reading: Reading, phrase: Phrase, after: datetime | None, day: date | None) -> Entry:
    at = known(reading.at)
    usual = after.date() if after else day
    dated = bool(at and (phrase.date or at.date() != usual))
    return Entry(
        reading.at,
        reading.approximate,
        doubts=reading.doubts,
        until=reading.until,
        precision=reading.precision,
        dated=dated,
    )


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


def _with_words(entry: Entry, text: str) -> Entry:
    event, owner, notes, link = split_words(text)
    return replace(entry, event=event, owner=owner, notes=notes, link=link)


def split_words(text: str) -> tuple[str, str, str, str]:
    """Split the words of a row into event, owner, notes and link; each word stays in one of them."""
    text, owner = _owner_at_end(text)
    text, link = cut_link(text)
    if not owner:
        text, owner = _owner_at_end(text)
    split = _DASH.search(text)
    event, notes = (text[: split.start()].strip(), text[split.end() :].strip()) if split else (text, "")
    if not owner:
        event, owner = _owner_at_end(event)
    if not owner:
        event, owner = _owner_within(event)
    return event or link, owner, notes, link


def _owner_at_end(text: str) -> tuple[str, str]:
    mentions: list[str] = []
    rest = text
    while len(mentions) < _MENTIONS_TRIED:
        before, _, last = rest.rstrip().rpartition(" ")
        match = _MENTION.fullmatch(last)
        if not match or match[1] in _GROUPS or not before.strip():
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
    leads = match.start() == 0 and (following[:1].isupper() or following[:1] == ":")
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
