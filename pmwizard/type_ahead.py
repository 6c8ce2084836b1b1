"""Typing ahead: a key waits until the one before has had its effect, so that it reaches the field it was meant for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

# A key's effect can go by messages to its widget, from there up to the app, and down to a new screen and its field.
ROUNDS = 4
# Seconds after which what waits goes on even where a widget has closed with the round in its queue.
PATIENCE = 2.0


class TypeAhead(App[None]):
    """Textual sends a key to what has the focus when it is read, though the key before may be about to move the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting_events: deque[events.Key | events.Paste | Callable[[], object]] = deque()
        # The present wait, if there is one; the first is for the first screen.
        self.settling: object = object()
        self.text_on_its_way = False

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self.waiting_events.append(event)
            await self.go_on()
        else:
            await super().on_event(event)

    async def when_settled(self, then: Callable[[], object]) -> None:
        """Do something as soon as all that was typed has had its effect."""
        self.waiting_events.append(then)
        await self.go_on()

    async def go_on(self) -> None:
        """Let events through: text for a text field at once, and before and after any other event wait for its effect."""
        while self.waiting_events and not self.settling:
            event = self.waiting_events[0]
            is_text = self.is_text(event)
            if is_text or not self.text_on_its_way:
                self.waiting_events.popleft()
                if not is_text and not getattr(self.focused, "SEVERAL_LINES", False):
                    self.catch_up()
                if isinstance(event, events.Event):
                    await super().on_event(event)
                else:
                    event()
            self.text_on_its_way = is_text
            if not is_text:
                self.settle()

    def catch_up(self) -> None:
        """Bring what is shown up to date, for the next key may act on it."""

    def is_text(self, event: object) -> bool:
        """Tell whether the focused widget takes an event as text, which moves nothing."""
        if self.focused is None or not isinstance(event, events.Key | events.Paste):
            return False
        key, character = (event.key, event.character) if isinstance(event, events.Key) else ("x", "x")
        return self.focused.check_consume_key(key, character)

    def settle(self) -> None:
        """Hold events back until what goes on now is done."""
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
        """End a wait."""
        if waiting is self.settling:
            self.settling = None
            await self.go_on()
