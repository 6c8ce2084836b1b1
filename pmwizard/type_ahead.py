"""Typing ahead: a key waits until the one before has had its effect, so that it reaches the field it was meant for."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.widgets import Input, TextArea

# A key's effect can go by messages to its widget, from there up to the app, and down to a new screen and its field.
ROUNDS = 4
# Seconds after which the next key is let through even where a widget has closed with the round in its queue.
PATIENCE = 2.0


class TypeAhead(App[None]):
    """Textual sends a key to what has the focus when it is read, though the key before may be about to move the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.typed_ahead: deque[events.Key | events.Paste] = deque()
        # Who waits now: keys are held while there is one, as they are until the first screen is there.
        self.settling: object = object()

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self.settling:
            self.typed_ahead.append(event)
        else:
            await self.take(event)

    async def take(self, event: events.Key | events.Paste) -> None:
        """Let a key through; unless it was text for a text field, the next one waits for its effect."""
        typing = isinstance(self.focused, Input | TextArea) and (isinstance(event, events.Paste) or event.is_printable)
        await super().on_event(event)
        if not typing:
            self.settle()

    def settle(self) -> None:
        """Hold the keys back until what goes on now is done."""
        self.settling = waiting = object()
        self.set_timer(PATIENCE, lambda: self.settled(waiting))
        self.go_round(waiting, ROUNDS)

    def go_round(self, waiting: object, rounds: int) -> None:
        """Go from the focused widget up to the app so many times, each time behind all messages on the way."""
        self.pass_on(waiting, rounds, (self.focused or self.screen).ancestors_with_self)

    def pass_on(self, waiting: object, rounds: int, way: Sequence[MessagePump]) -> None:
        """Queue at the next one on the way."""
        if way:
            first, *rest = way
            first.call_later(self.pass_on, waiting, rounds, rest)
        elif rounds > 1:
            self.go_round(waiting, rounds - 1)
        else:
            self.call_later(self.settled, waiting)

    async def settled(self, waiting: object) -> None:
        """Let through what was typed ahead, up to the next key that has to settle."""
        if waiting is self.settling:
            self.settling = None
            while self.typed_ahead and not self.settling:
                await self.take(self.typed_ahead.popleft())
