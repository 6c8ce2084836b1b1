"""The wizard: owns the open draft, saves it, and moves between the screens."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import WorkerFailed

from pmwizard import clock, external_editor
from pmwizard.config import Config, document_owner
from pmwizard.draft_app import DraftApp
from pmwizard.drafts import store
from pmwizard.drafts.errors import ToldError
from pmwizard.drafts.session import Session
from pmwizard.markdown import export
from pmwizard.postmortem.incident import ID_PATTERN
from pmwizard.postmortem.post_mortem import blank, where
from pmwizard.postmortem.proposals import Given
from pmwizard.screens import DETAILS, ESSENTIALS, screen_of, section_of
from pmwizard.screens.messages import CopySection, CopyText, GoTo, OpenDraft
from pmwizard.screens.section import FramedScreen
from pmwizard.screens.widgets.navigator import title
from pmwizard.screens.widgets.text_field import TextField
from pmwizard.terminal_driver import TerminalDriver

ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP)


class WizardApp(DraftApp):
    """The screens and the keys that work everywhere."""

    TITLE = "pmwizard"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+r", "preview", "Preview", id="preview", tooltip="See this section as Markdown, in either template"),
        Binding("f3,ctrl+g", "copy_section", "Copy", id="copy", tooltip="Copy this section as Markdown"),
        Binding("f5", "edit_outside", "Editor", id="editor", show=False, tooltip="Write this field in $EDITOR"),
        Binding("ctrl+s", "save", "Save now", id="save", show=False, priority=True),
        Binding("f1", "help", "Help", id="help", priority=True),
        Binding("ctrl+q,f10", "quit", "Quit", id="quit", priority=True, tooltip="Save and leave"),
    ]

    def __init__(self, config: Config, session: Session | None = None) -> None:
        super().__init__(
            Given(clock.now().astimezone().date(), config.author, config.id_pattern or ID_PATTERN, frozenset()), session
        )
        self.animation_level = "none"
        self.config = config
        self.crash: BaseException | None = None

    def on_mount(self) -> None:
        self.set_keymap(self.config.keys)
        loop = asyncio.get_running_loop()
        for ending in ENDING_SIGNALS:
            loop.add_signal_handler(ending, partial(self.call_later, self.end, 128 + ending))
        if self.session:
            self.begin(self.session)
        else:
            self.show_home()
        self.settle()
        if not gc.isenabled():
            self.call_after_refresh(collect_from_here)

    async def end(self, return_code: int) -> None:
        """End with an exit code as soon as what was typed is in the draft."""
        await self.when_settled(partial(self.exit, return_code=return_code))

    def interrupt(self) -> None:
        """End by SIGINT; before there is anything to end, and when it is ending, do nothing."""
        if self.is_running:
            self.call_later(self.end, 128 + signal.SIGINT)

    def get_driver_class(self) -> type[Driver]:
        return TerminalDriver

    def _handle_exception(self, error: Exception) -> None:
        # Textual prints the traceback with its locals, the author's text among them; `run` says it in a sentence instead.
        self.crash = self.crash or (error.error if isinstance(error, WorkerFailed) else error)
        with suppress(Exception):  # what is broken may break this too
            self.gather()
        super()._handle_exception(error)
        self._exit_renderables.clear()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key of the screen in the palette, by its name."""
        active = [each.binding for each in screen.active_bindings.values() if each.enabled and each.binding.id]
        for binding in {binding.action: binding for binding in active}.values():
            press = partial(self.simulate_key, binding.key)
            yield SystemCommand(binding.description, binding.tooltip or binding.description, press)
        for name in (*ESSENTIALS, *DETAILS, "review") if isinstance(screen, FramedScreen) else ():
            yield SystemCommand(title(name), "Go there", partial(self.go, name))
        if self.session:
            yield SystemCommand("All drafts", "Save, and go to the list of drafts", self.show_home)
        yield SystemCommand("Theme", "Choose other colours", self.action_change_theme)

    # Opening and leaving drafts

    def show_home(self) -> None:
        """Go to the list of drafts; an open one is saved and closed."""
        from pmwizard.screens.home import HomeScreen

        self.close()
        if self.last_words:
            self.tell(self.last_words, wrong=True)
        self.replace_screen(HomeScreen(self.config.drafts, clock.now()))

    def on_open_draft(self, message: OpenDraft) -> None:
        """Resume a draft, or begin a new one."""
        with self.telling():
            new = partial(Session.begin, self.config.drafts, blank(self.config.template, self.config.zone), clock.now())
            self.begin(Session.open(message.path) if message.path else new())

    def begin(self, session: Session) -> None:
        """Show a draft where its author left it."""
        self.session = session
        if session.changed:
            self.changed()
        self.go(session.draft.left_at)
        self.call_after_refresh(lambda: self.run_worker(self.learn(), exclusive=True))

    async def learn(self) -> None:
        """Find out what can be proposed but takes a moment to know."""
        taken = (
            frozenset(found.id for found in store.listed(self.config.drafts))
            if "{number}" in self.given.id_pattern
            else frozenset()
        )
        user = self.given.user or await asyncio.to_thread(document_owner)
        given = replace(self.given, user=user, taken_ids=taken)
        if given != self.given:
            self.given = given
            self.refresh_view()

    # Moving between the screens

    def on_go_to(self, message: GoTo) -> None:
        """Go where the author wants to be."""
        if message.path == "home":
            self.show_home()
        else:
            self.go(message.path, message.came_from)

    def go(self, path: str, came_from: tuple[str, ...] | None = None) -> None:
        """Show the screen that `path` is on, with the cursor in its field."""
        name = section_of(path)
        screen = self.screen
        if isinstance(screen, FramedScreen) and screen.section == name:
            screen.go_to(path)
        else:
            there = screen_of(name)(self.view, path)
            if isinstance(screen, FramedScreen):
                there.came_from = screen.way_here if came_from is None else came_from
            self.replace_screen(there)

    def replace_screen(self, screen: Screen[None]) -> None:
        """Show a screen in place of the one that is shown; the app's own blank one stays below."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    # Looking, copying, exporting

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what works on a section only where one is shown."""
        return isinstance(self.screen, FramedScreen) or action not in ("preview", "copy_section", "edit_outside")

    def action_preview(self) -> None:
        """Show this section, or on review the document, as Markdown."""
        from pmwizard.screens.dialogs.preview import Preview

        screen = self.screen
        if isinstance(screen, FramedScreen) and self.session:
            section, template = screen.section, self.session.draft.postmortem.template
            with self.telling():
                self.markdown(section, template)
                render = partial(self.markdown, section)
                self.push_screen(Preview(subject(section), template, render, section_name(section)))

    def markdown(self, section: str, template: str) -> str:
        """Render a section, or the whole for `review`."""
        assert self.session is not None
        return export.markdown(self.session.draft.postmortem, section_name(section), template, self.config.templates)

    def action_copy_section(self) -> None:
        """Copy this section, or on review the document."""
        if isinstance(self.screen, FramedScreen):
            self.post_message(CopySection(self.screen.section))

    def on_copy_section(self, message: CopySection) -> None:
        """Render what is to be copied."""
        assert self.session is not None
        with self.telling():
            text = self.markdown(message.section, self.session.draft.postmortem.template)
            self.post_message(CopyText(text, subject(message.section), message.section))

    def on_copy_text(self, message: CopyText) -> None:
        """Copy by every way there is, and say what happened."""
        self.run_worker(self.copy(message))

    async def copy(self, message: CopyText) -> None:
        """Copy in a thread, for a dead clipboard can hang."""
        from pmwizard import clipboard

        if not message.text.strip():
            self.tell(f"{message.name}: nothing to copy yet.")
            return
        driver = self._driver
        copied = await asyncio.to_thread(clipboard.copy, message.text, driver.write if driver else None)
        with self.telling():
            place = ""
            if message.section and self.session:
                path = export.write_beside(self.session.draft, message.text, section_name(message.section))
                place = f" Also in {path}"
            self.tell(f"{message.name}: {copied.message}{place}")

    def on_export(self) -> None:
        """Write the document beside the draft."""
        assert self.session is not None
        with self.telling():
            text = self.markdown("review", self.session.draft.postmortem.template)
            self.tell(f"Written: {export.write_beside(self.session.draft, text)}")

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell the author of an error instead of raising it."""
        try:
            yield
        except ToldError as error:
            self.tell(str(error), wrong=True)

    def action_help(self) -> None:
        """Say what the field is for, and all keys."""
        from pmwizard.screens.dialogs.help import Help

        if isinstance(self.screen, Help):
            self.screen.dismiss()
        else:
            self.push_screen(Help(self.screen))

    def action_edit_outside(self) -> None:
        """Write the focused field in the author's editor."""
        field = self.focused
        if isinstance(field, TextField) and self.session:
            self.session.save()
            with self.suspend():
                text, complaint = external_editor.edited(field.typed)
            if complaint:
                self.tell(complaint, wrong=True)
            elif text != field.typed:
                field.set_raw_text(field.absorb(text))


def collect_from_here() -> None:
    """Collect garbage again, but never look through what the start has made: it stays."""
    gc.freeze()
    gc.enable()


def section_name(screen: str) -> str:
    """Give the section a screen renders; empty, the whole document, for review."""
    return "" if screen == "review" else screen


def subject(screen: str) -> str:
    """Name what a screen renders."""
    return where(section_name(screen)) or "The whole document"
