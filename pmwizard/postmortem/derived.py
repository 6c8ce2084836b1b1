"""What follows from other facts: shown and printed wherever the author says nothing else, and never asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pmwizard.postmortem.post_mortem import PostMortem, pattern
from pmwizard.postmortem.values import is_empty, plain


@dataclass(frozen=True)
class Derivation:
    """From what a field's value follows, in words, and how: as its author would type it, empty while it does not."""

    source: str
    tell: Callable[[PostMortem, tuple[int, ...]], str]


def derived(postmortem: PostMortem, path: str) -> str:
    """Give what follows for the field at a draft path; empty where nothing does."""
    name, place = pattern(path)
    derivation = _DERIVATIONS.get(name)
    return derivation.tell(postmortem, place) if derivation else ""


def source(path: str) -> str:
    """Say from what the field at a draft path follows; empty where it follows from nothing."""
    derivation = _DERIVATIONS.get(pattern(path)[0])
    return derivation.source if derivation else ""


def said(postmortem: PostMortem, path: str) -> str:
    """Give the author's own words at a draft path, or else what follows for it."""
    value: Any = postmortem
    for name in path.split("."):
        value = value[int(name)] if isinstance(value, tuple) else getattr(value, name)
    return derived(postmortem, path) if is_empty(value) else plain(value)


# By draft path, with `*` for a row's index.
_DERIVATIONS: dict[str, Derivation] = {}
