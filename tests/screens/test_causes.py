"""The five whys by keyboard: down by enter, sideways by a key, back up in sight."""

from __future__ import annotations

from pmwizard.postmortem.causes import Causes, Why
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from tests.screens.wizard import Author, open_wizard

FIRST = "causes.whys.0.answer"
POOL = Why(answer="The pool ran out", because=(Why(answer="A connection was kept"), Why(answer="The limit was low")))


def whys(author: Author) -> tuple[Why, ...]:
    """The tree as it is in the draft."""
    return author.postmortem.causes.whys


async def test_five_whys_are_answered_by_enter() -> None:
    """Each answer asks the next why; enter on nothing goes on to the root cause summary."""
    answers = ["Checkout failed", "The pool ran out", "A connection was kept", "Errors kept it", "Nobody owns the client"]
    async with open_wizard(at="causes") as author:
        assert author.at == "incident.problem"
        await author.type("Checkout failed for 67 minutes")
        await author.press("enter")
        assert author.at == FIRST
        await author.enter(*answers)
        assert '6. Why did "Nobody owns the client" happen?' in author.screen
        await author.press("enter")
        assert author.at == "causes.primary"
        tree: tuple[Why, ...] = ()
        for answer in reversed(answers):
            tree = (Why(answer=answer, because=tree),)
        expected = PostMortem(incident=Incident(problem="Checkout failed for 67 minutes"), causes=Causes(whys=tree))
        assert await author.saved() == expected
        for depth, answer in enumerate(answers, 1):
            assert f"{depth} {'  ' * (depth - 1)}└ because {answer}" in author.screen


async def test_a_branch_is_one_key_from_the_answer_and_from_the_tree() -> None:
    """Another answer to the same question; the question is asked again above it."""
    async with open_wizard(PostMortem(causes=Causes(whys=(Why(answer="Checkout failed"),))), at=FIRST) as author:
        await author.press("enter")
        await author.type("The pool ran out")
        await author.press("ctrl+t")
        assert '2. Why did "Checkout failed" happen?' in author.screen
        await author.type("The retry was endless")
        await author.go("causes.whys")
        await author.press("b")
        await author.type("Nobody was told")
        await author.saved()
        because = tuple(Why(answer=answer) for answer in ("The pool ran out", "The retry was endless", "Nobody was told"))
        assert whys(author) == (Why(answer="Checkout failed", because=because),)


async def test_a_root_cause_is_marked_from_the_answer_and_from_the_tree() -> None:
    """Any answer can be one, more than one as well; the same key takes the mark away; a why without an answer is none."""
    async with open_wizard(PostMortem(causes=Causes(whys=(POOL,))), at="causes.whys.0.because.0.answer") as author:
        await author.press("ctrl+l")
        assert "◉ root cause: A connection was kept" in author.screen
        await author.go("causes.whys")
        await author.press("down", "r")
        await author.saved()
        assert [why.root for why in whys(author)[0].because] == [True, True]
        await author.press("r", "b", "ctrl+l")
        await author.saved()
        assert [why.root for why in whys(author)[0].because] == [True, False]


async def test_a_branch_is_deleted_with_what_is_below_it_and_brought_back() -> None:
    """The cursor goes to the why above; undo brings back the whole branch, and leads to it."""
    tree = (Why(answer="Checkout failed", because=(POOL, Why(answer="Nobody was told"))),)
    async with open_wizard(PostMortem(causes=Causes(whys=tree)), at="causes.whys") as author:
        await author.press("down", "d")
        await author.saved()
        assert whys(author) == (Why(answer="Checkout failed", because=(Why(answer="Nobody was told"),)),)
        await author.press("u")
        assert (await author.saved()).causes.whys == tree
        assert "│ The pool ran out " in author.screen
        await author.press("up", "d")
        assert (await author.saved()).causes.whys == ()
        assert "Why did the incident occur?" in author.screen
        await author.press("u")
        assert (await author.saved()).causes.whys == tree


async def test_a_question_of_ones_own() -> None:
    """It stands above the answer, and its branches are asked the same."""
    async with open_wizard(PostMortem(causes=Causes(whys=(Why(answer="Checkout failed"),))), at=FIRST) as author:
        await author.press("enter", "down")
        assert author.at == "causes.whys.0.because.0.question"
        await author.type("Why did every order fail?")
        await author.press("up")
        assert "2. Why did every order fail?" in author.screen
        await author.type("The pool ran out")
        await author.press("ctrl+t")
        assert "2. Why did every order fail?" in author.screen
        await author.saved()
        assert whys(author)[0].because == (Why(question="Why did every order fail?", answer="The pool ran out"),)


async def test_resumed_at_a_why() -> None:
    """The cursor is at the answer it was left at, with its own question above, and enter there goes on down."""
    left_at = "causes.whys.0.because.1.answer"
    async with open_wizard(PostMortem(causes=Causes(whys=(POOL,))), at=left_at) as author:
        assert author.at == left_at
        assert '2. Why did "The pool ran out" happen?' in author.screen
        assert "│ The limit was low " in author.screen
        await author.enter(" for years", "Nobody raised it")
        await author.saved()
        limit = Why(answer="The limit was low for years", because=(Why(answer="Nobody raised it"),))
        assert whys(author)[0].because == (POOL.because[0], limit)


async def test_the_tree_leads_the_fields() -> None:
    """Going up and down the tree shows each why's own question and answer; enter goes to answer it."""
    async with open_wizard(PostMortem(causes=Causes(whys=(POOL,))), at="causes.whys") as author:
        await author.press("down", "down")
        assert "│ The limit was low " in author.screen
        await author.press("up", "enter")
        assert author.at == "causes.whys.0.because.0.answer"
        await author.type(" too long")
        assert (await author.saved()).causes.whys[0].because[0].answer == "A connection was kept too long"


async def test_the_summary_of_the_causes() -> None:
    """The marked roots are proposed as the primary one; factors are one a line."""
    root = Why(answer="Nobody owns the client", root=True)
    async with open_wizard(PostMortem(causes=Causes(whys=(root,))), at="causes.primary") as author:
        await author.press("right")
        await author.go("causes.factors")
        await author.enter("Load tests skip errors", "The alert was muted")
        await author.saved()
        expected = Causes(
            whys=(root,), primary="Nobody owns the client.", factors=("Load tests skip errors", "The alert was muted")
        )
        assert author.postmortem.causes == expected


async def test_the_why_that_is_stood_at_is_undone() -> None:
    """Undone down to nothing below the cursor, the first why is asked again and can be answered."""
    async with open_wizard(at=FIRST) as author:
        await author.enter("Checkout failed")
        await author.type("The pool ran out")
        await author.press("ctrl+t")
        await author.type("The retry was endless")
        await author.go("causes.whys")
        await author.press(*["u"] * 4)
        assert await author.saved() == PostMortem()
        assert author.postmortem == PostMortem()
        await author.press("enter")
        assert author.at == FIRST
        await author.type("Payment failed")
        assert (await author.saved()).causes.whys == (Why(answer="Payment failed"),)


async def test_left_and_resumed_at_the_same_why() -> None:
    """Though the field is the same one for every why."""
    async with open_wizard(at=FIRST) as author:
        await author.enter("Checkout failed", "The pool ran out")
        await author.quit("ctrl+q")
    async with open_wizard() as author:
        assert author.at == "causes.whys.0.because.0.because.0.answer"
