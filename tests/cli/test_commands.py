"""Each command: what it gives, where to, and what a wrong call is told."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click
import pytest

from pmwizard.cli import commands
from pmwizard.drafts import store
from pmwizard.postmortem.incident import TYPES
from pmwizard.postmortem.post_mortem import SECTIONS, PostMortem
from pmwizard.postmortem.severity import LEVELS
from pmwizard.postmortem.values import Part
from tests.cli.call import GOLDEN, call, named, refusal

FULL, REPORT = (GOLDEN / f"checkout-outage.{template}.md" for template in ("full", "report"))
HOSTILE = "Größe \x1b[31mred\x07 [bold]x[/bold] | 🔥 \u202eשלום"


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
        assert isinstance(model, type) and issubclass(model, Part)
        assert set(described["properties"]) == set(model.model_fields)


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
