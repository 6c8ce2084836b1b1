"""The columns of a table: which holds the time, which the text, and what the others hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pmwizard.intake.candidate import Context, Question
from pmwizard.intake.phrases import scan
from pmwizard.intake.statements import find_zone

# What each column is called, the likeliest name first.
_NAMES = {
    "time": (
        *(
            "timestamp",
            "datetime",
            "date time",
            "event time",
            "occurred at",
            "occurred",
            "happened at",
            "when",
            "time",
            "started at",
        ),
        *(
            "start time",
            "start",
            "created at",
            "created on",
            "opened at",
            "created",
            "at",
            "ts",
            "logged at",
            "zeit",
            "uhrzeit",
            "hour",
            "from",
        ),
    ),
    "date": ("date", "day", "datum"),
    "until": ("end", "end time", "until", "to", "ended at", "finished", "resolved at", "resolved on"),
    "text": (
        *(
            "event",
            "what happened",
            "what",
            "title",
            "summary",
            "short description",
            "description",
            "event description",
            "event name",
            "action",
            "activity",
            "message",
            "text",
        ),
        *(
            "details",
            "detail",
            "entry",
            "milestone event",
            "log",
            "content",
            "observation",
            "step",
            "status",
            "notes",
            "note",
        ),
    ),
    "actor": ("owner", "actor", "who", "user", "author", "by", "person", "responder", "username", "name", "team", "reporter"),
    "notes": ("notes", "note", "comment", "comments", "remarks", "details", "detail", "impact", "evidence"),
    "link": ("link", "url", "reference", "references", "source link", "permalink"),
    "milestone": ("milestone", "phase milestone"),
}
_PLAIN = re.compile(r"[^a-z0-9]+")
_BRACKETED = re.compile(r"\([^()]{0,40}\)|\[[^\[\]]{0,40}\]")
EPOCH = re.compile(r"\d{10}(?:\d{3}|\d{6}|\d{9}|\.\d{1,9})?", re.ASCII)
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, the piece of text it is, and where that begins."""

    cells: tuple[str, ...]
    raw: str
    start: int

    def cell(self, column: int | None) -> str:
        """Give a cell's text; empty where the row has no such column."""
        return self.cells[column].strip() if column is not None and 0 <= column < len(self.cells) else ""


@dataclass(frozen=True)
class Columns:
    """Which column holds what; `zone` is the one that the time column's header names."""

    time: int
    text: int
    date: int | None = None
    until: int | None = None
    actor: int | None = None
    notes: tuple[int, ...] = ()
    link: int | None = None
    milestone: int | None = None
    zone: str = ""


def is_time(cell: str, loose: bool = True) -> bool:
    """Tell whether a cell holds a time (or the sign of an unknown one) and nothing else.

    Unless it may be `loose`, 1443 is a number and no time.
    """
    words = cell.strip()
    if not words or len(words) > 80:
        return False
    if EPOCH.fullmatch(words):
        return True
    phrase = scan(words, alone=True)
    if phrase is None or words[phrase.end :].strip(" *_`]).:"):
        return False
    return loose or not (phrase.clock and phrase.clock.loose and not phrase.clock.half)


def has_header(rows: Sequence[Row]) -> bool:
    """Tell whether the first row names the columns."""
    if not rows or any(map(is_time, rows[0].cells)):
        return False
    return any(is_time(cell) for row in rows[1:_LOOKED_AT] for cell in row.cells) or bool(_named(rows[0].cells))


def _named(header: Sequence[str]) -> dict[str, int]:
    """Give the columns whose name says what they hold, each kind and each column once."""
    plain = [" ".join(_PLAIN.sub(" ", _BRACKETED.sub("", cell.lower())).split()) for cell in header]
    named: dict[str, int] = {}
    for kind, names in _NAMES.items():
        for name in names:
            column = next((number for number, cell in enumerate(plain) if cell == name and number not in named.values()), None)
            if column is not None:
                named[kind] = column
                break
    return named


def find_columns(
    header: Sequence[str] | None, rows: Sequence[Row], context: Context
) -> tuple[Columns | None, tuple[Question, ...]]:
    """Find out which column holds what, by name and else by content; what is not clear is asked."""
    width = max((len(row.cells) for row in rows), default=0)
    looked_at = rows[:_LOOKED_AT]
    named = _named(header) if header else {}
    shares = _shares_of_times(looked_at, width, (named.get("time"), named.get("until")))
    named_cells = [cell.strip() for cell in header or ()]
    names = [*named_cells, *(f"column {number + 1}" for number in range(len(named_cells), width))]
    told = [names.index(name) if name in names else None for name in context.columns]
    times = [column for column, share in enumerate(shares) if share and share * 2 >= max(shares)]
    if named.get("date") not in times:
        named.pop("date", None)
        dates = [column for column in times if _is_made_of(looked_at, column, dates=True)]
        if dates and any(_is_made_of(looked_at, column, dates=False) for column in times):
            named["date"] = dates[0]
    time, questions = _time_column(told[0], named, times, names, header)
    if time is None:
        return None, ()
    day = named.get("date")
    if day == time or (day is not None and not _is_made_of(looked_at, time, dates=False)):
        day = None
    text, asked = _text_column(
        told[1], named, [column for column in range(width) if column not in (*times, time)], looked_at, names
    )
    if text is None:
        return None, ()
    used = {time, text, day, named.get("until"), named.get("actor"), named.get("link"), named.get("milestone")}
    unnamed = tuple(column for column in range(width) if column not in used and column not in times) if width <= 5 else ()
    notes = (named["notes"],) if named.get("notes") not in (None, text) and width > 5 else unnamed
    until = named.get("until") if named.get("until") in times and named.get("until") != time else None
    zone = find_zone(header[time]) if header and time < len(header) else ""
    columns = Columns(time, text, day, until, named.get("actor"), notes, named.get("link"), named.get("milestone"), zone)
    return columns, (*questions, *asked)


def _time_column(
    told: int | None, named: dict[str, int], times: list[int], names: list[str], header: Sequence[str] | None
) -> tuple[int | None, tuple[Question, ...]]:
    if told is not None:
        return told, ()
    of_utc = [column for column in times if header and column < len(header) and find_zone(header[column]) == "UTC"]
    if of_utc:
        return of_utc[0], ()
    by_name = named.get("time")
    if by_name is not None and (by_name in times or not times):
        return by_name, ()
    dated = named.get("date")
    others = [column for column in times if column not in (dated, named.get("until"))]
    if not others:
        return (dated if dated is not None else times[0] if times else None), ()
    if len(others) == 1 or header is None:
        return others[0], ()
    choices = tuple(names[column] for column in others)
    return others[0], (Question("time column", f"Several columns hold times; {choices[0]} is assumed. Which is it?", choices),)


def _text_column(
    told: int | None, named: dict[str, int], others: list[int], rows: Sequence[Row], names: list[str]
) -> tuple[int | None, tuple[Question, ...]]:
    if told is not None:
        return told, ()
    if named.get("text") in others:
        return named["text"], ()
    free = [
        column for column in others if column not in (named.get("actor"), named.get("link"), named.get("milestone"))
    ] or others
    lengths = {column: sum(len(row.cell(column)) for row in rows) for column in free}
    if not any(lengths.values()):
        return None, ()
    longest = max(free, key=lambda column: lengths[column])
    rivals = [column for column in free if lengths[column] * 2 > lengths[longest]]
    if len(rivals) == 1 or len(rows) == 1:
        return (longest if len(rows) > 1 else free[0]), ()
    choices = tuple(names[column] for column in rivals)
    return longest, (Question("text column", f"Several columns hold text; {names[longest]} is assumed. Which is it?", choices),)


def _shares_of_times(rows: Sequence[Row], width: int, named: Sequence[int | None]) -> list[int]:
    """Count the times in each column; those that may be mere numbers only where nothing else is a time, or the name says so."""
    strict = [sum(is_time(row.cell(column), column in named) for row in rows) for column in range(width)]
    return strict if any(strict) else [sum(is_time(row.cell(column)) for row in rows) for column in range(width)]


def _is_made_of(rows: Sequence[Row], column: int, dates: bool) -> bool:
    """Tell whether a column holds dates without a clock time, or clock times without a date."""
    phrases = [scan(row.cell(column), alone=True) for row in rows if row.cell(column)]
    if dates:
        return bool(phrases) and all(phrase and phrase.date and not phrase.clock for phrase in phrases)
    return any(phrase and phrase.clock for phrase in phrases) and not any(phrase and phrase.date for phrase in phrases)
