"""The line that events are typed into."""

from __future__ import annotations

from datetime import UTC, datetime

from pmwizard.drafts import store
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import Event, Timeline
from tests.screens.wizard import open_wizard


def at(hour: int, minute: int, day: int = 19) -> datetime:
    """A time of the incident, UTC."""
    return datetime(2025, 12, day, hour, minute, tzinfo=UTC)


BERLIN = PostMortem(incident=Incident(started_at=at(14, 21)), timeline=Timeline(zone="Europe/Berlin"))


async def test_a_line_becomes_an_event() -> None:
    """Time, what happened, who, notes; the day from the incident, then from the row before; any zone that is named."""
    async with open_wizard(BERLIN, at="timeline.events") as author:
        await author.press("up")
        assert author.at == "timeline.entry"
        await author.type("15:45 Mitigation started @devops - scaling read replicas")
        assert "14:45 UTC · Mitigation started · @devops · scaling read replicas" in author.screen
        await author.press("enter")
        await author.enter(
            "+5m Replicas are up",
            "16:00 CET Errors fall - half of the traffic is back",
            "10:10 EST Errors at 1 % @mira",
            "~15:30 UTC Full restoration @devops",
            "2025-12-20 00:30 Watch ended",
        )
        events = (
            Event(at=at(14, 45), event="Mitigation started", owner="@devops", notes="scaling read replicas"),
            Event(at=at(14, 50), event="Replicas are up"),
            Event(at=at(15, 0), event="Errors fall", notes="half of the traffic is back"),
            Event(at=at(15, 10), event="Errors at 1 %", owner="@mira"),
            Event(at=at(15, 30), approximate=True, event="Full restoration", owner="@devops"),
            Event(at=at(23, 30), event="Watch ended"),
        )
        assert (await author.saved()).timeline.events == events


async def test_words_instead_of_a_time_are_kept() -> None:
    """A line that begins with no time is an event without one, and the doubt is said while it is typed."""
    async with open_wizard(BERLIN, at="timeline.entry") as author:
        await author.type("someone rebooted it")
        assert "no time" in author.screen
        await author.press("enter")
        assert (await author.saved()).timeline.events == (Event(event="someone rebooted it"),)


async def test_an_unfinished_line_survives_leaving() -> None:
    """It is in the draft file before it is entered, and is there to be finished on return."""
    async with open_wizard(BERLIN, at="timeline.entry") as author:
        await author.type("15:45 Mitigation st")
        await author.saved()
        assert store.load(author.draft.path).unfinished == {"timeline.entry": "15:45 Mitigation st"}
        await author.press("ctrl+n", "ctrl+o")
        assert "│ 15:45 Mitigation st " in author.screen
    async with open_wizard() as author:
        assert author.at == "timeline.entry"
        assert "│ 15:45 Mitigation st " in author.screen
        await author.enter("arted")
        assert (await author.saved()).timeline.events == (Event(at=at(14, 45), event="Mitigation started"),)
        assert store.load(author.draft.path).unfinished == {}


async def test_each_line_of_a_paste_is_an_event() -> None:
    """Also with CRLF and blank lines; what was typed before the paste belongs to its first line; one line waits for enter."""
    async with open_wizard(BERLIN, at="timeline.entry") as author:
        await author.type("15:2")
        await author.paste("3 First alert @monitoring\r\n\r\n15:27 Confirmed [by hand] @mira\n+3m War room | #inc\r\n")
        assert (await author.saved()).timeline.events == (
            Event(at=at(14, 23), event="First alert", owner="@monitoring"),
            Event(at=at(14, 27), event="Confirmed [by hand]", owner="@mira"),
            Event(at=at(14, 30), event="War room | #inc"),
        )
        await author.paste("15:40 Not yet\n")
        assert len((await author.saved()).timeline.events) == 3
        await author.press("enter")
        assert (await author.saved()).timeline.events[3] == Event(at=at(14, 40), event="Not yet")


async def test_blank_lines_are_no_events() -> None:
    """Enter on nothing, or on blanks, adds nothing."""
    async with open_wizard(BERLIN, at="timeline.entry") as author:
        await author.enter("", "   ")
        assert author.postmortem == BERLIN
