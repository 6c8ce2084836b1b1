"""`git log`: commits in its usual layouts, with the time they were made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pmwizard.intake.candidate import Candidate, Context, Found, Piece, Rest
from pmwizard.intake.carrying import Carried
from pmwizard.intake.lines import Line, lines_of, raw_of
from pmwizard.intake.moments import Reading, read_moment
from pmwizard.intake.phrases import Phrase, scan
from pmwizard.intake.row_words import head_and_rest
from pmwizard.intake.sources import Source

_COMMIT = re.compile(r"(?:[*|\\/ ]{0,40})commit (?P<hash>[0-9a-f]{7,64})(?: \([^()]{0,400}\))?\s*")
_HEADER = re.compile(r"[*|\\/ ]{0,40}(?P<key>Author|AuthorDate|Commit|CommitDate|Date|Merge|Reflog|gpg): ?\s*(?P<value>.*)")
_SHORT = re.compile(r"[*|\\/ ]{0,40}(?P<hash>[0-9a-f]{7,64})[\s|,;(-]{1,8}")
_HASH = re.compile(r"[\s|,;-]{1,8}(?P<hash>(?=[a-f]{0,39}\d)[0-9a-f]{7,40})(?=[\s|,;)-])")
_DATE = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_FARTHEST = 120
_ADDRESS = re.compile(r"\s*<[^<>]*>")
_GRAPH = re.compile(r"[*|\\/ ]{0,40}(?=    )")
_TURNING = re.compile(r"\brevert|\broll(?:s|ed)?[ -]?back|\bhot-?fix|\bdeploy|\brelease|\bbump|\bfix(?:es|ed)?\b", re.IGNORECASE)


def recognise(source: Source) -> float:
    """Tell how likely this was printed by `git log`, from 0 to 1."""
    lines = [line for line in lines_of(source.text[:20_000]) if not line.is_blank]
    commits = sum(bool(_COMMIT.fullmatch(line.words)) for line in lines)
    dates = sum(line.words.lstrip("*|\\/ ").startswith(("Date:", "AuthorDate:", "CommitDate:")) for line in lines)
    if commits and dates and _COMMIT.fullmatch(lines[0].words):
        return 0.95
    return 0.85 if lines and all(_on_one_line(line.words) for line in lines) else 0.0


def read(source: Source, context: Context) -> Found:
    """Read each commit at the time it was committed, else written; e-mail addresses are left out."""
    lines = lines_of(source.text)
    carried = Carried.of(context)
    starts = [number for number, line in enumerate(lines) if _COMMIT.fullmatch(line.words)]
    if not starts:
        return Found(tuple(_commit_on_one_line(line, carried) for line in lines), carried.questions(), carried.warnings())
    pieces: list[Piece] = [Rest(line.raw, line.start) for line in lines[: starts[0]]]
    ends = (*starts[1:], len(lines))
    pieces += (_commit(lines[start:end], carried) for start, end in zip(starts, ends, strict=True))
    return Found(tuple(pieces), carried.questions(), carried.warnings())


@dataclass(frozen=True, slots=True)
class _OneLine:
    hash: str
    start: int
    phrase: Phrase
    actor: str = ""


def _on_one_line(words: str) -> _OneLine | None:
    """Read a line such as `4bef440 2025-12-19 14:45:10 +0100 Mend the pool`, its parts in any order that git can be told."""
    short = _SHORT.match(words)
    if not short:
        phrase = scan(words)
        after = _HASH.match(words, phrase.end) if phrase and phrase.date and phrase.date.sure else None
        return _OneLine(after["hash"], 0, replace(phrase, end=after.end())) if phrase and after else None
    phrase = scan(words, short.end())
    if phrase and phrase.date and phrase.date.sure:
        return _OneLine(short["hash"], short.end(), phrase)
    later = _DATE.search(words, short.end(), short.end() + _FARTHEST)
    phrase = scan(words, later.start()) if later else None
    actor = _ADDRESS.sub("", words[short.end() : later.start()]).strip(" |,;-(") if later else ""
    return _OneLine(short["hash"], later.start(), phrase, "" if "@{" in actor else actor) if later and phrase else None


def _commit_on_one_line(line: Line, carried: Carried) -> Piece:
    found = _on_one_line(line.words)
    if not found:
        return Rest(line.raw, line.start, "blank" if line.is_blank else "")
    headline = head_and_rest(line.words, found.phrase)[1].lstrip("}): ")
    written = line.words[found.start : found.phrase.end].removesuffix(found.hash).strip(" |,;-")
    reading = carried.place(found.phrase, written)
    return Candidate(
        reading.at,
        f"{headline} ({found.hash[:10]})",
        line.raw,
        line.start,
        reading.precision,
        day=reading.day,
        actor=found.actor,
        source="git",
        kind="commit",
        chosen=bool(_TURNING.search(headline)),
        doubts=reading.doubts,
    )


def _commit(lines: list[Line], carried: Carried) -> Piece:
    commit = _COMMIT.fullmatch(lines[0].words)
    headers: dict[str, str] = {}
    place = 1
    while place < len(lines) and (header := _HEADER.fullmatch(lines[place].words)):
        headers.setdefault(header["key"], header["value"].strip())
        place += 1
    written = headers.get("CommitDate") or headers.get("AuthorDate") or headers.get("Date") or ""
    message = "\n".join(_message(lines[place:])).strip("\n")
    if not commit or not written:
        return Rest(raw_of(lines), lines[0].start)
    headline, _, body = message.partition("\n")
    reading = _time(written, carried)
    return Candidate(
        reading.at,
        f"{headline.strip() or 'commit'} ({commit['hash'][:10]})" + (f"\n{body.strip()}" if body.strip() else ""),
        raw_of(lines),
        lines[0].start,
        reading.precision,
        day=reading.day,
        actor=_ADDRESS.sub("", headers.get("Author", "")).strip(),
        source="git",
        kind="commit",
        chosen=bool(_TURNING.search(headline)),
        doubts=reading.doubts,
    )


def _message(lines: list[Line]) -> Iterator[str]:
    """Give the lines of the message, without the statistics and changes that may follow."""
    indented = any(_GRAPH.match(line.words) for line in lines)
    for line in lines:
        graph = _GRAPH.match(line.words)
        words = line.words[graph.end() :].removeprefix("    ").rstrip() if graph else line.words.strip("*|\\/ ")
        if words.startswith("diff --git ") or (indented and words and not graph):
            return
        yield words


def _time(written: str, carried: Carried) -> Reading:
    seconds = written.partition(" ")[0]
    if seconds.isdigit() and len(seconds) == 10:
        reading = read_moment(seconds)
        return Reading(reading.at, precision="second", day=reading.day)
    phrase = scan(written, alone=True)
    if phrase is None or written[phrase.end :].strip():
        return Reading(written, doubts=(f"not understood as a time: {written[:40]}",))
    return carried.place(phrase, written)
