"""The commands; each imports what it needs when it runs."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from pmwizard.config import Config
    from pmwizard.drafts.draft import Draft

P = ParamSpec("P")
R = TypeVar("R")
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
TEMPLATE = click.option(
    "--template", "-t", default="", metavar="full|report|DIR", help="The document to make; the draft's own if left out."
)


def fail(message: str) -> NoReturn:
    """Say what is wrong with the call, and end with 2."""
    click.echo(f"pmwizard: {message}", err=True)
    sys.exit(2)


def spoken(command: Callable[P, R]) -> Callable[P, R]:
    """Tell the errors of drafts, settings and templates as sentences."""

    @wraps(command)
    def speaking(*args: P.args, **options: P.kwargs) -> R:
        from pmwizard.drafts.errors import DraftError

        try:
            return command(*args, **options)
        except DraftError as error:
            fail(str(error))
        except BrokenPipeError:
            # The reader of the pipe went away; Python would complain once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)

    return speaking


def main() -> None:
    """Run the program, in what makes a short life short."""
    gc.disable()
    atexit.register(gc.freeze)  # what the end of the process gives back need not be collected
    # To look for plugins, pydantic would read the metadata of every installed package: longer than all it does for us.
    no_plugins = ModuleType("pydantic.plugin._loader")
    no_plugins.__dict__["get_plugins"] = tuple
    sys.modules.setdefault(no_plugins.__name__, no_plugins)
    commands(prog_name="pmwizard")


@click.group(invoke_without_command=True, context_settings=SETTINGS)
@click.option(
    "--drafts", default="", metavar="DIR", help="The folder of the drafts (also PMWIZARD_DRAFTS, or `drafts` in the config file)."
)
@click.version_option(None, "--version", "-V", package_name="pmwizard", message="pmwizard %(version)s")
@click.pass_context
@spoken
def commands(context: click.Context, drafts: str) -> None:
    """Write a post-mortem: a guided walk through its sections, saved as you type, exported as Markdown.

    Without a command it opens your drafts: enter resumes the newest, n begins a new one. A DRAFT is a path, an incident id,
    or the beginning of one; left out, it is the newest.

    Exit codes: 0 done, 1 the document has problems, 2 the call was wrong.
    """
    from pmwizard import config

    context.obj = config.load(drafts)
    if context.invoked_subcommand is None:
        wizard(context.obj)


def wizard(settings: Config, open_session: Callable[[], Any] | None = None) -> NoReturn:
    """Open the wizard and end with its exit code; 2 where there is no terminal to draw on."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        fail("the wizard needs a terminal. Without one there are: list, export, copy, check, schema.")
    if os.environ.get("TERM", "dumb") in ("", "dumb", "unknown"):
        fail("this terminal (TERM=dumb) can't show the wizard. Use another, or: list, export, copy, check, schema.")
    session = open_session() if open_session else None
    from pmwizard.app import run

    sys.exit(run(settings, session))


@commands.command()
@click.option("--template", "-t", default="", metavar="full|report", help="Which document it is to become first of all.")
@click.option("--title", default="", help="What failed, in a few words.")
@click.option(
    "--type",
    "kind",
    default="",
    help="outage, degradation, security, data, data-breach, ransomware, ddos, disaster-recovery, other.",
)
@click.option("--severity", default="", help="critical, high, medium or low; P0 to P3 do as well.")
@click.option("--started", default="", metavar="TIME", help="When it began: 2025-12-19 14:21 UTC.")
@click.pass_obj
@spoken
def new(settings: Config, template: str, title: str, kind: str, severity: str, started: str) -> None:
    """Begin a post-mortem, with the cursor in its title.

    \b
    pmwizard new --title "Checkout API outage" --severity P1 --started "2025-12-19 14:21 UTC"
    """
    from pmwizard import clock
    from pmwizard.drafts.session import Session
    from pmwizard.intake.moments import read_moment
    from pmwizard.postmortem.post_mortem import blank

    given = {
        "template": template,
        "incident.title": title,
        "incident.type": kind,
        "severity.level": severity,
        "incident.started_at": read_moment(started, settings.zone or "UTC").at if started else "",
    }

    def begin() -> Session:
        session = Session.begin(settings.drafts, blank(settings.template, settings.zone), clock.now())
        for path, value in given.items():
            if value:
                fill(session.draft, path, value)
        return session

    wizard(settings, begin)


def fill(draft: Draft, path: str, value: Any) -> None:
    """Put an option's value into the draft, or say what it may be."""
    from pydantic import ValidationError

    try:
        draft.edit(path, value)
    except ValidationError as error:
        fail(f"--{path.rpartition('.')[2].replace('level', 'severity')} {value}: {error.errors()[0]['msg']}")


@commands.command()
@click.argument("draft", default="")
@click.pass_obj
@spoken
def resume(settings: Config, draft: str) -> None:
    """Go on with a DRAFT where you left it; the newest if left out."""
    from pmwizard.drafts import store
    from pmwizard.drafts.session import Session

    path = store.find(settings.drafts, draft)
    wizard(settings, lambda: Session.open(path))


@commands.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs: one array of objects.")
@click.pass_obj
@spoken
def list_drafts(settings: Config, as_json: bool) -> None:
    """List the drafts, the last changed first: id, title, severity, progress, changed."""
    from pmwizard.drafts import store
    from pmwizard.review.overview import as_json as to_json
    from pmwizard.review.overview import as_lines, overview

    drafts = [overview(found) for found in store.listed(settings.drafts)]
    if as_json:
        click.echo(to_json(drafts))
    elif drafts:
        click.echo("\n".join(as_lines(drafts)))
    else:
        click.echo(f"No drafts in {settings.drafts}. Begin one with: pmwizard new", err=True)


@commands.command("export")
@click.argument("draft", default="")
@TEMPLATE
@click.option("--output", "-o", default="", metavar="FILE", help="Where to; - is standard output. Beside the draft if left out.")
@click.pass_obj
@spoken
def export_draft(settings: Config, draft: str, template: str, output: str) -> None:
    """Write a DRAFT as Markdown.

    \b
    pmwizard export                            the newest draft, to a file beside it
    pmwizard export INC-OUTAGE -t report -o -  to standard output
    """
    from pmwizard.drafts import store
    from pmwizard.markdown import export

    opened = store.load(store.find(settings.drafts, draft))
    text = rendered(opened, "", template, settings)
    if output == "-":
        write_out(text)
    elif output:
        export.write(Path(output), text)
        click.echo(output, err=True)
    else:
        click.echo(export.write_beside(opened, text), err=True)


@commands.command()
@click.argument("draft")
@click.argument("section")
@TEMPLATE
@click.pass_obj
@spoken
def copy(settings: Config, draft: str, section: str, template: str) -> None:
    """Copy one SECTION of a DRAFT to the clipboard, and say where it went.

    The sections: incident, severity, timeline, causes, retrospective, actions, summary.
    """
    from pmwizard import clipboard
    from pmwizard.drafts import store
    from pmwizard.markdown import export
    from pmwizard.postmortem.post_mortem import SECTIONS

    if section not in SECTIONS:
        fail(f"there is no section {section}. There are: {', '.join(SECTIONS)}.")
    opened = store.load(store.find(settings.drafts, draft))
    text = rendered(opened, section, template, settings)
    if not text.strip():
        fail(f"{section} is empty: there is nothing to copy.")
    click.echo(clipboard.copy(text, clipboard.to_terminal).message, err=True)
    click.echo(f"Also in {export.write_beside(opened, text, section)}", err=True)


@commands.command()
@click.argument("draft", default="")
@click.option("--json", "as_json", is_flag=True, help="For programs: one array of objects.")
@click.pass_obj
@spoken
def check(settings: Config, draft: str, as_json: bool) -> None:
    """List what is missing or wrong in a DRAFT; ends with 1 if anything of it is an error."""
    import json
    from dataclasses import asdict

    from pmwizard.drafts import store
    from pmwizard.drafts.errors import printable
    from pmwizard.postmortem.post_mortem import where
    from pmwizard.review import problems

    found = problems(store.load(store.find(settings.drafts, draft)).postmortem)
    if as_json:
        click.echo(json.dumps([asdict(problem) for problem in found], indent=2, ensure_ascii=False))
    else:
        for problem in found:
            click.echo(printable(f"{problem.grade}: {where(problem.path)}: {problem.message}"))
        if not found:
            click.echo("Nothing is missing or wrong.", err=True)
    sys.exit(any(problem.grade == "error" for problem in found))


@commands.command()
@spoken
def schema() -> None:
    """Print the JSON Schema of the draft file, for editors."""
    import json

    from pmwizard.drafts.schema import draft_schema

    click.echo(json.dumps(draft_schema(), indent=2, ensure_ascii=False))


def rendered(draft: Draft, section: str, template: str, settings: Config) -> str:
    """Render a section or the document, or say what is wrong with the template."""
    from pmwizard.markdown import export
    from pmwizard.markdown.render import TemplateError

    try:
        return export.markdown(draft.postmortem, section, template, settings.templates)
    except TemplateError as error:
        fail(str(error))


def write_out(text: str) -> None:
    """Write to standard output the bytes a file would get, whatever the locale."""
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
