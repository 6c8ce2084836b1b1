from __future__ import annotations

from pathlib import Path

import pytest

from pmwizard.drafts.errors import DraftError
from pmwizard.drafts.mistakes import DEEPEST, MOST_SHOWN
from pmwizard.drafts.toml_format import parse

PATH = Path("/drafts/INC-7.toml")


def told(text: str | bytes) -> list[str]:
    with pytest.raises(DraftError) as error:
        parse(text.encode() if isinstance(text, str) else text, PATH)
    first, *mistakes, advice = str(error.value).splitlines()
    assert first == "/drafts/INC-7.toml cannot be read:"
    assert "left as it is" in advice
    return [mistake.strip() for mistake in mistakes]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("[incident]\n\ntitle = 3", "line 3, incident.title: expected text in quotes, found 3"),
        ("left_at = true", "line 1, left_at: expected text in quotes, found true"),
        ("incident = 5", "line 1, incident: expected a table [incident], found 5"),
        ("[[incident]]", "line 1, incident: expected a table [incident], found a list"),
        (
            '[severity]\nlevel = "urgent"',
            'line 2, severity.level: expected one of "critical", "high", "medium", "low", found "urgent"',
        ),
        (
            "[incident]\nstarted_at = [\n1]",
            "line 2, incident.started_at: expected a time such as 2025-12-19T14:45:00Z, or words in quotes, found a list",
        ),
        (
            "[incident]\nreported_on = {x = 1}",
            "line 2, incident.reported_on: expected a date such as 2025-12-19, or words in quotes, found a table",
        ),
        (
            '[causes]\nfactors = "one"',
            'line 2, causes.factors: expected a list of texts, such as ["one", "two"], found "one"',
        ),
        (
            '[causes]\nfactors = [\n  "one",\n  2,\n]',
            'line 4, causes.factors: expected a list of texts, such as ["one", "two"], found 2',
        ),
        ("[timeline]\nevents = 1", "line 2, timeline.events: expected rows, each under its own [[timeline.events]], found 1"),
        ("[timeline.events]", "line 1, timeline.events: expected rows, each under its own [[timeline.events]], found a table"),
        (
            '[[timeline.events]]\n[[timeline.events]]\napproximate = "so so"',
            'line 3, timeline.events.approximate: expected true or false, found "so so"',
        ),
        (
            "[[severity.systems]]\ndowntime = 08:05:00",
            'line 2, severity.systems.downtime: expected a duration in quotes, such as "1h 7m", found 08:05:00',
        ),
        ("[actions]\ngiven = -2", "line 2, actions.given: expected a whole number, 0 or more, found -2"),
        ('[unfinished]\n"a.b" = 1', "line 2, unfinished.a.b: expected text in quotes, found 1"),
        ("unfinished = []", "line 1, unfinished: expected a table [unfinished], found a list"),
        ("schema = 0", "line 1, schema: expected the number 1 or a lower one, 1 or more"),
        ("[vendor]\nsize = 9223372036854775808", "line 2, vendor.size: expected numbers of at most 64 bits"),
        ("[vendor]\nsize = " + "9" * 5000, "line 2: expected numbers of at most 64 bits"),
        ("[incident]\ntitle = ", "line 2, at the end: not TOML: Invalid value"),
        ("a =\nb = 1", "line 1, column 4: not TOML: Invalid value"),
        ("title = [1\n\n", "line 1, at the end: not TOML: Unclosed array"),
        ('a = "\x00"', "line 1, column 6: not TOML: Illegal character '\\x00'"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, mistake: str) -> None:
    assert told(text) == [mistake]


def test_every_mistake_is_told_in_the_order_of_the_file() -> None:
    mistakes = told("[summary]\nimpact = 1\n[incident]\ntitle = 2\n[[actions.items]]\n[[actions.items]]\nowner = 3\n")
    assert [mistake.partition(":")[0] for mistake in mistakes] == [
        "line 2, summary.impact",
        "line 4, incident.title",
        "line 7, actions.items.owner",
    ]


def test_so_many_mistakes_that_no_screen_holds_them() -> None:
    mistakes = told("[causes]\nfactors = [" + "1," * 5000 + "]")
    assert len(mistakes) == MOST_SHOWN + 1
    assert mistakes[-1] == f"and {5000 - MOST_SHOWN} more"


def test_not_utf_8() -> None:
    assert told(b"# fine\n\n[incident]\ntitle = '\xe9'") == ["line 4: expected text in UTF-8, found the byte 0xe9"]
    assert told("schema = 1".encode("utf-16"))[0].startswith("line 1: expected text in UTF-8")


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 5000, "a = " + "[" * 300 + "]" * 300, "[" + ".".join("x" * 3000) + "]"],
    ids=["open", "closed", "headed"],
)
def test_lists_and_tables_too_deep(text: str) -> None:
    (mistake,) = told(text)
    assert mistake.endswith(f"expected lists and tables at most {DEEPEST} deep in each other")


def test_long_and_hostile_values_are_shown_harmless() -> None:
    (mistake,) = told('[severity]\nlevel = "\\u001b]0;owned\\u0007\\u202e' + "x" * 10_000 + '"')
    assert len(mistake) < 250
    assert mistake.isprintable()


def test_a_newer_file_is_not_guessed_at() -> None:
    with pytest.raises(DraftError, match=r"INC-7\.toml was written by a newer pmwizard \(schema 99; .*Update pmwizard"):
        parse(b'schema = 99\n[incident]\ntitle = "x"', PATH)
