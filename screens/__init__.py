"""What the author sees: one screen per section, home, and review."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pmwizard.screens.section import FramedScreen


class Section(NamedTuple):
    """A section of the wizard: its one name in every room, and whether the wizard asks for it."""

    name: str
    essential: bool


SECTIONS = (
    Section("incident", essential=True),
    Section("severity", essential=True),
    Section("timeline", essential=True),
    Section("causes", essential=True),
    Section("retrospective", essential=True),
    Section("actions", essential=True),
    Section("summary", essential=True),
)

# Fields that stand on another screen than that of their section.
SHOWN_ON = {"incident.problem": "causes", "incident.status": "review", "template": "incident"}


def section_of(path: str) -> str:
    """Give the name of the screen on which a draft path is shown; the first section's for a path that no screen shows."""
    name = SHOWN_ON.get(path, path.split(".")[0])
    return name if name in (*(section.name for section in SECTIONS), "review") else SECTIONS[0].name


def screen_of(name: str) -> type[FramedScreen]:
    """Give the screen of a section, or of `review`; its module is imported when it is first asked for."""
    module = import_module(f"pmwizard.screens.{name}")
    screen: type[FramedScreen] = getattr(module, f"{name.capitalize()}Screen")
    return screen
