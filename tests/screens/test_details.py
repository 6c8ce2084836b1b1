"""The details in the section list, the way through them, and that what follows is shown there and not asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from pmwizard.app import WizardApp
from pmwizard.config import Config
from pmwizard.drafts import store
from pmwizard.drafts.session import Session
from pmwizard.markdown.render import BUILT_IN, prints
from pmwizard.postmortem.post_mortem import SECTIONS as MODELS
from pmwizard.postmortem.post_mortem import TEMPLATES, PostMortem
from pmwizard.review import ESSENTIAL
from pmwizard.screens import DETAILS, ESSENTIALS, SECTIONS, details, screen_of, step_from
from pmwizard.screens.section import FramedScreen
from pmwizard.screens.widgets.navigator import Trail, title
from pmwizard.screens.widgets.rows import Rows

EXAMPLE = store.load(Path(__file__).parents[2] / "examples" / "checkout-outage.toml").postmortem


@asynccontextmanager
async def wizard(
    postmortem: PostMortem, folder: Path, path: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[WizardApp, Pilot[None]]]:
    """Open the wizard on a post-mortem, at a path."""
    draft = store.create(folder, postmortem)
    draft.left_at = path
    store.save(draft)
    app = WizardApp(Config(drafts=folder, author="Amir"), Session.open(draft.path))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot
    app.close()


def here(app: WizardApp) -> str:
    assert isinstance(app.screen, FramedScreen)
    return app.screen.section


def value(app: WizardApp, path: str) -> Any:
    return app.view.value(path)


def field(app: WizardApp, path: str) -> Any:
    return next(widget for widget in app.screen.query(".field") if getattr(widget, "path", "") == path)


def shown_rows(app: WizardApp, path: str) -> list[str]:
    rows = field(app, path)
    assert isinstance(rows, Rows)
    return [" ".join(row.text.plain.split()) for row in rows.lines or ()]


def test_the_sections_are_the_same_in_every_room() -> None:
    assert tuple(section.name for section in SECTIONS) == MODELS
    assert ESSENTIALS == ESSENTIAL
    for section in SECTIONS:
        assert any(prints(template, section.name) for template in TEMPLATES.names)
        assert screen_of(section.name).section == section.name
    partials = {path.name.partition(".")[0] for name in TEMPLATES.names for path in (BUILT_IN / name).iterdir()}
    assert partials == {*MODELS, "document"}


def test_the_template_decides_which_details_come_first() -> None:
    assert details("full") == ("impact", "lessons", "metrics", "compliance", "references", "closing", "response")
    assert details("report") == ("impact", "response", "compliance", "references", "closing", "lessons", "metrics")
    assert details("") == details("full")


def test_the_way_goes_over_the_essential_sections_and_from_a_detail_over_the_details() -> None:
    assert step_from("summary", "full", 1) == "review"
    assert step_from("review", "full", -1) == "summary"
    assert step_from("incident", "full", -1) == "home"
    assert step_from("review", "full", 1) == "review"
    assert step_from("impact", "full", 1) == "lessons"
    assert step_from("impact", "report", 1) == "response"
    assert step_from("impact", "full", -1) == "summary"
    assert step_from("response", "full", 1) == step_from("metrics", "report", 1) == "review"


@pytest.mark.parametrize("section", DETAILS)
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_each_detail_is_shown_whole_and_empty(section: str, size: tuple[int, int], tmp_path: Path) -> None:
    for postmortem in (PostMortem(), EXAMPLE):
        async with wizard(postmortem, tmp_path / str(id(postmortem)), section, size) as (app, _):
            assert here(app) == section
            paths = [getattr(widget, "path", "") for widget in app.screen.query(".field")]
            assert paths
            assert {path.partition(".")[0] for path in paths} == {section}
            assert getattr(app.focused, "path", "") in paths
            assert len(paths) < 50


async def test_the_list_has_the_details_apart(tmp_path: Path) -> None:
    async with wizard(PostMortem(), tmp_path, "severity", (120, 36)) as (app, pilot):
        sections = app.screen.query_one("#navigator", OptionList)
        lines = [str(option.prompt).strip() for option in sections.options]
        assert lines[7] == "─ details ─"
        assert lines[8] == "· Impact"
        assert lines[-3:] == ["─ not in the full template ─", "· Detection and resolution", "→ Review and export"]
        await pilot.press("escape", *["down"] * 6, "enter")
        assert here(app) == "impact"
        await pilot.press("ctrl+n")
        assert here(app) == "lessons"
        await pilot.press("ctrl+o", "ctrl+o")
        assert here(app) == "severity"


@pytest.mark.parametrize("section", [*ESSENTIALS, *DETAILS, "review"])
async def test_the_trail_fits_a_narrow_screen(section: str, tmp_path: Path) -> None:
    async with wizard(EXAMPLE, tmp_path, section) as (app, _):
        trail = str(app.screen.query_one(Trail).render())
        assert title(section) in trail
        assert trail.endswith("esc: sections")
        assert "+7" in trail
        assert len(trail) <= 78


async def test_what_follows_is_shown_and_not_an_answer(tmp_path: Path) -> None:
    bare = EXAMPLE.model_copy(update={"impact": type(EXAMPLE.impact)()})
    async with wizard(bare, tmp_path, "impact.duration") as (app, pilot):
        duration = field(app, "impact.duration")
        assert duration.placeholder == "= 1 hour 2 minutes (09:45 - 10:47 UTC)"
        assert str(duration.border_subtitle) == "follows from the timeline"
        assert "Sales dashboard" in str(field(app, "impact.systems").placeholder)
        await pilot.press("right")
        assert duration.value == ""
        await pilot.press(*"1h")
        assert value(app, "impact.duration") == "1h"
        await pilot.press("enter")
        assert str(duration.border_subtitle) == "the timeline gives 1h 2m; which is right?"


async def test_a_proposed_list_is_seen_whole_and_taken_by_a_key(tmp_path: Path) -> None:
    bare = EXAMPLE.model_copy(update={"response": type(EXAMPLE.response)()})
    async with wizard(bare, tmp_path, "response.eradication") as (app, pilot):
        eradication = field(app, "response.eradication")
        assert eradication.size.height == 2
        await pilot.press("right")
        assert len(value(app, "response.eradication")) == 2


async def test_proposed_rows_are_seen_and_taken_by_a_key(tmp_path: Path) -> None:
    bare = EXAMPLE.model_copy(update={"metrics": type(EXAMPLE.metrics)()})
    async with wizard(bare, tmp_path, "metrics.response") as (app, pilot):
        assert shown_rows(app, "metrics.response")[2] == "Time to Triage < 15 min 30 min ❌ Not met"
        assert value(app, "metrics.response") == ()
        assert str(field(app, "metrics.response").border_subtitle) == "→ takes the proposed rows"
        await pilot.press("right")
        assert [row.metric for row in value(app, "metrics.response")][2] == "Time to Triage"
        assert value(app, "metrics.response.2.actual") == ""
        await pilot.press("right")
        assert len(value(app, "metrics.response")) == 5
        await pilot.press("d", "u")
        assert len(value(app, "metrics.response")) == 5


async def test_the_costs_say_why_they_are_not_added_up(tmp_path: Path) -> None:
    async with wizard(EXAMPLE, tmp_path, "metrics.costs.2") as (app, pilot):
        assert field(app, "metrics.total").placeholder == "= €84,860"
        await pilot.press("enter", "tab", *["backspace"] * 6, *"many", "escape")
        await pilot.pause()
        assert str(app.screen.query_one("#sum", Static).render()) == 'No sum: "many" is no clear amount.'
        assert field(app, "metrics.total").placeholder == "e.g. $37,500"


async def test_a_planned_measure_is_taken_from_an_action_item(tmp_path: Path) -> None:
    async with wizard(EXAMPLE, tmp_path, "lessons.prevention.process.planned") as (app, pilot):
        await pilot.press("i", "down", "down", "enter")
        rows = value(app, "lessons.prevention.process.planned")
        assert (rows[-1].action, rows[-1].text, rows[-1].due) == ("AI-003", "", "")
        line = shown_rows(app, "lessons.prevention.process.planned")[-1]
        assert line.startswith("🔴 AI-003 Alert when the number of rates")
        assert line.endswith("2026-03-18")


async def test_without_action_items_there_is_nothing_to_take(tmp_path: Path) -> None:
    async with wizard(PostMortem(), tmp_path, "lessons.prevention.process.planned") as (app, pilot):
        await pilot.press("i")
        assert here(app) == "lessons"
        assert value(app, "lessons.prevention.process.planned") == ()


async def test_a_way_of_detection_that_missed_it_has_an_empty_box(tmp_path: Path) -> None:
    async with wizard(EXAMPLE, tmp_path, "response.detected_by") as (app, pilot):
        before = [line[0] for line in shown_rows(app, "response.detected_by")]
        assert before == ["☑", "☑", "☐"]
        await pilot.press("space")
        await pilot.pause()
        assert value(app, "response.detected_by.0.missed") is True
        assert shown_rows(app, "response.detected_by")[0].startswith("☐ Automated monitoring alert order success")
        await pilot.press("down", "enter")
        assert str(field(app, "response.detected_by.1.missed").border_subtitle) == ""
