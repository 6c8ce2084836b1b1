import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.intake.entry import read_entry
from pmwizard.postmortem.timeline import Event

AFTER = datetime(2025, 12, 19, 14, 0, tzinfo=UTC)


def fields(text: str) -> tuple[str, str, str, str]:
    entry = read_entry(text, "UTC", AFTER)
    return entry.event, entry.owner, entry.notes, entry.link


def test_time_event_owner_notes() -> None:
    entry = read_entry("14:45 Mitigation started @devops - scaling read replicas", "UTC", AFTER)
    assert entry.event_row() == Event(
        at=datetime(2025, 12, 19, 14, 45, tzinfo=UTC), event="Mitigation started", owner="@devops", notes="scaling read replicas"
    )
    assert entry.understood == "14:45 UTC · Mitigation started · @devops · scaling read replicas"


def test_who_comes_before_the_dash_and_the_notes_after_it() -> None:
    assert fields("14:25 Alert raised @pager - @mira") == ("Alert raised", "@pager", "@mira", "")
    assert fields("14:25 Alert raised - @mira") == ("Alert raised", "@mira", "", "")


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("+5m Rolled back", "14:05 UTC · Rolled back"),
        ("2025-12-20 14:45 Rolled back", "2025-12-20 14:45 UTC · Rolled back"),
        ("14:45 CET Rolled back", "13:45 UTC · Rolled back"),
        ("~14:30 Rolled back", "~14:30 UTC · Rolled back"),
        ("14:45:10 Rolled back", "14:45:10 UTC · Rolled back"),
        ("14:45-15:10 Rolled back", "14:45–15:10 UTC · Rolled back"),
        ("01:10 Rolled back", "2025-12-20 01:10 UTC · Rolled back"),
        ("?? Rolled back", "?? · Rolled back"),
        ("Rolled back", "no time · Rolled back"),
        ("* [14:45] Rolled back", "14:45 UTC · Rolled back"),
        ("**14:45** Rolled back", "14:45 UTC · Rolled back"),
        ("1. 14:45 Rolled back", "14:45 UTC · Rolled back"),
        ("- [x] 14:45 Rolled back", "14:45 UTC · Rolled back"),
        ("🚨 14:45 Rolled back", "14:45 UTC · Rolled back"),
        ("At 14:45 UTC, rolled back", "14:45 UTC · rolled back"),
        ("from 14:45 to 15:10 rolled back", "14:45–15:10 UTC · rolled back"),
        ("between 14:45 and 15:10 rolled back", "14:45–15:10 UTC · rolled back"),
        ("Rolled back at 14:45", "14:45 UTC · Rolled back"),
        ("Rolled back at 14:45 CET", "13:45 UTC · Rolled back"),
        ("Rolled back @ 14:45", "14:45 UTC · Rolled back"),
        ("Rolled back — 14:45", "14:45 UTC · Rolled back"),
        ("On call rolled back at 14:45", "14:45 UTC · On call rolled back"),
        ("Rolled back (14:45)", "14:45 UTC · Rolled back"),
        ("Resolved: 14:45", "14:45 UTC · Resolved"),
        ("12/20/2025 2:45 PM Rolled back", "2025-12-20 14:45 UTC · Rolled back"),
        ("**14:45:** Rolled back", "14:45 UTC · Rolled back"),
        ("- **14:45: Rolled back**", "14:45 UTC · Rolled back"),
        ("14:45 – Rolled back", "14:45 UTC · Rolled back"),
        ("14:45: Rolled back", "14:45 UTC · Rolled back"),
        ("", "no time"),
    ],
)
def test_the_reading_is_shown_on_one_line(text: str, understood: str) -> None:
    assert read_entry(text, "UTC", AFTER).understood == understood


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:45 Fix deployed @ana @bo", ("Fix deployed", "@ana @bo", "", "")),
        ("14:45 Fix deployed - by hand @ana", ("Fix deployed", "@ana", "by hand", "")),
        ("14:45 `@ana` Fix deployed", ("Fix deployed", "@ana", "", "")),
        ("14:45 @ana sees errors", ("@ana sees errors", "@ana", "", "")),
        ("14:45 Paged @ana because of lag", ("Paged @ana because of lag", "@ana", "", "")),
        ("14:45 Paged @ana", ("Paged @ana", "@ana", "", "")),
        ("14:45 Handed over to @ana", ("Handed over to @ana", "@ana", "", "")),
        ("14:45 Filed at https://git.example.com/7", ("Filed at https://git.example.com/7", "", "", "https://git.example.com/7")),
        ("14:45 Mail from ana@example.com", ("Mail from ana@example.com", "", "", "")),
        ("14:45 Told everyone @here", ("Told everyone @here", "", "", "")),
        ("14:45 Fixed by the database team", ("Fixed by the database team", "", "", "")),
        ("14:45 Read-only mode — half-open — still", ("Read-only mode", "", "half-open — still", "")),
        ("14:45 Fixed in [PR 7](https://git.example.com/7)", ("Fixed in PR 7", "", "", "https://git.example.com/7")),
        ("14:45 Fixed @ana https://git.example.com/7", ("Fixed", "@ana", "", "https://git.example.com/7")),
        ("14:45 Fixed - see https://git.example.com/7", ("Fixed", "", "see", "https://git.example.com/7")),
        ("14:45 https://git.example.com/7", ("https://git.example.com/7", "", "", "https://git.example.com/7")),
        ("14:45 [ERROR] x [/foo] | y", ("[ERROR] x [/foo] | y", "", "", "")),
        ("#1443 merged", ("#1443 merged", "", "", "")),
        ("14:45 Eastern region down", ("Eastern region down", "", "", "")),
    ],
)
def test_owner_notes_and_link(text: str, expected: tuple[str, str, str, str]) -> None:
    assert fields(text) == expected


def test_a_range_keeps_its_end_in_the_notes() -> None:
    row = read_entry("14:45-15:10 Failover @db - two tries", "UTC", AFTER).event_row()
    assert row.notes == "until 2025-12-19 15:10 UTC; two tries"


def test_an_earlier_time_is_a_late_entry_of_the_same_day() -> None:
    assert read_entry("09:00 Cache warmed", "UTC", AFTER).at == datetime(2025, 12, 19, 9, 0, tzinfo=UTC)


def test_a_night_is_crossed_and_said() -> None:
    entry = read_entry("01:30 Still down", "UTC", AFTER)
    assert entry.at == datetime(2025, 12, 20, 1, 30, tzinfo=UTC)
    assert entry.doubts == ("no date: taken as the day after the row before, 2025-12-20",)


def test_the_first_row_takes_the_day_given() -> None:
    entry = read_entry("14:45 First", "Europe/Berlin", None, date(2025, 12, 19))
    assert entry.at == datetime(2025, 12, 19, 13, 45, tzinfo=UTC)
    assert entry.doubts == ("no date: taken as 2025-12-19",)
    assert read_entry("14:45 First", "UTC", None).at == "14:45"


def test_without_a_time_the_words_stay() -> None:
    entry = read_entry("Disk was full all day", "UTC", AFTER)
    assert (entry.at, entry.event, entry.doubts) == ("", "Disk was full all day", ("no time",))


@pytest.mark.parametrize(
    "text",
    [
        "Failover took 1h20",
        "Failover done (1h20)",
        "Change put off to tomorrow 08:00",
        "Carts empty until 16:10",
        "Review due at 18:00",
        "Next call at 18:00",
        "Copy of 02:00 put back",
        "Put back the copy of 02:00",
        "Cache hit ratio 4:10",
        "Cache hit ratio - 4:10",
        "Slow since 13:10",
        "Pool doubled: 4:10",
    ],
)
def test_a_span_a_deadline_or_another_thing_s_time_stays_in_the_words(text: str) -> None:
    entry = read_entry(text, "UTC", AFTER)
    assert (entry.at, " - ".join(filter(None, (entry.event, entry.notes)))) == ("", text)


def test_a_time_taken_from_the_end_is_said() -> None:
    assert read_entry("Pool doubled at 14:45", "UTC", AFTER).doubts == (
        "no date: taken from the row before",
        "the time is taken from the end of the line: 14:45",
    )


_WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "14:45",
                "+5m",
                "2025-12-19",
                "~",
                "@ana",
                "-",
                "—",
                "–",
                "[a](https://e.example/1)",
                "https://e.example/2",
                "**",
                "`",
            ),
            *(
                "Fix",
                "deployed",
                "|",
                ":",
                "[ERROR]",
                "@here",
                "ana@example.com",
                "CET",
                "(17:14 UTC)",
                "\0",
                "\x1b[31m",
                "é",
                "שלום",
                "🔥",
            ),
        ]
    ),
    max_size=9,
).map(" ".join)


@given(st.one_of(st.text(), _WORDS, _WORDS.map(lambda words: "14:45 " + words)), st.none() | st.just(AFTER))
def test_no_word_of_the_input_is_lost(text: str, after: datetime | None) -> None:
    entry = read_entry(text, "UTC", after)
    assert entry == read_entry(text, "UTC", after)
    kept = " ".join((str(entry.at), entry.event, entry.owner, entry.notes, entry.link))
    _, _, rest = text.partition("14:45 ") if isinstance(entry.at, datetime) else ("", "", text)
    timed = {"14", "45", "17", "UTC", "CET", "2025", "12", "19", "5m"} if isinstance(entry.at, datetime) else set()
    assert all(word in kept for word in re.findall(r"\w+", rest) if word not in timed)
    assert "\n" not in entry.understood
    entry.event_row()


@pytest.mark.parametrize(
    "piece", ["x", " ", "@a ", "14:45 ", "- ", "[(", "[a](http", "é", "1", "*", "@", "`@a", "[", "(", " - ", "+1h", "~", "a.b"]
)
def test_a_megabyte_is_read(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    entry = read_entry("14:45 " + text, "UTC", AFTER)
    assert isinstance(entry.at, datetime)
    assert len(entry.understood) < 3000
