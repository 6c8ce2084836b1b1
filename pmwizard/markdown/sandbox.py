"""The Jinja environment of the templates: sandboxed, for a team's own template may come from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from pmwizard.markdown.compiled import Compiled
from pmwizard.markdown.escape import cell, heading, inline, item, prose, strong
from pmwizard.markdown.facts import as_clock, code, day, in_words, planned, status, utc, when
from pmwizard.markdown.layout import blocks, given, paragraph, tight, under
from pmwizard.markdown.whys import others, steps
from pmwizard.postmortem.retrospective import flat

# Escapes for each place, the parts of the document, the words for values: what a partial can say beyond Jinja's own.
FILTERS: tuple[Callable[..., object], ...] = (
    *(cell, heading, inline, item, prose, strong),
    *(blocks, given, paragraph, tight, under),
    *(as_clock, code, day, in_words, planned, status, utc, when),
    *(flat, others, steps),
)


class Sandbox(ImmutableSandboxedEnvironment):
    """Lets a template read the fields of a model, and none of its methods, some of which read files or unpickle."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, BaseModel):
            return attr in type(obj).model_fields
        return super().is_safe_attribute(obj, attr, value)


@cache
def environment(folders: tuple[Path, ...], compiled: Path | None = None) -> Sandbox:
    """Give the environment that looks for partials in `folders`, the first first, and keeps them `compiled` there."""
    options: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
    cache = Compiled(compiled, options) if compiled else None
    sandbox = Sandbox(loader=FileSystemLoader(folders), bytecode_cache=cache, **options)
    sandbox.filters |= {function.__name__: function for function in FILTERS}
    return sandbox
