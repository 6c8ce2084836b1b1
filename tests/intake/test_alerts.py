"""PagerDuty, Opsgenie, Datadog, Statuspage and Alertmanager."""

import json
from datetime import UTC, datetime
from typing import Any

from pmwizard.intake.reading import Intake, read


def of(value: Any) -> Intake:
    return read(json.dumps(value, indent=1))


def at(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2025, 12, 19, hour, minute, second, tzinfo=UTC)


def entry(kind: str, when: str, **more: Any) -> dict[str, Any]:
    return {"id": "Q1", "type": kind, "created_at": when, "agent": {"summary": "Mira Holt", "type": "user_reference"}, **more}


PAGES: dict[str, Any] = {
    "log_entries": [
        entry("resolve_log_entry", "2025-12-19T16:02:00Z", summary="Resolved by Mira Holt", note="Pool size doubled"),
        entry(
            "notify_log_entry",
            "2025-12-19T14:26:00Z",
            summary="Notified Mira Holt by phone",
            channel={"notification": {"address": "+49 30 1234567"}},
            user={"summary": "Mira Holt", "email": "mira@shop.example"},
        ),
        entry("acknowledgement_log_entry", "2025-12-19T15:27:00+01:00", summary="Acknowledged by Mira Holt"),
        entry("assign", "2025-12-19T14:25:01Z", summary="Assigned to Mira Holt"),
        entry(
            "trigger_log_entry",
            "2025-12-19T14:25:00Z",
            summary="Triggered through the API",
            html_url="https://pages.example/1",
            event_details={"description": "Checkout p99 above 2 s, mail ops@shop.example or +49 30 1234567"},
            channel={"type": "api"},
        ),
    ],
    "limit": 25,
}


def test_pagerduty_gives_the_three_milestones() -> None:
    intake = of(PAGES)
    assert intake.format == "pagerduty"
    assert [(c.at, c.milestone, c.chosen) for c in intake.candidates] == [
        (at(14, 25), "detected", True),
        (at(14, 25, 1), "", False),
        (at(14, 27), "acknowledged", True),
        (at(16, 2), "resolved", True),
    ]
    assert intake.candidates[3].text == "Resolved by Mira Holt: Pool size doubled"
    assert intake.candidates[0].link == "https://pages.example/1"


def test_pagerduty_leaves_out_who_was_notified_and_every_address() -> None:
    intake = of(PAGES)
    assert [rest.why for rest in intake.rest if "notified" in rest.why] == ["left out: who was notified"]
    assert intake.not_understood == ()
    imported = " ".join(f"{c.text} {c.actor} {c.notes} {c.event_row()}" for c in intake.candidates)
    assert "shop.example" not in imported
    assert "1234567" not in imported
    assert "mail ops or (number left out)" in imported


def test_pagerduty_notes_are_read_with_their_offset() -> None:
    notes = [{"user": {"summary": "Ana"}, "content": "Pool is empty", "created_at": "2025-12-19T09:30:00-05:00", "id": "P"}]
    (note,) = of({"notes": notes}).candidates
    assert (note.at, note.text, note.actor, note.chosen) == (at(14, 30), "Pool is empty", "Ana", True)


def test_opsgenie() -> None:
    intake = of(
        {
            "data": [
                {
                    "log": "Alert closed via api",
                    "type": "system",
                    "owner": "ana@shop.example",
                    "createdAt": "2025-12-19T16:00:00Z",
                },
                {
                    "log": "Viewed on [web]",
                    "type": "alertRecipient",
                    "owner": "bo@shop.example",
                    "createdAt": "2025-12-19T14:31:00Z",
                },
                {
                    "log": "Alert acknowledged via web",
                    "type": "system",
                    "owner": "ana@shop.example",
                    "createdAt": "2025-12-19T14:30:00Z",
                },
                {"log": "Alert created via api", "type": "system", "owner": "API", "createdAt": "2025-12-19T14:25:00.5Z"},
            ],
            "took": 0.1,
        }
    )
    assert intake.format == "opsgenie"
    assert [(c.milestone, c.chosen, c.actor) for c in intake.candidates] == [
        ("detected", True, "API"),
        ("acknowledged", True, "ana"),
        ("", False, "bo"),
        ("resolved", True, "ana"),
    ]


def test_opsgenie_notes() -> None:
    (note,) = of(
        {"data": [{"note": "Pool is empty", "owner": "ana@shop.example", "createdAt": "2025-12-19T14:30:00Z"}]}
    ).candidates
    assert (note.text, note.actor, note.chosen) == ("Pool is empty", "ana", True)


def test_datadog_one() -> None:
    event = {"title": "[Triggered] Queue is full", "text": "%%% \nDepth **12000**\n %%%", "date_happened": 1766154300, "id": 1}
    (fired,) = of({"status": "ok", "event": event}).candidates
    assert (fired.at, fired.milestone, fired.chosen, fired.doubts) == (at(14, 25), "detected", True, ())
    assert fired.text == "[Triggered] Queue is full\nDepth **12000**"
    recovered = {"title": "[Recovered] Queue is full", "text": "", "date_happened": 1766160000}
    assert of({"events": [recovered, event]}).candidates[-1].milestone == "resolved"


def test_datadog_two() -> None:
    inner = {"title": "Queue is full", "monitor": {"transition": {"trans_name": "Triggered"}}, "service": "checkout"}
    intake = of(
        {
            "data": [
                {"id": "A", "attributes": {"timestamp": "2025-12-19T14:25:00Z", "message": "Depth 12000", "attributes": inner}}
            ]
        }
    )
    (fired,) = intake.candidates
    assert (intake.format, fired.at, fired.text, fired.actor) == ("datadog", at(14, 25), "Queue is full\nDepth 12000", "checkout")
    assert fired.milestone == "detected"


def update(status: str, body: str, when: str, **more: Any) -> dict[str, Any]:
    return {"status": status, "body": body, "display_at": when, "created_at": "2025-12-20T00:00:00Z", **more}


def test_statuspage_uses_the_time_shown_and_marks_the_first_of_each_status() -> None:
    changes = [{"name": "Checkout", "old_status": "operational", "new_status": "major_outage"}]
    incident = {
        "name": "Checkout fails",
        "shortlink": "https://status.example/x",
        "started_at": "2025-12-19T17:00:00Z",
        "resolved_at": "2025-12-19T16:00:00Z",
        "incident_updates": [
            update("resolved", "Over &amp; <b>done</b>.", "2025-12-19T16:00:00Z"),
            update("investigating", "Still looking.", "2025-12-19T15:00:00Z"),
            update("investigating", "We look into it.", "2025-12-19T14:30:00Z", affected_components=changes),
        ],
    }
    intake = of({"page": {"name": "Shop"}, "incident": incident})
    assert intake.format == "statuspage"
    assert [(c.at, c.chosen, c.milestone) for c in intake.candidates] == [
        (at(14, 30), True, "declared"),
        (at(15, 0), False, ""),
        (at(16, 0), True, "resolved"),
    ]
    assert intake.candidates[0].notes == "Checkout: operational → major outage"
    assert intake.candidates[2].text == "Resolved: Over &  done ."
    assert "began (2025-12-19 17:00 UTC) after it was resolved" in intake.warnings[0]
    assert len(of({"scheduled_maintenances": [incident]}).candidates) == 3
    assert len(of({"incidents": [incident, {**incident, "incident_updates": []}]}).candidates) == 3


def alert(status: str, start: str, end: str, name: str = "QueueFull") -> dict[str, Any]:
    return {
        "status": status,
        "labels": {"alertname": name, "instance": "mq-1"},
        "annotations": {"summary": "The queue is full"},
        "startsAt": start,
        "endsAt": end,
        "generatorURL": "https://prom.example/g",
        "fingerprint": "f1",
    }


def test_an_alert_is_up_to_two_events() -> None:
    resolved = alert("resolved", "2025-12-19T14:25:00.123456789Z", "2025-12-19T16:00:00Z")
    intake = of({"version": "4", "alerts": [resolved], "commonLabels": {}})
    assert intake.format == "alertmanager"
    assert [(c.kind, c.milestone, c.chosen) for c in intake.candidates] == [
        ("alert fired", "detected", True),
        ("alert resolved", "resolved", True),
    ]
    assert intake.candidates[0].at == datetime(2025, 12, 19, 14, 25, 0, 123456, tzinfo=UTC)
    assert intake.candidates[0].text == "Alert fired: QueueFull - The queue is full"


def test_an_alert_that_still_fires_has_not_ended() -> None:
    firing = alert("firing", "2025-12-19T14:26:00Z", "0001-01-01T00:00:00Z", "Slow")
    resolved = alert("resolved", "2025-12-19T14:25:00Z", "2025-12-19T16:00:00Z")
    intake = of({"version": "4", "alerts": [firing, resolved]})
    assert [c.kind for c in intake.candidates] == ["alert fired", "alert fired", "alert resolved"]
    assert [c.milestone for c in intake.candidates] == ["detected", "", ""]


def test_the_list_of_active_alerts_has_no_ends() -> None:
    active = {**alert("", "2025-12-19T14:25:00Z", "2025-12-19T14:40:00Z"), "status": {"state": "active"}}
    assert [c.kind for c in of([active]).candidates] == ["alert fired"]


def test_grafana_is_named() -> None:
    fired = {**alert("firing", "2025-12-19T14:25:00Z", "0001-01-01T00:00:00Z"), "panelURL": "https://g.example/p"}
    assert of({"alerts": [fired], "orgId": 1}).candidates[0].source == "Grafana"


def test_json_of_no_known_kind_is_said() -> None:
    intake = of({"colour": "blue"})
    assert intake.candidates == ()
    assert "of no kind that is known" in intake.warnings[0]
    assert len(intake.not_understood) == 1


def test_broken_json_says_where() -> None:
    intake = read(json.dumps(PAGES, indent=1)[:-40])
    assert intake.warnings[0].startswith("This begins like JSON and then is not (line ")


def test_pagerduty_as_sent_to_a_webhook() -> None:
    triggered = entry("trigger_log_entry", "2025-12-19T14:25:00Z", summary="Triggered")
    resolved = entry("resolve_log_entry", "2025-12-19T16:02:00Z", summary="Resolved by Mira Holt")
    messages = [{"event": "incident.trigger", "log_entries": [triggered], "id": "1"}, {"log_entries": [resolved], "id": "2"}]
    intake = of({"messages": messages})
    assert (intake.format, [(c.at, c.milestone) for c in intake.candidates]) == (
        "pagerduty",
        [(at(14, 25), "detected"), (at(16, 2), "resolved")],
    )


def test_answers_one_after_another_are_read_together() -> None:
    pages = "\n".join(json.dumps({"log_entries": [each]}) for each in PAGES["log_entries"])
    entries = "\n".join(json.dumps(each) for each in PAGES["log_entries"])
    for text in (pages, entries):
        intake = read(text)
        assert (intake.format, len(intake.candidates), intake.not_understood) == ("pagerduty", 4, ())


def test_alerts_of_prometheus_itself() -> None:
    alert = {
        "labels": {"severity": "page"},
        "annotations": {"alertname": "PoolEmpty", "summary": "No connection left"},
        "state": "firing",
        "activeAt": "2025-12-19T14:25:00.123456789Z",
    }
    intake = of({"status": "success", "data": {"alerts": [alert]}})
    assert (intake.format, [c.text for c in intake.candidates]) == (
        "alertmanager",
        ["Alert fired: PoolEmpty - No connection left"],
    )
    listed = of({"status": "success", "data": [{**alert, "startsAt": "2025-12-19T14:25:00Z"}]})
    assert [c.at for c in listed.candidates] == [at(14, 25)]


def test_a_bare_list_of_statuspage_incidents() -> None:
    updates = [{"status": "resolved", "body": "Over", "display_at": "2025-12-19T16:02:00Z"}]
    intake = of([{"name": "Cart", "incident_updates": updates}, {"name": "Pool", "incident_updates": updates}])
    assert (intake.format, len(intake.candidates), intake.not_understood) == ("statuspage", 2, ())


def test_no_number_or_address_of_who_is_alerted_comes_in() -> None:
    log = {
        "log": "Notified [ana@shop.example] by calling [1-9725550123]",
        "owner": "ana@shop.example",
        "createdAt": "2025-12-19T14:25:00Z",
    }
    event = {"title": "Pool empty", "text": "@ana@shop.example @slack-ops", "date_happened": 1766154300, "host": "undefined"}
    said = f"{of({'data': [log]}).candidates[0].event_row()} {of({'events': [event]}).candidates[0].event_row()}"
    assert "shop.example" not in said
    assert "9725550123" not in said
    assert "undefined" not in said


def test_a_number_that_is_no_time_is_doubtful() -> None:
    (event,) = of({"events": [{"title": "Pool empty", "date_happened": 0}]}).candidates
    assert (event.at, event.doubts) == ("0", ("not understood as a time: 0",))
