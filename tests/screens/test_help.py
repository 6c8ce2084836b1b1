"""Help, the palette, and the preview."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmwizard import clipboard
from pmwizard.clipboard import Copied
from pmwizard.drafts import store
from pmwizard.markdown import export
from pmwizard.screens.dialogs.preview import Preview
from tests.screens.wizard import LARGE, open_wizard, until

EXAMPLE = Path(__file__).parents[2] / "examples" / "checkout-outage.toml"


async def test_help_says_what_the_field_is_for_and_every_key() -> None:
    """In the model's own words; each key with what it does; the same key closes it."""
    async with open_wizard(at="incident.type", size=LARGE) as author:
        await author.press("f1")
        assert "The kind of incident; the full template ticks one of its five boxes by it." in author.words
        assert "Ransomware: Systems or data were encrypted by an attacker" in author.words
        await author.press("end")
        for key, what in (
            ("^n", "Go to the next section"),
            ("^o", "Back to where you came from, else the section before"),
            ("f2, ^r", "See this section as Markdown, in either template"),
            ("f3, ^g", "Copy this section as Markdown"),
            ("f5", "Write this field in $EDITOR"),
            ("^s", "Save now"),
            ("^q, f10", "Save and leave"),
        ):
            assert f"{key} {what}" in author.words
        await author.press("f1")
        assert author.at == "incident.type"


async def test_help_on_the_events_names_their_keys() -> None:
    """Also those that the footer has no room for."""
    async with open_wizard(at="timeline.events", size=LARGE) as author:
        await author.press("f1")
        above = author.words
        await author.press("end")
        for words in ("p Put the event into another phase", "t The time is only about right", "/ Filter", "y Copy row"):
            assert words in above + author.words
        await author.press("escape")
        assert author.at == "timeline.events"


async def test_the_palette_offers_the_keys_by_name() -> None:
    """What is picked there does what its key does."""
    async with open_wizard(at="timeline.events", size=LARGE) as author:
        await author.press("ctrl+p")
        await author.type("back")
        await until(lambda: "Back to where you came from" in author.screen)
        await author.press("down", "enter")
        await author.calm()
        assert author.at == "severity.level"


async def test_the_preview_shows_both_templates_formatted_and_as_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """The section, and what it becomes in the other template; escape goes back to the field."""
    words = "Rates of 11 March restored"
    copied: list[str] = []

    def copy(text: str, send: object) -> Copied:
        copied.append(text)
        return Copied(True, (), "Copied.")

    monkeypatch.setattr(clipboard, "copy", copy)
    async with open_wizard(store.load(EXAMPLE).postmortem, at="timeline.events", size=LARGE) as author:
        await author.press("f2")
        preview = author.app.screen
        assert isinstance(preview, Preview)
        assert "Full template · formatted" in author.screen.splitlines()[0]
        full = preview.markdown
        assert words in full
        await author.press("t")
        assert "Report template · formatted" in author.screen.splitlines()[0]
        assert words in preview.markdown != full
        await author.press("s")
        assert "Report template · source" in author.screen.splitlines()[0]
        assert preview.markdown.splitlines()[0] in author.screen
        await author.press("c")
        assert copied == [preview.markdown]
        await author.press("t", "s", "escape")
        assert author.at == "timeline.events"
        assert author.postmortem == store.load(EXAMPLE).postmortem


async def test_the_preview_on_review_is_of_the_whole() -> None:
    """The document as it will be exported."""
    postmortem = store.load(EXAMPLE).postmortem
    async with open_wizard(postmortem, at="review") as author:
        await author.press("f2")
        assert "The whole document · Full template" in author.screen
        assert isinstance(author.app.screen, Preview)
        assert author.app.screen.markdown == export.markdown(postmortem)


async def test_the_preview_of_nothing_says_so() -> None:
    """An empty section has nothing to show yet."""
    async with open_wizard(at="actions") as author:
        await author.press("ctrl+r")
        assert "Nothing to show yet: this section is empty." in author.screen
