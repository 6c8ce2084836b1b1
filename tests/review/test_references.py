"""References: days that are days, and nothing asked for."""

from __future__ import annotations

from pmwizard.postmortem.references import Document, ExternalReference, RelatedIncident
from tests.review.complete import errors, warnings


def test_the_day_of_a_related_incident_is_a_day() -> None:
    changes = {"references.related": (RelatedIncident(id="INC-1"), RelatedIncident(date="last spring"))}
    assert warnings(changes) == [("references.related.1.date", 'not a date yet: "last spring"; write 2025-12-26')]
    assert errors(changes) == []


def test_nothing_is_asked_for() -> None:
    rows = {"references.documents": (Document(link="a.md"),), "references.external": (ExternalReference(text="CVE"),)}
    assert warnings(rows | {"references.unplaced": "# Whatever"}) == errors(rows) == []
