from datetime import UTC, date, datetime

import pytest

from pmwizard.intake.reading import read


@pytest.mark.parametrize(
    ("line", "text", "actor"),
    [
        ("2025-12-19T14:25:00Z ERROR pool exhausted", "ERROR pool exhausted", ""),
        ("2025-12-19 14:25:00,123 [main] pool exhausted", "[main] pool exhausted", ""),
        ("[2025-12-19 15:25:00 +0100] pool exhausted", "pool exhausted", ""),
        ("Dec 19 14:25:00 web-1 shop[812]: pool exhausted", "pool exhausted", "web-1 shop"),
        ("2025-12-19T15:25:00+0100 web-1 shop[812]: pool exhausted", "pool exhausted", "web-1 shop"),
        ("E1219 14:25:00.123456   812 pool.go:12] pool exhausted", "812 pool.go:12] pool exhausted", ""),
        ('10.0.0.1 - - [19/Dec/2025:14:25:00 +0000] "GET /cart" 503', '"GET /cart" 503', "10.0.0.1"),
        ("[Fri Dec 19 14:25:00.123456 2025] [core:error] pool exhausted", "[core:error] pool exhausted", ""),
        ("14:25:00.123 [main] ERROR pool exhausted", "[main] ERROR pool exhausted", ""),
        ("shop-1  | 2025-12-19T14:25:00Z pool exhausted", "pool exhausted", "shop-1"),
        ("[pod/shop-1/app] 2025-12-19T14:25:00.1Z pool exhausted", "pool exhausted", "pod/shop-1/app"),
        ("shop-1 app 2025-12-19T14:25:00.123456789Z pool exhausted", "pool exhausted", "shop-1 app"),
        ("logs/shop.log:2025-12-19 14:25:00 pool exhausted", "pool exhausted", "logs/shop.log"),
        ("[ERROR] 2025-12-19 14:25:00 pool exhausted", "[ERROR] pool exhausted", ""),
        ("ERROR 2025-12-19 14:25:00 pool exhausted", "ERROR pool exhausted", ""),
        ("Fri 2025-12-19 14:25:00.123456 UTC web-1 shop[812]: pool exhausted", "pool exhausted", "web-1 shop"),
        ("<34>1 2025-12-19T14:25:00.003Z pool exhausted", "pool exhausted", ""),
        ("<34>Dec 19 14:25:00 web-1 shop: pool exhausted", "pool exhausted", "web-1 shop"),
        ("Dec 19 2025 14:25:00 pool exhausted", "pool exhausted", ""),
        ("812:M 19 Dec 2025 14:25:00.123 pool exhausted", "pool exhausted", "812:M"),
        ("[2025-12-19, 14:25:00 UTC] pool exhausted", "pool exhausted", ""),
        ("2025-12-19 14:25:00, pool exhausted", "pool exhausted", ""),
        ('{"t": {"$date": "2025-12-19T14:25:00.1+00:00"}, "msg": "pool exhausted", "c": "NET"}', "pool exhausted", ""),
        ('{"__REALTIME_TIMESTAMP": "1766154300250000", "MESSAGE": "pool exhausted", "_COMM": "shop"}', "pool exhausted", "shop"),
        ('{"level": "error", "ts": 1766154300.25, "msg": "pool exhausted", "logger": "shop"}', "pool exhausted", "shop"),
        ('time="2025-12-19T14:25:00Z" level=error msg="pool \\"main\\" exhausted"', 'pool \\"main\\" exhausted', ""),
    ],
)
def test_stamps_of_logs(line: str, text: str, actor: str) -> None:
    intake = read(f"{line}\n  at pool.take\n{line}\n", "UTC", date(2025, 12, 19))
    assert intake.format == "log"
    first = intake.candidates[0]
    assert isinstance(first.at, datetime)
    assert first.at.replace(microsecond=0) == datetime(2025, 12, 19, 14, 25, tzinfo=UTC)
    assert (first.text, first.actor) == (f"{text}\n  at pool.take", actor)


def test_the_first_of_each_grave_message_is_marked() -> None:
    lines = [
        "2025-12-19T14:25:01Z INFO ready",
        "2025-12-19T14:25:02Z ERROR pool 1 exhausted",
        "2025-12-19T14:25:03Z ERROR pool 2 exhausted",
    ]
    assert [c.chosen for c in read("\n".join(lines)).candidates] == [False, True, False]


def test_a_log_without_a_year_asks_for_the_date() -> None:
    text = "-- Boot 1 --\nDec 19 14:25:00 web-1 shop: a\nDec 19 14:25:01 web-1 shop: b\n"
    intake = read(text)
    assert [question.about for question in intake.questions] == ["zone", "date"]
    assert [c.at for c in intake.candidates] == ["Dec 19 14:25:00", "Dec 19 14:25:01"]
    assert intake.not_understood == ()


def test_what_stands_before_the_first_stamp_is_not_understood() -> None:
    intake = read("some banner\n2025-12-19T14:25:01Z a\n2025-12-19T14:25:02Z b\n")
    assert [rest.raw for rest in intake.not_understood] == ["some banner\n"]


def test_a_day_of_one_digit_stands_behind_two_spaces() -> None:
    intake = read("Dec  9 14:25:00 web-1 shop: a\nDec  9 14:25:01 web-1 shop: b\n", "UTC", date(2025, 12, 19))
    assert (intake.format, intake.candidates[0].at) == ("log", datetime(2025, 12, 9, 14, 25, tzinfo=UTC))


def test_the_last_digits_of_a_year_before_the_month_are_said() -> None:
    intake = read("25/12/09 14:25:00 INFO Pool: full\n25/12/09 14:25:01 ERROR Pool: gone\n", "UTC")
    first, second = intake.candidates
    assert (first.at, first.doubts) == (
        datetime(2025, 12, 9, 14, 25, tzinfo=UTC),
        ("25/12/09 read as year, month and day: 2025-12-09",),
    )
    assert (second.text, second.actor, second.chosen) == ("ERROR Pool: gone", "", True)


def test_a_level_may_stand_further_in() -> None:
    lines = [
        f"2025-12-19 14:25:0{number},1 - shop.pool - {level} - full\n"
        for number, level in enumerate(("INFO", "ERROR", "INFO", "INFO"))
    ]
    assert [c.chosen for c in read("".join(lines)).candidates] == [False, True, False, False]


def test_a_list_of_dated_items_is_no_log() -> None:
    assert read("- 2025-12-19 14:25:00 Pool full\n- 2025-12-19 14:26:00 Pool doubled\n").format == "text"
