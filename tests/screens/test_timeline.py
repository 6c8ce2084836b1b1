"""The events by keyboard: edited, marked, filtered, deleted and brought back; the durations that follow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import Event, Override, Timeline
from tests.screens.wizard import Author, open_wizard

ALERT, CONFIRMED, RESTORED, CLOSED = (
    Event(at=datetime(2025, 12, 19, hour, minute, tzinfo=UTC), event=event, owner=owner)
    for hour, minute, event, owner in (
        (14, 23, "First alert triggered", "monitoring"),
        (14, 27, "Incident confirmed", "@mira"),
        (15, 30, "Full restoration", "@devops"),
        (16, 0, "Incident closed", "@mira"),
    )
)
FOUR = PostMortem(timeline=Timeline(events=(ALERT, CONFIRMED, RESTORED, CLOSED)))


def milestones(author: Author) -> list[str]:
    """The milestones of the events, in order."""
    return [event.milestone for event in author.postmortem.timeline.events]


async def test_milestones_give_the_durations() -> None:
    """A letter picks one; each duration that lacks one says which, until it has both."""
    async with open_wizard(FOUR, at="timeline.events") as author:
        assert "total lacks started and resolved" in author.words
        await author.press("m", "s")
        await author.press("down", "m", "d")
        assert milestones(author) == ["started", "detected", "", ""]
        assert "detect 4m" in author.words
        assert "resolve lacks resolved" in author.words
        await author.press("down", "m", "m", "down", "m", "r")
        assert milestones(author) == ["started", "detected", "mitigated", "resolved"]
        assert "mitigate 1h 3m" in author.words
        assert "resolve 1h 33m" in author.words
        assert "total 1h 37m" in author.words
        assert "acknowledge lacks acknowledged · triage lacks triaged" in author.words
        assert (await author.saved()).timeline.events[2].milestone == "mitigated"
        assert "◆ mitigated" in author.screen


async def test_a_milestone_moves_from_one_event_to_another() -> None:
    """It is on one event at most; none takes it away; escape changes nothing."""
    async with open_wizard(FOUR, at="timeline.events") as author:
        await author.press("m", "s", "down", "m", "s")
        assert milestones(author) == ["", "started", "", ""]
        await author.press("m", "escape")
        assert milestones(author) == ["", "started", "", ""]
        await author.press("m", "n")
        assert (await author.saved()).timeline.events == FOUR.timeline.events


async def test_a_key_meets_the_same_event_after_a_row_was_not_added() -> None:
    """What was to be added and was left empty leads nowhere later."""
    async with open_wizard(FOUR, at="timeline.events") as author:
        await author.press("a", "escape", "down", "p", "r", "t")
        assert [event.approximate for event in (await author.saved()).timeline.events] == [False, True, False, False]


async def test_phase_and_approximate() -> None:
    """A phase of one's own puts the event under its heading; about is a tilde."""
    async with open_wizard(FOUR, at="timeline.events") as author:
        await author.press("down", "down", "p", "r", "t")
        restored = (await author.saved()).timeline.events[2]
        assert (restored.phase, restored.approximate) == ("recovery", True)
        assert "│ Recovery" in author.screen
        assert "~15:30" in author.screen
        await author.press("t", "p", "n")
        assert (await author.saved()).timeline.events == FOUR.timeline.events


async def test_an_event_is_deleted_and_brought_back() -> None:
    """Delete takes the highlighted event and stays near it; undo brings it back, and says so on the screen."""
    async with open_wizard(FOUR, at="timeline.events") as author:
        await author.press("down", "d")
        assert (await author.saved()).timeline.events == (ALERT, RESTORED, CLOSED)
        await author.press("d", "u")
        assert (await author.saved()).timeline.events == (ALERT, RESTORED, CLOSED)
        await author.press("u")
        assert (await author.saved()) == FOUR


async def test_an_event_is_edited_in_its_row() -> None:
    """Enter opens the fields; a time set later moves the event, and the cursor stays on it."""
    async with open_wizard(FOUR, at="timeline.events") as author:
        await author.press("down", "enter")
        assert author.at == "timeline.events.1.at"
        await author.press("ctrl+u")
        await author.type("15:40 UTC")
        await author.press("tab", "tab")
        assert author.at == "timeline.events.1.event"
        await author.type(" at last")
        await author.press("escape")
        confirmed = (await author.saved()).timeline.events[1]
        assert confirmed.at == datetime(2025, 12, 19, 15, 40, tzinfo=UTC)
        assert confirmed.event == "Incident confirmed at last"
        assert author.screen.index("Full restoration") < author.screen.index("Incident confirmed at last")
        await author.press("enter")
        assert author.at == "timeline.events.1.at"


async def test_the_filter_shows_only_what_holds_its_words() -> None:
    """The letters are the filter's until enter keeps it; escape ends it and nothing was deleted."""
    async with open_wizard(FOUR, at="timeline.events") as author:
        await author.press("slash")
        await author.type("mira d")
        assert "First alert" not in author.screen
        await author.press(*["backspace"] * 2)
        assert "Incident confirmed" in author.screen
        assert "Incident closed" in author.screen
        assert "Full restoration" not in author.screen
        await author.press("enter", "down", "enter")
        assert author.at == "timeline.events.3.at"
        await author.press("escape", "escape")
        assert "Full restoration" in author.screen
        assert author.postmortem == FOUR


async def test_a_duration_set_by_hand() -> None:
    """It stands in place of the timeline's own figure, and says that it does."""
    async with open_wizard(FOUR, at="timeline.overrides") as author:
        await author.press("a", "right", "enter")
        await author.enter("2h 15m", "Found later, in the logs")
        override = Override(metric="detect", value="2h 15m", reason="Found later, in the logs")
        assert (await author.saved()).timeline.overrides == (override,)
        assert "detect 2h 15m by hand" in author.words


async def test_undo_leads_to_the_event_it_brought_back() -> None:
    """So that the next key is about that one."""
    async with open_wizard(FOUR, at="timeline.events") as author:
        await author.press("down", "d", "down", "u", "enter")
        assert author.at == "timeline.events.1.at"


async def test_a_time_can_count_from_the_row_before() -> None:
    """In the editor of a row as in the line."""
    async with open_wizard(FOUR, at="timeline.events.1.at") as author:
        await author.press("ctrl+u")
        await author.type("+5m")
        first, second = (await author.saved()).timeline.events[:2]
        assert isinstance(first.at, datetime)
        assert second.at == first.at + timedelta(minutes=5)


async def test_milestones_in_the_wrong_order_are_said_to_be() -> None:
    """No duration is negative."""
    reversed_ones = (
        Event(at=datetime(2025, 12, 19, 14, 30, tzinfo=UTC), milestone="detected"),
        Event(at=datetime(2025, 12, 19, 14, 20, tzinfo=UTC), milestone="mitigated"),
    )
    async with open_wizard(PostMortem(timeline=Timeline(events=reversed_ones)), at="timeline") as author:
        assert "✗ mitigate: mitigated is before detected" in author.words
