from datetime import date

import pytest

from pmwizard.intake.moments import Reading
from pmwizard.intake.permalink import checked, scan_permalink
from pmwizard.intake.privacy import without_addresses
from pmwizard.intake.statements import find_day, stated_zone
from tests.intake.times import at


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("All times in UTC.", "UTC"),
        ("All times are in PDT (UTC-7).", "UTC-7"),
        ("### Timeline (times in BST)", "BST"),
        ("Timezone: Europe/Berlin", "Europe/Berlin"),
        ("_Times are in US/Pacific_", "US/Pacific"),
        ("(UTC)", "UTC"),
        ("All events are documented in CET time.", "CET"),
        ("The team in ET was paged", ""),
        ("It took some time", ""),
        ("", ""),
    ],
)
def test_a_line_may_say_the_zone(line: str, zone: str) -> None:
    assert stated_zone(line) == zone


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("# Report of December 19th, 2025", date(2025, 12, 19)),
        ("2025-12-19-pool.md", date(2025, 12, 19)),
        ("PM 20251219", date(2025, 12, 19)),
        ("Friday 19 December 2025", date(2025, 12, 19)),
        ("version 1.14.2025", None),
        ("03/04/2025", None),
        ("December", None),
    ],
)
def test_a_line_may_say_the_day(text: str, day: date | None) -> None:
    assert find_day(text) == day


def test_a_permalink_holds_a_time() -> None:
    link = "https://shop.slack.com/archives/C1/p1766155539340139"
    assert scan_permalink(f"see [it]({link}?thread_ts=1) there") == (link, at(14, 45, 39))
    assert scan_permalink("https://shop.slack.com/archives/C1") is None


def test_a_typed_time_is_checked() -> None:
    sent = at(14, 45, 39)
    assert checked(Reading(at(14, 45), precision="minute"), sent).at == sent
    assert checked(Reading(at(14, 44), precision="minute"), sent) == Reading(at(14, 44), precision="minute")
    assert checked(Reading(at(9, 45), precision="minute"), sent).at == sent
    later = checked(Reading(at(14, 20), precision="minute"), sent)
    assert (later.at, later.doubts) == (at(14, 20), ("the linked message is of 2025-12-19 14:45:39 UTC",))
    assert checked(Reading("14:45"), sent).doubts == ("the time is that of the linked message, 2025-12-19 14:45:39 UTC",)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("mail ana.holt+x@shop.example now", "mail ana.holt+x now"),
        ("call +49 30 1234567 or (555) 123-4567", "call (number left out) or (number left out)"),
        ("told by SMS: 49-15112345678 or 1-5551234567", "told by SMS: (number left out) or (number left out)"),
        ("build 1-20251219143, request 44-7654321 failed", "build 1-20251219143, request 44-7654321 failed"),
        (
            "since 2025-12-19 14:45:10, id 1492000072838, @ana, v1.2.3",
            "since 2025-12-19 14:45:10, id 1492000072838, @ana, v1.2.3",
        ),
    ],
)
def test_addresses_are_left_out(text: str, kept: str) -> None:
    assert without_addresses(text) == kept
