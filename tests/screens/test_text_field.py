"""Typing goes on while the wizard saves and redraws."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from textual.widgets import Input, TextArea

from pmwizard.drafts import store
from pmwizard.postmortem.causes import Causes, Why
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import Severity
from pmwizard.postmortem.timeline import Event, Timeline
from pmwizard.screens.widgets.choice_field import ChoiceField
from pmwizard.screens.widgets.text_field import proposed_by_now
from tests.screens.wizard import DRAFT, open_wizard


async def test_a_redraw_in_the_middle_of_typing_takes_nothing_back() -> None:
    """The screen is redrawn after each key, before the draft has heard of it: every letter stays."""
    async with open_wizard(at="incident.title") as author:
        title = author.app.focused
        assert isinstance(title, Input)
        for letter in "Checkout":
            title.insert_text_at_cursor(letter)
            author.app.refresh_view()
        await author.calm()
        assert title.value == author.postmortem.incident.title == "Checkout"
        await author.go("severity.business")
        business = author.app.focused
        assert isinstance(business, TextArea)
        for letter in "Orders":
            business.insert(letter)
            author.app.refresh_view()
        await author.calm()
        assert business.text == author.postmortem.severity.business == "Orders"


async def test_a_redraw_between_two_turns_of_a_choice_takes_none_back() -> None:
    """Two presses before the draft has heard of the first are two turns."""
    async with open_wizard(at="incident.type") as author:
        choice = author.app.focused
        assert isinstance(choice, ChoiceField)
        choice.action_turn(1)
        author.app.refresh_view()
        choice.action_turn(1)
        await author.calm()
        assert author.postmortem.incident.type == choice.chosen == choice.offered.names[1]


async def test_a_line_longer_than_its_field() -> None:
    """The cursor is in sight while the field is written in; left, the line shows its beginning."""
    title = f"Begun {'and going on ' * 10}ended"
    async with open_wizard(PostMortem(incident=Incident(title=title)), at="incident.title") as author:
        assert "going on ended " in author.screen
        await author.press("tab")
        assert "│ Begun and going on" in author.screen
        await author.press("shift+tab")
        assert "going on ended " in author.screen
        await author.type("!")
        assert (await author.saved()).incident.title == f"{title}!"


async def test_typed_ahead_of_the_wizard() -> None:
    """A slow line delivers many keys at once: each reaches the field it was meant for, through fields, screens and dialogs."""
    async with open_wizard(at="incident.title") as author:
        author.send(*"Outage", "enter", "s", "enter", *"2025-12-19 14:21 UTC", "enter", "ctrl+n")
        author.send("down", "enter", "ctrl+n")
        author.send(*"14:25 Alert", "enter", *"+5m Paged", "enter", "down", "m", "a")
        author.send("enter", "down", "down", *" @mi", "escape", "ctrl+n")
        author.send("down", *"The pool", "enter", *"The client", "ctrl+t", *"The retry")
        await author.quit("ctrl+q")
    assert store.load(DRAFT).postmortem == PostMortem(
        incident=Incident(title="Outage", type="outage", started_at=datetime(2025, 12, 19, 14, 21, tzinfo=UTC)),
        severity=Severity(level="high"),
        timeline=Timeline(
            events=(
                Event(at=datetime(2025, 12, 19, 14, 25, tzinfo=UTC), event="Alert"),
                Event(at=datetime(2025, 12, 19, 14, 30, tzinfo=UTC), event="Paged @mi", milestone="acknowledged"),
            )
        ),
        causes=Causes(whys=(Why(answer="The pool", because=(Why(answer="The client"), Why(answer="The retry"))),)),
    )


async def test_a_proposal_that_was_taken_says_when_it_would_be_another() -> None:
    """In the field where the author is; in own words nothing is said."""
    started = datetime(2026, 3, 12, 9, 45, tzinfo=UTC)
    incident = Incident(type="outage", started_at=started, id="INC-OUTAGE-20260311-0945")
    async with open_wizard(PostMortem(incident=incident), at="incident.id") as author:
        assert "proposed by now: INC-OUTAGE-20260312-0945" in author.screen
        await author.press("ctrl+u")
        await author.type("4711")
        assert "proposed by now" not in author.screen


@pytest.mark.parametrize(
    ("typed", "proposal", "by_now"),
    [
        ("a proposal", "a proposal", ""),
        ("own words", "a proposal", ""),
        ("2026-03-19", "2026-03-20", "2026-03-20"),
        (
            "It was detected after 5 minutes and resolved at noon.",
            "It was detected after 7 minutes and resolved.",
            "…7 minutes and resolved.",
        ),
    ],
)
def test_by_now_begins_where_it_differs(typed: str, proposal: str, by_now: str) -> None:
    assert proposed_by_now(typed, proposal) == by_now


async def test_the_box_is_as_high_as_its_text() -> None:
    """Not as high as the longer example that stood in its place."""
    async with open_wizard(at="references.architecture") as author:
        field = author.app.focused
        assert field is not None
        assert field.region.height == 4
        await author.type("A")
        assert field.region.height == 3
        await author.press("backspace")
        assert field.region.height == 4
