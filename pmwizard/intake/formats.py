"""The formats that can be read: how each is recognised, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pmwizard.intake import (
    alertmanager,
    csv_table,
    datadog,
    document,
    git_log,
    logs,
    opsgenie,
    pagerduty,
    slack_export,
    slack_text,
    statuspage,
)
from pmwizard.intake.candidate import Context, Found
from pmwizard.intake.sources import Source


@dataclass(frozen=True)
class Format:
    """A format by its name, with what it is called on the screen; `recognise` gives a likelihood from 0 to 1."""

    name: str
    label: str
    recognise: Callable[[Source], float]
    read: Callable[[Source, Context], Found]


FORMATS = (
    Format("slack-export", "Slack export", slack_export.recognise, slack_export.read),
    Format("slack", "Text copied out of Slack", slack_text.recognise, slack_text.read),
    Format("pagerduty", "PagerDuty log entries and notes", pagerduty.recognise, pagerduty.read),
    Format("opsgenie", "Opsgenie alert log", opsgenie.recognise, opsgenie.read),
    Format("alertmanager", "Alertmanager or Grafana alerts", alertmanager.recognise, alertmanager.read),
    Format("statuspage", "Statuspage incident", statuspage.recognise, statuspage.read),
    Format("datadog", "Datadog events", datadog.recognise, datadog.read),
    Format("git", "git log", git_log.recognise, git_log.read),
    Format("log", "Log lines", logs.recognise, logs.read),
    Format("csv", "Table (CSV or TSV)", csv_table.recognise, csv_table.read),
    Format("text", "Text or Markdown", document.recognise, document.read),
)
BY_NAME = {format_.name: format_ for format_ in FORMATS}
