"""The section list: where the author is, what is done, what is left."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pmwizard.markdown.render import prints
from pmwizard.postmortem.post_mortem import TEMPLATES, PostMortem
from pmwizard.review import State, states
from pmwizard.screens import DETAILS, ESSENTIALS, details
from pmwizard.screens.messages import GoTo
from pmwizard.screens.view import View
from pmwizard.screens.widgets.shown import cell, redraw

MARKS = {"empty": "○", "started": "◐", "done": "✓", "error": "!"}
# A detail that is empty is not a task.
DETAIL_MARKS = MARKS | {"empty": "·"}
REVIEW = "Review and export"


def title(section: str) -> str:
    """Give a section's title."""
    return PostMortem.model_fields[section].title or section if section in PostMortem.model_fields else REVIEW


class Navigator(OptionList):
    """All sections with their marks, the details after the others; enter goes there."""

    def __init__(self, here: str) -> None:
        super().__init__(id="navigator", markup=False)
        self.here = here
        self.drawn: list[tuple[str | None, Content]] = []

    def show(self, view: View) -> None:
        """Draw the marks."""
        drawn = list(self.lines(view))
        if drawn == self.drawn:
            return
        at = self.here if self.highlighted is None else self.drawn[self.highlighted][0]
        self.drawn = drawn
        self.set_options([Option(text, id=name, disabled=name is None) for name, text in drawn])
        self.highlighted = [name for name, _ in drawn].index(at)

    def lines(self, view: View) -> Iterator[tuple[str | None, Content]]:
        """Give each line with the section it stands for; None for a line between sections."""
        marks = states(view.postmortem, view.problems)
        template = view.postmortem.template
        for name in ESSENTIALS:
            yield name, self.entry(name, marks[name], MARKS)
        heading = ""
        for name in details(template):
            above = "details" if prints(template, name) else f"not in the {template or TEMPLATES[0].name} template"
            if above != heading:
                yield None, Content.styled(f"─ {above} ─", "dim")
                heading = above
            yield name, self.entry(name, marks[name], DETAIL_MARKS)
        yield "review", Content(("▸ " if self.here == "review" else "→ ") + REVIEW)

    def entry(self, name: str, state: State, marks: dict[str, str]) -> Content:
        """Draw one section: its mark, its title, its count."""
        mark = "▸" if name == self.here else marks[state.mark]
        text = Content.assemble((mark, "$text-error bold" if state.mark == "error" else ""), " ", cell(title(name), 25))
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
        self.view: View | None = None

    def on_resize(self) -> None:
        if self.view:
            self.show(self.view)

    def show(self, view: View) -> None:
        """Draw the place in the wizard, the marks of the essential sections, and how many details hold something."""
        self.view = view
        marks = states(view.postmortem, view.problems)
        given = sum(marks[name].mark != "empty" for name in DETAILS)
        symbols = " ".join("▸" if name == self.here else MARKS[marks[name].mark] for name in ESSENTIALS)
        count = Content.styled(f" +{given}" if given else "", "dim")
        left = Content.assemble(self.place(view.postmortem.template), " ", (title(self.here), "bold"))
        right = Content.assemble(symbols, count, " ", ("▸" if self.here == "review" else "→"), ("  esc: sections", "dim"))
        room = self.app.size.width - 2 - left.cell_length - right.cell_length
        redraw(self, Content.assemble(left, " " * max(room, 1), right))

    def place(self, template: str) -> str:
        """Say where in the wizard this is: `3/7`, `detail 2/7`, or `→` for review."""
        if self.here in ESSENTIALS:
            return f"{ESSENTIALS.index(self.here) + 1}/{len(ESSENTIALS)}"
        return f"detail {details(template).index(self.here) + 1}/{len(DETAILS)}" if self.here in DETAILS else "→"
