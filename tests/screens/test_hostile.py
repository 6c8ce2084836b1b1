"""Text of any kind in every field: kept to the letter, never obeyed, never sent to the terminal raw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from pmwizard.app import WizardApp
from pmwizard.drafts import store
from pmwizard.drafts.draft import Draft, value_at
from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.postmortem.timeline import Event, Timeline
from pmwizard.postmortem.values import Kind, choices, field_at, kind, row_of
from pmwizard.screens import DETAILS, ESSENTIALS
from pmwizard.screens.dialogs.row_editor import RowEditor
from pmwizard.screens.messages import Undo
from tests.screens.wizard import FOLDER, Author, open_wizard, opened, settings
from tests.strategies import leaves

LINE = "[bold]x[/] [/foo] a|b {{ 7 * 7 }} 🔴👩‍👩‍👧 עברית \x00\x1b[31m\x07\x9b2J $(id) \\ e\u0301 \u202eend"
PROSE = f"{LINE}\r\n\r\n# not [a] heading\r\n| a | b |\r\n\t\x1b]0;title\x07\r\n- last"
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
TEXT = (Kind.LINE, Kind.PROSE, Kind.LINES, Kind.MOMENT, Kind.DAY, Kind.SPAN)


def text_fields(model: type[BaseModel] = PostMortem, above: str = "") -> Iterator[tuple[str, Kind]]:
    """Every text field, those of a first row among them, with its kind."""
    for path, field in leaves(model, above):
        if kind(field) is Kind.ROWS:
            row = row_of(field)
            assert row is not None
            yield from text_fields(row, f"{path}.0.") if not path.endswith("because") else ()
        elif kind(field) in TEXT:
            yield path, kind(field)


FIELDS = dict(text_fields())


def as_kept(kept: Kind) -> Any:
    """What a field of a kind holds after the hostile paste."""
    if kept is Kind.PROSE:
        return PROSE.replace("\r\n", "\n")
    if kept is Kind.LINES:
        return tuple(line.strip() for line in PROSE.split("\r\n") if line.strip())
    return LINE


def check_screen(author: Author) -> None:
    """See that nothing on the screen can move a cursor or set a colour."""
    assert not CONTROL.search(author.screen)
    assert not CONTROL.search(author.app.export_screenshot())


async def into(author: Author, path: str) -> None:
    """Go to a field, also of a row that is not there yet."""
    editor = author.app.screen
    if isinstance(editor, RowEditor) and not path.startswith(f"{editor.path}."):
        await author.press("escape")
    rows, _, name = path.partition(".0.")
    if not isinstance(author.app.screen, RowEditor):
        new = name and rows != "causes.whys" and not value_at(author.postmortem, rows)
        await author.go(rows if new else path)
        await author.press(*["a"] * bool(new))
    for _ in range(10):
        if author.at != path:
            await author.press("tab")


@pytest.mark.parametrize("section", SECTIONS)
async def test_every_field_keeps_what_is_pasted_and_undo_takes_it_all_back(section: str) -> None:
    """To the letter, with CRLF as LF; a new row comes with its first field; the file holds the same."""
    fields = {path: kept for path, kept in FIELDS.items() if path.startswith(f"{section}.")}
    assert len(fields) > 2
    async with open_wizard() as author:
        await author.go("incident.type")
        await author.press("left")
        for path, kept in fields.items():
            await into(author, path)
            assert author.at == path
            await author.paste(PROSE if kept in (Kind.PROSE, Kind.LINES) else LINE)
            assert value_at(author.postmortem, path) == as_kept(kept), path
        check_screen(author)
        saved = await author.saved()
        assert {path: value_at(saved, path) for path in fields} == {path: as_kept(kept) for path, kept in fields.items()}
        for _ in range(2 * len(fields) + 1):
            author.app.post_message(Undo())
        await author.calm()
        assert await author.saved() == PostMortem()


async def test_any_character_can_be_typed() -> None:
    """Key by key, in a line, in prose, and in a list."""
    typed = "[/] [bold]a|b[/x] {{ }} \\ 🔴 עברית é x"
    async with open_wizard() as author:
        for path in ("incident.title", "severity.business", "causes.factors"):
            await author.go(path)
            await author.type(typed)
            kept = value_at(author.postmortem, path)
            assert kept == ((typed,) if isinstance(kept, tuple) else typed)
            check_screen(author)


def hostile(model: type[BaseModel], depth: int = 0) -> BaseModel:
    """A section, or a row, whose every text is hostile."""
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            values[name] = hostile(field.annotation)
        elif kind(field) is Kind.ROWS:
            row = row_of(field)
            assert row is not None
            values[name] = (hostile(row, depth + 1),) * 2 if depth < 2 else ()
        elif kind(field) in TEXT:
            values[name] = (PROSE, "", LINE) if kind(field) is Kind.LINES else PROSE
        elif kind(field) is Kind.CHOICE:
            values[name] = choices(field)[-1].name
    return model.model_validate(values)


HOSTILE = PostMortem.model_validate(hostile(PostMortem))


async def test_looking_at_a_hostile_draft_changes_nothing() -> None:
    """Every screen, row and preview can be looked at, every field gone through; no edit comes of it, and no raw control."""
    async with open_wizard(HOSTILE) as author:
        for name in (*ESSENTIALS, *DETAILS, "review"):
            await author.go(name)
            check_screen(author)
            first = author.app.focused
            await author.press("tab")
            while author.app.focused is not first:
                await author.press("tab")
            check_screen(author)
        for rows in ("severity.systems", "timeline.events", "timeline.overrides", "actions.items"):
            await author.go(f"{rows}.1.{next(iter(row_fields(rows)))}")
            check_screen(author)
            await author.press("escape")
        for section in ("timeline", "actions"):
            await author.go(section)
            for key in ("f1", "f2"):
                await author.press(key)
                check_screen(author)
                if key == "f2":
                    await author.press("s")
                    check_screen(author)
                await author.press("escape")
        assert author.postmortem == HOSTILE


def row_fields(rows: str) -> dict[str, Any]:
    """The fields of a row."""
    row = row_of(field_at(PostMortem, rows))
    assert row is not None
    return dict(row.model_fields)


async def test_home_shows_hostile_drafts() -> None:
    """Titles, ids, file names and errors are text."""
    store.save(Draft(FOLDER / "INC-1.toml", HOSTILE))
    (FOLDER / "INC-[red] \x1b[31m.toml").write_text("[[[\x1b")
    async with opened(WizardApp(settings())) as author:
        check_screen(author)
        assert "[bold]x[/]" in author.screen
        await author.press("enter", "down", "enter")
        check_screen(author)


@pytest.mark.parametrize("text", ["14:45 " + LINE, LINE, "[/] 14:45", "+5m " + LINE])
async def test_the_entry_line_takes_any_text(text: str) -> None:
    """Typed or pasted, with what was understood shown below; no word of it is missing from the event."""
    async with open_wizard(at="timeline.entry") as author:
        await author.paste(text)
        check_screen(author)
        await author.press("enter")
        (event,) = (await author.saved()).timeline.events
        kept = " ".join(part for part in (str(event.at), event.event, event.owner, event.notes, event.link) if part)
        assert set(re.findall(r"\w+", text)) <= set(re.findall(r"\w+", kept))


async def test_the_filter_takes_any_text() -> None:
    """It is searched for, not parsed."""
    events = (Event(event="[/] all is [bold]"), Event(event="nothing"))
    async with open_wizard(PostMortem(timeline=Timeline(events=events)), at="timeline.events") as author:
        await author.press("slash")
        await author.type("[/] all")
        assert "/[/] all▏" in author.screen
        assert "│  no time" not in author.screen.replace("[/] all is [bold]", "")
        assert "nothing" not in author.screen


@pytest.mark.parametrize("path", ["severity.business", "incident.title", "timeline.entry"])
async def test_a_paste_of_a_megabyte(path: str) -> None:
    """It is all in the file, and the wizard can be left."""
    text = "Connection pool ran out [again]. " * 32_000
    async with open_wizard(at=path) as author:
        await author.paste(text)
        await author.quit("ctrl+q")
    draft = store.load(author.app.session.draft.path if author.app.session else FOLDER / "INC-1.toml")
    kept = draft.unfinished.get(path) or value_at(draft.postmortem, path)
    assert "".join(kept).strip() == text.strip()
