"""Writing a text in the author's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path


def edited(text: str) -> tuple[str, str]:
    """Open the text in $VISUAL, $EDITOR or vi; gives the text as it was left, and a complaint where that failed."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        with tempfile.TemporaryDirectory(prefix="pmwizard-") as folder:
            path = Path(folder) / "field.md"
            path.write_text(text, encoding="utf-8")
            ended = subprocess.run([*shlex.split(command), str(path)], check=False)
            if ended.returncode:
                return text, f"{command} ended with {ended.returncode}: the field is as it was."
            return path.read_text(encoding="utf-8", errors="replace").removesuffix("\n"), ""
    except (OSError, ValueError) as error:
        return text, f"{command} could not be run ({error}): set $EDITOR. The field is as it was."
