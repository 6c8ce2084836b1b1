"""Each command: what it gives, where to, and what a wrong call is told."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click
import pytest

from pmwizard import clipboard
from pmwizard.cli import commands
from pmwizard.drafts import store
from pmwizard.drafts.draft import Draft
from pmwizard.postmortem.incident import TYPES, Incident
from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.postmortem.severity import LEVELS
from tests.cli.call import EXAMPLE, GOLDEN, call, refusal

FULL, REPORT = (GOLDEN / f"checkout-outage.{template}.md" for template in ("full", "report"))
HOSTILE = "Größe \x1b[31mred\x07 [bold]x[/bold] | 🔥 \u202eשלום"


def named(folder: Path, stem: str, **incident: str) -> Path:
    """Put a draft into the folder."""
    path = folder / f"{stem}.toml"
    store.save(Draft(path, PostMortem(incident=Incident(**incident))))
    return path


@pytest.mark.parametrize("command", commands.commands.values(), ids=commands.commands)
def test_help_says_what_a_command_and_its_options_do(command: click.Command) -> None:
    result = call(command.name or "", "--help")
    assert result.exit_code == 0
    assert (command.help or "").split("\n")[0] in " ".join(result.stdout.split())
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert all(option.help and option.opts[0] in result.stdout for option in options)


def test_help_names_the_commands_and_the_exit_codes() -> None:
    said = call("--help").stdout
    assert all(f"\n  {name} " in said for name in commands.commands)
    assert "0 done, 1 the document has problems, 2 the call was wrong" in " ".join(said.split())
    assert not any(line.endswith("...") for line in said.splitlines()[1:])


def test_help_lists_what_there_is() -> None:
    assert ", ".join(SECTIONS) in " ".join(call("copy", "--help").stdout.split())
    new = " ".join(call("new", "--help").stdout.split())
    assert ", ".join(TYPES.names) in new
    assert all(name in new for name in LEVELS.names)


def test_version() -> None:
    assert call("--version").stdout.startswith("pmwizard ")


def test_an_unknown_command_is_told() -> None:
    assert "frobnicate" in refusal(call("frobnicate"))


class TestList:
    def test_an_empty_folder_says_how_to_begin(self, drafts: Path) -> None:
        result = call("list")
        assert (result.exit_code, result.stdout) == (0, "")
        assert str(drafts) in result.stderr
        assert "pmwizard new" in result.stderr
        assert json.loads(call("list", "--json").stdout) == []

    def test_the_last_changed_comes_first(self, drafts: Path, draft: Path) -> None:
        os.utime(draft, (0, 0))
        named(drafts, "later", title="Mail was late")
        head, *rows = call("list").stdout.splitlines()
        assert head.split() == ["ID", "TITLE", "SEVERITY", "DONE", "CHANGED"]
        assert ["Mail was late" in rows[0], "INC-OUTAGE-20260312-0945" in rows[1]] == [True, True]
        assert rows[1].endswith("high      7/7   1970-01-01 00:00 UTC")

    def test_for_programs(self, draft: Path) -> None:
        (row,) = json.loads(call("list", "--json").stdout)
        assert row["path"] == str(draft)
        assert (row["name"], row["level"], row["done"], row["sections"]) == ("INC-OUTAGE-20260312-0945", "high", 7, 7)

    def test_a_broken_draft_is_listed_with_its_error(self, drafts: Path, draft: Path) -> None:
        broken = drafts / "broken.toml"
        broken.write_text("[incident]\ntitle = 3\n", encoding="utf-8")
        result = call("list")
        assert result.exit_code == 0
        assert max(map(len, result.stdout.splitlines())) < 120, "one error does not stretch the table"
        assert "cannot be read" in result.stdout
        assert str(broken) in result.stderr
        assert "line 2" in result.stderr
        errors = {row["name"]: row["error"] for row in json.loads(call("list", "--json").stdout)}
        assert "line 2" in errors["broken"]
        assert errors["INC-OUTAGE-20260312-0945"] == ""

    def test_strange_titles_and_names_act_on_no_terminal(self, drafts: Path) -> None:
        named(drafts, "a\x1b[31m", title=HOSTILE)
        shown = call("list").stdout
        assert "\x1b" not in shown
        assert "[bold]x[/bold] | 🔥" in shown
        (row,) = json.loads(call("list", "--json").stdout)
        assert row["title"] == store.load(Path(row["path"])).postmortem.incident.title


class TestExport:
    @pytest.mark.parametrize(("template", "golden"), [("full", FULL), ("report", REPORT)])
    def test_to_standard_output_byte_for_byte(self, draft: Path, template: str, golden: Path) -> None:
        assert call("export", "-t", template, "-o", "-").stdout_bytes == golden.read_bytes()

    @pytest.mark.parametrize("reference", ["", "INC-OUT", "checkout-outage", "checkout-outage.toml", "{path}"])
    def test_beside_the_draft(self, draft: Path, reference: str) -> None:
        result = call("export", reference.format(path=draft))
        beside = draft.with_suffix(".md")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{beside}\n")
        assert beside.read_bytes() == FULL.read_bytes()

    def test_to_a_file(self, draft: Path, tmp_path: Path) -> None:
        target = tmp_path / "out.md"
        assert call("export", "-o", target).exit_code == 0
        assert target.read_bytes() == FULL.read_bytes()
        assert list(draft.parent.iterdir()) == [draft]

    def test_never_over_the_draft(self, draft: Path, tmp_path: Path) -> None:
        link = tmp_path / "link.md"
        link.symlink_to(draft)
        for target in (draft, link):
            assert "the draft itself" in refusal(call("export", "-o", target))
        unusual = draft.rename(draft.with_suffix(".md"))
        assert call("export", unusual).exit_code == 0
        assert unusual.read_bytes() == EXAMPLE.read_bytes()

    @pytest.mark.parametrize("target", [".", "missing/out.md"])
    def test_a_target_that_cannot_be_is_told(self, draft: Path, tmp_path: Path, target: str) -> None:
        said = refusal(call("export", "-o", tmp_path / target))
        assert str(tmp_path / target) in said
        assert "-o" in said

    def test_a_teams_folder(self, draft: Path, tmp_path: Path) -> None:
        own = tmp_path / "own"
        own.mkdir()
        (own / "summary.md.jinja").write_text("## In short\n\nOurs.\n", encoding="utf-8")
        assert "## In short\n\nOurs.\n" in call("export", "-t", own, "-o", "-").stdout
        (tmp_path / "config.toml").write_text(f'templates = "{own}"\n', encoding="utf-8")
        assert "## In short" in call("export", "-o", "-").stdout

    @pytest.mark.parametrize("partial", ["\n{{ oops", "\n{{ incident.no.such }}", "\n{{ 1 / 0 }}"])
    def test_a_template_error_names_file_and_line(self, draft: Path, tmp_path: Path, partial: str) -> None:
        (tmp_path / "summary.md.jinja").write_text(partial, encoding="utf-8")
        assert f"{tmp_path / 'summary.md.jinja'}, line 2: " in refusal(call("export", "-t", tmp_path, "-o", "-"))

    def test_an_unknown_template_names_what_there_is(self, draft: Path) -> None:
        said = refusal(call("export", "-t", "fancy"))
        assert "fancy" in said
        assert "full, report, or a folder" in said

    def test_a_broken_draft_names_file_and_line(self, drafts: Path) -> None:
        (drafts / "broken.toml").write_text("[incident]\ntitle = 3\n", encoding="utf-8")
        said = refusal(call("export"))
        assert str(drafts / "broken.toml") in said
        assert "line 2" in said

    def test_without_a_draft(self, drafts: Path) -> None:
        assert "pmwizard new" in refusal(call("export"))


class TestCopy:
    @pytest.fixture(autouse=True)
    def copied(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What was copied, in place of a clipboard."""
        texts: list[str] = []

        def copy(text: str, send: object) -> clipboard.Copied:
            texts.append(text)
            return clipboard.Copied(True, (), "Copied.")

        monkeypatch.setattr(clipboard, "copy", copy)
        return texts

    @pytest.mark.parametrize("section", SECTIONS)
    def test_a_section_and_the_file_it_is_in(self, draft: Path, section: str, copied: list[str]) -> None:
        result = call("copy", "INC-OUT", section)
        beside = draft.with_name(f"checkout-outage.{section}.md")
        assert result.stdout == ""
        if result.exit_code == 0:
            assert result.stderr == f"Copied.\nAlso in {beside}\n"
            assert copied == [beside.read_text(encoding="utf-8")]
        else:
            assert "empty" in refusal(result)
            assert not beside.exists()

    def test_by_another_template(self, draft: Path, copied: list[str]) -> None:
        call("copy", "INC-OUT", "actions", "-t", "report")
        call("copy", "INC-OUT", "actions", "-t", "full")
        assert copied[0] != copied[1]

    def test_a_text_that_could_go_nowhere_is_no_success(self, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(clipboard, "copy", lambda text, send: clipboard.Copied(False, (), "Not copied."))
        result = call("copy", "INC-OUT", "actions")
        assert result.exit_code == 1
        assert result.stderr == f"Not copied.\nAlso in {draft.with_name('checkout-outage.actions.md')}\n"

    def test_an_unknown_section_names_those_there_are(self, draft: Path, copied: list[str]) -> None:
        said = refusal(call("copy", "INC-OUT", "\x1b[31msummery"))
        assert ", ".join(SECTIONS) in said
        assert "\x1b" not in said
        assert not copied

    def test_an_empty_section_is_not_copied(self, drafts: Path, copied: list[str]) -> None:
        path = named(drafts, "new", title="Mail was late")
        assert "summary is empty" in refusal(call("copy", "new", "summary"))
        assert list(drafts.iterdir()) == [path]
        assert not copied


class TestCheck:
    def test_nothing_wrong(self, draft: Path) -> None:
        result = call("check")
        assert (result.exit_code, result.stdout) == (0, "")
        assert json.loads(call("check", "--json").stdout) == []

    def test_errors_end_with_one(self, drafts: Path) -> None:
        named(drafts, "new", owner=HOSTILE)
        result = call("check")
        assert result.exit_code == 1
        assert all(line.split(":")[0] in ("error", "warning", "hint") for line in result.stdout.splitlines())
        assert "\nerror: " in f"\n{result.stdout}"
        listed = call("check", "--json")
        assert listed.exit_code == 1
        assert {"path", "grade", "message"} <= set(json.loads(listed.stdout)[0])


def test_the_schema_names_every_section_and_its_fields() -> None:
    schema = json.loads(call("schema").stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    for section in SECTIONS:
        model = PostMortem.model_fields[section].annotation
        described = schema["$defs"][schema["properties"][section]["$ref"].rpartition("/")[2]]
        assert set(described["properties"]) == set(model.model_fields)  # type: ignore[union-attr]


class TestWizard:
    @pytest.mark.parametrize("command", [[], ["new"], ["new", "--title", "Mail was late", "--severity", "P1"], ["resume"]])
    def test_without_a_terminal(self, draft: Path, command: list[str]) -> None:
        said = refusal(call(*command))
        assert "needs a terminal" in said
        assert all(name in said for name in set(commands.commands) - {"new", "resume"})
        assert list(draft.parent.iterdir()) == [draft]

    def test_no_such_draft_names_those_there_are(self, draft: Path) -> None:
        said = refusal(call("resume", "nothing\x1b[31m"))
        assert "checkout-outage  (INC-OUTAGE-20260312-0945)" in said
        assert "\x1b" not in said

    def test_an_ambiguous_draft_names_those_it_could_be(self, drafts: Path, draft: Path) -> None:
        named(drafts, "INC-A-1")
        named(drafts, "INC-A-2")
        said = refusal(call("resume", "inc-a"))
        assert all(f"\n  {stem}\n" in f"{said}\n" for stem in ("INC-A-1", "INC-A-2"))
        assert "checkout-outage" not in said

    @pytest.mark.parametrize(
        ("option", "allowed"),
        [("--severity", LEVELS.names), ("--type", TYPES.names), ("--template", ("full", "report"))],
    )
    def test_a_wrong_option_names_what_is_allowed(self, drafts: Path, option: str, allowed: tuple[str, ...]) -> None:
        said = refusal(call("new", option, "nonsense"))
        assert f"{option} nonsense" in said
        assert ", ".join(allowed) in said
        assert list(drafts.iterdir()) == []

    @pytest.mark.parametrize(("started", "problem"), [("nonsense", "not understood as a time"), ("14:21", "no date")])
    def test_a_start_that_is_no_moment_is_refused(self, drafts: Path, started: str, problem: str) -> None:
        said = refusal(call("new", "--started", started))
        assert f"--started {started}: {problem}" in said
        assert "2025-12-19 14:21 UTC" in said
        assert list(drafts.iterdir()) == []


class TestSettings:
    def test_the_folder_of_the_call_before_that_of_the_environment_before_that_of_the_file(self, tmp_path: Path) -> None:
        folders = [tmp_path / name for name in ("call", "environment", "file")]
        for folder in folders:
            named(folder, folder.name)
        (tmp_path / "config.toml").write_text(f'drafts = "{folders[2]}"\n', encoding="utf-8")
        environment = str(folders[1])
        assert "call" in call("--drafts", folders[0], "list", PMWIZARD_DRAFTS=environment).stdout
        assert "environment" in call("list", PMWIZARD_DRAFTS=environment).stdout
        assert "file" in call("list", PMWIZARD_DRAFTS="").stdout

    @pytest.mark.parametrize(
        ("settings", "told"),
        [
            ("drafts = 3", "drafts must be text"),
            ("colour = 'red'", "there is no setting colour"),
            ("template = 'fancy'", "template must be full or report"),
            ("keys = 'f8'", "keys must be a table"),
            ("[keys]\nnext = 8", "keys must be text"),
            ("zone =\n", "line 1"),
            ("drafts = '~no-such-user-here/x'", "folder of the drafts"),
        ],
    )
    def test_a_broken_file_is_told_with_its_key(self, tmp_path: Path, settings: str, told: str) -> None:
        file = tmp_path / "config.toml"
        file.write_text(settings, encoding="utf-8")
        said = refusal(call("list", PMWIZARD_DRAFTS=""))
        assert told in said
        assert "folder of" in told or str(file) in said

    def test_a_folder_that_is_a_file(self, tmp_path: Path) -> None:
        file = tmp_path / "file"
        file.touch()
        assert f"{file} cannot be listed" in refusal(call("--drafts", file, "list"))
