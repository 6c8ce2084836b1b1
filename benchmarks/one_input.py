"""The least a Textual app can be: one field of text."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input


class OneInput(App[None]):
    """One field."""

    def compose(self) -> ComposeResult:
        yield Input(sys.argv[1], select_on_focus=False)


OneInput().run()
