"""The one-line entry of the timeline: time, event, owner, notes and link out of one typed line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from pmwizard.intake.dates import order_shown
from pmwizard.intake.labels import labelled_time, time_at_end
from pmwizard.intake.moments import Precision, Reading, is_american, place
from pmwizard.intake.permalink import checked, scan_permalink
from pmwizard.intake.phrases import Phrase, scan
from pmwizard.intake.row_words import content_start, head_and_rest, split_words
from pmwizard.postmortem.timeline import Event
from pmwizard.postmortem.values import known, moment_text

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
    phrase, words, rest = _parts(text, is_american(zone) or order_shown(text) is True)
    linked = scan_permalink(text)
    if phrase is None and linked is None:
        return _with_words(Entry(doubts=("no time",)), text.strip())
    reading = place(phrase, words, zone, day, after) if phrase else Reading("")
    if linked is not None:
        reading = checked(reading, linked[1])
    return _with_words(_timed(reading, bool(phrase and phrase.date), after, day), rest)


def _parts(text: str, month_first: bool) -> tuple[Phrase | None, str, str]:
    """Give the time of a line, the words it is written with, and what else the line says: the time leads or ends it."""
    phrase = scan(text, content_start(text), month_first=month_first) or scan(text, month_first=month_first)
    if phrase:
        return phrase, *head_and_rest(text, phrase)
    labelled = labelled_time(text, month_first) or time_at_end(text.rstrip(), month_first, dated=False)
    if labelled:
        return labelled.phrase, labelled.written, labelled.label
    return None, "", text.strip()


def _timed(reading: Reading, has_date: bool, after: datetime | None, day: date | None) -> Entry:
    at = known(reading.at)
    usual = after.date() if after else day
    dated = bool(at and (has_date or at.date() != usual))
    return Entry(
        reading.at,
        reading.approximate,
        doubts=reading.doubts,
        until=reading.until,
        precision=reading.precision,
        dated=dated,
    )


def _with_words(entry: Entry, text: str) -> Entry:
    event, owner, notes, link = split_words(text)
    return replace(entry, event=event, owner=owner, notes=notes, link=link)
