"""What all tests share: a program that sees nothing of the machine it runs on, and pictures that never change by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_textual_snapshot
import textual.constants
from hypothesis import settings
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex
from textual.app import App
from textual.widgets import Input, TextArea

# The same examples in every run, so that a check fails by what was changed; `make search` looks for new ones.
settings.register_profile("pmwizard", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1500)
settings.load_profile("pmwizard")


class PicturesInSnapshots(pytest_textual_snapshot.SVGImageExtension):  # type: ignore[misc]  # it has no types
    """Puts the pictures into snapshots/<test file>/, as plain SVG files that anyone can open."""

    _file_extension = "svg"
    file_extension = "svg"

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        file = Path(test_location.filepath)
        return str(Path(__file__).parent.parent / "snapshots" / file.stem)

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        name = super().get_snapshot_name(test_location=test_location, index=index)
        return re.sub(r"\W+", "-", name).strip("-")


pytest_textual_snapshot.SVGImageExtension = PicturesInSnapshots


@pytest.fixture(autouse=True)
def hermetic(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Keep the user's folders, colours, clocks and clipboards out of the tests."""
    for name in ("NO_COLOR", "TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "VISUAL", "EDITOR", "PMWIZARD_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PMWIZARD_DRAFTS", str(tmp_path / "drafts"))
    monkeypatch.setenv("PMWIZARD_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setattr(textual.constants, "TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr(App.theme, "_default", "textual-dark")
    monkeypatch.setattr(Input.cursor_blink, "_default", False)
    monkeypatch.setattr(TextArea.cursor_blink, "_default", False)
    yield
