"""What goes out of a draft by a command: the document, and one section to the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmwizard import clipboard
from pmwizard.postmortem.post_mortem import SECTIONS
from tests.cli.call import EXAMPLE, GOLDEN, call, named, refusal

FULL, REPORT = (GOLDEN / f"checkout-outage.{template}.md" for template in ("full", "report"))


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
