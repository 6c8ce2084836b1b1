"""A post-mortem as Markdown, by one of the two templates or by a team's own.

A template is a folder with a partial for each section, `<section>.md.jinja`, and `document.md.jinja`, which puts the sections
in their order. A section that only one of the two has a place for has a partial only there, which prints it in a preview or a
copy by the other as well. A team's own folder holds only the partials that differ; where it has a folder `full` or `report`
inside, the one that is called like the draft's template is taken. All others are those of the draft's template.

A partial prints all that its section has to say; where that stands in several places of the document, each is a macro of the
partial. In `document.md.jinja` a section's name is its text, and `name.macro()` one part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmwizard.drafts.errors import ToldError
from pmwizard.markdown.facts import facts
from pmwizard.markdown.layout import page
from pmwizard.postmortem.post_mortem import SECTIONS, TEMPLATES, PostMortem

if TYPE_CHECKING:
    from jinja2 import Environment

BUILT_IN = Path(__file__).parent / "templates"
COMPILED = Path(__file__).parent / "__pycache__"


class TemplateError(ToldError):
    """A template that cannot be used: which file, which line (0 where it is not one line's fault), and what is wrong."""

    def __init__(self, file: Path | str, line: int, problem: str) -> None:
        self.file, self.line, self.problem = Path(file), line, problem
        super().__init__(f"{file}{f', line {line}' if line else ''}: {problem}")


def document(postmortem: PostMortem, template: str | Path = "") -> str:
    """Write the whole document by `full`, `report` or a team's folder; the draft's own template where none is given."""
    environment = _environment(postmortem, template)
    known = facts(postmortem)
    sections = {name: _section(environment, name, known) for name in SECTIONS}
    with _blamed("document.md.jinja"):
        return page(str(environment.get_template("document.md.jinja").make_module(sections)))


def section(postmortem: PostMortem, name: str, template: str | Path = "") -> str:
    """Write all that one section prints, wherever it stands in the document; empty where it has nothing to say."""
    return page(str(_section(_environment(postmortem, template), name, facts(postmortem))))


@cache
def prints(template: str, name: str) -> bool:
    """Tell whether a built-in template (full where empty) has a place for a section."""
    return (BUILT_IN / (template or TEMPLATES[0].name) / f"{name}.md.jinja").is_file()


def _environment(postmortem: PostMortem, template: str | Path) -> Environment:
    from pmwizard.markdown.sandbox import environment

    own = postmortem.template or TEMPLATES.names[0]
    common = (BUILT_IN / "shared", *(BUILT_IN / name for name in TEMPLATES.names))
    if not template or template in TEMPLATES.names:
        return environment((BUILT_IN / (template or own), *common), COMPILED)
    folder = _folder(template)
    inner = folder / own
    return environment((inner if inner.is_dir() else folder, BUILT_IN / own, *common))


def _folder(template: str | Path) -> Path:
    try:
        folder = Path(template).expanduser()
        problem = "" if folder.is_dir() else "there is no such folder"
    except (OSError, RuntimeError) as error:
        folder, problem = Path(template), getattr(error, "strerror", None) or str(error)
    if problem:
        raise TemplateError(folder, 0, f"{problem}; a template is {', '.join(TEMPLATES.names)}, or a folder of partials")
    return folder


def _section(environment: Environment, name: str, known: dict[str, Any]) -> Any:
    with _blamed(f"{name}.md.jinja"):
        return environment.get_template(f"{name}.md.jinja").make_module(known)


@contextmanager
def _blamed(file: str) -> Iterator[None]:
    """Turn whatever goes wrong in a template into a TemplateError that names the line; `file` is where none can be named."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    try:
        yield
    except TemplateSyntaxError as error:
        raise TemplateError(error.filename or file, error.lineno, str(error.message)) from error
    except TemplateNotFound as error:
        raise TemplateError(*_fault(error, file), f"there is no partial called {error.name}") from error
    except Exception as error:
        problem = str(error).replace("'jinja2.environment.TemplateModule object'", "the section's partial")
        raise TemplateError(*_fault(error, file), problem or type(error).__name__) from error


def _fault(error: Exception, file: str) -> tuple[str, int]:
    """Find the innermost line of a template that an error came through."""
    fault, trace = (file, 0), error.__traceback__
    while trace:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template:
            fault = template.filename, template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return fault
