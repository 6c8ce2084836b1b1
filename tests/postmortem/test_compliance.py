"""Regulations are known by any spelling, listed in a template's order, and give deadlines from detection."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.postmortem.compliance import (
    LISTED,
    RULES,
    VERDICTS,
    Compliance,
    Regulation,
    deadline,
    listed,
    reporting,
    rule_of,
    span_of,
)
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.proposals import Given, proposal
from pmwizard.postmortem.timeline import Event, Timeline
from tests.strategies import parts, texts

DETECTED = datetime(2026, 3, 12, 9, 49, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("GDPR", "GDPR"),
        ("gdpr ", "GDPR"),
        ("GDPR breach notification", "GDPR"),
        ("PCI-DSS", "PCI DSS"),
        ("PCI-DSS incident report", "PCI DSS"),
        ("SOC 2", "SOC2"),
        ("FedRAMP IR-6 reporting to Agency", "FedRAMP"),
        ("state laws", "State laws"),
    ],
)
def test_a_regulation_is_known_by_its_name_and_by_the_reports_words(name: str, rule: str) -> None:
    found = rule_of(name)
    assert found is not None
    assert found.name == rule


@pytest.mark.parametrize("name", ["", "!?", "NIS2", "GDPR and others"])
def test_a_regulation_of_ones_own_is_no_known_one(name: str) -> None:
    assert rule_of(name) is None


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("YES", "required"),
        ("Required", "required"),
        ("NO", "not applicable"),
        ("N/A", "not applicable"),
        ("not applicable", "not applicable"),
        ("DONE", "done"),
        ("", ""),
    ],
)
def test_a_verdict_is_read_in_the_words_of_either_template(word: str, verdict: str) -> None:
    assert VERDICTS.read(word) == verdict
    assert Regulation(verdict=word).verdict == verdict


@pytest.mark.parametrize(
    ("regulation", "due"),
    [
        (Regulation(name="GDPR", verdict="required"), DETECTED + timedelta(hours=72)),
        (Regulation(name="HIPAA", verdict="required"), DETECTED + timedelta(days=60)),
        (Regulation(name="GDPR", verdict="done", window="96 hours"), DETECTED + timedelta(hours=96)),
        (Regulation(name="NIS2", window="within 24h"), DETECTED + timedelta(hours=24)),
        (Regulation(name="PCI DSS", verdict="required"), None),
        (Regulation(name="GDPR", verdict="required", window="as soon as can be"), None),
        (Regulation(name="GDPR", verdict="not applicable"), None),
        (Regulation(name="NIS2", window="99999999d"), None),
        (Regulation(), None),
    ],
)
def test_a_deadline_counts_from_detection(regulation: Regulation, due: datetime | None) -> None:
    assert deadline(regulation, DETECTED) == due
    assert deadline(regulation, None) is None


def test_each_template_has_its_own_order_and_ones_own_regulations_come_last() -> None:
    rows = [Regulation(name=name) for name in ("NIS2", "SOC2", "GDPR", "own", "HIPAA", "gdpr", "State laws")]
    full = [row.name for row in listed(rows, "full")]
    report = [row.name for row in listed(rows, "report")]
    assert full == ["GDPR", "gdpr", "HIPAA", "State laws", "SOC2", "NIS2", "own"]
    assert report == ["HIPAA", "SOC2", "GDPR", "gdpr", "State laws", "NIS2", "own"]


def test_every_regulation_of_a_template_is_known() -> None:
    assert {name for names in LISTED.values() for name in names} == {rule.name for rule in RULES}


@pytest.mark.parametrize(
    ("verdicts", "answer"),
    [
        ((), ""),
        (("required", "not applicable"), "yes"),
        (("", "done"), "yes"),
        (("not applicable", "not applicable"), "no"),
        (("not applicable", ""), ""),
    ],
)
def test_what_the_verdicts_come_to(verdicts: tuple[str, ...], answer: str) -> None:
    assert reporting(tuple(Regulation(name="GDPR", verdict=verdict) for verdict in verdicts)) == answer


@given(texts())
def test_any_window_is_a_duration_or_none(window: str) -> None:
    span = span_of(window)
    assert span is None or span >= timedelta()


@given(st.lists(parts(Regulation), max_size=5), st.sampled_from(list(LISTED)))
def test_listing_loses_no_row(rows: list[Regulation], template: str) -> None:
    assert sorted(map(repr, listed(rows, template))) == sorted(map(repr, rows))


def test_the_rules_window_and_then_the_deadline_are_proposed() -> None:
    rows = (Regulation(name="gdpr", verdict="required"), Regulation(name="HIPAA"), Regulation(name="NIS2", verdict="required"))
    known = PostMortem(
        timeline=Timeline(events=(Event(at=DETECTED, milestone="detected"),)), compliance=Compliance(regulations=rows)
    )
    given = Given(DETECTED.date(), "", "")
    offered = [
        [proposal(known, f"compliance.regulations.{row}.{name}", given) for name in ("window", "note")] for row in range(4)
    ]
    assert offered == [["72 h", "due by 2026-03-15 09:49 UTC"], ["60 days", ""], ["", ""], ["", ""]]
