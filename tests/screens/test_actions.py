"""The action items by keyboard: added, numbered, turned, moved; the rule that each needs four things."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pmwizard.postmortem.actions import ActionItem, Actions
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from tests.screens.wizard import Author, open_wizard

RESOLVED = Incident(resolved_at=datetime(2025, 12, 19, 16, 0, tzinfo=UTC))
RULE = "Each needs a clear description, an owner, a due date and a priority."
ALERT, LIMIT, REHEARSE = (
    ActionItem(id=f"AI-00{number}", description=description, owner="@db-team", priority=priority, due=date(2025, 12, 26))
    for number, description, priority in (
        (1, "Alert on the pool", "critical"),
        (2, "Limit the lease", "critical"),
        (3, "Rehearse", "low"),
    )
)
THREE = PostMortem(incident=RESOLVED, actions=Actions(items=(ALERT, LIMIT, REHEARSE), given=3))


def ids(author: Author) -> list[str]:
    """The ids of the items, in order."""
    return [item.id for item in author.postmortem.actions.items]


async def test_an_item_is_added_with_its_proposed_due_date() -> None:
    """Only what the author gives is typed: the id is given, the due date follows from priority and resolution."""
    async with open_wizard(PostMortem(incident=RESOLVED), at="actions") as author:
        assert RULE in author.screen
        await author.press("a")
        await author.enter("Alert on the pool", "@db-team")
        await author.press("c", "enter")
        assert author.at == "actions.items.0.due"
        assert "2025-12-26" in author.screen
        await author.press("right")
        await author.saved()
        await author.press("escape")
        assert RULE in author.screen
        assert "│ Critical · Must complete within 7 days" in author.screen
        assert "│ 🔴 AI-001" in author.screen
        assert await author.saved() == PostMortem(incident=RESOLVED, actions=Actions(items=(ALERT,), given=1))


async def test_the_rule_names_what_each_item_lacks() -> None:
    """The line below the list, not a refusal."""
    async with open_wizard(PostMortem(incident=RESOLVED), at="actions") as author:
        await author.press("a")
        await author.type("Alert on the pool")
        await author.press("escape")
        assert "! AI-001 needs: owner, due, priority" in author.words
        await author.press("enter")
        assert author.at == "actions.items.0.description"
        await author.press("enter")
        await author.type("@db-team")
        await author.press("escape")
        assert "! AI-001 needs: due, priority" in author.words
        assert (await author.saved()).actions.items == (
            ActionItem(id="AI-001", description="Alert on the pool", owner="@db-team"),
        )


async def test_an_id_is_never_given_twice() -> None:
    """The id of a deleted item stays its own, also after leaving."""
    async with open_wizard(THREE, at="actions") as author:
        await author.press("down", "down", "d", "a")
        await author.type("Test the restore")
        await author.press("escape")
        await author.saved()
        assert ids(author) == ["AI-001", "AI-002", "AI-004"]
        await author.go("actions.items.2")
        await author.press("d")
        await author.saved()
    async with open_wizard() as author:
        await author.go("actions")
        await author.press("a")
        await author.type("Write it down")
        await author.press("escape")
        await author.saved()
        assert ids(author) == ["AI-001", "AI-002", "AI-005"]


async def test_the_status_is_turned_by_a_key() -> None:
    """Open, in progress, complete, blocked, and open again; each with its sign from the legend."""
    async with open_wizard(THREE, at="actions") as author:
        assert "Status: 🔴 Open | 🟡 In Progress | 🟢 Complete | ⚫ Blocked" in author.screen
        seen = []
        for sign in "🟡🟢⚫🔴":
            await author.press("s")
            assert f"│ {sign} AI-001" in author.screen
            seen.append((await author.saved()).actions.items[0].status)
        assert seen == ["in progress", "complete", "blocked", "open"]


async def test_items_are_moved_and_brought_back() -> None:
    """Moved among those of their priority, as the list shows them."""
    async with open_wizard(THREE, at="actions") as author:
        await author.press("J")
        assert ids(author) == ["AI-002", "AI-001", "AI-003"]
        assert author.screen.index("AI-002") < author.screen.index("AI-001")
        await author.press("K", "K")
        assert ids(author) == ["AI-001", "AI-002", "AI-003"]
        await author.press("u", "u", "d", "u")
        assert await author.saved() == THREE


async def test_what_was_undone_is_done_again() -> None:
    """u takes a deletion back, and U does it again."""
    async with open_wizard(PostMortem(actions=Actions(items=(ActionItem(id="AI-001", description="Mend"),), given=1))) as author:
        await author.go("actions.items")
        await author.press("d")
        assert (await author.saved()).actions.items == ()
        await author.press("u")
        assert len((await author.saved()).actions.items) == 1
        await author.press("U")
        assert (await author.saved()).actions.items == ()
