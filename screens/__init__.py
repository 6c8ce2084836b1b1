"""What the author sees: one screen per section, home, and review."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from pmwizard.markdown.render import prints

if TYPE_CHECKING:
    from pmwizard.screens.section import FramedScreen


class Section(NamedTuple):
    """A section of the wizard: its one name in every room, and whether the wizard asks for it or it is a detail."""

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
    Section("impact", essential=False),
    Section("response", essential=False),
    Section("lessons", essential=False),
    Section("metrics", essential=False),
    Section("compliance", essential=False),
    Section("references", essential=False),
    Section("closing", essential=False),
)

ESSENTIALS = tuple(section.name for section in SECTIONS if section.essential)
DETAILS = tuple(section.name for section in SECTIONS if not section.essential)
ORDER = ("home", *ESSENTIALS, "review")

# Fields that stand on another screen than that of their section.
SHOWN_ON = {"incident.problem": "causes", "incident.status": "review", "template": "incident"}


def section_of(path: str) -> str:
    """Give the name of the screen on which a draft path is shown; the first section's for a path that no screen shows."""
    name = SHOWN_ON.get(path, path.split(".")[0])
    return name if name in (*ESSENTIALS, *DETAILS, "review") else SECTIONS[0].name


def details(template: str) -> tuple[str, ...]:
    """Give the details, those that a template prints first."""
    return tuple(sorted(DETAILS, key=lambda name: not prints(template, name)))


def step_from(name: str, template: str, step: int) -> str:
    """Give the screen that many steps further; itself where there is none.

    Home, the essential sections, review; a detail goes on to the next one that the template prints, and then to review.
    """
    printed = [detail for detail in details(template) if detail == name or prints(template, detail)]
    way = ORDER if name in ORDER else (ESSENTIALS[-1], *printed, "review")
    place = way.index(name) + step
    return way[place] if 0 <= place < len(way) else name


def screen_of(name: str) -> type[FramedScreen]:
    """Give the screen of a section, or of `review`; its module is imported when it is first asked for."""
    module = import_module(f"pmwizard.screens.{name}")
    screen: type[FramedScreen] = getattr(module, f"{name.capitalize()}Screen")
    return screen
