"""Dates as people write them, with or without a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RELATIVE = {"yesterday": -1, "today": 0, "tomorrow": 1}
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])\.?"
)
_YEAR = r"(?P<year>(?:19|20|21)\d\d)(?![\d:.]\d|\d|[ap]m)"
_DAY = r"(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?(?!\d|:\d|[a-z])"
_CLOCK_NEXT = r"(?=[ T,]\s?\[?~?\d{1,2}[:.]\d\d(?!\d))"
# What is told lies in the past or not long after the day it is told with.
_AHEAD_AT_MOST = timedelta(days=183)
# So near to the day at hand, a weekday that does not fit is likelier a slip than a sign of another year.
_CLOSE = timedelta(days=31)
_ORDERS = ("day and month", "month and day")
_FLAGS = re.IGNORECASE | re.ASCII
_OF_DIGITS = tuple(
    re.compile(shape, _FLAGS)
    for shape in (
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month_number>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>(?:19|20|21)\d\d)(?P<month_number>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?!\d)",
        r"(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4}|(?<=/)\d\d|(?<=\.)\d\d(?=,?\s\d\d?:\d))(?!\d)",
        rf"{_DAY}(?P<sep>[-/]){_MONTH}(?P=sep)(?P<short_year>\d\d)(?![\d:])",
        rf"{_DAY}(?:\s(?:of\s)?|[-/. ]\s?)?{_MONTH}(?:,?\s\s?{_YEAR}|[-/'](?P<joined_year>(?:19|20|21)\d\d)(?!\d))?",
        rf"(?P<first>\d{{1,2}})(?P<sep>[-/]|\.(?=\d\d?\.))(?P<second>\d{{1,2}})\.?{_CLOCK_NEXT}",
    )
)
_OF_LETTERS = tuple(
    re.compile(shape, _FLAGS)
    for shape in (rf"{_MONTH}\s{{0,2}}{_DAY}(?:,?\s{_YEAR})?", rf"(?P<relative>{'|'.join(_RELATIVE)})(?!\w)")
)
_WEEKDAY = re.compile(
    r"\(?(?:(?P<name>mon|tue|wed|thu|fri|sat|sun)(?:day)?|(?P<long>tues|wednes|thur|thurs|satur)(?:day)?)(?!\w)[.,]?\)?", _FLAGS
)
_NUMERIC_DATE = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|(?<=/)\d\d)(?![\d/-])", re.ASCII)
# Who writes the day with slashes and the time in twelve hours and capitals begins with the month.
_AMERICAN = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d),?\s\d{1,2}:\d\d(?::\d\d)?\s?[AP]M\b", re.ASCII)


@dataclass(frozen=True)
class WrittenDate:
    """A date as written: the year may be missing, and a relative one is days from another day.

    `sure` says that it can be nothing but a date, even with no time beside it.
    """

    written: str
    year: int | None = None
    month: int = 0
    day: int = 0
    relative: int | None = None
    sure: bool = True
    order: str = ""

    def on(self, near: date | None, weekday: int | None = None) -> tuple[date | None, tuple[str, ...]]:
        """Give the day it is, as near as can be to `near` where it lacks a year; None where that cannot be known.

        A weekday (Monday is 0) given with it decides between years, or is doubtful.
        """
        if self.relative is not None:
            found, doubts = self._from(near)
        elif self.year is not None:
            found = _day(self.year, self.month, self.day)
            doubts = (f"{self.written} read as {self.order}: {found}",) if self.order and found else ()
        else:
            found, doubts = self._nearest(near, weekday)
        if found and weekday is not None and found.weekday() != weekday:
            doubts += (f"{found} is a {WEEKDAYS[found.weekday()]}, not a {WEEKDAYS[weekday]}",)
        return found, doubts

    def _nearest(self, near: date | None, weekday: int | None) -> tuple[date | None, tuple[str, ...]]:
        if near is None:
            return None, (f"{self.written} has no year",)
        past = self._days_near(near, self.month, self.day)
        order = self.order
        if order and not _is_close(past, near) and _is_close(turned := self._days_near(near, self.day, self.month), near):
            past, order = turned, _ORDERS[1 - _ORDERS.index(order)]
        close = _is_close(past, near)
        fitting = past if close else [day for day in past if day.weekday() == weekday] or past
        order = f" and as {order}" if order else ""
        found = fitting[0] if fitting else None
        return found, (f"{self.written} has no year: read as {found}{order}" if found else f"{self.written} has no year",)

    def _days_near(self, near: date, month: int, day: int) -> list[date]:
        years = (_day(near.year + step, month, day) for step in range(-9, 2))
        return sorted((found for found in years if found and found - near <= _AHEAD_AT_MOST), key=lambda found: abs(found - near))

    def _from(self, near: date | None) -> tuple[date | None, tuple[str, ...]]:
        if near is None:
            return None, (f"{self.written} of which day is not known",)
        try:
            found = near + timedelta(days=self.relative or 0)
        except OverflowError:
            return None, (f"{self.written} of which day is not known",)
        return found, (f"{self.written} read as {found}",)


def _is_close(days: list[date], near: date) -> bool:
    return bool(days) and abs(days[0] - near) <= _CLOSE


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def scan_date(text: str, start: int, month_first: bool = False) -> tuple[WrittenDate, int] | None:
    """Read the date that begins at `start`, and give it with where it ends; None where none begins there.

    `month_first` says how `03/04/2026` and `03-04-2026` are meant; such a date is doubtful either way.
    """
    first = text[start : start + 1]
    for shape in _OF_DIGITS if first.isdigit() else _OF_LETTERS if first.isalpha() else ():
        match = shape.match(text, start)
        found = _written(match, month_first) if match else None
        if match and found:
            return found, match.end()
    return None


def _written(match: re.Match[str], month_first: bool) -> WrittenDate | None:
    parts = match.groupdict()
    written = match[0]
    if parts.get("relative"):
        return WrittenDate(written, relative=_RELATIVE[parts["relative"].lower()])
    digits = parts.get("year") or parts.get("joined_year")
    year = int(digits) if digits else 2000 + int(parts["short_year"]) if parts.get("short_year") else None
    if parts.get("month"):
        month = MONTHS.index(parts["month"][:3].lower()) + 1
        sure = bool(year or parts["ordinal"])
        return _possible(WrittenDate(written, year, month, int(parts["day"]), sure=sure))
    if parts.get("month_number"):
        return _possible(WrittenDate(written, year, int(parts["month_number"]), int(parts["day"])))
    return _numeric(written, year, int(parts["first"]), int(parts["second"]), parts["sep"], month_first)


def _numeric(written: str, year: int | None, first: int, second: int, sep: str, month_first: bool) -> WrittenDate | None:
    backwards = False
    if year is not None and year < 100:
        backwards = 0 < year <= 31 and second <= 12 < first
        year += 2000
    monthly = sep != "." and (month_first or (year is None and sep == "-"))
    either = 0 < first <= 12 and 0 < second <= 12 and first != second and sep != "."
    if not either and sep != ".":
        monthly = second > 12
    month, day = (first, second) if monthly else (second, first)
    order = _ORDERS[monthly] if either or backwards else ""
    return _possible(WrittenDate(written, year, month, day, sure=year is not None, order=order))


def _possible(found: WrittenDate) -> WrittenDate | None:
    return found if _day(found.year or 2000, found.month, found.day) else None


def scan_weekday(text: str, start: int) -> tuple[int, int] | None:
    """Read the weekday (Monday is 0) that begins at `start`, and give it with where it ends; None where none begins there."""
    first = text[start : start + 1]
    match = _WEEKDAY.match(text, start) if first.isalpha() or first == "(" else None
    if not match:
        return None
    short = (match["name"] or match["long"])[:3].title()
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(short)), match.end()


def order_shown(text: str) -> bool | None:
    """Tell by the dates of a text whether the month comes first in such as 03/04/2026; None where none shows it."""
    for first, second in _NUMERIC_DATE.findall(text):
        if (int(first) > 12) != (int(second) > 12):
            return int(second) > 12
    return True if _AMERICAN.search(text) else None
