"""Raw material in the wizard: paste or name it, mark what matters, and one undo takes it back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import Event, Timeline
from pmwizard.screens.dialogs.bring_in import BringIn
from pmwizard.screens.widgets.candidate_list import CandidateList
from pmwizard.screens.widgets.entry_line import EntryLine
from tests.screens.wizard import Author, open_wizard, until

CHAT = """\
mira [2:03 PM]
the first alert fired: checkout answers with errors
also [brackets] and | pipes

jonas [2:09 PM]
good morning all

jonas [2:21 PM]
rolled back to the build of yesterday, error rate is back to normal
"""
BEFORE = Event(at=datetime(2026, 3, 12, 13, 58, tzinfo=UTC), event="Deploy began", milestone="detected")


def with_events(*events: Event, zone: str = "Europe/Berlin") -> PostMortem:
    """Make a draft with these events."""
    return PostMortem(timeline=Timeline(zone=zone, events=events))


async def pasted(author: Author, text: str) -> CandidateList:
    """Paste into the entry line and wait until it has been read."""
    await author.go("timeline.entry")
    await author.paste(text)
    return await read(author)


async def read(author: Author) -> CandidateList:
    """Wait until the material has been read."""
    screen = author.app.screen
    assert isinstance(screen, BringIn)
    await until(lambda: screen.intake is not None and not screen.reading)
    await author.calm()
    return screen.query_one(CandidateList)


async def test_a_pasted_chat_becomes_the_marked_events_and_one_undo_takes_them_back() -> None:
    async with open_wizard(with_events(BEFORE), at="timeline.entry") as author:
        shown = await pasted(author, CHAT)
        assert [each.actor for each in shown.shown] == ["mira", "jonas", "jonas"]
        assert [each.chosen for each in shown.shown] == [True, False, True]
        await author.press("enter")
        events = (await author.saved()).timeline.events
        assert [event.event for event in events] == [
            "Deploy began",
            "the first alert fired: checkout answers with errors",
            "rolled back to the build of yesterday, error rate is back to normal",
        ]
        # The draft's zone and day: 14:03 in Berlin, in March, is 13:03 UTC.
        assert events[1].at == datetime(2026, 3, 12, 13, 3, tzinfo=UTC)
        assert "also [brackets] and | pipes" in events[1].notes
        await author.press("u")
        assert (await author.saved()).timeline.events == (BEFORE,)


async def test_zone_and_date_can_be_changed_and_everything_follows() -> None:
    async with open_wizard(with_events(zone=""), at="timeline.entry") as author:
        shown = await pasted(author, CHAT)
        assert all(isinstance(each.at, str) for each in shown.shown)
        assert "?" in str(author.app.screen.query_one("#recognised", Static).render())
        screen = author.app.screen
        await author.press("z")
        await author.type("America/New_York")
        screen.query_one("#day", Input).value = "2026-07-01"
        await until(lambda: any(isinstance(each.at, datetime) for each in shown.shown))
        await author.press("enter", "enter")
        times = [event.at for event in (await author.saved()).timeline.events]
        assert times == [datetime(2026, 7, 1, 18, 3, tzinfo=UTC), datetime(2026, 7, 1, 18, 21, tzinfo=UTC)]


async def test_marks_survive_a_new_reading() -> None:
    async with open_wizard(with_events(BEFORE), at="timeline.entry") as author:
        shown = await pasted(author, CHAT)
        await author.press("down", "space")
        screen = author.app.screen
        screen.query_one("#day", Input).value = "2026-07-01"
        await until(lambda: str(shown.shown[0].at).startswith("2026-07-01"))
        assert [each.chosen for each in shown.shown] == [True, True, True]


async def test_what_is_there_already_is_not_marked() -> None:
    known = Event(at=datetime(2026, 3, 12, 13, 3, tzinfo=UTC), event="the first alert fired: checkout answers with errors")
    async with open_wizard(with_events(BEFORE, known), at="timeline.entry") as author:
        shown = await pasted(author, CHAT)
        assert [each.duplicate for each in shown.shown] == [True, False, False]
        assert not shown.shown[0].chosen
        assert "1 already there" in " ".join(author.screen.split())


async def test_the_filter_narrows_the_list_and_all_means_what_is_shown() -> None:
    async with open_wizard(with_events(BEFORE), at="timeline.entry") as author:
        shown = await pasted(author, CHAT)
        await author.press("slash")
        await author.type("morning")
        assert [each.text for each in shown.shown] == ["good morning all"]
        await author.press("enter", "a", "enter")
        assert len((await author.saved()).timeline.events) == 4


async def test_a_milestone_is_set_and_leaves_the_event_that_had_it() -> None:
    async with open_wizard(with_events(BEFORE), at="timeline.entry") as author:
        await pasted(author, CHAT)
        await author.press("m", "d", "enter", "enter")
        await until(lambda: not isinstance(author.app.screen, BringIn))
        held = {event.event: event.milestone for event in (await author.saved()).timeline.events if event.milestone == "detected"}
        assert held == {"the first alert fired: checkout answers with errors": "detected"}


async def test_escape_adds_nothing() -> None:
    async with open_wizard(with_events(BEFORE), at="timeline.entry") as author:
        await pasted(author, CHAT)
        await author.press("escape")
        assert author.postmortem.timeline.events == (BEFORE,)


async def test_a_file_is_named_and_read(tmp_path: Path) -> None:
    entries = [
        {
            "type": "trigger_log_entry",
            "created_at": "2026-03-12T14:02:00Z",
            "summary": "Triggered through the API",
            "agent": {"summary": "API"},
        },
        {
            "type": "resolve_log_entry",
            "created_at": "2026-03-12T14:40:00Z",
            "summary": "Resolved by Mira",
            "agent": {"summary": "Mira"},
        },
    ]
    path = tmp_path / "entries.json"
    path.write_text(json.dumps({"log_entries": entries}), encoding="utf-8")
    async with open_wizard(with_events(), at="timeline.events") as author:
        await author.press("i")
        await author.enter(str(path))
        await read(author)
        assert "PagerDuty" in " ".join(author.screen.split())
        await author.press("enter")
        events = (await author.saved()).timeline.events
        assert {event.milestone for event in events} == {"detected", "resolved"}


async def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    async with open_wizard(with_events(), at="timeline.events") as author:
        await author.press("i")
        await author.enter(str(tmp_path / "nothing"))
        recognised = author.app.screen.query_one("#recognised", Static)
        await until(lambda: "nothing" in str(recognised.render()))
        await author.press("enter", "escape")
        assert author.postmortem.timeline.events == ()


@pytest.mark.parametrize("text", ["[/x] \x1b[31m", "{", "[", "{}\n[]", "a\x00b\nc", "\u202e evil\n" * 50])
async def test_strange_material_harms_nothing(text: str) -> None:
    async with open_wizard(with_events(BEFORE), at="timeline.entry") as author:
        await author.go("timeline.entry")
        await author.paste(text)
        if isinstance(author.app.screen, BringIn):
            await read(author)
            assert "\x1b" not in author.screen
            await author.press("escape")
        else:
            assert author.app.screen.query_one(EntryLine).value


async def test_a_thousand_candidates_are_drawn_as_they_come_into_sight() -> None:
    lines = "\n".join(f"2026-03-12 {14 + number // 60 % 8:02}:{number % 60:02} step {number} failed" for number in range(2000))
    async with open_wizard(with_events(), at="timeline.entry") as author:
        shown = await pasted(author, lines)
        assert len(shown.shown) == 2000
        await author.press("end")
        assert shown.cursor == 1999
        assert "step 479" in author.screen or "step 1999" in author.screen
        await author.press("home", "pagedown", "space")
        assert 0 < shown.cursor < 40


async def test_a_zone_that_counts_for_what_is_added_is_read_first() -> None:
    """Enter, enter right behind a new zone adds in that zone, or not yet; never in the one before."""
    async with open_wizard(with_events(BEFORE), at="timeline.entry") as author:
        await pasted(author, CHAT)
        await author.press("z")
        await author.type("America/New_York")
        await author.press("enter", "enter")
        screen = author.app.screen
        if isinstance(screen, BringIn):
            await read(author)
            await author.press("enter")
        times = [event.at for event in (await author.saved()).timeline.events[1:]]
        assert times[0] == datetime(2026, 3, 12, 18, 3, tzinfo=UTC)


@pytest.mark.parametrize(("field", "words"), [("zone", "Foo/Bar"), ("day", "the 3rd of nonsense")])
async def test_a_zone_or_date_that_is_none_is_said_and_nothing_is_added(field: str, words: str) -> None:
    async with open_wizard(with_events(BEFORE), at="timeline.entry") as author:
        await pasted(author, CHAT)
        screen = author.app.screen
        screen.query_one(f"#{field}", Input).value = words
        await until(lambda: words in str(screen.query_one("#recognised", Static).render()))
        await author.press("enter")
        assert author.app.screen is screen
        await author.press("escape")
        assert author.postmortem.timeline.events == (BEFORE,)


async def test_what_was_not_understood_is_shown() -> None:
    async with open_wizard(with_events(BEFORE), at="timeline.entry") as author:
        await pasted(author, "[not] an event\n\n" + CHAT)
        if "not understood" in author.screen:
            await author.press("x")
            assert "[not] an event" in author.screen


async def test_unclear_columns_are_asked_for() -> None:
    table = "when,first,second\n" + "\n".join(f"2026-03-12 14:0{n},alpha words {n} here,beta words {n} there" for n in range(5))
    async with open_wizard(with_events(BEFORE), at="timeline.entry") as author:
        shown = await pasted(author, table)
        before = [each.text for each in shown.shown]
        await author.press("c", "down", "enter")
        await read(author)
        assert [each.text for each in shown.shown] != before
