"""The stamps of log lines: syslog and journalctl, ISO, klog, access logs, JSON lines and logfmt."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace

from pmwizard.intake.dates import WrittenDate
from pmwizard.intake.json_fields import first_text
from pmwizard.intake.phrases import Phrase, scan

_DATED = (
    r"(?:(?:[A-Z][a-z]{2} )?\d{4}[-/]\d\d[-/]\d\d,?[T ]|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]\d (?:\d{4} )?"
    r"|\d\d [A-Z][a-z]{2} \d{4} |\d\d-\d\d (?=\S+\.\d{3} ))\d\d:\d\d:\d\d(?!\d)"
)
_LEVELS = r"TRACE|DEBUG|INFO|NOTICE|WARN\w*|ERR\w*|FATAL|CRIT\w*"
_STAMP = re.compile(
    rf"\[?(?:{_DATED}"
    rf"|\d\d:\d\d:\d\d(?:[.,]\d{{1,9}})?\]?\s+(?:\[[^\[\]]{{1,40}}\]\s+)?\[?(?:{_LEVELS}))",
    re.ASCII,
)
_SYSLOG = re.compile(rf"\s*(?!(?:{_LEVELS})\b)(?P<host>[\w.:-]{{1,80}}) (?P<program>[^\s:\[\]]{{1,80}})(?:\[\d+\])?: ")
_PRIORITY = re.compile(r"<\d{1,3}>(?:1 )?")
# What tools put before each line: docker compose a service, kubectl and stern a pod, grep a file, others the level.
_PREFIXED = re.compile(
    r"(?=[^\sA-Za-z]{0,120}[A-Za-z])(?!(?:At|On|From|Between) )(?P<prefix>\[?[\w./:-]{1,120}?[\],]?(?: [\w.-]{1,60})?)"
    rf"(?:\s{{1,20}}\|\s|:|\s{{1,8}})(?=\[?{_DATED})",
    re.ASCII,
)
_LEVEL_NAME = re.compile(rf"\[?(?:{_LEVELS}|[DIWEF],)\]?")
# Spark and Hadoop begin a line with the last two digits of the year.
_SHORT_YEAR = re.compile(rf"(?P<date>(?:1[3-9]|2\d|3[01])/\d\d/\d\d) \d\d:\d\d:\d\d (?:{_LEVELS})\b")
_KLOG = re.compile(
    r"[IWEFD](?P<month>[01]\d)(?P<day>[0-3]\d) (?P<clock>\d\d:\d\d:\d\d\.\d{1,6})(?=\s+\d+ [^\]]{1,80}\] )", re.ASCII
)
_ACCESS = re.compile(
    r"(?P<client>\S{1,80}) \S{1,40} \S{1,40} \[(?P<time>\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] ", re.ASCII
)
_TIME_KEYS = (
    "time",
    "timestamp",
    "@timestamp",
    "ts",
    "date",
    "datetime",
    "eventTime",
    "asctime",
    "t.$date",
    "__REALTIME_TIMESTAMP",
)
_TEXT_KEYS = ("msg", "message", "log", "event", "text", "error", "MESSAGE")
_ACTOR_KEYS = ("logger", "component", "service", "host", "SYSLOG_IDENTIFIER", "_COMM")
_LOGFMT_TIME = re.compile(r"(?<![\w.])(?:time|ts|timestamp|t)=\"?(?P<time>[^\s\"]{8,40})\"?")
_LOGFMT_TEXT = re.compile(r"(?<![\w.])msg=(?:\"(?P<quoted>(?:[^\"\\]|\\.)*)\"|(?P<bare>\S+))")
_READ_AT_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Stamped:
    """A log line in its parts: the time as written (a phrase where it is not a number), what it says, and who says it."""

    written: str
    phrase: Phrase | None
    text: str
    actor: str = ""


def read_stamp(words: str) -> Stamped | None:
    """Read a log line; None where it has no stamp."""
    if words.startswith("{"):
        return _of_json(words)
    words = words[priority.end() :] if (priority := _PRIORITY.match(words)) else words
    if _STAMP.match(words):
        return _at_head(words)
    if short := _SHORT_YEAR.match(words):
        return _of_short_year(words, short["date"])
    if klog := _KLOG.match(words):
        return _of_klog(words, klog)
    if access := _ACCESS.match(words):
        return Stamped(access["time"], scan(access["time"], alone=True), words[access.end() :].strip(), access["client"])
    if prefixed := _PREFIXED.match(words):
        return _behind(prefixed["prefix"], words[prefixed.end() :])
    return _of_logfmt(words)


def _of_short_year(words: str, date: str) -> Stamped | None:
    found = _at_head(f"20{words}")
    doubt = f"{date} read as year, month and day: 20{date.replace('/', '-')}"
    return replace(found, phrase=replace(found.phrase, doubts=(doubt,))) if found and found.phrase else None


def _behind(prefix: str, words: str) -> Stamped | None:
    inner = _at_head(words)
    if inner and _LEVEL_NAME.fullmatch(prefix):
        return replace(inner, text=f"{prefix} {inner.text}")
    return replace(inner, actor=prefix.strip("[]")) if inner else None


def _of_klog(words: str, klog: re.Match[str]) -> Stamped | None:
    clock = scan(klog["clock"], alone=True)
    # Month and day stand in a fixed order there, so nothing but the year is doubtful.
    date = WrittenDate(f"{klog['month']}-{klog['day']}", None, int(klog["month"]), int(klog["day"]))
    return Stamped(words[1 : klog.end()], replace(clock, date=date), words[klog.end() :].strip()) if clock else None


def _at_head(words: str) -> Stamped | None:
    phrase = scan(words)
    if phrase is None or phrase.clock is None or not phrase.clock.to_the_second:
        return None
    end = phrase.end + (words[phrase.end : phrase.end + 1] == "]")
    syslog = _SYSLOG.match(words, end)
    if syslog:
        return Stamped(words[: phrase.end], phrase, words[syslog.end() :].strip(), f"{syslog['host']} {syslog['program']}")
    return Stamped(words[: phrase.end].lstrip("["), phrase, words[end:].strip(" \t:|,-"))


def _of_json(words: str) -> Stamped | None:
    try:
        entry = json.loads(words)
    except (ValueError, RecursionError):
        return None
    written, text = first_text(entry, *_TIME_KEYS), first_text(entry, *_TEXT_KEYS)
    return Stamped(written, _whole(written), text or words, first_text(entry, *_ACTOR_KEYS)) if written else None


def _of_logfmt(words: str) -> Stamped | None:
    time = _LOGFMT_TIME.search(words[:_READ_AT_MOST]) if "=" in words[:_READ_AT_MOST] else None
    text = _LOGFMT_TEXT.search(words[:_READ_AT_MOST]) if time else None
    phrase = _whole(time["time"]) if time else None
    if not time or not text or not phrase:
        return None
    return Stamped(time["time"], phrase, text["quoted"] if text["quoted"] is not None else text["bare"])


def _whole(written: str) -> Phrase | None:
    phrase = scan(written, alone=True)
    return phrase if phrase and phrase.clock and phrase.end == len(written) else None
