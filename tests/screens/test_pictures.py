"""What the author sees: every screen, small and large, empty and filled. `make snapshots` draws them anew; look at each."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pmwizard.app import WizardApp
from pmwizard.drafts import store
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.screens.dialogs.bring_in import BringIn
from tests.screens.wizard import DRAFT, FOLDER, LARGE, SMALL, settings, until, wizard_app

EXAMPLE = Path(__file__).parents[2] / "examples" / "checkout-outage.toml"
CHAT = "mira [2:03 PM]\nthe first alert fired\nmore of it\n\njonas [2:09 PM]\ngood morning\n\njonas [2:21 PM]\nrolled back\n"
Before = Callable[[Pilot[None]], Awaitable[None]]
Snap = Callable[..., bool]

sizes = pytest.mark.parametrize("size", [pytest.param(SMALL, id="80x24"), pytest.param(LARGE, id="120x36")])


def pressing(*keys: str) -> Before:
    """Press keys before the picture is taken."""

    async def press(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return press


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing moves any more."""
    app = pilot.app
    assert isinstance(app, WizardApp)
    await pilot.pause()
    await until(lambda: not app.settling and app.waiting is None)
    await pilot.pause()


def filled(at: str) -> WizardApp:
    """Open the example at a place."""
    FOLDER.mkdir(exist_ok=True)
    shutil.copy(EXAMPLE, DRAFT)
    draft = store.load(DRAFT)
    draft.left_at = at
    store.save(draft)
    return wizard_app()


@sizes
@pytest.mark.parametrize("section", [*SECTIONS, "review"])
def test_empty(snap_compare: Snap, section: str, size: tuple[int, int]) -> None:
    """An untouched draft: examples and proposals in dim letters, no red anywhere, the cursor in the first field."""
    assert snap_compare(wizard_app(at=section), terminal_size=size, run_before=pressing())


@sizes
@pytest.mark.parametrize("section", [*SECTIONS, "review"])
def test_filled(snap_compare: Snap, section: str, size: tuple[int, int]) -> None:
    """The example: every mark in the section list a tick, nothing cut off but long lines, which end in an ellipsis."""
    assert snap_compare(filled(section), terminal_size=size, run_before=pressing())


@sizes
@pytest.mark.parametrize(
    ("at", "keys"),
    [
        pytest.param("timeline.events.3", ("enter",), id="event"),
        pytest.param("timeline.events.3", ("m",), id="milestone"),
        pytest.param("actions.items.0", ("enter",), id="action_item"),
        pytest.param("causes.whys.0.because.0.answer", (), id="why"),
        pytest.param("timeline.entry", ("escape",), id="section_list"),
        pytest.param("timeline.events.3", ("f1",), id="help"),
        pytest.param("severity.level", ("f2",), id="preview"),
        pytest.param("severity.level", ("f2", "s"), id="preview_source"),
    ],
)
def test_dialog(snap_compare: Snap, at: str, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    """What opens on top of a screen: it says how to leave it, and its keys stand at the bottom."""
    assert snap_compare(filled(at), terminal_size=size, run_before=pressing(*keys))


@sizes
def test_import(snap_compare: Snap, size: tuple[int, int]) -> None:
    """A pasted chat: what was recognised, three candidates of which two are ticked, and the whole of the first below."""

    async def paste(pilot: Pilot[None]) -> None:
        from textual.events import Paste

        await settled(pilot)
        pilot.app.post_message(Paste(CHAT))
        await until(lambda: isinstance(pilot.app.screen, BringIn) and pilot.app.screen.intake is not None)
        await settled(pilot)

    assert snap_compare(filled("timeline.entry"), terminal_size=size, run_before=paste)


@sizes
def test_problem(snap_compare: Snap, size: tuple[int, int]) -> None:
    """A time that is none: its border is red, the problem stands in it and on the help line; the other fields are calm."""
    wrong = PostMortem(incident=Incident(title="Checkout [api] outage", type="outage", started_at="yesterday ~2pm"))
    assert snap_compare(wizard_app(wrong, at="incident.started_at"), terminal_size=size, run_before=pressing())


@sizes
@pytest.mark.parametrize("drafts", ["none", "some"])
def test_home(snap_compare: Snap, drafts: str, size: tuple[int, int]) -> None:
    """The drafts, newest first, one of which cannot be read; or the word that there are none, and how to begin."""
    if drafts == "some":
        FOLDER.mkdir()
        shutil.copy(EXAMPLE, FOLDER / "checkout-outage.toml")
        (FOLDER / "INC-broken.toml").write_text("[incident]\ntitle = 3\n")

    async def read(pilot: Pilot[None]) -> None:
        await until(lambda: getattr(pilot.app.screen, "drafts", None) is not None)
        await settled(pilot)

    assert snap_compare(WizardApp(settings()), terminal_size=size, run_before=read)


def test_no_color(snap_compare: Snap, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without colours all is still told: by marks, words, borders and bold letters."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(filled("timeline"), terminal_size=SMALL, run_before=pressing())


def test_light(snap_compare: Snap) -> None:
    """Dark letters on a light ground; the focused field still stands out."""

    async def lighten(pilot: Pilot[None]) -> None:
        pilot.app.theme = "textual-light"
        await settled(pilot)

    assert snap_compare(filled("actions"), terminal_size=SMALL, run_before=lighten)
