"""Where raw material comes from: a pasted text, a file, a folder, a zip."""

from __future__ import annotations

import codecs
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from pmwizard.intake.json_text import Json, parse

_LARGEST = 256 * 1024 * 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class IntakeError(ValueError):
    """Raw material that cannot be read; its words say what is wrong and what to do."""


@dataclass(frozen=True)
class Source:
    """Raw material: the text with the name of its file; for a folder or a zip, its files by their paths and joined.

    `beside` holds the files that name people and channels where a file lies in a Slack export.
    """

    text: str
    name: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def json(self) -> Json:
        """The text as JSON, with the place of every element of its lists; its value is None where it is none."""
        return parse(self.text)

    @property
    def is_json(self) -> bool:
        """Whether the text is a JSON object or list."""
        return self.json.value is not None


def open_source(source: str | Path) -> Source:
    """Take a text as it is, or read a path: a file, a folder or a zip of JSON files; IntakeError where that fails."""
    if isinstance(source, str):
        return Source(source)
    try:
        source = source.expanduser()
        if source.is_dir():
            return _of_files(source.name, _folder(source))
        if zipfile.is_zipfile(source):
            return _of_files(source.name, _zip(source))
        if source.stat().st_size > _LARGEST:
            raise IntakeError(f"{source} is larger than {_LARGEST >> 20} MB: import a part of it.")
        return Source(decoded(source.read_bytes()), source.name, beside=_beside(source))
    except (OSError, RuntimeError, ValueError) as error:
        raise IntakeError(f"{source} cannot be read: {getattr(error, 'strerror', None) or error}.") from None


def _beside(path: Path) -> dict[str, str]:
    """Give the files of names of the Slack export in which a file lies: beside its channel's folder, or beside it."""
    folders = (path.parent.parent, path.parent) if path.suffix == ".json" else ()
    found = (folder / name for folder in folders for name in ("users.json", "channels.json"))
    return {name.name: decoded(name.read_bytes()) for name in found if name != path and name.is_file()}


def _of_files(name: str, files: dict[str, str]) -> Source:
    if not files:
        raise IntakeError(f"{name} holds no JSON file: a Slack export has one folder per channel, with a file per day.")
    return Source("".join(files.values()), name, files)


def _folder(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*.json") if path.is_file())
    if sum(path.stat().st_size for path in paths) > _LARGEST:
        raise IntakeError(f"{folder} holds more than {_LARGEST >> 20} MB: import one channel's folder.")
    return {path.relative_to(folder).as_posix(): decoded(path.read_bytes()) for path in paths}


def _zip(path: Path) -> dict[str, str]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted((member for member in archive.infolist() if _wanted(member)), key=lambda member: member.filename)
            if sum(member.file_size for member in members) > _LARGEST:
                raise IntakeError(f"{path} unpacks to more than {_LARGEST >> 20} MB: unpack it and import one channel's folder.")
            return {member.filename: decoded(archive.read(member)) for member in members}
    except IntakeError:
        raise
    # RuntimeError is a zip with a password, and its kind NotImplementedError one packed in a way Python does not know.
    except (zipfile.BadZipFile, RuntimeError, EOFError, ValueError) as error:
        raise IntakeError(f"{path} cannot be unpacked: {error}. Unpack it yourself and import the folder.") from None


def _wanted(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    return path.suffix == ".json" and not path.parts[0].startswith("__MACOSX")


def decoded(content: bytes) -> str:
    """Give the text of a file: UTF-8, UTF-16 with its mark, else Windows-1252 and at last Latin-1, which loses nothing."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")
