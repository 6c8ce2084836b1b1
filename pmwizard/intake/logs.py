"""Logs: lines that each begin with a stamp, and lines that go on with the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest
from pmwizard.intake.carrying import Carried
from pmwizard.intake.lines import Line, lines_of, raw_of
from pmwizard.intake.log_stamps import Stamped, read_stamp
from pmwizard.intake.marking import milestone_told
from pmwizard.intake.moments import Reading, read_moment
from pmwizard.intake.sources import Source

_JOURNAL_NOTE = re.compile(r"-- (?:Logs begin at|Journal begins at|Boot |No entries|Reboot).*")
_LEVEL = re.compile(
    r"\b(?:level|lvl|severity|loglevel)\"?[=:]\s?\"?(?P<named>\w+)"
    r"|^[^A-Za-z]{0,12}(?P<bare>EMERG\w*|ALERT|CRIT\w*|FATAL|PANIC|ERR(?:OR)?)\b",
    re.IGNORECASE,
)
_CAPITAL_LEVEL = re.compile(r"\b(?:EMERG|ALERT|CRIT|CRITICAL|FATAL|PANIC|ERROR)\b")
_GRAVE = ("emerg", "alert", "crit", "fatal", "panic", "err")
_KLOG_GRAVE = ("E", "F")
_NUMBER = re.compile(r"\d+")


@dataclass
class _Entry:
    stamped: Stamped
    lines: list[Line] = field(default_factory=list)


def recognise(source: Source) -> float:
    """Tell how likely this is a log, from 0 to 1."""
    lines = [line for line in lines_of(source.text[:20_000]) if not line.is_blank][:60]
    if not lines:
        return 0.0
    stamped = sum(read_stamp(line.words) is not None for line in lines)
    if stamped < 2:
        return 0.0
    return 0.8 if stamped * 3 >= len(lines) * 2 else 0.4 if stamped * 3 >= len(lines) else 0.0


def read(source: Source, context: Context) -> Found:
    """Read each stamped line; the first of each grave message is marked, numbers aside."""
    carried = Carried.of(context, source.text)
    seen: set[str] = set()
    pieces: list[Piece] = []
    for entry in _entries(lines_of(source.text)):
        if isinstance(entry, Rest):
            pieces.append(entry)
        else:
            pieces.append(_candidate(entry, carried, seen, source.name or "log"))
    return Found(tuple(pieces), carried.questions(), carried.warnings())


def _entries(lines: list[Line]) -> Iterator[_Entry | Rest]:
    held: _Entry | None = None
    for line in lines:
        stamped = read_stamp(line.words)
        note = bool(_JOURNAL_NOTE.fullmatch(line.words))
        if held and stamped is None and not note:
            held.lines.append(line)
            continue
        if held:
            yield held
        held = _Entry(stamped, [line]) if stamped else None
        if held is None:
            yield Rest(line.raw, line.start, "said by the journal" if note or line.is_blank else "")
    if held:
        yield held


def _candidate(entry: _Entry, carried: Carried, seen: set[str], source: str) -> Candidate:
    first, *more = entry.lines
    stamped = entry.stamped
    reading = _placed(stamped, carried)
    grave = _is_grave(stamped.text, first.words)
    kind_of = _NUMBER.sub("0", stamped.text[:80]) if grave else ""
    chosen = grave and kind_of not in seen
    seen.add(kind_of)
    return Candidate(
        reading.at,
        "\n".join((stamped.text, *(line.words for line in more if not line.is_blank))),
        raw_of(entry.lines),
        first.start,
        reading.precision,
        day=reading.day,
        actor=stamped.actor,
        source=source,
        kind="log line",
        milestone=milestone_told(stamped.text) if grave else "",
        chosen=chosen,
        doubts=reading.doubts,
    )


def _is_grave(text: str, line: str) -> bool:
    level = _LEVEL.search(text[:300]) or _LEVEL.search(line[:400])
    named = (level["named"] or level["bare"]).lower() if level else ""
    return (
        named.startswith(_GRAVE)
        or (not named and bool(_CAPITAL_LEVEL.search(text[:80])))
        or (line[:1] in _KLOG_GRAVE and line[1:5].isdigit())
    )


def _placed(stamped: Stamped, carried: Carried) -> Reading:
    if stamped.phrase:
        return carried.place(stamped.phrase, stamped.written)
    reading = read_moment(stamped.written, carried.zone)
    return replace(reading, doubts=()) if reading.precision == "second" else reading
