from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from pmwizard.markdown.render import TemplateError, document, section
from pmwizard.postmortem.incident import Incident
from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.severity import Severity

POSTMORTEM = PostMortem(incident=Incident(title="Disk full", id="INC-1"), severity=Severity(level="high"))


def test_a_partial_of_the_folder_comes_before_the_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "severity.md.jinja").write_text("Level: {{ severity.level | inline }}")
    assert section(POSTMORTEM, "severity", tmp_path) == "Level: high\n"
    text = document(POSTMORTEM, str(tmp_path))
    assert "Level: high\n" in text
    assert "**Incident ID**: INC-1\n" in text


def test_the_folder_may_order_the_document_itself(tmp_path: Path) -> None:
    (tmp_path / "document.md.jinja").write_text('{{ [severity, incident.header()] | blocks("***") }}')
    assert document(POSTMORTEM, tmp_path).startswith(
        "### Severity Classification\n\n**Final Severity**: HIGH\n\n***\n\n# Post-Mortem: "
    )


def test_what_is_missing_comes_from_the_drafts_own_template(tmp_path: Path) -> None:
    assert document(POSTMORTEM.model_copy(update={"template": "report"}), tmp_path) == document(POSTMORTEM, "report")


def test_a_folder_for_each_template_is_possible(tmp_path: Path) -> None:
    for name in ("full", "report"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "severity.md.jinja").write_text(f"by {name}")
        assert section(POSTMORTEM.model_copy(update={"template": name}), "severity", tmp_path) == f"by {name}\n"


def test_a_changed_partial_is_read_again(tmp_path: Path) -> None:
    partial = tmp_path / "severity.md.jinja"
    for number in range(3):
        partial.write_text("x" * number)
        assert section(POSTMORTEM, "severity", tmp_path).strip() == "x" * number


@pytest.mark.parametrize(
    ("source", "line", "problem"),
    [
        ("one\n{% if %}", 2, "Expected an expression"),
        ("{{ incident.title | shout }}", 1, "No filter named 'shout'"),
        ("one\ntwo\n{{ incident.nope }}", 3, "has no attribute 'nope'"),
        ("\n{{ nope }}", 2, "'nope' is undefined"),
        ("\n\n{{ 1 // 0 }}", 3, "zero"),
        ("{{ range(999999999) | list }}", 1, "Range too big"),
        ("{% include 'other.md.jinja' %}", 1, "other.md.jinja"),
        ("{% include '../secret' %}", 1, "secret"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("{{ incident.model_construct() }}", 1, "unsafe"),
        ("{{ severity.parse_file('/etc/hostname') }}", 1, "unsafe"),
    ],
)
def test_a_wrong_partial_is_named_with_its_line(tmp_path: Path, source: str, line: int, problem: str) -> None:
    partial = tmp_path / "severity.md.jinja"
    partial.write_text(source)
    with pytest.raises(TemplateError) as caught:
        document(POSTMORTEM, tmp_path)
    assert caught.value.file == partial
    assert caught.value.line == line
    assert problem in caught.value.problem
    assert str(caught.value) == f"{partial}, line {line}: {caught.value.problem}"


def test_a_partial_cannot_unpickle(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    payload = pickle.dumps(_Touch(mark), protocol=0).decode("latin-1")
    call = f"incident.parse_raw({payload!r}.encode('latin-1'), proto='pickle', allow_pickle=true)"
    for source in (
        call,
        call.replace("incident.parse_raw", "incident['parse_raw']"),
        call.replace(".parse_raw", " | attr('parse_raw')"),
    ):
        (tmp_path / "severity.md.jinja").write_text(f"{{{{ ({source}) }}}}")
        with pytest.raises(TemplateError):
            document(POSTMORTEM, tmp_path)
    assert not mark.exists()


class _Touch:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.path,)


def test_a_part_that_the_document_needs_is_named(tmp_path: Path) -> None:
    (tmp_path / "incident.md.jinja").write_text("mine")
    with pytest.raises(TemplateError, match=r"document\.md\.jinja, line \d+: the section's partial has no attribute 'header'"):
        document(POSTMORTEM, tmp_path)


def test_a_partial_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "severity.md.jinja").write_bytes(b"\xff\xfe")
    with pytest.raises(TemplateError, match=r"severity\.md\.jinja: .*decode"):
        document(POSTMORTEM, tmp_path)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("nowhere", "nowhere: there is no such folder; a template is full, report, or a folder of partials"),
        ("~nobody-of-that-name/x", "~nobody-of-that-name/x: .*home"),
        ("x" * 5000, "x: File name too long; a template is"),
        ("nul\0", "there is no such folder"),
    ],
)
def test_no_such_folder(name: str, problem: str) -> None:
    with pytest.raises(TemplateError, match=problem):
        document(POSTMORTEM, name)


def test_nothing_unseen_comes_out_of_a_template_that_forgets_to_escape(tmp_path: Path) -> None:
    (tmp_path / "incident.md.jinja").write_text("{{ incident.title }}")
    assert section(PostMortem(incident=Incident(title="\x1b[31mred")), "incident", tmp_path) == "�[31mred\n"
