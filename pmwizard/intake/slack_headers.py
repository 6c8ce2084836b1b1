"""Who wrote when: the headers of messages in text copied out of Slack, in its old layout and its new one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pmwizard.intake.lines import Line
from pmwizard.intake.phrases import scan

_SPACES = "[ \t\xa0\u2009\u202f]"
_CLOCK = rf"\d{{1,2}}[:.]\d\d(?::\d\d)?(?:{_SPACES}?[AaPp]\.?[Mm]\.?)?"
# A clock time behind what may be a date: whether it is one is tried apart.
_WHEN = rf"(?:[\w,./-]{{1,14}}{_SPACES}){{0,6}}{_CLOCK}"
_AGO = rf"(?:just now|(?:\d{{1,3}}|an?){_SPACES}(?:second|minute|min|hour|day|week|month|year)s?{_SPACES}ago)"
_EDITED = rf"(?:{_SPACES}\(edited\))?{_SPACES}*"
_OLD = re.compile(
    rf"(?:>\s?)*(?P<name>\S.{{0,80}}?),?{_SPACES}{{1,8}}\[(?P<time>{_WHEN}|{_AGO})\](?:\(https?://[^\s()]{{1,200}}\))?:?{_EDITED}"
)
_ONE_LINE = re.compile(
    rf"(?P<name>\S.{{0,60}}?)(?:{_SPACES}(?:{_SPACES}{{1,7}}|(?P<dash>[—–]){_SPACES})(?P<time>{_WHEN}|{_AGO})"
    rf"|,?{_SPACES}(?P<half>{_CLOCK}(?<=[AaPp][Mm]))){_EDITED}"
)
_BADGE = re.compile(r"APP|BOT|WORKFLOW|—|:[\w+'-]{1,60}:")
_TIME_LINE = re.compile(
    rf"(?P<indent>{_SPACES}{{0,8}})(?P<badges>(?:(?:APP|BOT|WORKFLOW|—|(?::[\w+'-]{{1,60}}:){{1,4}}){_SPACES}{{1,4}}){{0,4}})"
    rf"\[?(?P<time>{_WHEN}|{_AGO})\]?{_EDITED}"
)
_BARE = re.compile(_CLOCK)
_HALF = re.compile(r"[AaPp]\.?[Mm]\.?\s*\Z")
_EMOJI = re.compile(r":[\w+'-]{1,60}:")
_NOT_A_NAME = re.compile(r"#{1,6}\s|[.!?;,]\Z|https?://|[`{}<>=]|\s-\s.*\s-\s")
_OF_A_PERSON = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}")
_SIGNS = (":", ".", "ago")
_LONGEST = 240
_LONGEST_NAME = 60
_MOST_NAMES = 8


@dataclass(frozen=True)
class Header:
    """Who wrote a message and when, on the lines from `first` up to `last`; `name` is empty where the author goes on.

    `sign` is what parts a name and a time that nothing but a dash or one blank parts: a sentence may look so too.
    """

    first: int
    last: int
    name: str
    time: str
    sign: str = ""


def find_headers(lines: list[Line]) -> list[Header]:
    """Find the header of each message, in their order."""
    found: list[Header] = []
    names: set[str] = set()
    for number in range(len(lines)):
        header = _header(lines, number, found, names)
        if header:
            found.append(header)
            names.add(header.name)
    return _with_words_below(found, lines)


def _with_words_below(found: list[Header], lines: list[Line]) -> list[Header]:
    """Leave out a line that heads nothing, unless its author writes elsewhere: it is part of the message above."""
    ends = (*(header.first for header in found[1:]), len(lines))
    heading = {
        header
        for header, end in zip(found, ends, strict=False)
        if not all(line.is_blank for line in lines[header.last + 1 : end])
    }
    authors = {header.name for header in heading if header.name}
    return [header for header in found if header in heading or header.name in authors or (header == found[0] and not header.sign)]


def in_twelve_hours(headers: Iterable[Header]) -> bool:
    """Tell whether any time says AM or PM: then one that does not goes on in the same half of the day."""
    return any(_HALF.search(header.time) for header in headers)


def _header(lines: list[Line], number: int, found: list[Header], names: set[str]) -> Header | None:
    words = lines[number].words
    if len(words) > _LONGEST or not any(sign in words for sign in _SIGNS):
        return None
    old = _OLD.fullmatch(words)
    if old and len(old["name"].split()) <= _MOST_NAMES and _is_when(old["time"]):
        return Header(number, number, _name(old["name"]), old["time"])
    alone = _TIME_LINE.fullmatch(words)
    if alone and _is_when(alone["time"]):
        return _under_a_name(lines, number, found[-1].last if found else -1, names, alone)
    header = _on_one_line(lines, number)
    if header is None or header.name in names:
        return header
    alike = not found or found[0].sign == header.sign
    apart = number == 0 or lines[number - 1].is_blank
    # A date after a dash is how Discord writes, which leaves no blank line between messages.
    dated = bool(found) and header.sign == "dash" and _has_a_date(header.time)
    is_list = number + 1 < len(lines) and _on_one_line(lines, number + 1) is not None
    return header if (apart or dated) and (alike or not header.sign) and not is_list else None


def _on_one_line(lines: list[Line], number: int) -> Header | None:
    words = lines[number].words
    match = _ONE_LINE.fullmatch(words) if len(words) <= _LONGEST else None
    when = (match["time"] or match["half"]) if match else ""
    if not match or not _is_name(match["name"]) or not _is_when(when):
        return None
    return Header(number, number, _name(match["name"]), when, "dash" if match["dash"] else "blank" if match["half"] else "")


def _has_a_date(words: str) -> bool:
    phrase = scan(words, alone=True)
    return phrase is not None and phrase.date is not None


def _is_when(words: str) -> bool:
    if words.endswith(("ago", "now")):
        return True
    phrase = scan(words, alone=True)
    return phrase is not None and phrase.end == len(words) and phrase.clock is not None


def _under_a_name(lines: list[Line], number: int, taken: int, names: set[str], match: re.Match[str]) -> Header | None:
    """Read a line that is only a time: it belongs to the name above it, or to a further message of the same author."""
    above = number - 1
    while above > taken and _BADGE.fullmatch(lines[above].words.strip()):
        above -= 1
    name = lines[above].words.strip() if above > taken else ""
    apart = above == 0 or (above > 0 and lines[above - 1].is_blank) or _name(name) in names
    half = bool(_HALF.search(match["time"]))
    marked = bool(match["indent"] or match["badges"]) or above < number - 1
    if _is_name(name) and (marked or (half and (apart or _OF_A_PERSON.fullmatch(_name(name))))):
        return Header(above, number, _name(name), match["time"])
    goes_on = bool(names) and not match["indent"] and _BARE.fullmatch(match["time"])
    return Header(number, number, "", match["time"]) if goes_on else None


def _is_name(words: str) -> bool:
    named = any(map(str.isalpha, words)) and not _NOT_A_NAME.search(words) and scan(words, alone=True) is None
    return named and len(words) <= _LONGEST_NAME and len(words.split()) <= _MOST_NAMES


def _name(words: str) -> str:
    return _EMOJI.sub("", words).strip().removesuffix(" APP").removesuffix(" BOT").strip() or words.strip()
