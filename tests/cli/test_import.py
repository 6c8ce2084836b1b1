from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pmwizard.cli import commands
from pmwizard.drafts import store
from tests.markdown.documents import FOREIGN, REPORT


def _run(*arguments: str | Path, data: str | bytes = "") -> Result:
    return CliRunner().invoke(commands, list(map(str, ("import", *arguments))), input=data)


def _file(folder: Path, text: str) -> Path:
    file = folder / "post-mortem.md"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_document_becomes_a_new_draft_and_its_path_goes_to_standard_output(tmp_path: Path) -> None:
    result = _run(_file(tmp_path, REPORT))
    assert result.exit_code == 0, result.output
    draft = store.load(Path(result.stdout.strip()))
    assert draft.postmortem.incident.id == "INC-2026-031"
    assert draft.postmortem.template == "report"
    assert "Action items: Action items (2)" in result.stderr


def test_a_second_import_overwrites_nothing(tmp_path: Path) -> None:
    file = _file(tmp_path, REPORT)
    paths = {_run(file).stdout, _run(file).stdout}
    assert len(paths) == 2
    assert all(Path(path.strip()).is_file() for path in paths)


def test_what_was_not_read_is_told(tmp_path: Path) -> None:
    result = _run(_file(tmp_path, FOREIGN), "--template", "report")
    assert "have no field and are kept under References and appendices, Other" in result.stderr
    assert "warning: What went well has no areas here" in result.stderr
    assert store.load(Path(result.stdout.strip())).postmortem.template == "report"


def test_a_document_can_come_from_a_pipe() -> None:
    result = _run("-", data=REPORT)
    assert store.load(Path(result.stdout.strip())).postmortem.incident.commander == "@noor"


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"", "it is empty"), (b"\xff\xfe\x00", "line 1 is not UTF-8 text"), (b"\x7fELF\x00", "it is a binary file")],
)
def test_what_is_no_markdown_is_refused_in_a_sentence(data: bytes, problem: str) -> None:
    result = _run("-", data=data)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("pmwizard: standard input cannot be imported: ")
    assert problem in result.stderr


def test_a_file_that_is_not_there_is_said_to_be_not_there(tmp_path: Path) -> None:
    result = _run(tmp_path / "none.md")
    assert result.exit_code == 2
    assert "cannot be read: No such file or directory" in result.stderr


def test_a_template_that_does_not_exist_makes_no_draft(tmp_path: Path) -> None:
    result = _run(_file(tmp_path, REPORT), "-t", "short")
    assert result.exit_code == 2
    assert "expected one of full, report" in result.stderr
    assert not list((tmp_path / "drafts").glob("*.toml"))
