"""The wheel holds what the checkout runs with: every module, under its one name, and every file that is not code."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ("pmwizard", "screens", "pyproject.toml", "README.md", "LICENSE")
BUILD = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"


def files(folder: str) -> list[Path]:
    """Give the files of a folder of the checkout, without those of the symlink and those Python makes."""
    found = (path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file())
    return [path for path in found if "__pycache__" not in path.parts and path.parts[:2] != ("pmwizard", "screens")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel, built from a copy of the checkout with what is installed here."""
    copy, made = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)
    built = subprocess.run([sys.executable, "-c", BUILD, made], cwd=copy, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (file,) = made.iterdir()
    with zipfile.ZipFile(file) as archive:
        return set(archive.namelist())


def test_every_file_is_in_the_wheel_once(wheel: set[str]) -> None:
    expected = {path.as_posix() for path in files("pmwizard")} | {f"pmwizard/{path.as_posix()}" for path in files("screens")}
    assert {name for name in wheel if ".dist-info/" not in name} == expected
    assert {"pmwizard/app.tcss", "pmwizard/py.typed", "pmwizard/markdown/templates/full/document.md.jinja"} <= wheel


def test_the_wheel_brings_the_command_and_the_licence(wheel: set[str]) -> None:
    assert {name.rpartition("/")[2] for name in wheel if ".dist-info/" in name} >= {"entry_points.txt", "LICENSE", "METADATA"}


def test_every_package_is_listed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    folders = {path.parent for path in [*files("pmwizard"), *files("screens")] if path.suffix == ".py"}
    packages = {".".join(folder.parts) for folder in folders}
    assert set(settings["packages"]) == {f"pmwizard.{name}" if name.startswith("screens") else name for name in packages}
