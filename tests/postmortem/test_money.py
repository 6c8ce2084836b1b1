"""Amounts as people write them, and sums that are right or not given at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.postmortem.money import Total, read_amount, total
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$12,500", 12500),
        (" €71,000 ", 71000),
        ("1,234.50 USD", "1234.50"),
        ("EUR 1.2M", 1200000),
        ("$12.5k", 12500),
        ("12 500,50 €", "12500.50"),
        ("1'234.50 CHF", "1234.50"),
        ("1.234.567 €", 1234567),
        ("€1.234,50", "1234.50"),
        ("12,50", "12.50"),
        ("CA$5", 5),
        ("kr 500", 500),
        ("0", 0),
        ("None", 0),
        ("–", 0),
    ],
)
def test_an_amount_is_read(text: str, value: int | str) -> None:
    amount = read_amount(text)
    assert amount
    assert amount.value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12.500",
        "€ 12.500",
        "about $5",
        "$5,000 (estimated)",
        "$5 €",
        "10 hours",
        "12,500,3",
        "1,23,456",
        "-$5",
        "$",
        "5%",
        "٣",
    ],
)
def test_what_is_no_amount_or_could_be_two_is_not_read(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize(
    ("amounts", "text"),
    [
        (("$12,500", "$8,000", "$2,000", "$15,000"), "$37,500"),
        (("€71,000", "none", "0"), "€71,000"),
        (("$12.5k", "$8,000"), "$20,500"),
        (("€1.234,50", "€20,25"), "€1.254,75"),
        (("12 500 €", "1 €"), "12 501 €"),
        (("EUR 5.20", "EUR 5,000"), "EUR 5,005.20"),
        (("$0.50", "$0.50"), "$1"),
        (("900 SEK", "200 SEK"), "1,100 SEK"),
        (("none", "-"), "0"),
        ((), ""),
    ],
)
def test_amounts_in_one_currency_are_added_up(amounts: tuple[str, ...], text: str) -> None:
    assert total(("", amount) for amount in amounts) == Total(text)


@pytest.mark.parametrize(
    ("amounts", "lacks"),
    [
        (("$5", "€3"), "the amounts are in different currencies"),
        (("$5", "3"), "the amounts are in different currencies"),
        (("$5", ""), "Support Costs has no amount"),
        (("$5", "a lot"), '"a lot" is no clear amount'),
        (("€1.234,50", "€2,000"), "the amounts write thousands and cents in different ways"),
    ],
)
def test_what_cannot_be_added_up_says_why(amounts: tuple[str, ...], lacks: str) -> None:
    assert total(("Support Costs", amount) for amount in amounts) == Total(lacks=lacks)


def test_an_amount_without_a_name_is_called_a_row() -> None:
    assert total([("", "")]).lacks == "a row has no amount"


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8))
def test_a_sum_reads_as_the_sum(numbers: list[int]) -> None:
    added = total(("", f"${number:,}") for number in numbers)
    amount = read_amount(added.text)
    assert amount
    assert amount.value == sum(numbers)


@given(st.lists(texts(), max_size=4))
def test_any_amounts_are_answered(amounts: list[str]) -> None:
    added = total(("", amount) for amount in amounts)
    assert not (added.text and added.lacks)
    assert bool(added.text or added.lacks) == bool(amounts)
