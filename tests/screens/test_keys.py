"""Every key, wherever it stands: named, in the footer, and the user's to change."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import pmwizard.screens
from pmwizard.app import WizardApp
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import AffectedSystem, Severity
from pmwizard.postmortem.timeline import Event, Timeline
from tests.screens.wizard import LARGE, SMALL, Author, open_wizard, settings

# The terminal's own or those of a text field; see which keys are free in any terminal.
NOT_FREE = {"ctrl+b", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "f6", "f7"}
FILLED = PostMortem(
    incident=Incident(title="Outage"),
    severity=Severity(systems=(AffectedSystem(name="API"),)),
    timeline=Timeline(events=(Event(event="It broke"),)),
)


def bindings() -> Iterator[tuple[str, Binding]]:
    """Every binding of the wizard, with the class it stands in."""
    modules = [import_module(found.name) for found in pkgutil.walk_packages(pmwizard.screens.__path__, "pmwizard.screens.")]
    classes = {each for module in modules for _, each in inspect.getmembers(module, inspect.isclass)}
    ours = {each for each in classes if issubclass(each, DOMNode) and each.__module__.startswith("pmwizard")}
    for each in sorted(ours | {WizardApp}, key=lambda each: each.__name__):
        for binding in Binding.make_bindings(each.__dict__.get("BINDINGS", ())):
            yield each.__name__, binding


def test_every_key_has_a_name() -> None:
    """What is shown or can be bound anew says what it does; no key is one that the terminal keeps to itself."""
    found = list(bindings())
    assert len(found) > 60
    for owner, binding in found:
        assert binding.description or not (binding.show or binding.id), f"{owner}: {binding.key} has no description"
        assert binding.key not in NOT_FREE, f"{owner}: {binding.key} is not free"


def test_an_id_means_one_thing() -> None:
    """A key that the user binds anew changes one action only."""
    meanings: dict[str, set[str]] = {}
    for _, binding in bindings():
        if binding.id:
            meanings.setdefault(binding.id, set()).add(binding.description)
    assert {name: said for name, said in meanings.items() if len(said) > 1} == {}


def check_footer(author: Author) -> None:
    """See that the footer has six keys at most, on one line that fits."""
    keys = author.keys.split("  ")
    assert 0 < len(keys) <= 6, (author.at, author.keys)
    assert len(author.keys) <= SMALL[0] - 2, (author.at, author.keys)
    assert author.screen.splitlines()[-1].strip() == author.keys


async def test_the_footer_fits_on_the_section_list_and_in_every_dialog() -> None:
    """Six keys at most, on one line of 80 columns."""
    async with open_wizard(FILLED) as author:
        await author.press("escape")
        check_footer(author)
        for rows in ("severity.systems", "timeline.events", "timeline.overrides", "actions.items"):
            await author.go(rows)
            await author.press("a")
            check_footer(author)
            await author.press("escape")
        for dialog in ("f1", "f2"):
            await author.press(dialog)
            check_footer(author)
            await author.press("escape")


async def test_keys_are_the_users_to_change() -> None:
    """The new key works and is shown in the footer and in help; the old one does nothing any more."""
    config = settings(keys={"next": "f8", "timeline.milestone": "x"})
    async with open_wizard(FILLED, at="severity.level", config=config, size=LARGE) as author:
        assert "f8 Next" in author.keys
        assert "^n" not in author.keys
        await author.press("ctrl+n")
        assert author.at == "severity.level"
        await author.press("f8")
        assert author.at == "timeline.entry"
        await author.press("down", "x", "s")
        assert (await author.saved()).timeline.events[0].milestone == "started"
        await author.press("f1")
        assert "f8 Go to the next section" in author.words


@pytest.mark.parametrize("keys", [{"nothing": "f8"}, {"next": "no such key"}])
async def test_a_key_that_means_nothing_is_no_harm(keys: dict[str, str]) -> None:
    """The wizard opens, and can be left."""
    async with open_wizard(config=settings(keys=keys)) as author:
        assert author.at == "incident.title"
        await author.quit("ctrl+q")
