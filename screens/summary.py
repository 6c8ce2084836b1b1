"""The whole in brief."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from pmwizard.postmortem.durations import as_clock, durations, in_words
from pmwizard.postmortem.severity import LEVELS, code
from pmwizard.screens.section import SectionScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.field import field
from pmwizard.screens.widgets.shown import line


class SummaryScreen(SectionScreen):
    """The five points, and the facts of the impact snapshot."""

    section = "summary"

    def body(self) -> ComposeResult:
        for name in ("what_happened", "impact", "root_cause", "actions_taken", "prevention"):
            yield field(f"summary.{name}")
        yield Static("Impact snapshot", classes="heading")
        yield Static(id="derived", classes="note")
        yield field("summary.services")
        yield field("summary.customers_affected")
        yield field("summary.revenue_impact")
        yield field("summary.data_compromised")
        yield field("summary.data_compromised_details")
        yield field("summary.data_loss")

    def show(self, view: View) -> None:
        super().show(view)
        self.query_one("#derived", Static).update(line(derived(view)))


def derived(view: View) -> str:
    """Say what the snapshot takes from the other sections."""
    level = view.postmortem.severity.level
    computed = durations(view.postmortem.incident, view.postmortem.timeline)
    facts = [f"Severity {LEVELS.label(level).upper()} ({code(level)})" if level else "Severity: not chosen yet"]
    for metric, name, write in (("total", "duration", in_words), ("detect", "MTTD", as_clock), ("resolve", "MTTR", as_clock)):
        each = computed[metric]
        value = each.override.value if each.override else write(each.value) if each.value is not None else ""
        facts.append(f"{name} {value or each.obstacle}")
    return " · ".join(facts)
