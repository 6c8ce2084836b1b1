"""The real wizard in a real terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import pytest

import pmwizard
from pmwizard.drafts import store
from pmwizard.drafts.draft import Draft
from tests.end_to_end.terminal import Terminal

ROOT = Path(pmwizard.__file__).parents[1]
# The program, as its installed script runs it.
PROGRAM = "from pmwizard.cli import main; main()"


class Start(Protocol):
    """Start `pmwizard` with some arguments; the rest by name."""

    def __call__(self, *arguments: str, within: Sequence[str] = (), before: str = "", **environment: str) -> Terminal: ...


def environment(**changed: str) -> dict[str, str]:
    """Give the environment of a wizard: that of the test, with a usual terminal and this checkout's code."""
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE")}
    usual = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    return kept | usual | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull} | changed


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start wizards that see only this test's folder, `within` a command; `before` is Python code that runs first."""
    started: list[Terminal] = []
    rescues = tmp_path / "rescues"
    rescues.mkdir()

    def starting(*arguments: str, within: Sequence[str] = (), before: str = "", **changed: str) -> Terminal:
        program = (*within, sys.executable, "-c", f"{before}\n{PROGRAM}", *arguments)
        started.append(Terminal(program, environment(TMPDIR=str(rescues), **changed)))
        return started[-1]

    yield starting
    for terminal in started:
        terminal.close()


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """The folder of the test's drafts."""
    return tmp_path / "drafts"


def saved(drafts: Path) -> str:
    """Give the text of the only draft file; empty where there is none yet."""
    files = list(drafts.glob("*.toml"))
    assert len(files) < 2
    return files[0].read_text(encoding="utf-8") if files else ""


def wait_until_saved(wizard: Terminal, drafts: Path, text: str) -> None:
    """Wait until a text is in the draft's file."""
    wizard.wait(lambda: text in saved(drafts), f"{text!r} in the file")


def the_draft(drafts: Path) -> Draft:
    """Load the only draft."""
    (found,) = store.listed(drafts)
    assert found.draft is not None, found.error
    return found.draft
