import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pmwizard.intake.reading import read

USERS = [
    {"id": "U1", "name": "aholt", "real_name": "Ana Holt", "profile": {"display_name": "ana"}},
    {"id": "U2", "name": "bo", "real_name": "Bo Lind", "profile": {"display_name": ""}},
]
CHANNELS = [{"id": "C1", "name": "incidents"}]
DAY: list[dict[str, Any]] = [
    {
        "type": "message",
        "subtype": "channel_join",
        "user": "U2",
        "ts": "1766154200.000100",
        "text": "<@U2> has joined the channel",
    },
    {
        "type": "message",
        "user": "U1",
        "ts": "1766154300.000200",
        "text": "<@U2> look at <https://g.example/1|the graph> &amp; <#C1>",
    },
    {
        "type": "message",
        "user": "U2",
        "ts": "1766154360.900000",
        "text": "nice weather",
        "reactions": [{"name": "eyes", "count": 1}],
    },
    {"type": "message", "user": "U2", "ts": "1766154420.000000", "text": "hm", "thread_ts": "1766154300.000200"},
    {"type": "message", "user": "U1", "ts": "1766154480.000000", "text": "lunch", "pinned_to": ["C1"]},
    {"type": "message", "user": "U1", "ts": "1766154540.000000", "text": "declaring an incident, SEV1"},
    {
        "type": "message",
        "subtype": "bot_message",
        "bot_id": "B1",
        "username": "pager",
        "ts": "1766154600.000000",
        "text": "",
        "attachments": [{"fallback": "x", "pretext": "", "title": "Queue full", "text": "depth 12000"}],
    },
    {
        "type": "message",
        "user": "U1",
        "ts": "1766154660.000000",
        "text": "",
        "blocks": [
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [
                            {"type": "text", "text": "ask "},
                            {"type": "user", "user_id": "U2"},
                            {"type": "text", "text": " in "},
                            {"type": "link", "url": "https://g.example/2"},
                            {"type": "emoji", "name": "fire"},
                        ],
                    }
                ],
            }
        ],
    },
    {"type": "message", "user": "U1", "ts": "1766154720.000000", "text": ""},
]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    (folder / "incidents").mkdir(parents=True)
    (folder / "users.json").write_text(json.dumps(USERS))
    (folder / "channels.json").write_text(json.dumps(CHANNELS))
    (folder / "incidents" / "2025-12-19.json").write_text(json.dumps(DAY))
    return folder


def test_a_folder_is_read_with_names_and_channels(export: Path) -> None:
    intake = read(export)
    assert (intake.format, intake.questions) == ("slack-export", ())
    assert [(c.text, c.actor, c.chosen) for c in intake.candidates] == [
        ("@Bo Lind look at [the graph](https://g.example/1) & #incidents", "ana", False),
        ("nice weather", "Bo Lind", True),
        ("hm", "Bo Lind", False),
        ("lunch", "ana", True),
        ("declaring an incident, SEV1", "ana", True),
        ("Queue full\ndepth 12000", "pager", False),
        ("ask @Bo Lind in https://g.example/2:fire:", "ana", False),
    ]
    assert intake.candidates[0].source == "Slack #incidents"
    assert intake.candidates[1].at == datetime(2025, 12, 19, 14, 26, tzinfo=UTC)
    assert [c.kind for c in intake.candidates][2] == "reply"
    assert intake.candidates[4].milestone == "declared"
    assert intake.not_understood == ()
    assert {rest.why for rest in intake.rest} >= {"left out: channel join", "left out: a message without words"}


def test_a_zip_is_read_like_the_folder(export: Path, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(export.rglob("*.json")):
            archive.write(file, file.relative_to(export))
    assert read(path).candidates == read(export).candidates


def test_a_single_day_finds_the_names_beside_its_folder(export: Path) -> None:
    candidates = read(export / "incidents" / "2025-12-19.json").candidates
    assert [c.actor for c in candidates] == [c.actor for c in read(export).candidates]


def test_what_the_api_gives_is_put_in_order() -> None:
    intake = read(json.dumps({"ok": True, "messages": DAY[::-1], "has_more": False}))
    times = [c.at for c in intake.candidates]
    assert times == sorted(times, key=str)
    assert len(times) == 7
    assert intake.candidates[0].actor == "U1"


def test_a_profile_within_the_message_names_its_author() -> None:
    message = {
        "user": "U9",
        "ts": "1766154300.000200",
        "text": "<@U9> here",
        "user_profile": {"display_name": "cy", "real_name": "Cy"},
    }
    (candidate,) = read(json.dumps([message])).candidates
    assert (candidate.actor, candidate.text) == ("cy", "@cy here")
