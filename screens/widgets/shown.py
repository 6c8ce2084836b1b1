"""Text from outside made safe to show: control characters become pictures of themselves."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

# C0 as the Unicode control pictures; C1, which has no pictures, as private-use characters.
_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421} | {code: 0xF0000 + code for code in range(0x80, 0xA0)}
_CONTROLS = {picture: control for control, picture in _PICTURES.items()}


def shown(text: str, keep: str = "") -> str:
    """Replace control characters by pictures, except those in `keep`."""
    return text.translate({code: picture for code, picture in _PICTURES.items() if chr(code) not in keep})


def unshown(text: str, controls: frozenset[str]) -> str:
    """Turn the pictures of `controls` back into what they stand for."""
    return text.translate({picture: control for picture, control in _CONTROLS.items() if chr(control) in controls})


def controls_in(text: str, keep: str = "") -> frozenset[str]:
    """Give the control characters of a text, except those in `keep`."""
    return frozenset(character for character in text if ord(character) in _PICTURES and character not in keep)


def line(text: str) -> Content:
    """Make one line of literal text to draw: no markup, no control characters."""
    return Content(shown(text.replace("\n", " ⏎ ")))


def cell(text: str, width: int) -> Content:
    """Make literal text exactly `width` cells wide, cut with an ellipsis or padded."""
    return line(text).truncate(max(width, 0), ellipsis=True, pad=True)


def columns(*cells: tuple[str, int]) -> Content:
    """Join literal texts to one line, each cut or padded to its width, with a blank between."""
    return Content(" ").join([cell(text, width) for text, width in cells])


def redraw(widget: Static, text: Content) -> None:
    """Draw a widget of fixed size anew, if there is anything new to draw."""
    drawn = widget.content
    if not (isinstance(drawn, Content) and drawn.is_same(text)):
        widget.update(text, layout=False)
