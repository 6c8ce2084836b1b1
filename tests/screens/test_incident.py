"""The incident screen by keyboard: what is typed is in the file, what is not a time stays as words, proposals wait for a yes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from pmwizard.postmortem.incident import TYPES, Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import Timeline
from tests.screens.wizard import open_wizard

STARTED = datetime(2025, 12, 19, 14, 21, tzinfo=UTC)


async def test_the_header_is_typed_from_top_to_bottom() -> None:
    """Enter goes from field to field, a letter picks the type, the right arrow takes a proposal."""
    async with open_wizard() as author:
        assert author.at == "incident.title"
        await author.enter("Checkout API outage")
        assert author.at == "incident.type"
        await author.press("s", "enter")
        await author.enter("2025-12-19 14:21 UTC", "16:00", "@mira")
        assert "Jonas Okafor" in author.screen
        assert "→ accepts the proposal" in author.screen
        await author.press("right", "enter")
        assert "INC-OUTAGE-20251219-1421" in author.screen
        await author.press("right", "enter", "right", "enter", "r")
        incident = Incident(
            title="Checkout API outage",
            type="outage",
            started_at=STARTED,
            resolved_at=datetime(2025, 12, 19, 16, 0, tzinfo=UTC),
            commander="@mira",
            author="Jonas Okafor",
            id="INC-OUTAGE-20251219-1421",
            reported_on=date(2026, 3, 13),
        )
        assert await author.saved() == PostMortem(template="report", incident=incident)
        assert "INC-OUTAGE-20251219-1421  Checkout API outage" in author.screen.splitlines()[0]


async def test_a_letter_goes_through_the_types_that_begin_with_it() -> None:
    """Two types begin with a D of their label or name: each press takes the next; backspace takes none."""
    async with open_wizard(at="incident.type") as author:
        chosen = []
        for _ in range(5):
            await author.press("d")
            chosen.append((await author.saved()).incident.type)
        assert chosen == ["degradation", "data", "data-breach", "ddos", "disaster-recovery"]
        await author.press("d")
        assert author.postmortem.incident.type == "degradation"
        await author.press("left")
        assert author.postmortem.incident.type == "outage"
        await author.press("backspace")
        assert (await author.saved()).incident.type == ""


async def test_other_asks_which() -> None:
    """The field for one's own word is there while the type is Other, and only then."""
    async with open_wizard(at="incident.type") as author:
        assert "Other type" not in author.screen
        await author.press("o", "o")
        assert author.postmortem.incident.type == "other"
        await author.press("enter")
        assert author.at == "incident.type_other"
        await author.type("Certificate expiry")
        assert (await author.saved()).incident.type_other == "Certificate expiry"


@pytest.mark.parametrize(
    ("words", "zone", "at"),
    [
        ("2025-12-19 14:21 UTC", "Europe/Berlin", STARTED),
        ("2025-12-19 15:21", "Europe/Berlin", STARTED),
        ("2025-12-19 15:21 CET", "", STARTED),
        ("19 Dec 2025 9:21am EST", "", STARTED),
        ("2025-12-19T14:21:00Z", "America/New_York", STARTED),
        ("2025-12-19 2:21 pm", "", STARTED),
    ],
)
async def test_a_time_is_read_in_its_zone(words: str, zone: str, at: datetime) -> None:
    """What was understood stands below while it is typed, and in the field once it is left."""
    async with open_wizard(PostMortem(timeline=Timeline(zone=zone)), at="incident.started_at") as author:
        await author.type(words)
        assert (await author.saved()).incident.started_at == at
        await author.press("enter")
        assert "│ 2025-12-19 14:21 UTC " in author.screen
        assert (await author.saved()).incident.started_at == at


async def test_words_that_are_no_time_yet_are_kept_and_told() -> None:
    """A bad time is saved as typed, with its problem in the lower border; mending it makes it a time."""
    async with open_wizard(at="incident.started_at") as author:
        await author.type("yesterday, after lunch")
        await author.press("tab")
        assert (await author.saved()).incident.started_at == "yesterday, after lunch"
        assert "not a time yet" in author.screen
        assert "!" in author.screen.splitlines()[1] or "▸" in author.screen.splitlines()[1]
        await author.press("shift+tab")
        assert author.at == "incident.started_at"
        await author.press(*["backspace"] * len("yesterday, after lunch"))
        await author.type("2025-12-19 14:21 UTC")
        assert (await author.saved()).incident.started_at == STARTED
        assert "not a time yet" not in author.screen


async def test_a_proposal_is_no_answer_until_it_is_accepted() -> None:
    """Passing by leaves nothing in the file; text of one's own is not written over by the right arrow."""
    async with open_wizard(at="incident.author") as author:
        await author.press("enter", "enter", "enter")
        assert author.postmortem == PostMortem()
        await author.go("incident.author")
        await author.type("Priya")
        await author.press("right")
        assert (await author.saved()).incident.author == "Priya"


async def test_what_is_proposed_follows_or_is_an_example_can_be_told_apart() -> None:
    """By a mark before it, also without colour."""
    async with open_wizard(at="incident.title") as author:
        assert "e.g. Checkout API outage" in author.screen
        assert "→ Jonas Okafor" in author.screen


async def test_values_that_do_not_fit_are_listed() -> None:
    """Space opens the list, a letter picks; escape leaves it as it was."""
    async with open_wizard(at="incident.type") as author:
        await author.press("space")
        assert "r ○ Ransomware Systems or data were encrypted by an attacker" in author.words
        for kind in TYPES:
            assert f" {kind.meaning}" in author.screen
        await author.press("escape")
        assert author.at == "incident.type"
        await author.press("space", "home", "down", "enter")
        assert (await author.saved()).incident.type
