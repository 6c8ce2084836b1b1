from datetime import date, datetime

import pytest

from pmwizard.intake.moments import place
from pmwizard.intake.phrases import scan
from pmwizard.intake.row_words import head_and_rest

DAY = date(2025, 12, 19)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        *(
            (f"{head} pool doubled", "14:45")
            for head in ("- *14:45* -", "_14:45_", "__14:45__:", "(14:45)", "`14:45`", "[14:45]", "> 14:45")
        ),
        *(
            (f"{head} pool doubled", "14:45")
            for head in ("14:45;", "14:45.", "14:45,", "14:45 ::", "14:45 =>", "14:45 →", "14:45 |", "14:45h")
        ),
        *(
            (f"{head} pool doubled", "14:45")
            for head in ("2025-12-19 (Fri) 14:45", "2025-12-19 14:45 (Fri)", "2025-12-19 @ 14:45")
        ),
        *(
            (f"{head} pool doubled", "14:45")
            for head in ("14:45 Dec 19:", "14:45 on Dec 19:", "Friday 14:45", "Fri 19 Dec 14:45")
        ),
        *(
            (f"{head} pool doubled", "14:45")
            for head in ("19.12.2025, 14:45 Uhr:", "19-Dec-2025 14:45", "2025-12-19T14:45:00.123Z")
        ),
        *(
            (f"{head} pool doubled", "14:45")
            for head in ("14:45 UTC / 09:45 EST:", "09:45 EST / 14:45 UTC:", "14:45 UTC (09:45 EST):")
        ),
        *(
            (f"{head} pool doubled", "14:45")
            for head in ("15:45 GMT+1:", "15:45 (UTC+1)", "9:45 AM (EST):", "15:45 UTC+01:00 -", "15:45 CET -")
        ),
        *(
            (f"{head} pool doubled", "14:45–15:00")
            for head in ("14:45 UTC - 15:00 UTC:", "14:45-15:00", "15:45 CET – 15:00 UTC –")
        ),
    ],
)
def test_heads_of_lines(text: str, when: str) -> None:
    phrase = scan(text)
    assert phrase
    reading = place(phrase, text, "UTC", DAY)
    assert isinstance(reading.at, datetime)
    end = f"–{reading.until:%H:%M}" if reading.until else ""
    assert (f"{reading.at:%H:%M}{end}", reading.day) == (when, DAY)
    assert head_and_rest(text, phrase)[1] == "pool doubled"


@pytest.mark.parametrize(
    "text",
    [
        "pool doubled",
        "#1443 merged",
        "Monday was calm",
        "3 Dec nodes failed",
        "1.14.0 released",
        "10-12 servers",
        "100% of users",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert scan(text) is None


def test_a_weekday_that_does_not_fit_is_a_slip_near_the_day_and_a_year_far_from_it() -> None:
    near, far = scan("Thursday, December 19th 14:45"), scan("Saturday Oct 30th 14:45")
    assert near
    assert far
    slip, year = place(near, "", "UTC", DAY), place(far, "", "UTC", date(2025, 3, 1))
    assert slip.day == DAY
    assert "2025-12-19 is a Friday, not a Thursday" in slip.doubts
    assert year.day == date(2021, 10, 30)
