"""Markdown and plain text: lists, tables, headings as times, and lines that begin with a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest
from pmwizard.intake.carrying import Carried
from pmwizard.intake.csv_table import continued
from pmwizard.intake.entry import head_and_rest, split_words
from pmwizard.intake.lines import Line, lines_of, raw_of
from pmwizard.intake.marking import milestone_told
from pmwizard.intake.permalink import checked, scan_permalink
from pmwizard.intake.phrases import Phrase, scan
from pmwizard.intake.sources import Source
from pmwizard.intake.statements import find_day, stated_zone
from pmwizard.intake.tables import Row, find_columns, has_header, row_piece

_BULLET = re.compile(r"\s*(?:(?:[-*+•‣◦·–—]|\d{1,3}[.)]|[^\w\s\x00-\x7f≈“”‘’«»„])(?:\ufe0f)?\s+)+(?:\[[ xX]\]\s+)?|\s*>\s?")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+\S")
_RULE = re.compile(r"\s{0,3}(?:[-*_=]\s?){3,}\s*")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_AT = re.compile(r"\s*(?:At|On)\s+(?=[\d~A-Z])")
_NICK = re.compile(r"<([^<>\s/:]{1,40})>\s+|\[([A-Za-z][\w.-]{0,40})\]:\s+")
_TIMELINE = re.compile(r"\b(?:timeline|chronolog\w*|sequence of events|what happened|log of events)\b", re.IGNORECASE)
_LABELLED = re.compile(r"[\W_]*(?:incident |outage )?(?:date|day)(?: of (?:the )?(?:incident|outage))?[\W_]*[:|=]", re.IGNORECASE)
_SEPARATOR_ROW = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*")
_CELL_END = re.compile(r"(?<!\\)\|")
_LOOSE_NEXT = re.compile(r"\s*(?:[-–—:|>]|[A-Z@\[(*`\"'<]|$|(?:h|hrs|hours|UTC|Z)\b)")


@dataclass
class _Event:
    """A row while its lines are collected: its first line, and the lines that go on with it."""

    head: Line
    phrase: Phrase
    content: str
    kind: str
    indent: int
    lines: list[Line] = field(default_factory=list)
    wrapped: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    after_blank: bool = False


def recognise(source: Source) -> float:
    """Tell how likely this is a text with times, from 0 to 1: any text may be."""
    return 0.0 if source.json else 0.25


def read(source: Source, context: Context) -> Found:
    """Read every line, heading and table row that begins with a time; other lines go on with the one before, or are rest."""
    lines = lines_of(source.text)
    carried = Carried.of(context, source.text)
    _learn(lines, source, carried)
    pieces = tuple(_Reader(lines, carried, context, source.name or "text").pieces())
    return Found(_in_the_timeline(pieces, lines), carried.questions(), carried.warnings())


def _learn(lines: list[Line], source: Source, carried: Carried) -> None:
    """Find what the text says about all its times, before the first row is read."""
    zone = next((zone for line in lines if (zone := "" if _starts_with_time(line.words) else stated_zone(line.words))), "")
    if zone and not carried.zone_is_known:
        carried.turn_to_zone(zone)
        carried.say(f"The text says that its times are in {zone}: read so.")
    if carried.day_is_known:
        return
    for line in lines:
        if _starts_with_time(line.words):
            break
        if (_HEADING.match(line.words) or _LABELLED.match(line.words) or stated_zone(line.words)) and (
            day := find_day(line.words)
        ):
            carried.turn_to_day(day)
            carried.say(f"The day {day} is taken from the text: {line.words.strip()[:60]}")
            return
    if day := find_day(source.name.replace("_", " ")):
        carried.turn_to_day(day)
        carried.say(f"The day {day} is taken from the file's name.")


def _content(words: str) -> int:
    bullet = _BULLET.match(words)
    start = bullet.end() if bullet else 0
    at = _AT.match(words, start)
    return at.end() if at else start


def _starts_with_time(words: str) -> Phrase | None:
    if len(words) < 3 or not any(map(str.isdigit, words[:60])) and "?" not in words[:20]:
        return None
    start = _content(words)
    phrase = scan(words, start)
    if phrase is None and start:
        phrase = scan(words)
    if phrase is None or (phrase.clock is None and not phrase.unknown and not phrase.ahead):
        return None
    loose = phrase.clock is not None and phrase.clock.loose
    return None if loose and not _LOOSE_NEXT.match(words, phrase.end) else phrase


class _Reader:
    """Reads lines in their order; what is collected for the row at hand is finished when the next one begins."""

    def __init__(self, lines: list[Line], carried: Carried, context: Context, name: str) -> None:
        self.lines, self.carried, self.context, self.name = lines, carried, context, name
        self.event: _Event | None = None
        self.closing_fence = _closing_fences(lines)

    def pieces(self) -> Iterator[Piece]:
        """Give the pieces; together they are the text."""
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            fence_end = self.closing_fence.get(number)
            if fence_end is not None and self.event and not (self.event.after_blank and line.indent <= self.event.indent):
                self._go_on(self.lines[number : fence_end + 1], below=True)
                number = fence_end + 1
                continue
            rows = self._table_from(number)
            if rows:
                yield from self._finish()
                yield from self._table(rows)
                number += len(rows)
                continue
            yield from self._line(line)
            number += 1
        yield from self._finish()

    def _line(self, line: Line) -> Iterator[Piece]:
        if line.is_blank:
            if self.event:
                self.event.lines.append(line)
                self.event.after_blank = True
            else:
                yield Rest(line.raw, line.start, "blank")
            return
        heading = bool(_HEADING.match(line.words))
        phrase = _starts_with_time(line.words)
        start = _content(line.words)
        dated = scan(line.words, start) if phrase is None else None
        if dated and (dated.clock or dated.unknown or dated.ahead):
            dated = None
        bullet = bool(_BULLET.match(line.words))
        if phrase or (dated and bullet and head_and_rest(line.words, dated)[1] and not heading):
            yield from self._finish()
            self.event = self._begin(line, phrase or dated, heading, bullet)  # type: ignore[arg-type]
            return
        if (dated and not _sentence(line.words, dated)) or heading:
            yield from self._finish()
            yield self._aside(line, dated)
            return
        if self.event and self._belongs(line, bullet):
            self._go_on([line], below=bullet or self.event.kind == "heading" or (self.event.after_blank and bool(self._said())))
            return
        yield from self._finish()
        yield self._aside(line, None)

    def _begin(self, line: Line, phrase: Phrase, heading: bool, bullet: bool) -> _Event:
        _, rest = head_and_rest(line.words, phrase)
        return _Event(line, phrase, rest, "heading" if heading else "list item" if bullet else "line", line.indent)

    def _said(self) -> str:
        return self.event.content or "".join(self.event.wrapped) if self.event else ""

    def _belongs(self, line: Line, bullet: bool) -> bool:
        event = self.event
        assert event
        if event.kind == "heading":
            return True
        if line.indent > event.indent:
            return True
        if bullet or _RULE.fullmatch(line.words) or event.after_blank:
            return False
        return True

    def _go_on(self, lines: list[Line], below: bool) -> None:
        assert self.event
        for line in lines:
            (self.event.below if below else self.event.wrapped).append(line.words.strip() if not below else line.words.rstrip())
        self.event.lines += lines

    def _aside(self, line: Line, dated: Phrase | None) -> Rest:
        """Give a line that is no row: it may name the day of what follows."""
        heading = bool(_HEADING.match(line.words))
        day = self.carried.day_of(dated) if dated else None
        if day is None and (heading or _LABELLED.match(line.words)):
            day = find_day(line.words)
        if day:
            if day != self.carried.day or self.carried.before is not None:
                self.carried.turn_to_day(day)
            return Rest(line.raw, line.start, f"the day of what follows: {day}")
        zone = stated_zone(line.words)
        if zone:
            return Rest(line.raw, line.start, f"the zone of the times: {zone}")
        plain = heading or bool(_RULE.fullmatch(line.words) or _FENCE.match(line.words))
        return Rest(line.raw, line.start, "a heading or a rule" if plain else "")

    def _finish(self) -> Iterator[Piece]:
        event, self.event = self.event, None
        if event:
            yield self._candidate(event)

    def _candidate(self, event: _Event) -> Candidate:
        words, _ = head_and_rest(event.head.words, event.phrase)
        reading = self.carried.place(event.phrase, words)
        raw = event.head.raw + raw_of(event.lines)
        linked = scan_permalink(raw)
        if linked:
            reading = checked(reading, linked[1])
        content = " ".join(filter(None, (event.content, *event.wrapped)))
        below = _dedented(event.below)
        if not content and below:
            content, below = below[0].strip(" \t-*•"), below[1:]
        nick = _NICK.match(content)
        if nick:
            content = content[nick.end() :]
        text, owner, notes, link = split_words(content)
        return Candidate(
            reading.at,
            text,
            raw,
            event.head.start,
            reading.precision,
            reading.approximate,
            reading.until,
            reading.day,
            owner or ((nick[1] or nick[2]) if nick else ""),
            "\n".join(filter(None, (notes, *below))),
            self.name,
            linked[0] if linked else link,
            event.kind,
            milestone_told(content),
            chosen=True,
            doubts=reading.doubts,
        )

    def _table_from(self, number: int) -> list[Line]:
        rows: list[Line] = []
        for line in self.lines[number:]:
            stripped = line.words.strip()
            if not (stripped.startswith("|") and stripped.count("|") > 1) and not (
                rows and "|" in stripped and not line.is_blank
            ):
                break
            rows.append(line)
        return rows

    def _table(self, lines: list[Line]) -> Iterator[Piece]:
        separator = next((place for place, line in enumerate(lines[:3]) if _SEPARATOR_ROW.fullmatch(line.words)), None)
        rows = [Row(_cells(line.words), line.raw, line.start) for line in lines]
        content = [row for place, row in enumerate(rows) if place != separator]
        named = separator == 1 or (separator is None and has_header(content))
        header = content[0].cells if named and len(content) > 1 else None
        body = content[1:] if header else content
        columns, _ = find_columns(header, body, self.context)
        pieces: list[Piece] = []
        for place, row in enumerate(rows):
            if place == separator or (header is not None and row is content[0]):
                pieces.append(Rest(row.raw, row.start, "the names of the columns"))
            elif columns is None:
                day = find_day(row.raw) if _LABELLED.match(row.raw) else None
                if day:
                    self.carried.turn_to_day(day)
                pieces.append(Rest(row.raw, row.start, f"the day of what follows: {day}" if day else ""))
            else:
                pieces.append(row_piece(row, columns, self.carried, "table row", self.name))
        yield from continued(pieces)


def _sentence(words: str, dated: Phrase) -> bool:
    """Tell whether a date only begins a sentence, so that it is no heading for what follows."""
    rest = words[dated.end :].strip(" \t*_#:]),.`|-–—")
    return len(rest.split()) > 3


def _cells(words: str) -> tuple[str, ...]:
    stripped = words.strip()
    inner = stripped[1:] if stripped.startswith("|") else stripped
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return tuple(cell.replace("\\|", "|").strip() for cell in _CELL_END.split(inner))


def _dedented(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line.strip()]
    least = min((len(line) - len(line.lstrip()) for line in filled), default=0)
    return [line[least:] for line in filled]


def _closing_fences(lines: list[Line]) -> dict[int, int]:
    """Give for each line that opens a code fence the line that closes it."""
    closing: dict[int, int] = {}
    opened: int | None = None
    for number, line in enumerate(lines):
        if _FENCE.match(line.words) and line.words.count("```") < 2:
            if opened is None:
                opened = number
            else:
                closing[opened] = number
                opened = None
    return closing


def _in_the_timeline(pieces: tuple[Piece, ...], lines: list[Line]) -> tuple[Piece, ...]:
    """Where a document has a section called timeline with rows in it, leave only those marked."""
    span = _timeline_section(lines)
    inside = [piece for piece in pieces if isinstance(piece, Candidate) and span and span[0] <= piece.start < span[1]]
    if not span or not inside:
        return pieces
    return tuple(
        replace(piece, chosen=span[0] <= piece.start < span[1]) if isinstance(piece, Candidate) else piece for piece in pieces
    )


def _timeline_section(lines: list[Line]) -> tuple[int, int] | None:
    opening, level = None, 0
    for line in lines:
        heading = _HEADING.match(line.words)
        if not heading:
            continue
        if opening is not None and len(heading[1]) <= level:
            return opening, line.start
        if opening is None and _TIMELINE.search(line.words):
            opening, level = line.start, len(heading[1])
    return (opening, lines[-1].start + len(lines[-1].raw)) if opening is not None else None
