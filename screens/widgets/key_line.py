"""The keys at the bottom: those of the focused widget first, six at most; f1 shows all of them."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from pmwizard.screens.widgets.shown import redraw

KEYS_SHOWN = 6


class KeyLine(Static):
    """Draws the bindings that are active now, each from its own Binding."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self.draw)

    def draw(self, screen: Screen[object]) -> None:
        """Draw the first few; help and quit are always among them."""
        if screen is not self.screen:
            return
        active = [each.binding for each in screen.active_bindings.values() if each.binding.show and each.enabled]
        by_action: dict[str, Binding] = {}
        for binding in active:
            by_action.setdefault(binding.action, binding)
        unique = list(by_action.values())
        always = [binding for binding in unique if binding.id in ("help", "quit")]
        first = [binding for binding in unique if binding not in always][: KEYS_SHOWN - len(always)]
        keys = [
            Content.assemble((self.app.get_key_display(binding), "bold $footer-key-foreground"), " ", binding.description)
            for binding in (*first, *always)
        ]
        redraw(self, Content("  ").join(keys))
