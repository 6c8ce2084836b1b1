"""What is not to be imported: the addresses and numbers at which people are alerted."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"(?<![\w.+%-])([\w.+%-]{1,64})@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_PHONE = re.compile(
    r"(?<![\w+])(?:\+\d{1,3}(?:[\s./()-]{0,2}\d{1,5}){2,6}|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}|1-\d{10})(?!\w)", re.ASCII
)
# Numbers with a dash are ids as well: only 1-5551234567, or one that a word such as SMS leads to, is of a phone.
_LED_TO = re.compile(
    r"\b((?:sms|text|voice|phone|mobile|call|tel)\w{0,3}\W{1,3}(?:(?:to|at|via)\s)?)\d{1,3}-\d{7,12}(?!\w)",
    re.IGNORECASE | re.ASCII,
)


def without_addresses(text: str) -> str:
    """Give a text with the name before the @ in place of an e-mail address, and a mark in place of a phone number."""
    named = _EMAIL.sub(lambda match: match[1], text) if "@" in text else text
    return _PHONE.sub("(number left out)", _LED_TO.sub(r"\1(number left out)", named))
