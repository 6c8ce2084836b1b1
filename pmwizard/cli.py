"""The commands; each imports what it needs when it runs."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pmwizard.speaking import fail, open_streams, spoken, write_out

if TYPE_CHECKING:
    from pmwizard.config import Config

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
TEMPLATE = click.option(
    "--template", "-t", default="", metavar="full|report|DIR", help="The document to make; the draft's own if left out."
)
WITHOUT_TERMINAL = "list, import, export, copy, check, schema"


def main() -> None:
    """Run the program, in what makes a short life short."""
    gc.disable()
    atexit.register(gc.freeze)  # what the end of the process gives back need not be collected
    # Looking for plugins takes pydantic longer than all it does for us.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
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

    open_streams()
    context.obj = config.load(drafts)
    if context.invoked_subcommand is None:
        wizard(context.obj)


def wizard(settings: Config, open_session: Callable[[], Any] | None = None) -> NoReturn:
    """Open the wizard and end with its exit code; 2 where there is no terminal to draw on."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        fail(f"the wizard needs a terminal. Without one there are: {WITHOUT_TERMINAL}.")
    if (terminal := os.environ.get("TERM", "")) in ("", "dumb", "unknown"):
        fail(f"this terminal (TERM={terminal}) can't show the wizard. Use another, or: {WITHOUT_TERMINAL}.")
    session = open_session() if open_session else None
    from pmwizard.running import run

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
    from pmwizard import clock, importing
    from pmwizard.drafts.draft import Draft
    from pmwizard.drafts.session import Session
    from pmwizard.intake.moments import read_moment
    from pmwizard.postmortem.post_mortem import blank

    start = read_moment(started, settings.zone or "UTC") if started else None
    if start and isinstance(start.at, str):
        fail(f"--started {started}: {', '.join(start.doubts)}. Write it as 2025-12-19 14:21 UTC.")
    given = {
        "template": template,
        "incident.title": title,
        "incident.type": kind,
        "severity.level": severity,
        "incident.started_at": start.at if start else "",
    }

    filled = Draft(Path(), blank(settings.template, settings.zone))
    for path, value in given.items():
        if value:
            importing.fill(filled, path, value)

    def begin() -> Session:
        session = Session.begin(settings.drafts, blank(settings.template, settings.zone), clock.now())
        session.draft.postmortem = filled.postmortem
        return session

    wizard(settings, begin)


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
    """List the drafts, the last changed first."""
    from pmwizard.drafts import store
    from pmwizard.review.overview import as_json as to_json
    from pmwizard.review.overview import as_lines, overview

    drafts = [overview(found) for found in store.listed(settings.drafts)]
    if as_json:
        click.echo(to_json(drafts))
    elif drafts:
        click.echo("\n".join(as_lines(drafts)))
        for broken in filter(None, (each.error for each in drafts)):
            click.echo(f"\n{broken}", err=True)
    else:
        click.echo(f"No drafts in {settings.drafts}. Begin one with: pmwizard new", err=True)


@commands.command("import")
@click.argument("file", metavar="FILE|-")
@click.option("--template", "-t", default="", metavar="full|report", help="Which document it is to become; its own if left out.")
@click.option("--into", default="", metavar="DRAFT", help="Add a timeline to this draft: a chat, alerts, a log or a table.")
@click.option("--from", "format_name", default="", metavar="FORMAT", help="With --into: the format, where it is not recognised.")
@click.option("--zone", default="", metavar="ZONE", help="With --into: the zone of times that have none, such as Europe/Berlin.")
@click.option("--date", "day", default="", metavar="DAY", help="With --into: the day of times that have none: 2025-12-19.")
@click.option("--columns", default="", metavar="TIME,TEXT", help="With --into: the names of a table's columns, where asked.")
@click.option("--all", "take_all", is_flag=True, help="With --into: add all events, not only those that look important.")
@click.option("--dry-run", is_flag=True, help="With --into: show what was read, and change nothing.")
@click.pass_obj
@spoken
def import_file(
    settings: Config,
    file: str,
    template: str,
    into: str,
    format_name: str,
    zone: str,
    day: str,
    columns: str,
    take_all: bool,
    dry_run: bool,
) -> None:
    """Make a draft of a Markdown post-mortem, or bring in raw material.

    \b
    pmwizard import post-mortem.md                a new draft; its path goes to standard output
    pbpaste | pmwizard import - --into INC-OUT    a chat from the clipboard joins a timeline

    Of a Markdown post-mortem, what there is no field for is kept in the references, under its headings: no word is lost.
    """
    from pmwizard import importing

    if into and template:
        fail("--template belongs to a new draft, and --into to one that is there: leave out one of them.")
    if into:
        time, _, text = columns.partition(",")
        wanted = importing.Wanted(format_name, zone, day, take_all, (time.strip(), text.strip()))
        data, words = importing.into(settings.drafts, file, into, wanted, dry_run)
    elif format_name or zone or day or columns or take_all or dry_run:
        fail("--from, --zone, --date, --columns, --all and --dry-run belong to raw material: say the draft with --into.")
    else:
        data, words = importing.document(settings.drafts, file, template)
    click.echo("\n".join(words), err=True)
    if data:
        click.echo("\n".join(data))


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
    from pmwizard.drafts.errors import printable
    from pmwizard.markdown import export

    opened = store.load(store.find(settings.drafts, draft))
    if output not in ("", "-") and Path(output).exists() and opened.path.samefile(output):
        fail(f"{output} is the draft itself: choose another place with -o.")
    text = export.markdown(opened.postmortem, "", template, settings.templates)
    if output == "-":
        write_out(text)
    elif output:
        export.write(Path(output), text)
        click.echo(printable(output), err=True)
    else:
        click.echo(printable(export.write_beside(opened, text)), err=True)


@commands.command()
@click.argument("draft")
@click.argument("section")
@TEMPLATE
@click.pass_obj
@spoken
def copy(settings: Config, draft: str, section: str, template: str) -> None:
    """Copy one SECTION of a DRAFT to the clipboard.

    It says where the text went, and ends with 1 where it could go nowhere. The sections: incident, severity, timeline, causes,
    retrospective, actions, summary, impact, response, lessons, metrics, compliance, references, closing.
    """
    from pmwizard import clipboard
    from pmwizard.drafts import store
    from pmwizard.drafts.errors import printable
    from pmwizard.markdown import export
    from pmwizard.postmortem.post_mortem import SECTIONS

    if section not in SECTIONS:
        fail(f"there is no section {section}. There are: {', '.join(SECTIONS)}.")
    opened = store.load(store.find(settings.drafts, draft))
    text = export.markdown(opened.postmortem, section, template, settings.templates)
    if not text.strip():
        fail(f"{section} is empty: there is nothing to copy.")
    copied = clipboard.copy(text, clipboard.to_terminal)
    click.echo(copied.message, err=True)
    click.echo(f"Also in {printable(export.write_beside(opened, text, section))}", err=True)
    sys.exit(not (copied.verified or copied.sent))


@commands.command()
@click.argument("draft", default="")
@click.option("--json", "as_json", is_flag=True, help="For programs: one array of objects.")
@click.pass_obj
@spoken
def check(settings: Config, draft: str, as_json: bool) -> None:
    """List what is missing or wrong in a DRAFT; an error ends it with 1."""
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
