"""The rows that a table without any is offered, from the templates and from what the post-mortem already says."""

from __future__ import annotations

from collections.abc import Callable

from pmwizard.postmortem.actions import ActionItem
from pmwizard.postmortem.closing import FOLLOW_UPS, ROLES, FollowUp, Signature
from pmwizard.postmortem.compliance import LISTED, TOLD, InternalReport, Regulation, rule_of, span_of
from pmwizard.postmortem.lessons import Implemented, Planned
from pmwizard.postmortem.metrics import (
    COST_CATEGORIES,
    RESPONSE_METRICS,
    SERVICE_METRICS,
    TARGETS,
    Cost,
    ResponseMetric,
    ServiceMetric,
)
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.timeline import METRICS
from pmwizard.postmortem.values import Part, is_empty

Proposer = Callable[[PostMortem], tuple[Part, ...]]


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


def cost_of(postmortem: PostMortem, category: str) -> str:
    """Give what another section says was lost or is owed in a category of costs."""
    said = {
        "revenue loss": postmortem.impact.revenue_loss or postmortem.summary.revenue_impact,
        "sla credits": postmortem.impact.sla_credits,
    }
    return " ".join(said.get(category.strip().casefold(), "").split())


def _costs(postmortem: PostMortem) -> tuple[Part, ...]:
    return tuple(Cost(category=category, amount=cost_of(postmortem, category)) for category in COST_CATEGORIES.values)


def _targets(postmortem: PostMortem) -> tuple[Part, ...]:
    named = ((METRICS.find(metric), metric) for metric in RESPONSE_METRICS.values)
    return tuple(ResponseMetric(metric=metric, target=TARGETS[name]) for name, metric in named if name in TARGETS)


def _of_kind(postmortem: PostMortem, kinds: tuple[str, ...]) -> list[ActionItem]:
    return [item for item in postmortem.actions.items if item.kind in kinds and not is_empty(item.description)]


def _implemented(*kinds: str) -> Proposer:
    return lambda postmortem: tuple(
        Implemented(text=item.description) for item in _of_kind(postmortem, kinds) if item.status == "complete"
    )


def _planned(*kinds: str) -> Proposer:
    return lambda postmortem: tuple(
        Planned(action=item.id) for item in _of_kind(postmortem, kinds) if item.status != "complete" and item.id
    )


# Which kinds of action item are which kind of prevention.
_KINDS = {"technical": ("prevent", "mitigate"), "process": ("process",), "detection": ("detect",)}
_PROPOSERS: dict[str, Proposer] = {
    "metrics.response": _targets,
    "metrics.costs": _costs,
    "metrics.service": lambda postmortem: tuple(ServiceMetric(metric=metric) for metric in SERVICE_METRICS.values),
    "compliance.regulations": _regulations,
    "compliance.internal": lambda postmortem: tuple(InternalReport(text=text) for text in TOLD),
    "closing.follow_ups": lambda postmortem: tuple(FollowUp(text=text) for text in FOLLOW_UPS),
    "closing.signatures": lambda postmortem: tuple(Signature(role=role) for role in ROLES[postmortem.template or "full"]),
} | {
    f"lessons.prevention.{area}.{stage}": proposer(*kinds)
    for area, kinds in _KINDS.items()
    for stage, proposer in (("implemented", _implemented), ("planned", _planned))
}
