"""The text of a Slack message: its own marks resolved into plain words and Markdown links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pmwizard.intake.json_fields import first_text, text_of

_MARK = re.compile(r"<([@#!]?)([^<>|\s][^<>|]*)(?:\|([^<>]*))?>")
_BROADCASTS = ("here", "channel", "everyone")
_DEEPEST = 12


def plain(text: str, people: Mapping[str, str], channels: Mapping[str, str]) -> str:
    """Resolve `<@U…>`, `<#C…|name>`, `<!subteam^S…|@x>`, `<address|label>` and `&lt; &gt; &amp;`."""
    if "<" in text:
        text = _MARK.sub(lambda match: _resolved(match, people, channels), text)
    if "&" in text:
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return text


def _resolved(match: re.Match[str], people: Mapping[str, str], channels: Mapping[str, str]) -> str:
    sign, target, label = match[1], match[2], match[3] or ""
    if sign == "@":
        return f"@{people.get(target) or label.removeprefix('@') or target}"
    if sign == "#":
        return f"#{label or channels.get(target, target)}"
    if sign == "!":
        return label or (f"@{target}" if target in _BROADCASTS else f"@{target.partition('^')[2].partition('^')[0] or target}")
    address = target.removeprefix("mailto:")
    return f"[{label}]({target})" if label and label not in (target, address) else address


def words_of(message: dict[str, Any], people: Mapping[str, str], channels: Mapping[str, str]) -> str:
    """Give a message's text; where it stands only in attachments, blocks or files, theirs."""
    text = plain(text_of(message.get("text")), people, channels)
    if not text:
        text = "\n".join(filter(None, (_block(block, people, channels).strip() for block in _dicts(message.get("blocks")))))
    attached = [words for words in _attached(message, people, channels) if words not in text]
    return "\n".join(filter(None, (text, *attached)))


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _attached(message: dict[str, Any], people: Mapping[str, str], channels: Mapping[str, str]) -> Iterator[str]:
    for attachment in _dicts(message.get("attachments")):
        # A preview of an address that the message itself holds.
        if "from_url" in attachment or "original_url" in attachment:
            continue
        parts = [plain(first_text(attachment, key), people, channels) for key in ("pretext", "title", "text")]
        if not any(parts):
            parts = [plain(first_text(attachment, "fallback"), people, channels)]
        if not any(parts):
            parts = [_block(block, people, channels) for block in _dicts(attachment.get("blocks"))]
        fields = _dicts(attachment.get("fields"))
        parts += [plain(f"{first_text(field, 'title')}: {first_text(field, 'value')}", people, channels) for field in fields]
        yield "\n".join(filter(None, parts))
    for file in _dicts(message.get("files")):
        name = first_text(file, "title", "name")
        yield f"file: {name}" if name else ""


def _block(block: Any, people: Mapping[str, str], channels: Mapping[str, str], depth: int = 0) -> str:
    if not isinstance(block, dict) or depth > _DEEPEST:
        return ""
    match block.get("type"):
        case "user":
            user = first_text(block, "user_id")
            return f"@{people.get(user, user)}"
        case "usergroup":
            return f"@{first_text(block, 'usergroup_id')}"
        case "channel":
            channel = first_text(block, "channel_id")
            return f"#{channels.get(channel, channel)}"
        case "broadcast":
            return f"@{first_text(block, 'range')}"
        case "emoji":
            return f":{first_text(block, 'name')}:"
        case "link":
            address, label = first_text(block, "url"), first_text(block, "text")
            return f"[{label}]({address})" if label and label != address else address
        case "date":
            return first_text(block, "fallback")
        case "actions":
            return ""
        case "divider" | "image":
            return first_text(block, "title.text", "alt_text")
    if isinstance(block.get("text"), str):
        return str(block["text"]) if block.get("type") == "text" else plain(str(block["text"]), people, channels)
    inner = [block.get("text"), *_items(block, "elements"), *_items(block, "fields")]
    parts = [_block(item, people, channels, depth + 1) for item in inner]
    on_one_line = block.get("type") in ("rich_text_section", "rich_text_preformatted", "rich_text_quote")
    return ("" if on_one_line else "\n").join(filter(None, parts))


def _items(block: dict[str, Any], key: str) -> list[Any]:
    value = block.get(key)
    return value if isinstance(value, list) else []
