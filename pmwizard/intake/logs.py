"""Logs: journalctl and syslog, lines stamped in ISO format or by klog, access logs, JSON lines and logfmt."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest
from pmwizard.intake.carrying import Carried
from pmwizard.intake.json_fields import first_text
from pmwizard.intake.lines import Line, lines_of
from pmwizard.intake.marking import milestone_told
from pmwizard.intake.moments import Reading, read_moment
from pmwizard.intake.phrases import Phrase, scan
from pmwizard.intake.sources import Source

_STAMP = re.compile(r"\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\b", re.ASCII)
_SYSLOG = re.compile(r"\s*(?P<host>[\w.:-]{1,80}) (?P<program>[^\s:\[\]]{1,80}(?:\[\d+\])?): ")
_KLOG = re.compile(
    r"[IWEFD](?P<month>[01]\d)(?P<day>[0-3]\d) (?P<clock>\d\d:\d\d:\d\d\.\d{1,6})\s+(?P<where>\d+ [^\]]{1,80}\] )", re.ASCII
)
_ACCESS = re.compile(
    r"(?P<client>\S{1,80}) \S{1,40} \S{1,40} \[(?P<time>\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] ", re.ASCII
)
_JOURNAL_NOTE = re.compile(r"-- (?:Logs begin at|Journal begins at|Boot |No entries|Reboot).*")
_LEVEL = re.compile(
    r"\b(?:level|lvl|severity|loglevel)\"?[=:]\s?\"?(?P<named>\w+)|^\W{0,3}(?P<bare>EMERG\w*|ALERT|CRIT\w*|FATAL|PANIC|ERR(?:OR)?|WARN(?:ING)?)\b",
    re.IGNORECASE,
)
_GRAVE = ("emerg", "alert", "crit", "fatal", "panic", "err", "error", "critical", "emergency")
_TIME_KEYS = ("time", "timestamp", "@timestamp", "ts", "date", "datetime", "eventTime", "asctime")
_TEXT_KEYS = ("msg", "message", "log", "event", "text", "error")
_LOGFMT_TIME = re.compile(r"\b(?:time|ts|timestamp|t)=\"?(?P<time>[^\s\"]{8,40})\"?")
_LOGFMT_TEXT = re.compile(r"\bmsg=(?:\"(?P<quoted>(?:[^\"\\]|\\.)*)\"|(?P<bare>\S+))")


def recognise(source: Source) -> float:
    """Tell how likely this is a log, from 0 to 1."""
    lines = [line for line in lines_of(source.text[:20_000]) if not line.is_blank][:60]
    if not lines or source.is_json:
        return 0.0
    stamped = sum(_is_stamped(line.words) for line in lines)
    if stamped < 2 and not (stamped == len(lines) == 1 and _SYSLOG.search(lines[0].words)):
        return 0.0
    return 0.8 if stamped * 3 >= len(lines) * 2 else 0.4 if stamped * 3 >= len(lines) else 0.0


def _is_stamped(words: str) -> bool:
    if words.startswith("{"):
        return _of_json(words) is not None
    return bool(_STAMP.match(words) or _KLOG.match(words) or _ACCESS.match(words) or _logfmt(words))


def read(source: Source, context: Context) -> Found:
    """Read each stamped line; a line without a stamp goes on with the one before. The first of each grave message is marked."""
    carried = Carried.of(context, source.text)
    pieces: list[Piece] = []
    held: Candidate | None = None
    seen: set[str] = set()
    for line in lines_of(source.text):
        found = _candidate(line, carried, seen, source.name or "log")
        if found:
            if held:
                pieces.append(held)
            held = found
        elif held and not _JOURNAL_NOTE.fullmatch(line.words):
            held = replace(held, raw=held.raw + line.raw, text=held.text + ("" if line.is_blank else "\n" + line.words))
        else:
            if held:
                pieces.append(held)
            held = None
            note = line.is_blank or bool(_JOURNAL_NOTE.fullmatch(line.words))
            pieces.append(Rest(line.raw, line.start, "said by the journal" if note else ""))
    if held:
        pieces.append(held)
    return Found(tuple(pieces), carried.questions(), carried.warnings())


def _candidate(line: Line, carried: Carried, seen: set[str], name: str) -> Candidate | None:
    parts = _parts(line.words, carried)
    if parts is None:
        return None
    reading, text, actor = parts
    level = _LEVEL.search(text[:300]) or _LEVEL.search(line.words[:400])
    grave = bool(level and (level["named"] or level["bare"]).lower().startswith(_GRAVE))
    pattern = re.sub(r"\d+", "0", text[:80]) if grave else ""
    chosen = grave and pattern not in seen
    seen.add(pattern)
    return Candidate(
        reading.at,
        text,
        line.raw,
        line.start,
        reading.precision,
        day=reading.day,
        actor=actor,
        source=name,
        kind="log line",
        milestone=milestone_told(text) if grave else "",
        chosen=chosen,
        doubts=reading.doubts,
    )


def _parts(words: str, carried: Carried) -> tuple[Reading, str, str] | None:
    """Give when a line was written, what it says and by whom; None where it has no stamp."""
    if words.startswith("{"):
        found = _of_json(words)
        return (_stamped(found[0], carried), found[1], found[2]) if found else None
    if klog := _KLOG.match(words):
        stamp = f"{klog['month']}-{klog['day']} {klog['clock']}"
        reading = _stamped(stamp, carried)
        # Month and day stand in a fixed order there.
        doubts = tuple(doubt.removesuffix(" and as month and day") for doubt in reading.doubts)
        return replace(reading, doubts=doubts), words[klog.end("clock") :].strip(), ""
    if access := _ACCESS.match(words):
        return _stamped(access["time"], carried), words[access.end() :].strip(), access["client"]
    if logfmt := _logfmt(words):
        return _stamped(logfmt[0], carried), logfmt[1], ""
    phrase = scan(words) if words[:1].isalnum() or words[:1] == "[" else None
    if phrase is None or not phrase.clock or not phrase.clock.to_the_second or not phrase.date:
        return None
    reading = carried.place(phrase, words[: phrase.end])
    return reading, *_program(words, phrase)


def _program(words: str, phrase: Phrase) -> tuple[str, str]:
    end = phrase.end + (words[phrase.end : phrase.end + 1] == "]")
    syslog = _SYSLOG.match(words, end)
    if syslog:
        return words[syslog.end() :].strip(), f"{syslog['host']} {syslog['program'].partition('[')[0]}"
    return words[end:].strip(" \t:|-"), ""


def _stamped(written: str, carried: Carried) -> Reading:
    phrase = scan(written, alone=True)
    if phrase and phrase.clock and phrase.end == len(written):
        return carried.place(phrase, written)
    reading = read_moment(written, carried.zone)
    since_1970 = written.replace(".", "").isdigit()
    return replace(reading, doubts=()) if since_1970 else reading


def _of_json(words: str) -> tuple[str, str, str] | None:
    try:
        entry = json.loads(words)
    except (ValueError, RecursionError):
        return None
    written, text = first_text(entry, *_TIME_KEYS), first_text(entry, *_TEXT_KEYS)
    return (written, text or words, first_text(entry, "logger", "component", "service", "host")) if written else None


def _logfmt(words: str) -> tuple[str, str] | None:
    head = words[:2000]
    time = _LOGFMT_TIME.search(head) if "=" in head else None
    text = _LOGFMT_TEXT.search(words[:20_000]) if time else None
    if not time or not text or not scan(time["time"], alone=True):
        return None
    return time["time"], text["quoted"] if text["quoted"] is not None else text["bare"]
