"""Help: what the field is for, and every key that works here."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import choices, field_at
from pmwizard.screens.widgets.key_line import KeyLine, active_bindings
from pmwizard.screens.widgets.shown import line


class Help(ModalScreen[None]):
    """Made from the model's own words and from the bindings themselves."""

    AUTO_FOCUS = "#help"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q", "dismiss", "Close", id="help.close", priority=True)]

    def __init__(self, asked_from: Screen[object]) -> None:
        super().__init__()
        section, focused = getattr(asked_from, "section", ""), asked_from.focused
        paths = dict.fromkeys(path for path in (getattr(focused, "path", ""), section) if path)
        self.texts = [text for path in paths for text in about(path)]
        # Those with an id are the wizard's own; the rest move a cursor as everywhere.
        active = sorted((each.binding for each in active_bindings(asked_from)), key=lambda binding: not binding.id)
        self.keys = [
            (asked_from.app.get_key_display(binding), binding.tooltip or binding.description)
            for binding in active
            if not binding.system
        ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help", classes="dialog") as box:
            box.border_title = "Help"
            for text in self.texts:
                yield Static(text)
            together: dict[str, list[str]] = {}
            for key, what in self.keys:
                together.setdefault(what, []).append(key)
            for what, keys in together.items():
                yield Static(Content.assemble((", ".join(keys).ljust(18), "bold"), what))
        yield KeyLine(id="keys")


def about(path: str) -> list[Content]:
    """Say what a field or section is for, by the model's own words."""
    try:
        field = field_at(PostMortem, path)
    except KeyError:
        return []
    texts = [Content.assemble((field.title or "", "bold"), "\n", field.description or "")]
    examples = [str(example) for example in field.examples or [] if isinstance(example, str)]
    texts += [line(f"For example: {example}") for example in examples]
    texts += [Content.assemble(f"  {each.label}: ", (each.meaning, "dim")) for each in choices(field) if each.meaning]
    return [*texts, Content("")]
