"""Dates and a zone carried from row to row, where rows give only a time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from pmwizard.intake.candidate import Context, Question
from pmwizard.intake.dates import order_shown
from pmwizard.intake.moments import Reading, is_american, place
from pmwizard.intake.phrases import Phrase
from pmwizard.intake.zones import offset_text, read_zone
from pmwizard.postmortem.values import known

_SAME = timedelta(minutes=3)
_HALF_HOUR = timedelta(minutes=30)
_FARTHEST = timedelta(hours=14)


@dataclass
class Carried:
    """The day, zone and time reached while rows are read in their order, and what had to be assumed on the way."""

    zone: str
    day: date | None
    zone_is_known: bool
    day_is_known: bool
    day_is_answered: bool = False
    order_shown: bool | None = None
    before: datetime | None = None
    assumed_zone: bool = False
    assumed_day: bool = False
    steps_back: int = 0
    said: tuple[str, ...] = ()
    apart: list[tuple[datetime, datetime]] = field(default_factory=list)

    @classmethod
    def of(cls, context: Context, text: str = "") -> Carried:
        """Begin with what the context knows or assumes, and with the order that dates such as 03/25/2026 in the text show."""
        zone = context.zone or context.home or "UTC"
        return cls(zone, context.day or context.near, bool(context.zone), bool(context.day), bool(context.day), order_shown(text))

    @property
    def month_first(self) -> bool:
        """Whether a date such as 03/04/2026 begins with the month: as other dates of the text show, else as in the zone."""
        return is_american(self.zone) if self.order_shown is None else self.order_shown

    def turn_to_day(self, day: date) -> None:
        """Go on with the day that the text itself says."""
        self.day, self.before, self.day_is_known = day, None, True

    def turn_to_zone(self, zone: str) -> None:
        """Go on in the zone that the text itself says."""
        self.zone, self.zone_is_known = zone, True
        read = read_zone(zone, self.zone)
        if read and read.doubts and isinstance(read.rules, ZoneInfo):
            self.said += read.doubts
            self.zone = read.rules.key

    def say(self, warning: str) -> None:
        """Keep what is to be said about the text as a whole."""
        self.said += (warning,)

    def day_of(self, phrase: Phrase) -> date | None:
        """Give the day that a phrase names."""
        return phrase.date.on(self.day or self.day_reached(), phrase.weekday)[0] if phrase.date else None

    def place(self, phrase: Phrase, words: str) -> Reading:
        """Work out a row's time; where its clock steps back, or goes over midnight, is doubtful."""
        bare = bool(phrase.clock and not phrase.date and phrase.weekday is None)
        lacks_a_year = bool(phrase.date and phrase.date.year is None)
        self.assumed_zone |= bool(phrase.clock and not phrase.zone and not phrase.second_zone and not self.zone_is_known)
        lacks_a_date = bool(phrase.clock and not phrase.date)
        self.assumed_day |= (lacks_a_date or lacks_a_year) and not (self.day_is_known or self.before)
        after = self.before if bare or phrase.ahead else None
        reading = place(phrase, words, self.zone, self.day or self.day_reached(), after, told=True)
        at = known(reading.at)
        if at is None:
            return reading
        if bare and self.before and at < self.before:
            self.steps_back += 1
            back = f"the clock steps back here, from {self._clock(self.before)} to {self._clock(at)}: the day is kept"
            reading = replace(reading, doubts=(*reading.doubts, back))
        self.before = at
        return reading

    def place_apart(self, phrase: Phrase, words: str) -> Reading:
        """Work out a time that stands beside the course of events: what follows goes on from before it."""
        before, known_day = self.before, self.day_is_known
        reading = self.place(phrase, words)
        if phrase.date and reading.day:
            if not (known_day or before):
                self.turn_to_day(reading.day)
            self.before = before
        return reading

    def compare(self, reading: Reading, phrase: Phrase, sent: datetime) -> None:
        """Keep how far a time that names no zone is off the message that it links to."""
        at = known(reading.at)
        if at and phrase.clock and not (phrase.zone or phrase.second_zone):
            self.apart.append((at, sent))

    def zone_shown(self) -> str:
        """Give the offset in which the times must be for all the messages they link to; empty where that shows nothing."""
        shown = set()
        for at, sent in self.apart:
            offset = (self._local(at).utcoffset() or timedelta()) + at - sent
            shown.add(round(offset / _HALF_HOUR) * _HALF_HOUR)
            if abs(offset - round(offset / _HALF_HOUR) * _HALF_HOUR) > _SAME:
                return ""
        offset = shown.pop() if len(shown) == 1 else timedelta()
        differs = any(abs(at - sent) > _SAME for at, sent in self.apart)
        return offset_text(offset) if differs and offset and abs(offset) <= _FARTHEST else ""

    def go_to(self, at: datetime) -> Reading:
        """Go on from a time that is known exactly."""
        self.turn_to_day(self._local(at).date())
        self.before = at
        return Reading(at, precision="second", day=at.date())

    def clock_reached(self) -> tuple[int, int]:
        """Give the hour and minute reached, in the zone of the rows."""
        local = self._local(self.before) if self.before else None
        return (local.hour, local.minute) if local else (0, 0)

    def day_reached(self) -> date | None:
        """Give the day of the last row that has a time, in the zone of the rows."""
        return self._local(self.before).date() if self.before else None

    def _local(self, at: datetime) -> datetime:
        zone = read_zone(self.zone)
        try:
            return at.astimezone(zone.rules if zone else UTC)
        except OverflowError:
            return at

    def _clock(self, at: datetime) -> str:
        return f"{self._local(at):%H:%M}"

    def questions(self) -> tuple[Question, ...]:
        """Give what must be asked once for the whole text."""
        asked = []
        if self.assumed_zone:
            asked.append(Question("zone", f"The times name no zone; {self.zone} is assumed. Which zone are they in?"))
        if self.assumed_day:
            assumed = f"{self.day} is assumed" if self.day else "they stay without one"
            asked.append(Question("date", f"The times have no date; {assumed}. Which day do they begin on?"))
        return tuple(asked)

    def warnings(self) -> tuple[str, ...]:
        """Give what is odd about the rows as a whole."""
        if not self.steps_back:
            return self.said
        times = "once" if self.steps_back == 1 else f"{self.steps_back} times"
        return (*self.said, f"The clock steps back {times}; the day was kept each time. Set a date where a new day begins.")
