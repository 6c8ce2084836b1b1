from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pmwizard.markdown.sandbox import Sandbox, environment


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "a.jinja").write_text("{% if true %}\n1\n{% endif %}")
    (tmp_path / "compiled").mkdir()
    return tmp_path


def _text(folder: Path) -> str:
    environment.cache_clear()
    return environment((folder,), folder / "compiled").get_template("a.jinja").render()


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _text(folder) == "1\n"
    assert len(list((folder / "compiled").iterdir())) == 1
    monkeypatch.setattr(Sandbox, "compile", None)
    assert _text(folder) == "1\n"


def test_a_changed_template_is_compiled_again(folder: Path) -> None:
    _text(folder)
    (folder / "a.jinja").write_text("2")
    assert _text(folder) == "2"
    assert len(list((folder / "compiled").iterdir())) == 1


@pytest.mark.parametrize("wrong", [b"", b"rubbish", None])
def test_a_broken_file_is_compiled_again(folder: Path, wrong: bytes | None) -> None:
    _text(folder)
    (kept,) = (folder / "compiled").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-9] if wrong is None else wrong)
    assert _text(folder) == "1\n"
    assert kept.read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _text(folder) == "1\n"
    assert list((folder / "compiled").iterdir()) == []
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (folder / "compiled").rmdir()
    assert _text(folder) == "1\n"
    assert not (folder / "compiled").exists()
