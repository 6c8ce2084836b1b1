"""Compliance, references and closing by keyboard, on a small terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pmwizard.app import WizardApp
from pmwizard.config import Config
from pmwizard.drafts import store
from pmwizard.drafts.draft import Draft
from pmwizard.drafts.session import Session
from pmwizard.postmortem.compliance import TOLD, Regulation
from pmwizard.postmortem.post_mortem import PostMortem, blank
from pmwizard.postmortem.timeline import Event, Timeline
from pmwizard.postmortem.values import day_text

DETECTED = Event(at=datetime(2026, 3, 12, 9, 49, tzinfo=UTC), event="Alert", milestone="detected")


@asynccontextmanager
async def at_field(folder: Path, path: str, postmortem: PostMortem) -> AsyncIterator[tuple[WizardApp, Pilot[None]]]:
    """Open the wizard with the cursor in a field."""
    draft = folder / "INC-1.toml"
    store.save(Draft(draft, postmortem, left_at=path))
    app = WizardApp(Config(drafts=folder, author="Jonas"), Session.open(draft))
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            yield app, pilot
    finally:
        app.close()


def now_in(app: WizardApp) -> PostMortem:
    assert app.session is not None
    return app.session.draft.postmortem


def screen(app: WizardApp) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_the_usual_regulations_are_taken_and_their_verdicts_turned(tmp_path: Path) -> None:
    """A row that must be reported shows by when; what the verdicts come to is shown and not asked."""
    known = PostMortem(timeline=Timeline(events=(DETECTED,)))
    async with at_field(tmp_path, "compliance.regulations", known) as (app, pilot):
        await press(pilot, "right", "space", "down", "space", "space")
        assert now_in(app).compliance.regulations == (
            Regulation(name="GDPR", verdict="required", window="72 h"),
            Regulation(name="HIPAA", verdict="not applicable", window="60 days"),
            Regulation(name="PCI DSS", window="immediate"),
            Regulation(name="State laws", window="varies"),
        )
        assert "Required by 2026-03-15 09:49 UTC" in " ".join(screen(app).split())
        assert "Yes, from the regulations" in screen(app)
        assert now_in(app).compliance.reporting_required == ""


async def test_each_template_proposes_its_own(tmp_path: Path) -> None:
    async with at_field(tmp_path, "compliance.regulations", blank("report")) as (app, pilot):
        await press(pilot, "right")
        assert [(row.name, row.window) for row in now_in(app).compliance.regulations] == [
            ("HIPAA", "60 days"),
            ("PCI DSS", ""),
            ("SOC2", ""),
            ("FedRAMP", ""),
            ("GDPR", "72 h"),
        ]
        app.go("closing.signatures")
        await press(pilot, "right")
        assert [row.role for row in now_in(app).closing.signatures][1:] == ["Engineering Manager", "CISO (if security incident)"]


async def test_internal_reports_are_ticked(tmp_path: Path) -> None:
    async with at_field(tmp_path, "compliance.internal", PostMortem()) as (app, pilot):
        await press(pilot, "right", "space", "down", "space", "space")
        rows = now_in(app).compliance.internal
        assert [row.text for row in rows] == list(TOLD)
        assert [row.done for row in rows] == [True, False, False, False]


async def test_a_deadline_is_offered_as_the_note(tmp_path: Path) -> None:
    regulation = Regulation(name="HIPAA", verdict="required")
    known = PostMortem.model_validate({"timeline": {"events": [DETECTED]}, "compliance": {"regulations": [regulation]}})
    async with at_field(tmp_path, "compliance.regulations", known) as (app, pilot):
        await press(pilot, "enter", "down", "down", "right", "tab", "right")
        row = now_in(app).compliance.regulations[0]
        assert (row.window, row.note) == ("60 days", "due by 2026-05-11 09:49 UTC")


async def test_code_with_fences_is_typed_as_it_is(tmp_path: Path) -> None:
    async with at_field(tmp_path, "references.queries", PostMortem()) as (app, pilot):
        await press(pilot, *"```[x]", "enter", "a")
        assert now_in(app).references.queries == "```[x]\na"


async def test_a_related_incident_is_added_in_its_editor(tmp_path: Path) -> None:
    async with at_field(tmp_path, "references.related", PostMortem()) as (app, pilot):
        await press(pilot, "a", *"INC-7", "enter", *"[Same]", "enter", *"2025-09-03", "escape")
        (incident,) = now_in(app).references.related
        assert (incident.id, incident.title, day_text(incident.date)) == ("INC-7", "[Same]", "2025-09-03")
        assert "[Same]" in screen(app)


async def test_the_footer_proposes_the_review_and_shows_the_last_update(tmp_path: Path) -> None:
    known = PostMortem.model_validate({"incident": {"reported_on": date(2026, 3, 13)}})
    async with at_field(tmp_path, "closing.next_review", known) as (app, pilot):
        assert "2026-03-13" in screen(app)
        await press(pilot, "right")
        assert day_text(now_in(app).closing.next_review) == "2026-04-12"
        assert now_in(app).closing.last_updated == ""


@pytest.mark.parametrize("section", ["compliance", "references", "closing"])
async def test_every_field_of_the_screen_can_be_reached(tmp_path: Path, section: str) -> None:
    async with at_field(tmp_path, section, PostMortem()) as (app, pilot):
        fields = {widget.path for widget in app.screen.query("#body .field") if hasattr(widget, "path")}
        assert fields == {f"{section}.{name}" for name in type(getattr(PostMortem(), section)).model_fields}
        reached = set()
        for _ in fields:
            reached.add(getattr(app.focused, "path", ""))
            await press(pilot, "tab")
        assert reached == fields
