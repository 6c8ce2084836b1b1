"""The document as it will be exported."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Markdown, Static, TextArea

from pmwizard.markdown.render import prints
from pmwizard.postmortem.post_mortem import TEMPLATES
from pmwizard.screens.messages import CopyText
from pmwizard.screens.widgets.key_line import KeyLine
from pmwizard.screens.widgets.shown import line, shown

# Above this the formatted preview would take seconds to draw; the source always can.
FORMATTED_LIMIT = 100_000
# Below this the columns of a formatted table are too narrow to read, and the source is shown first.
WIDE = 100


class Preview(ModalScreen[None]):
    """Either template of a section or of the whole, formatted or as its Markdown source."""

    AUTO_FOCUS = "#formatted"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close", id="preview.close", priority=True),
        Binding("t", "template", "Other template", id="preview.template", priority=True),
        Binding("s", "source", "Source", id="preview.source", priority=True, tooltip="Formatted, or the Markdown itself"),
        Binding("c", "copy", "Copy", id="preview.copy", priority=True),
    ]

    def __init__(self, subject: str, template: str, render: Callable[[str], str], section: str = "") -> None:
        super().__init__()
        self.subject = subject
        self.section = section
        self.template = template
        self.render_markdown = render
        self.markdown = ""
        self.as_source: bool | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="preview-title")
        with VerticalScroll(id="formatted"):
            yield Markdown(id="markdown", open_links=False)
        source = TextArea(read_only=True, soft_wrap=True, id="source")
        source.cursor_blink = False
        yield source
        yield KeyLine(id="keys")

    async def on_mount(self) -> None:
        await self.draw()

    async def draw(self) -> None:
        """Render the template that is chosen, in the form that is chosen."""
        self.markdown = self.render_markdown(self.template)
        large = len(self.markdown) > FORMATTED_LIMIT
        as_source = large or (self.app.size.width < WIDE if self.as_source is None else self.as_source)
        self.query_one("#formatted").display = not as_source
        self.query_one("#source").display = as_source
        why = " (too long to format)" if large else ""
        absent = "" if not self.section or prints(self.template, self.section) else ": not in it"
        heading = (
            f"{self.subject} · {TEMPLATES.label(self.template)} template{absent} · {'source' if as_source else 'formatted'}{why}"
        )
        title = self.query_one("#preview-title", Static)
        title.update(line(heading if as_source else f"{heading}…"))
        text = shown(self.markdown, "\n\t") or "Nothing to show yet: this section is empty."
        if as_source:
            self.query_one("#source", TextArea).load_text(text)
            self.query_one("#source").focus()
        else:
            await self.query_one("#markdown", Markdown).update(text)
            title.update(line(heading))
            self.query_one("#formatted").focus()

    async def action_template(self) -> None:
        """Show the other template."""
        names = [template.name for template in TEMPLATES]
        self.template = names[(names.index(self.template) + 1) % len(names)] if self.template in names else names[0]
        await self.draw()

    async def action_source(self) -> None:
        """Show the Markdown source, or formatted again."""
        self.as_source = not self.query_one("#source").display
        await self.draw()

    def action_copy(self) -> None:
        """Copy what is shown."""
        self.post_message(CopyText(self.markdown, self.subject))
