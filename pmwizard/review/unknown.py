"""Keys in the draft that no field has: mistyped by hand, or from a newer version."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.postmortem.values import Part
from pmwizard.review.parts import parts
from pmwizard.review.problem import Problem, quoted, warning


def unknown_keys(part: Part, path: str) -> Iterator[Problem]:
    """Find the keys that are no field of a section or of a row in it; the problem stands at what holds the key."""
    for owner_path, owner in parts(part, path):
        for key in owner.model_extra or {}:
            yield warning(owner_path, f"unknown key {quoted(key)}{_advice(key, type(owner))}")


def unknown_tables(postmortem: PostMortem) -> Iterator[Problem]:
    """Find the keys beside the sections; the problem stands at the section that may have been meant."""
    for key in postmortem.model_extra or {}:
        section = next(iter(get_close_matches(key, SECTIONS, n=1)), SECTIONS[0])
        yield warning(section, f"unknown key {quoted(key)} beside the sections{_advice(key, PostMortem)}")


@lru_cache(maxsize=256)
def _advice(key: str, model: type[Part]) -> str:
    nearest = get_close_matches(key, model.model_fields, n=1)
    return f"; did you mean {nearest[0]}?" if nearest else "; it is kept, but not exported"
