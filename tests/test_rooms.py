"""A section has one name, and under it a file in every room."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import pmwizard
from pmwizard import screens
from pmwizard.postmortem.post_mortem import SECTIONS, TEMPLATES, PostMortem
from pmwizard.screens.section import FramedScreen

PACKAGE = Path(pmwizard.__file__).parent


def test_the_wizard_goes_through_the_sections_in_their_order() -> None:
    assert [section.name for section in screens.SECTIONS] == list(SECTIONS)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_has_its_file_in_every_room(section: str) -> None:
    for room in ("postmortem", "review", "markdown/reading", "screens"):
        assert (PACKAGE / room / f"{section}.py").is_file(), room
    printed = [PACKAGE / "markdown" / "templates" / template / f"{section}.md.jinja" for template in TEMPLATES.names]
    assert any(partial.is_file() for partial in printed)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_has_its_name_in_every_room(section: str) -> None:
    model = getattr(import_module(f"pmwizard.postmortem.{section}"), section.capitalize())
    assert PostMortem.model_fields[section].annotation is model
    screen = screens.screen_of(section)
    assert screen.__name__ == f"{section.capitalize()}Screen"
    assert issubclass(screen, FramedScreen)


def test_no_partial_is_of_no_section() -> None:
    partials = {
        path.name.partition(".")[0] for name in TEMPLATES.names for path in (PACKAGE / "markdown/templates" / name).iterdir()
    }
    assert partials == {*SECTIONS, "document"}
