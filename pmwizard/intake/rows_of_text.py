"""The lines of a text as rows: which begin with a time, and which go on with the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from pmwizard.intake.candidate import Context, Piece, Rest
from pmwizard.intake.carrying import Carried
from pmwizard.intake.dates import scan_weekday
from pmwizard.intake.labels import labelled_time, time_at_end
from pmwizard.intake.lines import Line
from pmwizard.intake.markdown_table import read_table, table_lines
from pmwizard.intake.phrases import Phrase, scan
from pmwizard.intake.row_words import BULLET, content_start, head_and_rest
from pmwizard.intake.statements import find_day, stated_zone
from pmwizard.intake.text_row import FENCE, TextRow, row_candidate

HEADING = re.compile(r"\s{0,3}(#{1,6})\s+\S")
DAY_LABEL = re.compile(
    r"[\W_]{0,20}(?:incident |outage )?(?:date(?:\s?(?:/|&|and)\s?time)?|day|when)(?: of (?:the )?(?:incident|outage))?"
    r"[\W_]{0,8}[:|=]",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s{0,3}(?:(?:[-*_=]\s?){3,}|[-*•|])\s*")
_LEADS_TO_A_DAY = re.compile(
    r"(?:\b(?:on|by|in|at|to|of|for|from|since|until|till|before|after|next|last|this|every|the|and|or)|[,–—-])\s*\Z",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[\s*_`\])]{0,6}(?:[-–—:|]|->|→)\s")
_LOOSE_NEXT = re.compile(r"\s*(?:[-–—:|>]|[A-Z@\[(*`\"'<]|$|(?:h|hrs|hours|UTC|Z)\b)")


def time_at_head(words: str, month_first: bool = False) -> Phrase | None:
    """Give the time that a line begins with, after its bullet; None where it begins with none or only with a date."""
    if len(words) < 3 or not (any(map(str.isdigit, words[:60])) or "?" in words[:20]):
        return None
    start = content_start(words)
    phrase = scan(words, start, month_first=month_first)
    if phrase is None and start:
        phrase = scan(words, month_first=month_first)
    if phrase is None or not (phrase.clock or phrase.unknown or phrase.ahead):
        return None
    # 1443 and 14.43 may as well be numbers: there, only what follows tells.
    loose = phrase.clock is not None and phrase.clock.loose
    return None if loose and not _LOOSE_NEXT.match(words, phrase.end) else phrase


@dataclass
class RowsOfText:
    """Reads lines in their order; a row is finished when the next one begins."""

    lines: list[Line]
    carried: Carried
    context: Context
    source: str
    event: TextRow | None = None

    def pieces(self) -> Iterator[Piece]:
        """Give the pieces; together they are the text."""
        fences = _fences(self.lines)
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            fence_end = fences.get(number)
            if fence_end and self.event and not (self.event.after_blank and line.indent <= self.event.head.indent):
                self._go_on(self.lines[number : fence_end + 1], below=True)
                number = fence_end + 1
            elif table := table_lines(self.lines, number):
                yield from self._finish()
                yield from read_table(table, self.carried, self.context, self.source)
                number += len(table)
            else:
                yield from self._line(line)
                number += 1
        yield from self._finish()

    def _line(self, line: Line) -> Iterator[Piece]:
        if line.is_blank:
            yield from self._blank(line)
            return
        heading = bool(HEADING.match(line.words))
        bullet = bool(BULLET.match(line.words))
        begun = self._begin(line, heading, bullet)
        if begun:
            yield from self._finish()
            self.event = begun
            return
        dated = scan(line.words, content_start(line.words), month_first=self.carried.month_first)
        names_a_day = dated is not None and not _is_sentence(line.words, dated)
        apart = names_a_day or heading or self._is_weekday(line)
        if not apart and self.event and self._belongs(line, bullet):
            said = self.event.content or any(self.event.wrapped)
            self._go_on([line], below=bullet or self.event.kind == "heading" or (self.event.after_blank and bool(said)))
            return
        yield from self._finish()
        yield self._aside(line, dated if names_a_day else None, heading)

    def _blank(self, line: Line) -> Iterator[Piece]:
        if not self.event:
            yield Rest(line.raw, line.start, "blank")
            return
        self.event.lines.append(line)
        self.event.below.append("")
        self.event.after_blank = True

    def _begin(self, line: Line, heading: bool, bullet: bool) -> TextRow | None:
        words, month_first = line.words, self.carried.month_first
        kind = "heading" if heading else "list item" if bullet else "line"
        phrase = time_at_head(words, month_first)
        if phrase is None and not heading:
            dated = scan(words, content_start(words), month_first=month_first)
            phrase = dated if dated and dated.date and _tells(words, dated, bullet) else None
        if phrase:
            return TextRow(line, phrase, head_and_rest(words, phrase)[1], kind)
        labelled = labelled_time(words, month_first)
        if labelled is None and (bullet or heading):
            labelled = time_at_end(words, month_first, dated=bullet)
        return TextRow(line, labelled.phrase, labelled.label, kind, labelled.milestone, labelled.written) if labelled else None

    def _belongs(self, line: Line, bullet: bool) -> bool:
        assert self.event
        if self.event.kind == "heading" or line.indent > self.event.head.indent:
            return True
        return not (bullet or _RULE.fullmatch(line.words) or self.event.after_blank)

    def _go_on(self, lines: list[Line], below: bool) -> None:
        assert self.event
        self.event.lines += lines
        if below:
            self.event.below += (line.words.rstrip() for line in lines)
        else:
            self.event.wrapped += (line.words.strip() for line in lines)

    def _aside(self, line: Line, dated: Phrase | None, heading: bool) -> Rest:
        """Give a line that is no row: it may name the day of what follows."""
        day = self.carried.day_of(dated) if dated else self._weekday(line)
        # An answer counts more than a title; less than a line that is a day and nothing else, for others may follow.
        alone = not line.words[dated.end :].strip(" \t*_#:]),.`|-–—") if dated else bool(day and self.carried.before)
        if self.carried.day_is_answered and not alone:
            day = None
        elif day is None and (heading or DAY_LABEL.match(line.words)):
            day = find_day(line.words)
        if day:
            if day != self.carried.day or self.carried.before is not None:
                self.carried.turn_to_day(day)
            return Rest(line.raw, line.start, f"the day of what follows: {day}")
        zone = stated_zone(line.words)
        if zone:
            return Rest(line.raw, line.start, f"the zone of the times: {zone}")
        apart = heading or _RULE.fullmatch(line.words) or FENCE.match(line.words)
        return Rest(line.raw, line.start, "a heading or a rule" if apart else "")

    def _is_weekday(self, line: Line) -> bool:
        """Tell whether a line is a weekday and nothing else, and not the last word of the row above it."""
        if _weekday_alone(line.words) is None or not self.event:
            return False
        above = " ".join((self.event.content, *self.event.wrapped))
        within = self.event.kind != "heading" and line.indent > self.event.head.indent
        return not within and not (_LEADS_TO_A_DAY.search(above) and not self.event.after_blank)

    def _weekday(self, line: Line) -> date | None:
        """Give the day of a line that is a weekday and nothing else: the next one such."""
        weekday, near = _weekday_alone(line.words), self.carried.day or self.carried.day_reached()
        if weekday is None or not near:
            return None
        with suppress(OverflowError):
            return near + timedelta(days=(weekday - near.weekday()) % 7)
        return None

    def _finish(self) -> Iterator[Piece]:
        event, self.event = self.event, None
        if event:
            yield row_candidate(event, self.carried, self.source)


def _weekday_alone(words: str) -> int | None:
    start = content_start(words)
    found = scan_weekday(words, start + len(words[start:]) - len(words[start:].lstrip("*_# ")))
    return None if not found or words[found[1] :].strip(" *_:#") else found[0]


def _tells(words: str, dated: Phrase, bullet: bool) -> bool:
    """Tell whether a date is followed by what happened on that day."""
    rest = head_and_rest(words, dated)[1]
    return bool(rest) and (bullet or bool(_PARTED.match(words, dated.end)))


def _is_sentence(words: str, dated: Phrase) -> bool:
    """Tell whether a date only begins a sentence, so that it does not head what follows."""
    return len(words[dated.end :].strip(" \t*_#:]),.`|-–—").split()) > 3


def _fences(lines: list[Line]) -> dict[int, int]:
    """Give for each line that opens a code fence the line that closes it."""
    closing: dict[int, int] = {}
    opened: int | None = None
    for number, line in enumerate(lines):
        if FENCE.match(line.words) and line.words.count("```") < 2:
            if opened is None:
                opened = number
            else:
                closing[opened] = number
                opened = None
    return closing
