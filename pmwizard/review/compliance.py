"""Whether the verdicts agree with each other, and no deadline has passed."""

from __future__ import annotations

from collections.abc import Iterator

from pmwizard.postmortem.closing import last_updated
from pmwizard.postmortem.compliance import deadline, reporting
from pmwizard.postmortem.durations import milestones
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import moment_text
from pmwizard.review.problem import Problem, quoted, warning


def problems(postmortem: PostMortem) -> Iterator[Problem]:
    """Judge the answer by the verdicts, and each deadline by the latest day that the document knows."""
    compliance = postmortem.compliance
    if compliance.reporting_required == "no" and reporting(compliance.regulations) == "yes":
        named = next(row for row in compliance.regulations if row.verdict in ("required", "done"))
        yield warning("compliance.reporting_required", f"no, though {quoted(named.name)} below is {named.verdict}")
    detected = milestones(postmortem.incident, postmortem.timeline).get("detected")
    latest = last_updated(postmortem.incident, postmortem.closing)
    for index, regulation in enumerate(compliance.regulations):
        due = deadline(regulation, detected)
        if regulation.verdict == "required" and due and latest and latest > due.date():
            path = f"compliance.regulations.{index}.verdict"
            yield warning(path, f"still required, though it was due by {moment_text(due)} UTC; done?")
