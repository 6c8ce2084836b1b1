"""The rows that a table without any is offered, from the templates and from what the post-mortem already says."""

from __future__ import annotations

from collections.abc import Callable

from pmwizard.postmortem.closing import FOLLOW_UPS, ROLES, FollowUp, Signature
from pmwizard.postmortem.compliance import LISTED, TOLD, InternalReport, Regulation, rule_of, span_of
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import Part


def proposed_rows(postmortem: PostMortem, path: str) -> tuple[Part, ...]:
    """Propose the first rows of the table at a draft path; none where there is nothing to go on."""
    propose = _PROPOSERS.get(path)
    return propose(postmortem) if propose else ()


def _regulations(postmortem: PostMortem) -> tuple[Part, ...]:
    template = postmortem.template or "full"
    rules = [rule for name in LISTED[template] if (rule := rule_of(name))]
    # The report names a window only where it is a duration.
    shown = {rule.name: rule.window for rule in rules if template == "full" or span_of(rule.window)}
    return tuple(Regulation(name=rule.name, window=shown.get(rule.name, "")) for rule in rules)


_PROPOSERS: dict[str, Callable[[PostMortem], tuple[Part, ...]]] = {
    "compliance.regulations": _regulations,
    "compliance.internal": lambda postmortem: tuple(InternalReport(text=text) for text in TOLD),
    "closing.follow_ups": lambda postmortem: tuple(FollowUp(text=text) for text in FOLLOW_UPS),
    "closing.signatures": lambda postmortem: tuple(Signature(role=role) for role in ROLES[postmortem.template or "full"]),
}
