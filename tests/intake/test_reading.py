"""What holds of every format: no text breaks a reader, none is lost, the same text reads the same."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.intake.candidate import Candidate, Rest
from pmwizard.intake.formats import BY_NAME
from pmwizard.intake.reading import Intake, read

FORMATS = sorted(BY_NAME)
_PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\r\n",
            "\r",
            " ",
            "  ",
            "\t",
            "|",
            ",",
            ";",
            '"',
            "- ",
            "* ",
            "# ",
            "### ",
            "> ",
            "```\n",
            "**",
            "---\n",
            "[",
            "]",
        ),
        *(
            "14:45",
            "2:45 PM",
            "13:55 PM",
            "??",
            "HH:mm",
            "2025-12-19",
            "19 Dec 2025",
            "12-05",
            "T",
            "Z",
            " CET",
            "+5m",
            "~",
            "14.43",
            "1443",
        ),
        *("Time", "Event", "Owner", "Time,Event\n", "| Time | Event |\n|---|---|\n", "All times in PST\n", "Date: 2025-12-19\n"),
        *("ana [1:26 PM]\n", "Ana\n  1:26 PM\n", "1:27\n", ":eyes:\n2\n", "2 replies\n", "[3 hours ago]\n", "APP\n"),
        *("Ana Holt\n:star: 1:28 PM\n", "bo — 12/19/2025 1:29 PM\n", "Bo Lind, 1:30 PM\n", "Cy  2 hours ago\n", "sep=;\n"),
        *(
            "between ",
            "Dec  9 14:45:10 web shop: ",
            "(Dec 20)",
            "12 noon",
            "±",
            "Friday\n",
            "- Seen at 2025-12-19 14:45\n",
            "[pod/a] ",
        ),
        *("commit 4bef440\n", "Author: A <a@b.example>\n", "Date:   Fri Dec 19 14:45:10 2025 +0100\n", "    message\n"),
        *(
            "2025-12-19T14:45:10Z ERROR ",
            "Dec 19 14:45:10 web shop[1]: ",
            "E1219 14:45:10.1 1 a.go:1] ",
            '{"ts": 1766154300, "msg": "x"}\n',
        ),
        *(
            "https://a.slack.com/archives/C1/p1766155539340139",
            "@ana",
            "\0",
            "\x1b[31m",
            "\ufeff",
            "\u202f",
            "é",
            "שלום",
            "🔥",
            "\ud800",
            "words",
        ),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=25).map("".join))
_KEYS = st.sampled_from(
    [
        *(
            "log_entries",
            "notes",
            "messages",
            "data",
            "alerts",
            "incident",
            "incidents",
            "incident_updates",
            "events",
            "event",
            "type",
            "log",
        ),
        *(
            "created_at",
            "createdAt",
            "summary",
            "content",
            "user",
            "agent",
            "channel",
            "text",
            "ts",
            "attributes",
            "timestamp",
            "labels",
        ),
        *(
            "startsAt",
            "endsAt",
            "status",
            "display_at",
            "body",
            "date_happened",
            "title",
            "annotations",
            "reactions",
            "blocks",
            "attachments",
        ),
    ]
)
_VALUES = st.recursive(
    st.sampled_from(
        ["2025-12-19T14:45:10Z", "0001-01-01T00:00:00Z", "1766155510.000200", "trigger_log_entry", "resolved", "", "x", "\ud800"]
    )
    | st.sampled_from([None, True, 0, 1766155510, -1.5, 10**30]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=6),
    max_leaves=12,
)
DOCUMENTS = st.one_of(st.lists(_VALUES, max_size=4), st.dictionaries(_KEYS, _VALUES, max_size=4))


def assert_whole(text: str, intake: Intake) -> None:
    """Every character of the input is in a candidate's raw or in the rest, and each time is UTC or the words for it."""
    covered = bytearray(len(text))
    pieces: list[Candidate | Rest] = [*intake.candidates, *intake.rest]
    for piece in pieces:
        end = piece.start + len(piece.raw)
        assert text[piece.start : end] == piece.raw
        covered[piece.start : end] = b"\1" * len(piece.raw)
    assert all(covered)
    for candidate in intake.candidates:
        if isinstance(candidate.at, datetime):
            assert candidate.at.tzinfo is UTC
            assert candidate.precision in ("second", "minute")
        else:
            assert candidate.doubts
        candidate.event_row()


@given(TEXTS, st.sampled_from(["", *FORMATS]), st.sampled_from(["", "Europe/Berlin", "PST"]), st.none() | st.dates())
def test_no_text_breaks_a_reader_or_is_lost(text: str, name: str, zone: str, day: date | None) -> None:
    intake = read(text, zone, day, name)
    assert_whole(text, intake)
    assert read(text, zone, day, name) == intake


@given(DOCUMENTS, st.sampled_from(["", *FORMATS]), st.sampled_from([None, 1]))
def test_no_json_breaks_a_reader_or_is_lost(document: Any, name: str, indent: int | None) -> None:
    text = json.dumps(document, indent=indent, ensure_ascii=False)
    assert_whole(text, read(text, format_name=name))


@pytest.mark.parametrize("name", FORMATS)
def test_a_long_text_is_read_by_every_reader(name: str) -> None:
    for piece in ("x", "14:45 x\n", "ana [1:26 PM]\n", "|a", "```\n", "[{", '"'):
        text = piece * (20_000 // len(piece))
        assert_whole(text, read(text, "UTC", date(2025, 12, 19), name))


def test_the_ends_of_time_are_read() -> None:
    for text in ("- 9999-12-31 23:59 UTC a\n- 00:01 b\n", "- 0001-01-01 00:01 UTC a\n- 00:05 b\n- +5d c\n"):
        for zone in ("Asia/Tokyo", "America/New_York"):
            assert_whole(text, read(text, zone))
    far = "- 2025-12-19 15:45 - 9999-12-31 23:59 UTC https://a.slack.com/archives/C1/p1766155539340139"
    assert_whole(far, read(far))


def test_an_empty_text_gives_nothing() -> None:
    assert (read("").candidates, read("").not_understood) == ((), ())


def test_a_few_candidates_are_all_marked_where_none_stands_out() -> None:
    assert all(candidate.chosen for candidate in read("ana [1:26 PM]\nhello\n\nbo [1:27 PM]\nhi\n").candidates)
