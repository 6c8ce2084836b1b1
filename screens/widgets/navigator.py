"""The section list: where the author is, what is done, what is left."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.review import State, states
from pmwizard.screens import SECTIONS
from pmwizard.screens.messages import GoTo
from pmwizard.screens.view import View
from pmwizard.screens.widgets.shown import cell

MARKS = {"empty": "○", "started": "◐", "done": "✓", "error": "!"}
REVIEW = "Review and export"


def title(section: str) -> str:
    """Give a section's title."""
    return PostMortem.model_fields[section].title or section if section in PostMortem.model_fields else REVIEW


class Navigator(OptionList):
    """All sections with their marks; enter goes there."""

    def __init__(self, here: str) -> None:
        super().__init__(id="navigator", markup=False)
        self.here = here
        self.drawn: list[Content] = []

    def show(self, view: View) -> None:
        """Draw the marks."""
        marks = states(view.postmortem, view.problems)
        lines = [self.entry(section.name, marks[section.name]) for section in SECTIONS]
        lines.append(Content(("▸ " if self.here == "review" else "→ ") + REVIEW))
        if lines == self.drawn:
            return
        self.drawn = lines
        ids = [*(section.name for section in SECTIONS), "review"]
        at = self.highlighted if self.highlighted is not None else ids.index(self.here)
        self.set_options([Option(text, id=name) for text, name in zip(lines, ids, strict=True)])
        self.highlighted = at

    def entry(self, name: str, state: State) -> Content:
        """Draw one section: its mark, its title, its count."""
        mark = "▸" if name == self.here else MARKS[state.mark]
        text = Content.assemble((mark, "$text-error bold" if state.mark == "error" else ""), " ", cell(title(name), 21))
        text = Content.assemble(text, cell(state.count.rjust(4), 4))
        return text.stylize("bold") if name == self.here else text

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the section."""
        event.stop()
        self.post_message(GoTo(event.option_id or ""))


class Trail(Static):
    """The section list folded to one line, for narrow screens."""

    def __init__(self, here: str) -> None:
        super().__init__(id="trail")
        self.here = here

    def show(self, view: View) -> None:
        """Draw the place in the wizard and the marks of all sections."""
        marks = states(view.postmortem, view.problems)
        names = [section.name for section in SECTIONS]
        place = f"{names.index(self.here) + 1}/{len(names)}" if self.here in names else "→"
        symbols = " ".join("▸" if name == self.here else MARKS[marks[name].mark] for name in names)
        left = Content.assemble(f"{place} ", (title(self.here), "bold"))
        right = Content.assemble(symbols, " ", ("▸" if self.here == "review" else "→"), ("  esc: sections", "dim"))
        room = self.app.size.width - 2 - left.cell_length - right.cell_length
        self.update(Content.assemble(left, " " * max(room, 1), right))
