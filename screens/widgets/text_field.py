"""What the text fields share: the path, the label, the problem, the proposal, and reading what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content

from pmwizard.postmortem.derived import source
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import Kind, field_at, kind, moment_text, plain
from pmwizard.screens.messages import Edited
from pmwizard.screens.view import View
from pmwizard.screens.widgets.shown import controls_in, line, shown, unshown

# Two texts that begin with so many of the same characters have the same origin.
ALIKE = 20
ACCEPT_HINT = "→ accepts the proposal"


if TYPE_CHECKING:
    from textual.widget import Widget as Mixin
else:
    # Textual takes styles from the first base that is a widget, and that must be the one that is typed into.
    Mixin = object


class TextField(Mixin):
    """A field of text at a path of the draft; a mixin for the widget that is typed into."""

    KEEP = ""
    SEVERAL_LINES = False

    path: str
    view: View | None = None
    controls: frozenset[str] = frozenset()
    told: str | None = None
    sent: Edited | None = None
    proposal = ""
    noted = ("", "")
    derived = ""

    def describe(self, path: str) -> None:
        """Stand for the field at `path`: its label, its kind, its description."""
        self.path = path
        self.field = field_at(PostMortem, path)
        self.kind = kind(self.field)
        self.border_title = line(self.field.title or "")

    @property
    def typed(self) -> str:
        """The text in the widget, control characters as they were."""
        return unshown(self.raw_text(), self.controls)

    def raw_text(self) -> str:
        """Give the widget's own text."""
        raise AssertionError("each text widget gives its own")

    def set_raw_text(self, text: str) -> None:
        """Set the widget's own text."""
        raise AssertionError("each text widget sets its own")

    def absorb(self, text: str) -> str:
        """Make text from outside typable here, remembering the control characters in it."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.controls |= controls_in(text, self.KEEP)
        return shown(text, self.KEEP)

    def present(self, value: Any) -> str:
        """Write a value as text that reads back as the same value."""
        zoned = self.kind is Kind.MOMENT and not isinstance(value, str)
        return f"{moment_text(value)} UTC" if zoned else plain(value)

    def read(self, text: str) -> Any:
        """Read typed text as the field's kind of value; what is not one stays words."""
        if self.view is None or self.kind not in (Kind.MOMENT, Kind.DAY):
            return text
        from pmwizard.intake.moments import read_moment

        if self.kind is Kind.MOMENT:
            # Only `+5m` needs the row before: rows are edited in any order, and a clock before that row's is not the day after.
            before = self.view.time_before(self.path) if text.lstrip().startswith("+") else None
            reading = read_moment(text, self.view.zone, self.view.day_at(self.path), before)
            return text if isinstance(reading.at, str) else reading.at
        return read_moment(text).day or text

    @property
    def value_typed(self) -> Any:
        """What is typed, as the field's kind of value."""
        text = self.typed
        held = self.view.value(self.path) if self.view else text
        return held if self.present(held) == text else self.read(text)

    def show(self, view: View) -> None:
        """Show the field's value, problem and proposal; text that reads as the value, or is newer than it, is left alone."""
        first = self.view is None
        self.view = view
        value = view.value(self.path)
        if first or (not self.ahead and self.value_typed != value):
            text = self.present(value)
            self.controls = frozenset()
            self.told = self.absorb(text)
            if self.raw_text() != self.told:
                self.set_raw_text(self.told)
        self.proposal = view.proposal(self.path)
        self.derived = view.derived(self.path)
        self.annotate()

    @property
    def ahead(self) -> bool:
        """Whether something was typed that the draft does not have yet."""
        return self.raw_text() != self.told or (self.sent is not None and not self.sent.taken)

    def unsent(self) -> Edited | None:
        """Give what is typed but may still be on its way to the draft."""
        return Edited(self.path, self.value_typed) if self.view and self.ahead else None

    def text_changed(self) -> None:
        """Tell the app what was typed; text that this field wrote itself is no edit."""
        if self.view is None or self.raw_text() == self.told:
            return
        self.told = self.raw_text()
        self.sent = Edited(self.path, self.read(self.typed))
        self.post_message(self.sent)
        self.annotate()

    def hint(self) -> str:
        """Give what stands in the empty field: what is proposed, what follows, or an example, each with its own mark."""
        example = (self.field.examples or [""])[0]
        if self.proposal or self.derived:
            return f"→ {self.proposal}" if self.proposal else f"= {self.derived}"
        return f"e.g. {example}" if example and self.kind is not Kind.NUMBER else ""

    def accept_proposal(self) -> bool:
        """Take the proposal into an empty field."""
        if self.raw_text() or not self.proposal:
            return False
        self.set_raw_text(self.absorb(self.proposal))
        return True

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.annotate()

    def annotate(self) -> None:
        """Say below the field what was understood, what is wrong, or what is proposed."""
        note, grade = noted = self.note()
        if noted == self.noted:
            return
        self.noted = noted
        self.border_subtitle = Content(note)
        for name in ("error", "warning"):
            self.set_class(grade == name, f"-{name}")

    def note(self) -> tuple[str, str]:
        """Give the line below the field and its grade (error, warning or none)."""
        if self.view is None:
            return "", ""
        if not self.raw_text():
            return (ACCEPT_HINT if self.proposal else f"follows from {source(self.path)}" if self.derived else "", "")
        value = self.value_typed
        if self.kind is Kind.MOMENT and not isinstance(value, str) and self.raw_text() != self.present(value):
            return f"= {moment_text(value)} UTC", ""
        problem = self.view.problem(self.path)
        if problem and self.view.value(self.path) == value:
            return shown(problem.message), problem.grade
        by_now = proposed_by_now(self.typed, self.proposal) if self.has_focus else ""
        return f"proposed by now: {shown(by_now)}" if by_now else "", ""


def proposed_by_now(typed: str, proposal: str) -> str:
    """Give what a proposal that was taken reads by now, from where it differs; empty where it does not, or was not taken."""
    pairs = enumerate(zip(typed, proposal, strict=False))
    same = next((at for at, (before, now) in pairs if before != now), min(len(typed), len(proposal)))
    if typed == proposal or same < min(ALIKE, len(typed) / 2):
        return ""
    return proposal if len(proposal) <= 2 * ALIKE else "…" + proposal[same:]
