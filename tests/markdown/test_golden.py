"""The example draft in both templates, byte for byte.

After a wanted change, `RENEW_GOLDEN=1 python -m pytest tests/markdown/test_golden.py` writes the files anew; read their diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pmwizard.drafts import store
from pmwizard.markdown.render import document
from pmwizard.review import problems

EXAMPLE = Path(__file__).parents[2] / "examples" / "checkout-outage.toml"
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("template", ["full", "report"])
def test_the_example_is_printed_as_it_always_was(template: str) -> None:
    golden = GOLDEN / f"{EXAMPLE.stem}.{template}.md"
    text = document(store.load(EXAMPLE).postmortem, template)
    if os.environ.get("RENEW_GOLDEN"):
        golden.write_bytes(text.encode())
    assert text.encode() == golden.read_bytes()


def test_the_example_is_a_file_as_the_program_writes_it() -> None:
    assert store.text_of(store.load(EXAMPLE)) == EXAMPLE.read_text(encoding="utf-8")


def test_the_example_has_no_problems() -> None:
    assert problems(store.load(EXAMPLE).postmortem) == ()
