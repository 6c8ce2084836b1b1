"""What a command may import: a start is as quick as what it loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.call import EXAMPLE

SCREENS = {"textual", "rich"}
# Runs a command, and lists the outermost names of all that it imported.
LOADED = """
import json, os, sys
import pmwizard.cli
if sys.argv[1:]:
    try:
        pmwizard.cli.main()
    except SystemExit as ended:
        assert not ended.code or "copy" in sys.argv, ended.code  # where there is no clipboard it ends with 1
with os.fdopen(int(os.environ["LOADED"]), "w") as answer:
    json.dump(sorted({name.partition(".")[0] for name in sys.modules}), answer)
"""


def loaded(*arguments: str) -> set[str]:
    """Give what a fresh interpreter has imported after a command; without one, after `import pmwizard.cli`."""
    ours, theirs = os.pipe()
    environment = os.environ | {"PYTHONPATH": str(EXAMPLE.parents[1]), "LOADED": str(theirs)}
    with os.fdopen(ours) as answer, os.fdopen(theirs, "w"):
        program = [sys.executable, "-c", LOADED, *arguments]
        ran = subprocess.run(program, env=environment, pass_fds=[theirs], capture_output=True, timeout=30, check=False)
        assert ran.returncode == 0, ran.stderr
        return set(json.loads(os.read(answer.fileno(), 1 << 16)))


def test_the_commands_are_known_without_anything_heavy() -> None:
    heavy = {*SCREENS, "pydantic", "jinja2", "markdown_it", "platformdirs", "filelock", "pyperclip", "tomllib", "asyncio"}
    assert loaded() & heavy == set()


@pytest.mark.parametrize(
    ("command", "beside"),
    [
        ("list", {"jinja2", "markdown_it"}),
        ("export -o -", {"markdown_it"}),
        ("check", {"jinja2", "markdown_it"}),
        ("schema", {"jinja2", "markdown_it"}),
        ("copy INC-OUT timeline", {"markdown_it", "pyperclip"}),
    ],
)
def test_commands_without_a_screen_load_none(draft: Path, command: str, beside: set[str]) -> None:
    assert loaded(*command.split()) & (SCREENS | beside) == set()
