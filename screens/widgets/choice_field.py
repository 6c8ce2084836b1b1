"""A field with a fixed set of values: one line, or a list that says what each means."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pmwizard.postmortem.derived import source
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import Choice, Choices, Kind, choices, field_at, kind
from pmwizard.screens.dialogs.pick import Pick
from pmwizard.screens.messages import Edited, MovedOn
from pmwizard.screens.view import View
from pmwizard.screens.widgets.list_field import ListField
from pmwizard.screens.widgets.shown import cell, line

FLAG = Choices((Choice("", "No"), Choice("yes", "Yes")))


class ChoiceField(Widget, can_focus=True):
    """One of a few values, turned with left and right or by its first letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", "Next value", show=False),
        Binding("space", "list", "List the values", show=False),
        Binding("left", "turn(-1)", "Value before", show=False),
        Binding("backspace,delete", "clear", "No value", show=False),
        Binding("enter,down", "app.focus_next", "Next field", show=False),
        Binding("up", "app.focus_previous", "Field before", show=False),
    ]

    def __init__(self, path: str) -> None:
        super().__init__(classes="field choice")
        self.path = path
        self.field = field_at(PostMortem, path)
        self.is_flag = kind(self.field) is Kind.FLAG
        self.offered = FLAG if self.is_flag else choices(self.field)
        self.border_title = line(self.field.title or "")
        self.chosen = ""
        self.noted: str | None = None
        self.sent: Edited | None = None

    def show(self, view: View) -> None:
        """Show the chosen value and its problem."""
        shown_before = self.chosen
        if self.sent is None or self.sent.taken:
            value = view.value(self.path)
            self.chosen = ("yes" if value else "") if self.is_flag else str(value)
        problem = view.problem(self.path)
        visible = problem if problem and self.chosen else None
        follows = "" if self.chosen else view.derived(self.path)
        note = f"{self.offered.label(follows)}, from {source(self.path)}" if follows else ""
        noted = visible.message if visible else note
        if noted != self.noted:
            self.noted = noted
            self.border_subtitle = line(noted)
        self.set_class(bool(visible and visible.grade == "error"), "-error")
        if self.chosen != shown_before:
            self.refresh()

    def render(self) -> Content:
        """Draw all values on one line where they fit, else the chosen one between arrows."""
        if self.fits:
            parts = [(text, "bold" if text.startswith("●") else "dim") for text in self.marks]
            return Content("   ").join([Content.styled(*part) for part in parts])
        label = self.offered.label(self.chosen) if self.chosen else "space lists, ← → turns"
        return Content.assemble(("◂ ", "dim"), (label, "bold" if self.chosen else "dim"), (" ▸", "dim"))

    @property
    def marks(self) -> list[str]:
        """Each value with its mark."""
        return [("● " if each.name == self.chosen else "○ ") + each.label for each in self.offered]

    @property
    def fits(self) -> bool:
        """Whether all values are on the line."""
        return len("   ".join(self.marks)) <= self.size.width

    def choose(self, name: str) -> None:
        """Take a value."""
        self.chosen = name
        self.refresh()
        self.sent = Edited(self.path, bool(name) if self.is_flag else name)
        self.post_message(self.sent)
        self.post_message(MovedOn())

    def action_turn(self, step: int) -> None:
        """Go to the next value or the one before."""
        names = [each.name for each in self.offered]
        at = names.index(self.chosen) + step if self.chosen in names else (0 if step > 0 else -1)
        self.choose(names[at % len(names)])

    def action_list(self) -> None:
        """Let pick from a list that says what each value means; where all are in sight, go to the next."""

        def picked(name: str | None) -> None:
            if name is not None:
                self.choose(name)

        if self.fits:
            self.action_turn(1)
        else:
            self.app.push_screen(Pick(self.field.title or "", self.offered, self.chosen), picked)

    def action_clear(self) -> None:
        """Choose nothing."""
        self.choose("")

    def on_key(self, event: events.Key) -> None:
        """Take the next value that starts with the letter."""
        if not (event.character and event.character.isalnum()):
            return
        letter = event.character.casefold()
        names = [each.name for each in self.offered if letter in (each.name[:1], each.label[:1].casefold())]
        if names:
            event.stop()
            self.choose(names[(names.index(self.chosen) + 1) % len(names)] if self.chosen in names else names[0])


class ChoiceList(ListField):
    """One of a few values, each on a line with what it means."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Choose", show=False),
        Binding("backspace,delete", "clear", "No value", show=False),
    ]

    def __init__(self, path: str) -> None:
        super().__init__(classes="field choices", markup=False)
        self.path = path
        self.field = field_at(PostMortem, path)
        self.offered = choices(self.field)
        self.border_title = line(self.field.title or "")
        self.border_subtitle = Content("enter chooses, enter again goes on")
        self.chosen: str | None = None

    def show(self, view: View) -> None:
        """Show the chosen value."""
        chosen = str(view.value(self.path))
        if chosen == self.chosen:
            return
        self.chosen = chosen
        at = self.highlighted
        self.set_options([Option(self.row(each), id=each.name) for each in self.offered])
        names = [each.name for each in self.offered]
        self.highlighted = at if at is not None else names.index(chosen) if chosen in names else 0

    def row(self, choice: Choice) -> Content:
        """Draw one value: mark, label, meaning."""
        chosen = choice.name == self.chosen
        code = f" {choice.aliases[0]}" if choice.aliases else ""
        widest = max(len(each.label) for each in self.offered) + len(code) + 3
        label = cell(("● " if chosen else "○ ") + choice.label + code, widest)
        return Content.assemble(label.stylize("bold") if chosen else label, " ", (choice.meaning, "" if chosen else "dim"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the value; on the one that is taken already, go on to the next field."""
        event.stop()
        if event.option_id == self.chosen:
            self.screen.focus_next()
        else:
            self.post_message(Edited(self.path, event.option_id or ""))

    def action_clear(self) -> None:
        """Choose nothing."""
        self.post_message(Edited(self.path, ""))
