from __future__ import annotations

from hypothesis import given

from pmwizard.markdown.render import section
from pmwizard.markdown.whys import Step, others, steps
from pmwizard.postmortem.causes import Causes, Why, walk
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import is_empty
from tests.strategies import parts


def test_the_deepest_chain_is_numbered_and_its_branches_stand_below_the_answer() -> None:
    side = Why(question="And b?", answer="B", because=(Why(answer="C", root=True),))
    tree = (Why(answer="A", because=(side, Why(answer="D", because=(Why(answer="E", because=(Why(answer="F"),)),)))),)
    first, second, *_, last = steps(tree)
    assert first.branches == (Step("And b?", "B", 0), Step('Why did "B" happen?', "C (root cause)", 1))
    assert (first.question, first.answer) == ("Why did the incident occur?", "A")
    assert second == Step("And b?", "D")
    assert last == Step('Why did "E" happen?', "F")


def test_whys_that_begin_beside_the_chain_come_last() -> None:
    tree = (Why(question="One?", answer="1"), Why(question="Two?", answer="2", because=(Why(question="Three?", answer="3"),)))
    assert [step.answer for step in steps(tree)] == ["2", "3"]
    assert others(tree) == [Step("One?", "1", 0)]
    assert steps(()) == others(()) == []


def test_the_tree_in_markdown() -> None:
    branch = Why(
        question="Why no alert?", answer="Nothing watched it", because=(Why(question="Why not?", answer="No owner", root=True),)
    )
    tree = (
        Why(answer="The disk was full", because=(Why(question="Why?", answer="Logs grew", root=True), branch)),
        Why(question="Why for so long?", answer="Nobody was paged"),
    )
    text = section(PostMortem(causes=Causes(whys=tree)), "causes", "report")
    assert (
        text
        == """\
## Root Cause Analysis (5 Whys)

1. **Why did the incident occur?**
   - The disk was full
     - **Why?** Logs grew (root cause)

2. **Why no alert?**
   - Nothing watched it

3. **Why not?**
   - No owner (root cause)

- **Why for so long?** Nobody was paged
"""
    )


def test_items_stay_in_their_number_from_ten_on() -> None:
    tree: tuple[Why, ...] = ()
    for number in range(11, 0, -1):
        tree = (Why(question=f"{number}?", answer=f"a\n{number}", because=tree),)
    text = section(PostMortem(causes=Causes(whys=tree)), "causes")
    assert "\n9. **9?**\n   - a\n     9\n\n10. **10?**\n    - a\n      10\n" in text


@given(parts(Causes))
def test_every_why_is_printed_once(causes: Causes) -> None:
    printed = sum(1 + len(step.branches) for step in steps(causes.whys)) + len(others(causes.whys))
    assert printed == sum(not is_empty(why) for _, why in walk(causes.whys))
