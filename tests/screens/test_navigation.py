"""Going through the wizard: next, back, the section list, leaving and coming back to the same field."""

from __future__ import annotations

import pytest

from pmwizard.drafts import store
from pmwizard.postmortem.causes import Causes, Why
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import AffectedSystem, Severity
from pmwizard.postmortem.values import Kind, kind
from pmwizard.screens import DETAILS, ESSENTIALS
from pmwizard.screens.home import HomeScreen
from pmwizard.screens.section import FramedScreen
from tests.screens.test_keys import check_footer
from tests.screens.wizard import DRAFT, LARGE, SMALL, Author, open_wizard
from tests.strategies import leaves

FIELDS = [path for path, field in leaves(PostMortem) if kind(field) is not Kind.NUMBER and path != "incident.status"]

WAY = (*ESSENTIALS, "review")


def section(author: Author) -> str:
    """The section that is shown."""
    assert isinstance(author.app.screen, FramedScreen)
    return author.app.screen.section


async def test_next_and_back_go_through_everything() -> None:
    """From the first section to the review and back, and from the first on to home; at the end next stays."""
    async with open_wizard() as author:
        there = []
        for _ in WAY:
            there.append(section(author))
            await author.press("ctrl+n")
        assert there == list(WAY)
        assert section(author) == "review"
        back = []
        for _ in WAY:
            back.append(section(author))
            await author.press("ctrl+o")
        assert back == there[::-1]
        assert isinstance(author.app.screen, HomeScreen)
        assert author.app.session is None
        assert store.load(DRAFT).postmortem == PostMortem()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_escape_leads_to_the_section_list_and_back(size: tuple[int, int]) -> None:
    """The list opens where it was folded away; enter goes to a section, escape back to the field."""
    async with open_wizard(at="incident.commander", size=size) as author:
        await author.press("escape")
        assert "○ Severity" in author.screen
        assert "→ Review and export" in author.screen
        await author.press("escape")
        assert author.at == "incident.commander"
        assert ("○ Severity" in author.screen) == (size == LARGE)
        await author.press("escape", "down", "down", "enter")
        assert section(author) == "timeline"
        await author.press("escape")
        assert "▸ Timeline" in author.screen
        await author.press("end", "enter")
        assert section(author) == "review"


async def test_the_marks_say_how_far_each_section_is() -> None:
    """Empty, begun, done, wrong; the same in the folded line and in the list."""
    wrong_time = PostMortem.model_validate({"incident": {"title": "Outage", "started_at": "noon"}, "severity": {"level": "low"}})
    async with open_wizard(wrong_time, at="timeline") as author:
        assert "3/7 Timeline" in author.screen
        assert "! ◐ ▸ ○ ○ ○ ○ →" in author.screen
        await author.press("escape")
        for line in ("! Incident", "◐ Severity", "▸ Timeline", "○ Five whys"):
            assert line in author.screen


async def test_every_field_can_be_gone_to() -> None:
    """By its path; this is how problems are led to, and drafts resumed."""
    async with open_wizard() as author:
        for path in FIELDS:
            await author.go(path)
            assert author.at == path


async def test_every_field_is_reached_by_tab_and_has_its_keys() -> None:
    """Each screen is a ring: tab goes once through all of its fields, and comes back; the footer fits on each."""
    reached: set[str] = set()
    async with open_wizard() as author:
        for name in (*WAY, *DETAILS):
            await author.go(name)
            first, ring = author.app.focused, [author.at]
            await author.press("tab")
            while author.app.focused is not first:
                check_footer(author)
                assert author.keys.endswith("^q Quit  f1 Help")
                ring.append(author.at)
                await author.press("tab")
            check_footer(author)
            assert len(ring) == len(set(ring))
            reached.update(ring)
    assert set(FIELDS) - {"incident.type_other"} <= reached


async def test_back_leads_to_the_same_row() -> None:
    """In the list, not in the row's editor; and to the question of a why, where that was it."""
    systems = tuple(AffectedSystem(name=name) for name in "abcd")
    causes = Causes(whys=(Why(answer="Checkout failed"),))
    async with open_wizard(PostMortem(severity=Severity(systems=systems), causes=causes), at="severity.systems") as author:
        await author.press("down", "down", "ctrl+n", "ctrl+o")
        assert author.at == "severity.systems"
        await author.press("d")
        assert (await author.saved()).severity.systems == (*systems[:2], systems[3])
        await author.go("causes.whys.0.question")
        await author.press("ctrl+n", "ctrl+o")
        assert author.at == "causes.whys.0.question"


async def test_back_out_of_a_row_that_was_not_come_to_leads_to_its_list() -> None:
    """Not to the section before."""
    severity = Severity(systems=(AffectedSystem(name="API"),))
    async with open_wizard(PostMortem(severity=severity), at="severity.systems") as author:
        await author.press("enter", "ctrl+o")
        assert author.at == "severity.systems"


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("f10", "incident.author"),
        ("ctrl+q", "template"),
        ("f10", "causes.primary"),
        ("f10", "review"),
        ("ctrl+q", "summary.data_loss"),
    ],
)
async def test_left_and_resumed_at_the_same_field(key: str, path: str) -> None:
    """Quit saves, also where only the place has changed."""
    async with open_wizard() as author:
        await author.go(path)
        await author.quit(key)
    assert store.load(DRAFT).left_at == path
    async with open_wizard() as author:
        assert author.at == path


@pytest.mark.parametrize("key", ["ctrl+q", "f10"])
async def test_what_was_typed_just_before_quitting_is_saved(key: str) -> None:
    """Without waiting for the autosave."""
    async with open_wizard(at="severity.business") as author:
        await author.type("250 orders failed")
        await author.quit(key)
    assert store.load(DRAFT).postmortem.severity.business == "250 orders failed"


@pytest.mark.parametrize("left_at", ["causes.whys.4.because.2.answer", "severity.systems.3.name", "nowhere", "incident", "[/]"])
async def test_resumed_where_there_is_no_such_field_any_more(left_at: str) -> None:
    """A draft edited by hand opens all the same, and can be typed into."""
    async with open_wizard(at=left_at) as author:
        await author.press("tab", "shift+tab")
        if author.at.endswith("answer"):
            await author.type("The pool ran out")
            assert (await author.saved()).causes.whys[0].answer == "The pool ran out"
