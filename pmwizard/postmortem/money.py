"""Amounts of money as people write them, and their sum: rather none than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_CURRENCY = r"[A-Z]{0,3}[$€£¥₹₩₽₺₴₪฿₫] | [A-Z]{3} | kr | zł | Kč"
_AMOUNT = re.compile(
    rf"""(?P<before>{_CURRENCY})? \s?
    (?P<whole> [0-9]{{1,3}} (?P<group>[,.'’\s]) [0-9]{{3}} (?:(?P=group)[0-9]{{3}})* | [0-9]{{1,15}} )
    (?: (?P<point>[,.]) (?P<cents>[0-9]{{1,2}}) )? \s?
    (?P<scale>[kKM])? \s? (?P<after>{_CURRENCY})?""",
    re.VERBOSE,
)
_SCALES = {"": 1, "k": 1_000, "K": 1_000, "M": 1_000_000}
_NOTHING = frozenset({"0", "-", "–", "—", "none", "no", "nothing", "n/a"})


@dataclass(frozen=True)
class Amount:
    """An amount and how it is written: the currency before or after it, what is between thousands, what is before cents."""

    value: Decimal = Decimal(0)
    before: str = ""
    after: str = ""
    group: str = ""
    point: str = ""


@dataclass(frozen=True)
class Total:
    """The sum of some amounts as text, or why there is none; both are empty where there are no amounts."""

    text: str = ""
    lacks: str = ""


def read_amount(text: str) -> Amount | None:
    """Read `$12,500`, `12 500,50 €`, `EUR 1.2M` or `none`; None where it is no amount, or could be two (`12.500`)."""
    words = text.strip()
    if words.casefold() in _NOTHING:
        return Amount()
    found = _AMOUNT.fullmatch(words)
    if not found:
        return None
    part = found.groupdict(default="")
    group, point = part["group"], part["point"]
    in_thousands = re.sub(r"\D", "", part["whole"])
    one_point = group == "." and not point and len(in_thousands) <= 6
    if one_point or (group and group == point) or (part["before"] and part["after"]):
        return None
    value = Decimal(f"{in_thousands}.{part['cents'] or 0}") * _SCALES[part["scale"]]
    return Amount(value, part["before"], part["after"], group, point)


def total(amounts: Iterable[tuple[str, str]]) -> Total:
    """Add up amounts, each with its name: only where all can be read, in one currency and one way of writing numbers."""
    read: list[Amount] = []
    for name, text in amounts:
        amount = read_amount(text)
        if amount is None:
            return Total(
                lacks=f'"{text.strip()}" is no clear amount' if text.strip() else f"{name.strip() or 'a row'} has no amount"
            )
        read.append(amount)
    costly = [amount for amount in read if amount.value] or read
    if len({amount.before + amount.after for amount in costly}) > 1:
        return Total(lacks="the amounts are in different currencies")
    if {amount.group for amount in costly if amount.group} & {amount.point for amount in costly}:
        return Total(lacks="the amounts write thousands and cents in different ways")
    return Total(_written(sum((amount.value for amount in costly), Decimal(0)), costly)) if costly else Total()


def _written(value: Decimal, like: list[Amount]) -> str:
    """Write a sum as its amounts are written; cents only where it has them."""
    first = like[0]
    point = next((amount.point for amount in like if amount.point), ".")
    group = next((amount.group for amount in like if amount.group), "." if point == "," else ",")
    whole, _, cents = f"{value:.2f}".partition(".")
    digits = f"{int(whole):,}".replace(",", group) + (f"{point}{cents}" if int(cents) else "")
    before = first.before + " " if first.before[-1:].isalpha() else first.before
    after = " " + first.after if first.after else ""
    return f"{before}{digits}{after}"
