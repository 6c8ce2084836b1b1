"""`pmwizard import` as it is called: a document, or raw material with --into."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmwizard.drafts import store
from tests.cli.call import EXAMPLE, GOLDEN, call, refusal

REPORT = GOLDEN / "checkout-outage.report.md"
LOG = "2026-03-12 09:59 UTC first alert fired\n2026-03-12 10:05 UTC good morning all\n"


@pytest.mark.parametrize("piped", [False, True], ids=["file", "pipe"])
def test_a_document_becomes_a_draft_whose_path_is_given(drafts: Path, piped: bool) -> None:
    result = call("import", "-", given=REPORT.read_bytes()) if piped else call("import", REPORT)
    assert result.exit_code == 0
    path = Path(result.stdout.removesuffix("\n"))
    assert list(drafts.iterdir()) == [path]
    assert "Incident: " in result.stderr
    assert call("export", path, "-o", "-").stdout_bytes == REPORT.read_bytes()


def test_for_another_template(drafts: Path) -> None:
    path = Path(call("import", REPORT, "-t", "full").stdout.strip())
    assert store.load(path).postmortem.template == "full"


def test_what_has_no_field_is_counted(drafts: Path) -> None:
    assert "warning: 4 words have no field" in call("import", "-", given="# Outage\n\n## Odd\n\nseven ducks\n").stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "empty"), (b" \n\t\n", "empty"), (b"# A\n\0\n", "binary"), (b"\x7fELF\x02\xff\xfe", "not UTF-8")],
    ids=["empty", "blank", "with NUL", "program"],
)
@pytest.mark.parametrize("piped", [False, True], ids=["file", "pipe"])
def test_what_is_no_document_is_refused(drafts: Path, tmp_path: Path, content: bytes, told: str, piped: bool) -> None:
    file = tmp_path / "in.md"
    file.write_bytes(content)
    said = refusal(call("import", "-", given=content) if piped else call("import", file))
    assert told in said
    assert ("standard input" if piped else str(file)) in said
    assert list(drafts.iterdir()) == []


@pytest.mark.parametrize("into", [(), ("--into", "INC-OUT")], ids=["document", "raw material"])
@pytest.mark.parametrize("file", ["{here}/missing.md", "~no-such-user-here/x.md", "{here}/empty"])
def test_what_cannot_be_read_is_told(drafts: Path, draft: Path, tmp_path: Path, file: str, into: tuple[str, ...]) -> None:
    (tmp_path / "empty").mkdir()
    assert file.format(here=tmp_path).rpartition("/")[2] in refusal(call("import", file.format(here=tmp_path), *into))
    assert draft.read_bytes() == EXAMPLE.read_bytes()


def test_an_unknown_template_makes_no_draft(drafts: Path) -> None:
    said = refusal(call("import", REPORT, "-t", "fancy"))
    assert "--template fancy" in said
    assert "full, report" in said
    assert list(drafts.iterdir()) == []


@pytest.mark.parametrize("option", [("--from", "log"), ("--zone", "UTC"), ("--date", "2026-03-12"), ("--all",), ("--dry-run",)])
def test_options_of_raw_material_need_a_draft(drafts: Path, option: tuple[str, ...]) -> None:
    assert "--into" in refusal(call("import", REPORT, *option))
    assert list(drafts.iterdir()) == []


def test_a_template_is_none_of_raw_material(draft: Path) -> None:
    assert "--template" in refusal(call("import", REPORT, "--into", "INC-OUT", "-t", "full"))


def test_raw_material_joins_a_draft(draft: Path) -> None:
    result = call("import", "-", "--into", "INC-OUT", "--all", given=LOG)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith(f"2 added to {draft}\n")
    events = [event.event for event in store.load(draft).postmortem.timeline.events]
    assert {"first alert fired", "good morning all"} <= set(events)


def test_a_dry_run_gives_the_table_and_changes_nothing(draft: Path) -> None:
    result = call("import", "-", "--into", "INC-OUT", "--dry-run", given=LOG)
    assert result.exit_code == 0
    assert "2026-03-12 09:59" in result.stdout
    assert result.stderr.endswith("Nothing was changed.\n")
    assert draft.read_bytes() == EXAMPLE.read_bytes()


@pytest.mark.parametrize(
    ("option", "told"),
    [(("--from", "pigeon"), "pigeon"), (("--date", "soon"), "2025-12-19"), (("--zone", "Mars/Base"), "Mars/Base")],
)
def test_a_wrong_option_of_raw_material_is_told(draft: Path, option: tuple[str, str], told: str) -> None:
    assert told in call("import", "-", "--into", "INC-OUT", *option, given=LOG).stderr
    assert draft.read_bytes() == EXAMPLE.read_bytes() or option[0] == "--zone"
