"""What supports the document: related incidents, documents, links, and the appendices."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmwizard.postmortem.values import Day, Kind, Line, Part, Prose


class RelatedIncident(Part):
    """An incident that has to do with this one."""

    id: Line = Field(
        "",
        title="Incident ID",
        description="The name it is known by.",
        examples=["INC-2025-014"],
    )
    title: Line = Field(
        "",
        title="Title",
        description="What it was, and what it has to do with this one.",
        examples=["The same table was empty after a failed import"],
    )
    date: Day = Field(
        "",
        title="Date",
        description="The day it happened.",
        examples=["2025-10-15"],
    )


class Document(Part):
    """A document that was used, or should have been."""

    title: Line = Field(
        "",
        title="Title",
        description="What the document is called.",
        examples=["Runbook: restore a single table"],
    )
    link: Line = Field(
        "",
        title="Link",
        description="Its address, or its path in the repository.",
        examples=["docs/runbooks/restore-table.md"],
    )


class ExternalReference(Part):
    """Something outside the organisation: an advisory, a CVE, a blog post."""

    text: Line = Field(
        "",
        title="Reference",
        description="What it is.",
        examples=["Vendor advisory on the connection leak"],
    )
    link: Line = Field(
        "",
        title="Link",
        description="Its address.",
        examples=["https://vendor.example.com/advisories/2025-12"],
    )


class References(Part):
    """The supporting information and the appendices of both templates."""

    related: Annotated[tuple[RelatedIncident, ...], Kind.ROWS] = Field(
        (),
        title="Related incidents",
        description="Earlier incidents like this one, or that led to it.",
        examples=["INC-2025-014: the same table was empty after a failed import"],
    )
    documents: Annotated[tuple[Document, ...], Kind.ROWS] = Field(
        (),
        title="Related documentation",
        description="Runbooks, architecture, playbooks.",
        examples=["Runbook: restore a single table"],
    )
    external: Annotated[tuple[ExternalReference, ...], Kind.ROWS] = Field(
        (),
        title="External references",
        description="Advisories, CVEs, blog posts.",
        examples=["Vendor advisory on the connection leak"],
    )
    architecture: Prose = Field(
        "",
        title="System architecture diagram",
        description="Appendix A of the full template: the diagram, or a link to it. Markdown.",
        examples=["![Checkout and its stores](images/checkout.png) shows the state of December."],
    )
    config_before: Prose = Field(
        "",
        title="Configuration before",
        description="The settings as they were; printed as code, so without a fence.",
        examples=["max_connections: 100  # Too few."],
    )
    config_after: Prose = Field(
        "",
        title="Configuration after",
        description="The settings as they are now; printed as code, so without a fence.",
        examples=["max_connections: 200  # Enough for twice the usual peak."],
    )
    queries: Prose = Field(
        "",
        title="Database queries",
        description="The queries of the investigation; printed as code, so without a fence.",
        examples=["SELECT count(*) FROM pg_stat_activity;  -- At the limit of 100."],
    )
    initial_message: Prose = Field(
        "",
        title="Customer communication, initial",
        description="Appendix C: what customers were told first; printed as it was sent.",
        examples=["Checkout is not working at the moment. We will write again by 15:30 UTC."],
    )
    resolution_message: Prose = Field(
        "",
        title="Customer communication, resolution",
        description="What customers were told when it was over; printed as it was sent.",
        examples=["Checkout works again since 15:30 UTC. We are sorry for the trouble."],
    )
    detailed_timeline: Prose = Field(
        "",
        title="Detailed timeline",
        description="The response in every detail, with screenshots and logs. Markdown.",
        examples=["14:41 The second replica takes its first reads; the queue is at 4,000."],
    )
    logs: Prose = Field(
        "",
        title="Relevant logs",
        description="A link to the log query, or an excerpt without secrets. Markdown.",
        examples=["The query is https://logs.example.com/q/4711."],
    )
    graphs: Prose = Field(
        "",
        title="Metrics and graphs",
        description="Dashboards that show error rates, load, latency. Markdown.",
        examples=["Error rate and pool use are on https://graphs.example.com/d/checkout."],
    )
    code_changes: Prose = Field(
        "",
        title="Code changes",
        description="Appendix C of the report: pull requests or commits of the fix. Markdown.",
        examples=["The fix is pull request 812."],
    )
    unplaced: Prose = Field(
        "",
        title="Other",
        description="What an import had no field for, under its headings; printed last.",
        examples=["The vendor's own report of 3 January is in the ticket."],
    )
