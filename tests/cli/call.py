"""The commands as a test calls them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from pmwizard.cli import commands
from pmwizard.drafts import store
from pmwizard.drafts.draft import Draft
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem

EXAMPLE = Path(__file__).parents[2] / "examples" / "checkout-outage.toml"
GOLDEN = Path(__file__).parents[1] / "markdown" / "golden"
PROGRAM = [sys.executable, "-c", "from pmwizard.cli import main; main()"]


def call(*arguments: str | Path, given: str | bytes = "", **variables: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(commands, [str(each) for each in arguments], input=given, env=variables, prog_name="pmwizard")


def run(*arguments: str | Path, shell: str = '"$@"', **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own, by a line of shell in which `"$@"` is the command."""
    command = ["sh", "-c", shell, "sh", *PROGRAM, *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(EXAMPLE.parents[1])} | variables
    return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=False)


def refusal(result: Result) -> str:
    """Give what a wrong call is told: on standard error only, with exit code 2 and no traceback."""
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert "Traceback" not in result.stderr
    return result.stderr


def named(folder: Path, stem: str, **incident: str) -> Path:
    """Put a draft into the folder."""
    path = folder / f"{stem}.toml"
    store.save(Draft(path, PostMortem(incident=Incident(**incident))))
    return path
