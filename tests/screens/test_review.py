"""The review by keyboard: every problem leads to its field, and nothing with an error becomes final."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmwizard import clipboard
from pmwizard.clipboard import Copied
from pmwizard.drafts import store
from pmwizard.postmortem.actions import ActionItem, Actions
from pmwizard.postmortem.causes import Causes, Why
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import AffectedSystem, Severity
from pmwizard.postmortem.timeline import Event, Override, Timeline
from pmwizard.review import problems
from pmwizard.screens.review import Problems
from tests.screens.wizard import DRAFT, open_wizard

EXAMPLE = Path(__file__).parents[2] / "examples" / "checkout-outage.toml"
WRONG = PostMortem(
    incident=Incident(title="Outage", type="other", started_at="around lunch", reported_on="some day"),
    severity=Severity(systems=(AffectedSystem(name="API"), AffectedSystem(downtime="ages"))),
    timeline=Timeline(
        zone="Middle/Earth",
        events=(Event(at="noon-ish", event="It broke"), Event(milestone="detected"), Event(event="Again", milestone="detected")),
        overrides=(Override(metric="detect", value="a while"),),
    ),
    causes=Causes(whys=(Why(answer="A", because=(Why(question="Why B?"), Why(because=(Why(answer="C"),)))),)),
    actions=Actions(items=(ActionItem(id="AI-001", description="Mend it"), ActionItem(id="AI-001", due="soon")), given=1),
)


async def test_every_problem_leads_to_its_field() -> None:
    """Enter on a problem goes to the very field, also in a row or a why; errors stand before warnings."""
    found = sorted(problems(WRONG), key=lambda problem: problem.grade)
    one_of_each = {re.sub(r"\d+", "*", problem.path).rpartition(".")[0]: place for place, problem in enumerate(found)}
    assert one_of_each.keys() > {"incident", "severity.systems.*", "timeline.events.*", "causes.whys.*.because.*"}
    async with open_wizard(WRONG, at="review") as author:
        first_lines = author.screen.splitlines()[2:5]
        assert "errors to mend before it can be final" in first_lines[0]
        assert "✗ Incident, Other type" in first_lines[2]
        for place in one_of_each.values():
            await author.go("review")
            author.app.screen.query_one(Problems).highlighted = place
            await author.press("enter")
            assert author.at == found[place].path


async def test_the_cursor_comes_back_to_the_next_problem() -> None:
    """Mended, a problem is gone from the list."""
    async with open_wizard(WRONG, at="review") as author:
        await author.press("home", "enter")
        assert author.at == "incident.type_other"
        await author.type("Certificate expiry")
        await author.go("review")
        assert "Other type" not in author.screen
        assert "✗ Incident, Started at" in author.screen


async def test_final_is_refused_while_an_error_stands_and_named() -> None:
    """The refusal says the first, for all are listed; said again it is said once; nothing is lost by it."""
    errors = sum(problem.grade == "error" for problem in problems(WRONG))
    async with open_wizard(WRONG, at="review") as author:
        await author.press("f", "f", "f")
        assert author.told == f"Not final yet: Incident, Other type: say which other type it is; and {errors - 1} more."
        assert author.postmortem == WRONG


async def test_final_is_marked_and_taken_back() -> None:
    """With no error it is final by one key, and a draft again by the same."""
    async with open_wizard(store.load(EXAMPLE).postmortem, at="review") as author:
        assert "Ready to be final." in author.screen
        assert "✓ Nothing is missing." in author.screen
        await author.press("f")
        assert (await author.saved()).incident.status == "final"
        assert "Final. Press f to make it a draft again." in author.screen
        assert "Final" in author.screen.splitlines()[0]
        await author.press("f")
        assert await author.saved() == store.load(EXAMPLE).postmortem


async def test_export_writes_the_chosen_template_beside_the_draft() -> None:
    """Where it is, is said; the draft itself is left as it is."""
    async with open_wizard(store.load(EXAMPLE).postmortem, at="review") as author:
        await author.press("e")
        assert "Written: drafts/INC-1.md" in author.told
        full = DRAFT.with_suffix(".md").read_text()
        await author.press("tab")
        assert author.at == "template"
        await author.press("r")
        assert (await author.saved()).template == "report"
        await author.press("shift+tab", "e")
        report = DRAFT.with_suffix(".md").read_text()
        for text in (full, report):
            assert text.startswith("# ")
            assert "Checkout refused every order for an hour" in text
        assert len(report) < len(full)


@pytest.mark.parametrize(("at", "file"), [("review", "INC-1.md"), ("timeline", "INC-1.timeline.md")])
async def test_copy_says_what_it_did_and_where_the_file_is(monkeypatch: pytest.MonkeyPatch, at: str, file: str) -> None:
    """A section, or the whole from here; the words are those of the clipboard."""
    copied: list[str] = []

    def copy(text: str, send: object) -> Copied:
        copied.append(text)
        return Copied(False, ("terminal",), "Sent to your terminal [unconfirmed].")

    monkeypatch.setattr(clipboard, "copy", copy)
    async with open_wizard(store.load(EXAMPLE).postmortem, at=at) as author:
        await author.press("f3")
        assert "Sent to your terminal [unconfirmed]." in author.told
        assert file in author.told
        assert copied == [DRAFT.with_name(file).read_text()]
        assert "Rates restored again" in copied[0]


async def test_one_section_is_copied_from_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Picked by its letter, of those in which something is written; the last of the list is the whole."""
    copied: list[str] = []

    def copy(text: str, send: object) -> Copied:
        copied.append(text)
        return Copied(True, (), "Copied.")

    monkeypatch.setattr(clipboard, "copy", copy)
    postmortem = PostMortem(incident=Incident(title="Outage"), severity=Severity(customer="All [of them]"))
    async with open_wizard(postmortem, at="review") as author:
        await author.press("s")
        assert "s ○ Severity" in author.screen
        assert "○ Timeline" not in author.screen
        await author.press("s")
        assert copied == [DRAFT.with_name("INC-1.severity.md").read_text()]
        await author.press("s", "t")
        assert copied[1:] == [DRAFT.with_name("INC-1.md").read_text()]
        await author.press("s", "escape")
        assert len(copied) == 2


async def test_there_is_nothing_to_copy_of_an_empty_section(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and nothing is written."""
    monkeypatch.setattr(clipboard, "copy", lambda text, send: pytest.fail("copied nothing"))
    async with open_wizard(at="actions") as author:
        await author.press("f3")
        assert "nothing to copy yet" in author.told
        assert not DRAFT.with_name("INC-1.actions.md").exists()


async def test_back_goes_from_a_field_to_the_problem_that_led_there() -> None:
    """Also out of a row's editor; and from review to the field the author came from, even a detail's."""
    found = sorted(problems(WRONG), key=lambda problem: problem.grade)
    async with open_wizard(WRONG, at="closing.attendees") as author:
        await author.press("ctrl+n")
        place = [problem.path.rpartition(".")[0] for problem in found].index("severity.systems.1")
        author.app.screen.query_one(Problems).highlighted = place
        await author.press("enter")
        assert author.at == found[place].path
        await author.press("ctrl+o")
        assert author.at == "review"
        assert author.app.screen.query_one(Problems).highlighted == place
        await author.press("ctrl+o")
        assert author.at == "closing.attendees"
