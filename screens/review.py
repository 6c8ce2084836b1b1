"""What is missing or wrong, and what to do with the finished document."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pmwizard.postmortem.post_mortem import SECTIONS, where
from pmwizard.postmortem.values import Choice, Choices, is_empty
from pmwizard.review.problem import Problem
from pmwizard.screens.dialogs.pick import Pick
from pmwizard.screens.messages import CopySection, Edited, Export, GoTo, Tell
from pmwizard.screens.section import FramedScreen
from pmwizard.screens.view import View
from pmwizard.screens.widgets.field import field
from pmwizard.screens.widgets.list_field import ListField
from pmwizard.screens.widgets.shown import line

MARKS = {"error": "✗", "warning": "·"}


class Problems(ListField):
    """Every problem on a line; enter goes to its field."""

    def __init__(self) -> None:
        super().__init__(classes="field rows tall", id="problems", markup=False)
        self.border_title = "What is missing or wrong"
        self.path = "review"
        self.found: tuple[Problem, ...] | None = None

    def show(self, view: View) -> None:
        """List the errors first, then the warnings, each in the wizard's order."""
        found = tuple(sorted(view.problems, key=lambda each: each.grade))
        if found == self.found:
            return
        self.found = found
        at = self.highlighted or 0
        options = [Option(self.entry(view, problem)) for problem in found]
        self.set_options(options or [Option("✓ Nothing is missing. Preview it, export it, mark it final.", disabled=True)])
        self.highlighted = min(at, len(found) - 1) if found else None
        self.border_subtitle = Content("enter goes there" if found else "")

    def entry(self, view: View, problem: Problem) -> Content:
        """Draw a problem: its grade, where it is, what it is."""
        style = "bold $text-error" if problem.grade == "error" else "$text-warning"
        place = line(f"{where(problem.path)}: ").stylize("dim")
        return Content.assemble((MARKS[problem.grade], style), " ", place, line(problem.message))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the problem's field."""
        event.stop()
        if self.found:
            self.post_message(GoTo(self.found[event.option_index].path))


class ReviewScreen(FramedScreen):
    """The verdict, and the ways out: preview, copy, export, final."""

    section = "review"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "export", "Export", id="review.export", priority=True, tooltip="Write the Markdown file beside the draft"),
        Binding("s", "copy_one", "Copy a section", id="review.copy", priority=True, tooltip="Copy one section as Markdown"),
        Binding("f", "final", "Final or draft", id="review.final", priority=True, tooltip="Mark the document final, or not"),
    ]

    def body(self) -> ComposeResult:
        yield Static(id="verdict", classes="note")
        yield Problems()
        yield field("template")
        yield Static(id="ways", classes="note")

    def show(self, view: View) -> None:
        super().show(view)
        errors = sum(problem.grade == "error" for problem in view.problems)
        warnings = len(view.problems) - errors
        final = view.postmortem.incident.status == "final"
        verdict = final_verdict(errors) if final else verdict_on(errors, warnings)
        self.query_one("#verdict", Static).update(Content(verdict))
        ways = "f2 preview   f3 copy it all   s copy a section   e export   f " + ("draft again" if final else "mark final")
        self.query_one("#ways", Static).update(Content(ways))

    @property
    def place(self) -> str:
        at = self.query_one(Problems).highlighted
        return f"review.{at}" if at else "review"

    def go_to(self, path: str) -> None:
        """Put the cursor at the problem in that place, or where it would be."""
        super().go_to(path)
        problems, at = self.query_one(Problems), path.rpartition(".")[2]
        if at.isdigit() and problems.found:
            problems.highlighted = min(int(at), len(problems.found) - 1)

    def action_export(self) -> None:
        """Write the document beside the draft."""
        self.post_message(Export())

    def action_copy_one(self) -> None:
        """Ask which section to copy; those with nothing in them are not offered."""
        postmortem = self.view.postmortem
        written = [name for name in SECTIONS if not is_empty(getattr(postmortem, name))]
        offered = Choices(Choice(name, where(name)) for name in written)

        def picked(name: str | None) -> None:
            if name is not None:
                self.post_message(CopySection(name or self.section))

        self.app.push_screen(Pick("Copy which section?", offered, "", none="The whole document"), picked)

    def action_final(self) -> None:
        """Mark the document final unless errors stand; take it back if it is."""
        if self.view.postmortem.incident.status == "final":
            self.post_message(Edited("incident.status", "draft"))
            return
        errors = [problem for problem in self.view.problems if problem.grade == "error"]
        if errors:
            first = f"{where(errors[0].path)}: {errors[0].message}"
            more = f"; and {len(errors) - 1} more" if len(errors) > 1 else ""
            self.post_message(Tell(f"Not final yet: {first}{more}.", wrong=True))
            self.query_one(Problems).focus()
        else:
            self.post_message(Edited("incident.status", "final"))


def verdict_on(errors: int, warnings: int) -> str:
    """Say in a sentence what stands between this draft and a final document."""
    if errors:
        return f"{counted(errors, 'error')} to mend before it can be final; {counted(warnings, 'warning')}."
    return f"Ready to be final; {counted(warnings, 'warning')}." if warnings else "Ready to be final."


def final_verdict(errors: int) -> str:
    """Say that the document is final, and whether it still deserves it."""
    if errors:
        return f"Final, but {counted(errors, 'error')} came in since: mend it, or press f to make it a draft again."
    return "Final. Press f to make it a draft again."


def counted(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
