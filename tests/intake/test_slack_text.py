from datetime import UTC, date, datetime

import pytest

from pmwizard.intake.candidate import Candidate
from pmwizard.intake.reading import Intake, read

DAY = date(2025, 12, 19)
OLD = """ana [1:26 PM]
checkout is slow for me, errors in the cart
anyone else?

bo   [1:31 PM]
same here (edited)
```
name [2:00 AM] is no header
```

ana [1:40 PM]
joined #incidents along with Cy.
"""
NEW = """120+ new messages

Ana Holt
  1:26 PM
checkout is slow
:eyes:
2

Page Bot
APP
  1:31 PM
queue full
1:33
still full

2 replies
Last reply today at 1:40 PMView thread

Bo Lind :palm_tree:
  11:59 PM
rolled back
12:04
all quiet
"""


def of(text: str, zone: str = "UTC", day: date | None = DAY) -> Intake:
    return read(text, zone, day)


def when(candidate: Candidate) -> str:
    assert isinstance(candidate.at, datetime)
    return f"{candidate.at:%d %H:%M}"


def test_the_old_layout() -> None:
    intake = of(OLD)
    assert intake.format == "slack"
    assert [(when(c), c.actor) for c in intake.candidates] == [("19 13:26", "ana"), ("19 13:31", "bo")]
    assert intake.candidates[0].text == "checkout is slow for me, errors in the cart\nanyone else?"
    assert intake.candidates[0].chosen
    assert [rest.why for rest in intake.rest] == ["left out: who joined or left"]


def test_the_new_layout() -> None:
    intake = of(NEW)
    assert [(when(c), c.actor, c.text) for c in intake.candidates] == [
        ("19 13:26", "Ana Holt", "checkout is slow"),
        ("19 13:31", "Page Bot", "queue full"),
        ("19 13:33", "Page Bot", "still full"),
        ("19 23:59", "Bo Lind", "rolled back"),
        ("20 00:04", "Bo Lind", "all quiet"),
    ]
    assert intake.candidates[0].chosen
    assert intake.candidates[4].doubts == ("no date: taken as the day after the row before, 2025-12-20",)
    assert intake.not_understood == ()


def test_date_and_zone_are_asked_once_and_followed() -> None:
    asked = read(OLD)
    assert [question.about for question in asked.questions] == ["zone", "date"]
    assert asked.candidates[0].at == "1:26 PM"
    answered = read(OLD, "America/New_York", DAY)
    assert answered.questions == ()
    assert answered.candidates[0].at == datetime(2025, 12, 19, 18, 26, tzinfo=UTC)


def test_the_day_of_the_draft_is_assumed_and_still_asked() -> None:
    intake = read(OLD, home="Europe/Berlin", near=DAY)
    assert [question.about for question in intake.questions] == ["zone", "date"]
    assert intake.candidates[0].at == datetime(2025, 12, 19, 12, 26, tzinfo=UTC)


def test_a_clock_that_steps_back_is_no_midnight_and_is_said() -> None:
    intake = of("ana [7:40 AM]\nhere\n\nbo [7:22 AM]\nquoted from elsewhere\n\nbo [7:50 AM]\nnow\n")
    assert [when(c) for c in intake.candidates] == ["19 07:22", "19 07:40", "19 07:50"]
    assert intake.candidates[0].doubts == ("the clock steps back here, from 07:40 to 07:22: the day is kept",)
    assert intake.warnings == ("The clock steps back once; the day was kept each time. Set a date where a new day begins.",)


def test_days_between_the_messages_are_followed() -> None:
    text = "ana [11:00 PM]\nlate\n\nSaturday, December 20th\n\nana [9:00 AM]\nearly\n\n## another log\n\nbo [9:10 AM]\nyes\n"
    intake = of(text)
    assert [when(c) for c in intake.candidates] == ["19 23:00", "20 09:00", "20 09:10"]
    assert "the day of what follows: 2025-12-20" in [rest.why for rest in intake.rest]


def test_an_age_is_not_a_time() -> None:
    intake = of("ana [1:26 PM]\nfirst\n\nana [3 hours ago]\nsecond\n")
    assert [c.at for c in intake.candidates][1] == "3 hours ago"
    assert intake.candidates[1].doubts == ("when that was is not known: 3 hours ago",)


@pytest.mark.parametrize(
    "text",
    [
        "ana  13:26\nslow\n\nbo  13:31\nsame\n",
        "ana\n  13:26\nslow\nbo\n  13:31\nsame\n",
        "ana [13:26]\nslow\nbo [13:31]\nsame",
        "ana [Dec 19th at 1:26 PM]\nslow\n\nbo [Dec 19th at 1:31 PM]\nsame\n",
        "ana 1:26 PM\nslow\n\nbo 1:31 PM\nsame\n",
        "ana\n  1:26\u202fPM\nslow\n\nbo\n  1:31\u202fPM\nsame\n",
    ],
)
def test_other_clients(text: str) -> None:
    intake = of(text)
    assert intake.format == "slack"
    assert [(when(c), c.actor, c.text) for c in intake.candidates] == [("19 13:26", "ana", "slow"), ("19 13:31", "bo", "same")]


def test_a_list_of_times_is_not_slack() -> None:
    assert of("* [13:26] @ana reports errors\n* [13:31] @bo agrees\n").format == "text"
    assert of("2:55 PM\nDeploy started\n3:10 PM\nRolled back\n").format == "text"


STATUS = """Ana Holt
1:26 PM
checkout is slow
1:27
anyone else?

Bo Lind
:palm_tree::skin-tone-2: 1:31 PM
same here
:eyes::+1:
12

Page Bot
APP  1:33 PM
queue full

4 hours agoView thread

Ana Holt
:star:  1:40 PM
rolled back
(edited)
"""


def test_a_status_or_a_badge_may_stand_before_the_time() -> None:
    intake = of(STATUS)
    assert [(when(c), c.actor, c.text) for c in intake.candidates] == [
        ("19 13:26", "Ana Holt", "checkout is slow"),
        ("19 13:27", "Ana Holt", "anyone else?"),
        ("19 13:31", "Bo Lind", "same here"),
        ("19 13:33", "Page Bot", "queue full"),
        ("19 13:40", "Ana Holt", "rolled back"),
    ]
    assert (intake.candidates[2].chosen, intake.not_understood) == (True, ())


def test_messages_without_a_blank_line_between_them_stay_apart() -> None:
    text = "Ana Holt\n1:26 PM\ncheckout is slow\nBo Lind\n1:31 PM\nsame here (edited) \n1:33 PM\nand worse\n"
    assert [(when(c), c.actor, c.text) for c in of(text).candidates] == [
        ("19 13:26", "Ana Holt", "checkout is slow"),
        ("19 13:31", "Bo Lind", "same here"),
        ("19 13:33", "Bo Lind", "and worse"),
    ]


def test_the_link_of_a_message_is_its_time() -> None:
    links = [f"https://shop.slack.com/archives/C1/p17661543{second:02}000100" for second in (0, 59)]
    intake = read(f"Ana  [3:25 PM]({links[0]})\ncheckout is slow\n\nBo  [3:25 PM]({links[1]})\nsame here\n")
    assert intake.questions == ()
    assert [(c.at, c.link, c.doubts) for c in intake.candidates] == [
        (datetime(2025, 12, 19, 14, 25, tzinfo=UTC), links[0], ()),
        (datetime(2025, 12, 19, 14, 25, 59, tzinfo=UTC), links[1], ()),
    ]


def test_times_ago_are_of_no_known_day() -> None:
    intake = of("Ana Holt  10 hours ago\ncheckout is slow\n\nBo :whale:  9 hours ago\nrolled back\n")
    assert [(c.at, c.actor, c.text) for c in intake.candidates] == [
        ("10 hours ago", "Ana Holt", "checkout is slow"),
        ("9 hours ago", "Bo", "rolled back"),
    ]
    assert "not known" in intake.candidates[0].doubts[0]


def test_other_chats_with_a_name_and_a_time_are_read_alike() -> None:
    discord = "ana — 12/19/2025 1:26 PM\ncheckout is slow\nbo — 12/19/2025 1:31 PM\nsame here\n[1:33 PM]\nworse\n"
    stacked = "ana\n — \n12/19/25, 1:26 PM\ncheckout is slow\nbo\nAPP\n — \n12/19/25, 1:31 PM\nsame here\n"
    comma = "Ana Holt, 1:26 PM\ncheckout is slow\n\nBo Lind, 1:31 PM\nsame here\n"
    bracketed = "ana, [19 Dec 2025 at 13:26:00]:\ncheckout is slow\n\nbo, [19.12.25 13:31]\nsame here\n"
    for text in (discord, stacked, comma, bracketed):
        first, second = of(text).candidates[:2]
        assert [(when(c), c.text) for c in (first, second)] == [("19 13:26", "checkout is slow"), ("19 13:31", "same here")]
        assert (first.actor[:3].lower(), second.actor[:2].lower()) == ("ana", "bo")


def test_a_quoted_chat_is_read_without_its_marks() -> None:
    (message,) = of(">ana [1:26 PM]  \n>checkout is slow\n>\n> and slower\n", "UTC").candidates
    assert (message.actor, message.text) == ("ana", "checkout is slow\n\nand slower")


def test_a_date_is_no_name() -> None:
    assert read("July 11, 2025, 12:42 PM\nPool doubled\n").format == "text"


@pytest.mark.parametrize(
    "told",
    [
        "Cache emptied — 9:12\nQueue grew — 9:15\nCaught up — 9:40",
        "Cache Emptied 9:12 AM\nQueue Grew 9:15 AM",
        "Cache Emptied 9:12 AM",
        "so far:\n\nCache Emptied 9:12 AM",
        "Cache emptied [9:12]\nQueue grew [9:15]",
        "Cache Emptied\n9:12 AM\nQueue Grew\n9:15 AM",
        "so far:\n\nCache emptied — 9:12\nand refilled",
        "so far:\n\nCache emptied  9:12\nQueue grew  9:15",
    ],
)
def test_lines_of_a_message_that_end_in_a_time_stay_in_it(told: str) -> None:
    intake = of(f"Ana Holt  1:20 PM\nwhat I know\n{told}\n\nBo Lind  1:31 PM\nthanks\n")
    assert [(when(c), c.actor, c.text) for c in intake.candidates] == [
        ("19 13:20", "Ana Holt", f"what I know\n{told}"),
        ("19 13:31", "Bo Lind", "thanks"),
    ]


def test_an_author_who_writes_elsewhere_may_send_a_message_without_words() -> None:
    intake = of("ana [1:20 PM]\nslow\n\nbo [1:21 PM]\nyes\n\nana [1:22 PM]\n\nbo [1:23 PM]\nmore\n")
    assert [c.text for c in intake.candidates] == ["slow", "yes", "more"]
    assert [rest.why for rest in intake.rest] == ["left out: a message without words"]


def test_a_list_of_what_happened_and_when_is_no_chat() -> None:
    assert of("Cache emptied — 9:12\nQueue grew — 9:15\nCaught up — 9:40\n").format == "text"
