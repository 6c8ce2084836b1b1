"""A folder with the example draft in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.call import EXAMPLE


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """The folder of the drafts, which is still empty."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    return folder


@pytest.fixture
def draft(drafts: Path) -> Path:
    """The example, as the only draft."""
    return Path(shutil.copy(EXAMPLE, drafts))
