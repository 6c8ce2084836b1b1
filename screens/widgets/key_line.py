"""The keys at the bottom: those that matter most where the author is, six at most; f1 shows all of them."""

from __future__ import annotations

from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from pmwizard.screens.widgets.shown import redraw

KEYS_SHOWN = 6
# The ways on and out, which have their place whatever else there is to do.
ALWAYS = ("next", "quit", "help")


class KeyLine(Static):
    """Draws the bindings that are active now, each from its own Binding."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self.draw)

    def draw(self, screen: Screen[object]) -> None:
        """Draw the first few; the ways on and out are always among them, leaving and help at the end."""
        if screen is not self.screen:
            return
        by_action: dict[str, Binding] = {}
        for each in active_bindings(screen):
            if each.binding.show and each.enabled:
                by_action.setdefault(each.binding.action, each.binding)
        always = [binding for binding in by_action.values() if binding.id in ALWAYS]
        others = [binding for binding in by_action.values() if binding not in always][: KEYS_SHOWN - len(always)]
        shown = [binding for binding in by_action.values() if binding in (*always, *others)]
        shown.sort(key=lambda binding: binding.id in ("quit", "help"))
        keys = [
            Content.assemble((self.app.get_key_display(binding), "bold $footer-key-foreground"), " ", binding.description)
            for binding in shown
        ]
        redraw(self, Content("  ").join(keys))


def active_bindings(screen: Screen[object]) -> list[ActiveBinding]:
    """Give the bindings of where the author is, those of the focused widget's own kind first, then those of the screen's."""
    nodes = (screen.focused, screen) if screen.focused else (screen,)
    own = [
        binding.id
        for node in nodes
        for kind in type(node).__mro__
        for binding in kind.__dict__.get("BINDINGS", ())
        if isinstance(binding, Binding) and binding.id
    ]
    untyped = [each for each in screen.active_bindings.values() if not is_typed(each.binding.key, screen)]
    return sorted(untyped, key=lambda each: own.index(each.binding.id) if each.binding.id in own else len(own))


def is_typed(key: str, screen: Screen[object]) -> bool:
    """Tell whether the focused widget takes a key as text."""
    return screen.focused is not None and screen.focused.check_consume_key(key, key if len(key) == 1 else None)
