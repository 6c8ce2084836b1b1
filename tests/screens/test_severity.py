"""The severity screen by keyboard: the level, its justification, the affected systems."""

from __future__ import annotations

from datetime import UTC, datetime

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import AffectedSystem, Severity
from pmwizard.postmortem.timeline import Event, Timeline
from tests.screens.wizard import open_wizard


async def test_the_level_and_its_justification() -> None:
    """Enter chooses a level and stays; the arrows go on to the prose, where enter is a new line."""
    async with open_wizard(at="severity.level") as author:
        await author.press("down", "enter")
        assert (await author.saved()).severity.level == "high"
        assert "● High P1" in author.screen
        assert "HIGH" in author.screen.splitlines()[0]
        await author.press("down", "down", "down")
        assert author.at == "severity.business"
        await author.type("250 orders failed.")
        await author.press("enter", "enter")
        await author.type("Two SLAs were missed.")
        await author.press("down")
        assert author.at == "severity.technical"
        await author.type("All writes timed out")
        await author.press("up")
        assert author.at == "severity.business"
        severity = Severity(
            level="high", business="250 orders failed.\n\nTwo SLAs were missed.", technical="All writes timed out"
        )
        assert await author.saved() == PostMortem(severity=severity)
        await author.press("up", "up", "up", "backspace")
        assert (await author.saved()).severity.level == ""


async def test_a_system_is_added_edited_deleted_and_brought_back() -> None:
    """A row's editor is made from its model; what is typed there is saved before it is closed."""
    async with open_wizard(at="severity.systems") as author:
        await author.press("a")
        await author.enter("Checkout API")
        await author.type("com")
        await author.press("right", "enter")
        await author.enter("1h 7m", "1h 37m")
        checkout = AffectedSystem(name="Checkout API", impact="Complete outage", downtime="1h 7m", recovery_time="1h 37m")
        assert (await author.saved()).severity.systems == (checkout,)
        assert author.at == "severity.systems"
        assert "│ Checkout API" in author.screen
        await author.press("a")
        await author.type("Order mails")
        await author.press("escape", "enter")
        assert author.at == "severity.systems.1.name"
        await author.type(" (delayed)")
        await author.press("escape")
        mails = AffectedSystem(name="Order mails (delayed)")
        assert (await author.saved()).severity.systems == (checkout, mails)
        await author.press("K")
        assert (await author.saved()).severity.systems == (mails, checkout)
        await author.press("d")
        assert (await author.saved()).severity.systems == (checkout,)
        await author.press("u")
        assert (await author.saved()).severity.systems == (mails, checkout)


async def test_an_empty_row_does_not_stay() -> None:
    """Add and escape leaves nothing behind."""
    async with open_wizard(at="severity.systems") as author:
        await author.press("a", "escape")
        assert author.postmortem == PostMortem()
        assert "Nothing here yet. Press a to add." in author.screen


async def test_downtime_and_recovery_are_proposed_from_the_timeline() -> None:
    """The proposals stand in the row's editor, and are taken by the right arrow."""
    begun, mitigated = datetime(2025, 12, 19, 14, 21, tzinfo=UTC), datetime(2025, 12, 19, 15, 28, tzinfo=UTC)
    events = (Event(at=begun, milestone="started"), Event(at=mitigated, milestone="mitigated"))
    async with open_wizard(PostMortem(timeline=Timeline(events=events)), at="severity.systems") as author:
        await author.press("a")
        await author.enter("Checkout API", "")
        assert author.at == "severity.systems.0.downtime"
        assert "1h 7m" in author.screen
        await author.press("right")
        assert (await author.saved()).severity.systems[0].downtime == "1h 7m"


async def test_a_row_is_done_after_its_last_field_and_leads_to_the_next() -> None:
    """Enter in the last field is back at the list; the next row is one key away, after the last one a new one."""
    systems = (AffectedSystem(name="API"), AffectedSystem(name="Mails"))
    async with open_wizard(PostMortem(severity=Severity(systems=systems)), at="severity.systems.0.recovery_time") as author:
        await author.press("enter")
        assert author.at == "severity.systems"
        await author.press("enter", "ctrl+n")
        assert author.at == "severity.systems.1.name"
        await author.press("ctrl+n")
        assert author.at == "severity.systems.2.name"
        await author.press("ctrl+n", "escape")
        assert (await author.saved()).severity.systems == systems


async def test_the_next_row_after_an_emptied_one_is_not_passed_over() -> None:
    """The rows below move up; after the last one that is emptied comes a new one."""
    systems = tuple(AffectedSystem(name=name) for name in "abc")
    async with open_wizard(PostMortem(severity=Severity(systems=systems)), at="severity.systems.1.name") as author:
        await author.press("backspace", "ctrl+n")
        assert author.at == "severity.systems.1.name"
        assert "│ c " in author.screen
        await author.press("backspace", "ctrl+n")
        assert author.at == "severity.systems.1.name"
        await author.type("d")
        await author.press("escape")
        assert (await author.saved()).severity.systems == (systems[0], AffectedSystem(name="d"))


async def test_enter_on_the_chosen_level_goes_on() -> None:
    """Once it chooses, twice it goes on."""
    async with open_wizard(at="severity.level") as author:
        await author.press("down", "enter")
        assert author.at == "severity.level"
        await author.press("enter")
        assert author.at == "severity.business"
        assert (await author.saved()).severity.level == "high"
