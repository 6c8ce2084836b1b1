"""An app with an open draft: takes the edits in, judges them, and saves them on the way."""

from __future__ import annotations

import asyncio
from functools import partial

from textual import events
from textual.timer import Timer
from textual.widget import Widget

from pmwizard.drafts.draft import value_at
from pmwizard.drafts.errors import DraftError
from pmwizard.drafts.session import Session
from pmwizard.postmortem.post_mortem import where
from pmwizard.postmortem.proposals import Given
from pmwizard.review import problems
from pmwizard.screens.dialogs.confirm import Confirm
from pmwizard.screens.draft_screen import DraftScreen
from pmwizard.screens.messages import Edited, Revised, Tell, Typed, Undo, Unfinished
from pmwizard.screens.view import View
from pmwizard.type_ahead import TypeAhead

# Seconds from the first unsaved edit to the save, and from a failed save to the next try.
SAVE_AFTER = 0.3
RETRY_AFTER = 2.0


class DraftApp(TypeAhead):
    """Owns the open draft; what the screens tell it goes into the draft and, a moment later, into the file."""

    def __init__(self, given: Given, session: Session | None = None) -> None:
        super().__init__()
        self.session = session
        self.given = given
        self.waiting: Timer | None = None
        self.last_words = ""
        # Whether something was typed since the screens were last shown the draft.
        self.unseen = False

    def close(self) -> None:
        """Save and let go of the open draft."""
        if self.session:
            self.last_words = "\n".join(filter(None, (self.last_words, self.session.close())))
            self.session = None

    @property
    def view(self) -> View:
        """The state of the open draft."""
        assert self.session is not None
        draft = self.session.draft
        return View(
            draft.postmortem, problems(draft.postmortem), self.given, draft.path.stem, self.save_state, dict(draft.unfinished)
        )

    @property
    def save_state(self) -> str:
        """What the status line says about saving."""
        session = self.session
        if session is None:
            return ""
        if session.failure:
            return "NOT SAVED"
        if session.changed:
            return "Saving…"
        return f"Saved {session.saved_at:%H:%M:%S}" if session.saved_at else "Saved" if session.draft.path.exists() else "New"

    def catch_up(self) -> None:
        if self.unseen:
            self.refresh_view()

    def refresh_view(self) -> None:
        """Show the draft as it is now on every screen that shows it."""
        self.unseen = False
        if self.session and self.is_running:
            view = self.view
            for screen in self.screen_stack:
                if isinstance(screen, DraftScreen) and screen.is_mounted:
                    screen.show(view)

    def on_edited(self, message: Edited) -> None:
        """Take an edit into the draft."""
        assert self.session is not None
        self.session.draft.edit(message.path, message.value)
        message.taken = True
        self.unseen = True
        if not isinstance(message.value, str):
            self.refresh_view()
        self.changed()

    def on_revised(self, message: Revised) -> None:
        """Take a revision into the draft."""
        assert self.session is not None
        draft = self.session.draft
        draft.edit(message.path, message.revise(value_at(draft.postmortem, message.path)), message.step)
        self.refresh_view()
        self.changed()

    def on_moved_on(self) -> None:
        """Show what follows from what was typed."""
        self.refresh_view()

    def on_unfinished(self, message: Unfinished) -> None:
        """Keep what is typed into an entry line."""
        self.keep(message)
        self.changed()

    def keep(self, message: Unfinished) -> None:
        """Take what is typed into an entry line into the draft."""
        assert self.session is not None
        draft = self.session.draft
        rest = {key: text for key, text in draft.unfinished.items() if key != message.path}
        draft.unfinished = rest | ({message.path: message.text} if message.text else {})

    def gather(self) -> None:
        """Take in what is on the screens and still on its way, for no message will be delivered any more."""
        if self.session is None:
            return
        for screen in self.screen_stack:
            for widget in screen.walk_children(Widget):
                message = widget.unsent() if isinstance(widget, Typed) else None
                if isinstance(message, Edited):
                    self.session.draft.edit(message.path, message.value)
                elif message:
                    self.keep(message)

    def on_undo(self, message: Undo) -> None:
        """Take the last edit back, and show where it was."""
        assert self.session is not None
        path = self.session.draft.redo() if message.again else self.session.draft.undo()
        self.refresh_view()
        self.changed()
        done = "Done again" if message.again else "Undone"
        self.tell(f"{done}: {where(path)}" if path else f"Nothing to {'do again' if message.again else 'undo'}.")

    def changed(self) -> None:
        """Save soon; the first unsaved edit sets the time, so that long typing is saved on the way."""
        if self.waiting is None:
            self.waiting = self.set_timer(SAVE_AFTER, self.save_and_judge)

    async def save_and_judge(self) -> None:
        """Save in a thread, judge the draft, and show both."""
        session = self.session
        if session is None:
            self.waiting = None
            return
        saved = await asyncio.to_thread(session.save)
        self.waiting = None
        if not self.is_running or session is not self.session:
            return
        self.refresh_view()
        if session.conflict:
            self.resolve_conflict()
        elif not saved:
            self.waiting = self.set_timer(RETRY_AFTER, self.save_and_judge)
        elif session.changed:
            self.changed()

    def resolve_conflict(self) -> None:
        """Ask whose version counts when the file was changed by someone else."""
        question = "The draft's file was changed by another program meanwhile. The version you do not take goes to backups/."
        answers = {"mine": "Keep mine: what is on the screen", "theirs": "Take theirs: what is in the file"}

        def decide(answer: str | None) -> None:
            if self.session is None:
                return
            try:
                if answer == "theirs":
                    self.session.take_theirs()
                elif answer == "mine" and not self.session.save(force=True):
                    self.changed()
            except DraftError as error:
                self.tell(str(error), wrong=True)
            self.refresh_view()

        self.push_screen(Confirm(question, answers), decide)

    async def action_save(self) -> None:
        """Save now."""
        if self.session:
            await asyncio.to_thread(partial(self.session.save, anyway=True))
            self.refresh_view()
            if self.session.conflict:
                self.resolve_conflict()
            else:
                self.tell(str(self.session.failure or f"Saved: {self.session.draft.path}"), wrong=bool(self.session.failure))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember the field the author is in."""
        path = getattr(event.widget, "path", "")
        if self.session and path:
            self.session.draft.left_at = path

    def on_tell(self, message: Tell) -> None:
        """Say what a screen has to say."""
        self.tell(message.words, message.wrong)

    def tell(self, words: str, wrong: bool = False) -> None:
        """Say something in passing, in place of what was said before."""
        self.clear_notifications()
        self.notify(words, severity="error" if wrong else "information", timeout=8 if wrong else 4, markup=False)
