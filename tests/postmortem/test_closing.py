"""The footer's days follow from the report, the meeting and the signatures."""

from __future__ import annotations

from datetime import date

from pmwizard.postmortem.closing import Closing, Signature, last_updated, propose_review
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.proposals import Given, proposal

REPORTED = Incident(reported_on=date(2026, 3, 13))


def test_last_updated_is_the_latest_known_day() -> None:
    signed = (Signature(day=date(2026, 3, 18)), Signature(day="next week"), Signature())
    assert last_updated(Incident(), Closing()) is None
    assert last_updated(REPORTED, Closing()) == date(2026, 3, 13)
    assert last_updated(REPORTED, Closing(date=date(2026, 3, 16))) == date(2026, 3, 16)
    assert last_updated(REPORTED, Closing(date=date(2026, 3, 16), signatures=signed)) == date(2026, 3, 18)
    assert last_updated(Incident(reported_on="soon"), Closing(date="later")) is None


def test_the_next_review_is_30_days_after_the_report() -> None:
    assert propose_review(REPORTED) == date(2026, 4, 12)
    assert propose_review(Incident()) is None
    assert propose_review(Incident(reported_on="yesterday")) is None
    assert propose_review(Incident(reported_on=date.max)) is None


def test_the_commander_is_proposed_where_the_commander_signs() -> None:
    known = PostMortem(
        incident=Incident(commander="@tomas"),
        closing=Closing(signatures=(Signature(role="Incident commander"), Signature(role="CTO"))),
    )
    given = Given(date(2026, 3, 13), "", "")
    offered = [proposal(known, f"closing.signatures.{row}.name", given) for row in range(3)]
    assert offered == ["@tomas", "", ""]
