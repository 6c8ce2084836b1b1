"""The rows that a table without any is offered, from the templates and from what the post-mortem already says."""

from __future__ import annotations

from collections.abc import Callable

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import Part


def proposed_rows(postmortem: PostMortem, path: str) -> tuple[Part, ...]:
    """Propose the first rows of the table at a draft path; none where there is nothing to go on."""
    propose = _PROPOSERS.get(path)
    return propose(postmortem) if propose else ()


_PROPOSERS: dict[str, Callable[[PostMortem], tuple[Part, ...]]] = {}
