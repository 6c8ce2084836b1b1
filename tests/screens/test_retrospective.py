"""What went well and wrong, by keyboard: one line an item."""

from __future__ import annotations

import pytest

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.retrospective import Retrospective, WentWell, WentWrong
from tests.screens.wizard import LARGE, SMALL, open_wizard


async def test_enter_begins_the_next_item() -> None:
    """Each line is an item; blank lines are none; the arrows go on to the next list."""
    async with open_wizard(at="retrospective") as author:
        assert author.at == "retrospective.went_well.detection"
        await author.enter("The alert fired at once", "It named the region", "")
        await author.press("down")
        assert author.at == "retrospective.went_well.communication"
        await author.type("Customers were told early")
        await author.go("retrospective.went_wrong.tools")
        await author.type("Access took 15 minutes")
        expected = Retrospective(
            went_well=WentWell(
                detection=("The alert fired at once", "It named the region"), communication=("Customers were told early",)
            ),
            went_wrong=WentWrong(tools=("Access took 15 minutes",)),
        )
        assert await author.saved() == PostMortem(retrospective=expected)


async def test_a_pasted_list_is_as_many_items() -> None:
    """CRLF ends a line too; an indented line goes on with the item above, and comes back so."""
    async with open_wizard(at="retrospective.got_lucky") as author:
        await author.paste(
            "It was a quiet hour\r\nThe backup was whole\r\n  though nobody had checked\r\n\r\n- nobody was away\r\n"
        )
        items = ("It was a quiet hour", "The backup was whole\nthough nobody had checked", "- nobody was away")
        assert (await author.saved()).retrospective.got_lucky == items
    async with open_wizard(at="retrospective.got_lucky") as author:
        assert "│   though nobody had checked " in author.screen
        await author.press("backspace")
        assert (await author.saved()).retrospective.got_lucky == (*items[:2], "- nobody was awa")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_is_in_sight_which_side_a_list_is_on(size: tuple[int, int]) -> None:
    """Well and wrong have the same four areas, so the side is told wherever the cursor is."""
    async with open_wizard(at="retrospective.went_wrong.technical", size=size) as author:
        assert "❌" in author.screen
        await author.go("retrospective.went_well.detection")
        assert "✅" in author.screen
