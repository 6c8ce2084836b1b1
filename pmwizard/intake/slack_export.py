"""Slack: a workspace export (file, folder or zip) and what its API gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest, with_gaps
from pmwizard.intake.json_fields import first_text, text_of
from pmwizard.intake.json_text import Json, parse
from pmwizard.intake.marking import is_important, milestone_told
from pmwizard.intake.slack_markup import words_of
from pmwizard.intake.sources import Source

_HOUSEKEEPING = {
    *(f"{place}_{what}" for place in ("channel", "group") for what in ("join", "leave", "topic", "purpose", "name", "archive")),
    *("channel_unarchive", "channel_posting_permissions", "bot_add", "bot_remove", "bot_enable", "bot_disable"),
    *("pinned_item", "unpinned_item", "tombstone", "message_deleted", "joiner_notification", "huddle_thread"),
}
_NAME_FILES = ("users.json", "channels.json", "groups.json", "dms.json", "mpims.json", "integration_logs.json", "canvases.json")


def recognise(source: Source) -> float:
    """Tell how likely this is Slack's, from 0 to 1."""
    if source.files:
        days = (parse(text) for path, text in source.files.items() if PurePosixPath(path).name not in _NAME_FILES)
        return (
            0.9
            if any(_is_message(message) for day in days for message in _messages(day)[:5] if isinstance(message, dict))
            else 0.0
        )
    messages = _messages(source.json)[:20]
    slack = [message for message in messages if isinstance(message, dict) and _is_message(message)]
    return 0.95 if slack and len(slack) * 2 >= len(messages) else 0.0


def _is_message(message: dict[str, Any]) -> bool:
    return _epoch(message) is not None and bool({"text", "blocks", "attachments", "files", "subtype"} & message.keys())


def _epoch(message: dict[str, Any]) -> int | None:
    whole, _, fraction = text_of(message.get("ts")).partition(".")
    return (
        int(whole) if len(whole) <= 11 and whole.isascii() and whole.isdigit() and (not fraction or fraction.isdigit()) else None
    )


def _messages(document: Json) -> list[Any]:
    value = document.value
    if isinstance(value, dict):
        value = value.get("messages", [value])
    return value if isinstance(value, list) else []


def read(source: Source, context: Context) -> Found:
    """Read every message that somebody wrote; joins, topics and the like are left out."""
    if not source.files:
        return Found(tuple(_read_file(source.json, 0, "", *_names(source.beside))))
    people, channels = _names(source.files)
    pieces: list[Piece] = []
    offset = 0
    for path, text in source.files.items():
        if PurePosixPath(path).name in _NAME_FILES:
            pieces.append(Rest(text, offset, "names of people and channels"))
        else:
            channel = PurePosixPath(path).parent.name
            pieces += _read_file(parse(text), offset, channel, people, channels)
        offset += len(text)
    return Found(tuple(piece for piece in pieces if piece.raw))


def _names(files: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    people: dict[str, str] = {}
    channels: dict[str, str] = {}
    for path, text in files.items():
        name = PurePosixPath(path).name
        for entry in _messages(parse(text)) if name in _NAME_FILES else ():
            if isinstance(entry, dict) and text_of(entry.get("id")):
                if name == "users.json":
                    people[text_of(entry["id"])] = _person(entry)
                else:
                    channels[text_of(entry["id"])] = text_of(entry.get("name"))
    return people, channels


def _person(user: dict[str, Any]) -> str:
    return first_text(user, "profile.display_name", "display_name", "real_name", "profile.real_name", "name")


def _read_file(
    document: Json, offset: int, channel: str, people: Mapping[str, str], channels: Mapping[str, str]
) -> Iterator[Piece]:
    known = people or _named_within(document)
    pieces = (_piece(element, offset, channel, known, channels) for element in document.elements(_messages(document)))
    return with_gaps(pieces, document.text, "around the messages", offset)


def _named_within(document: Json) -> dict[str, str]:
    profiles = {
        text_of(message.get("user")): message["user_profile"]
        for message in _messages(document)
        if isinstance(message, dict) and isinstance(message.get("user_profile"), dict)
    }
    return {user: _person(profile) for user, profile in profiles.items()}


def _piece(
    element: tuple[dict[str, Any], str, int], offset: int, channel: str, people: Mapping[str, str], channels: Mapping[str, str]
) -> Piece:
    message, raw, start = element
    epoch = _epoch(message)
    subtype = text_of(message.get("subtype"))
    if subtype in _HOUSEKEEPING:
        return Rest(raw, start + offset, f"left out: {subtype.replace('_', ' ')}")
    words = words_of(message, people, channels)
    if epoch is None or not words:
        return Rest(raw, start + offset, "" if epoch is None else "left out: a message without words")
    at = datetime.fromtimestamp(epoch, UTC)
    milestone = milestone_told(words)
    told = bool(milestone or message.get("reactions") or message.get("pinned_to") or message.get("pinned_info"))
    place = channel or first_text(message, "channel_name", "channel.name")
    return Candidate(
        at,
        words,
        raw,
        start + offset,
        day=at.date(),
        actor=_actor(message, people),
        source=f"Slack #{place}" if place else "Slack",
        link=first_text(message, "permalink"),
        kind="reply" if text_of(message.get("thread_ts")) not in ("", text_of(message.get("ts"))) else "message",
        milestone=milestone,
        chosen=told or is_important(words),
    )


def _actor(message: dict[str, Any], people: Mapping[str, str]) -> str:
    user = text_of(message.get("user"))
    if people.get(user):
        return people[user]
    named = first_text(message, "user_profile.display_name", "user_profile.real_name", "user_profile.name")
    return named or first_text(message, "username", "bot_profile.name") or user or text_of(message.get("bot_id"))
