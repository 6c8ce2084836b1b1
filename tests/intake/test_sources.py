import zipfile
from pathlib import Path

import pytest

from pmwizard.intake.reading import read
from pmwizard.intake.sources import IntakeError, decoded, open_source


def test_a_text_is_taken_as_it_is() -> None:
    assert open_source("/etc/hostname").text == "/etc/hostname"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_are_decoded(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes("14:45 größer 🔥".encode(encoding))
    source = open_source(path)
    assert (source.text, source.name) == ("14:45 größer 🔥", "notes.txt")


def test_what_is_no_utf8_loses_nothing() -> None:
    assert decoded("14:45 größer".encode("cp1252")) == "14:45 größer"
    assert decoded(bytes(range(256))).encode("latin-1") == bytes(range(256))


def test_what_cannot_be_opened_says_so(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="cannot be read: No such file"):
        open_source(tmp_path / "nothing.txt")
    with pytest.raises(IntakeError, match="holds no JSON file"):
        open_source(tmp_path)


def test_a_broken_zip_says_so(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/2025-12-19.json", "[]" * 500)
    content = bytearray(path.read_bytes())
    content[50] ^= 0xFF
    path.write_bytes(bytes(content))
    with pytest.raises(IntakeError, match="cannot be unpacked"):
        open_source(path)


def test_an_unknown_format_says_which_there_are() -> None:
    with pytest.raises(IntakeError, match="carrier-pigeon is no format: choose slack-export, slack,"):
        read("14:45 x", format_name="carrier-pigeon")
