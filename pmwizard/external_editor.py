"""Writing a text in the author's own editor."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import tempfile
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

STDIN = 0


def edited(text: str) -> tuple[str, str]:
    """Open the text in $VISUAL, $EDITOR or vi; gives the text as it was left, and a complaint where that failed."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        with tempfile.TemporaryDirectory(prefix="pmwizard-") as folder, terminal_lent():
            path = Path(folder) / "field.md"
            path.write_text(text, encoding="utf-8")
            ended = subprocess.run([*shlex.split(command), str(path)], check=False)
            if ended.returncode:
                return text, f"{command} ended with {ended.returncode}: the field is as it was."
            return path.read_text(encoding="utf-8", errors="replace").removesuffix("\n"), ""
    except (OSError, ValueError) as error:
        return text, f"{command} could not be run ({error}): set $EDITOR. The field is as it was."


@contextmanager
def terminal_lent() -> Iterator[None]:
    """Leave ctrl+c to the program that has the terminal, and take the terminal back as it was however that program ends."""
    settings = None
    with suppress(termios.error):
        settings = termios.tcgetattr(STDIN)
    # A function, not SIG_IGN, which the editor would inherit.
    interrupted = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, interrupted)
        if settings:
            with suppress(termios.error):
                termios.tcsetattr(STDIN, termios.TCSADRAIN, settings)
