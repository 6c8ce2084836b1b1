"""The commands in processes of their own: locales, closed and full streams, terminals that cannot draw."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.call import EXAMPLE, GOLDEN, PROGRAM, run

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
TITLE = "Größe 🔥 שלום"


@pytest.fixture
def titled(draft: Path) -> Path:
    """The example with a title beyond ASCII."""
    text = EXAMPLE.read_text(encoding="utf-8").replace("Checkout refused every order for an hour", TITLE)
    draft.write_text(text, encoding="utf-8")
    return draft


@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["export", "-o", "-"], ["import", "-"]], ids=" ".join)
def test_output_is_utf_8_in_any_locale(titled: Path, command: list[str]) -> None:
    document = titled.with_name("in.md")
    document.write_text(f"# Post-Mortem: {TITLE}\n\n## {TITLE}\n\n{TITLE}\n", encoding="utf-8")
    ran = run(*command, shell=f'"$@" < "{document}"', **ASCII)
    assert (ran.returncode, b"Traceback" in ran.stderr) == (0, False), ran.stderr
    assert command[0] == "import" or TITLE in ran.stdout.decode("utf-8")


def test_a_name_that_is_no_text_stays_valid_json(draft: Path) -> None:
    odd = os.fsencode(draft.parent) + b"/\xff.toml"
    draft.rename(os.fsdecode(odd))
    ran = run("list", "--json", PYTHONIOENCODING="utf-8:strict")
    (row,) = json.loads(ran.stdout.decode("utf-8"))
    assert os.fsencode(row["path"]) == odd


def test_an_export_through_a_pipe_is_whole(draft: Path) -> None:
    ran = run("export", "-t", "report", "-o", "-", shell='"$@" | cat')
    assert ran.stdout == (GOLDEN / "checkout-outage.report.md").read_bytes()


@pytest.mark.parametrize("command", [["list"], ["export", "-o", "-"], ["schema"]], ids=" ".join)
def test_a_reader_that_is_gone_is_no_error(draft: Path, command: list[str]) -> None:
    ran = run(*command, shell='{ "$@"; echo "ended with $?" >&2; } | :')
    assert ran.stderr == b"ended with 0\n"


@pytest.mark.parametrize("command", [["list"], ["export", "-o", "-"]], ids=" ".join)
def test_a_full_disk_is_told(draft: Path, command: list[str]) -> None:
    ran = run(*command, shell='"$@" > /dev/full')
    assert ran.returncode == 2
    assert ran.stderr == b"pmwizard: the output cannot be used: No space left on device.\n"


@pytest.mark.parametrize(
    ("command", "closed", "code"),
    [(["export", "-o", "-"], ">&-", 0), (["list"], ">&-", 0), (["import", "-"], "<&-", 2), (["new"], "<&-", 2)],
)
def test_closed_streams_are_no_traceback(draft: Path, command: list[str], closed: str, code: int) -> None:
    ran = run(*command, shell=f'"$@" {closed}')
    assert (ran.returncode, b"Traceback" in ran.stderr) == (code, False), ran.stderr
    assert draft.read_bytes() == EXAMPLE.read_bytes()


@pytest.mark.parametrize("command", [["new"], ["resume"], []], ids=["new", "resume", "home"])
def test_a_terminal_that_cannot_draw(draft: Path, command: list[str]) -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb", 0), os.fdopen(theirs, "wb", 0) as terminal:
        environment = os.environ | {"TERM": "dumb", "PYTHONPATH": str(EXAMPLE.parents[1])}
        ran = subprocess.run([*PROGRAM, *command], env=environment, stdin=terminal, stderr=terminal, timeout=30, check=False)
        assert ran.returncode == 2
        said = os.read(ours, 10_000).decode("utf-8")
    assert "TERM=dumb" in said
    assert "export" in said
    assert "\x1b" not in said
    assert list(draft.parent.iterdir()) == [draft]
