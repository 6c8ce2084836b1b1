from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from pmwizard.markdown import render
from pmwizard.markdown.reader import WAYS, read, text_of
from pmwizard.markdown.reading import actions, timeline
from pmwizard.markdown.reading.names import OTHER_NAMES, SECTIONS
from pmwizard.markdown.reading.own_words import GUIDANCE, PLACEHOLDERS
from pmwizard.postmortem.post_mortem import TEMPLATES, PostMortem
from tests.markdown.documents import FOREIGN, FULL, REPORT
from tests.strategies import post_mortems, texts

_LEGEND = "Status Legend"


@pytest.mark.parametrize(("template", "source"), [("full", FULL), ("report", REPORT)], ids=["full", "report"])
def test_a_document_read_and_written_is_the_document(template: str, source: str) -> None:
    imported = read(source)
    assert imported.template == template
    assert imported.unplaced in ("", "#### Weather\n\nRain.")
    assert render.document(imported.postmortem, template) == source


@pytest.mark.parametrize(("source", "other"), [(FULL, "report"), (REPORT, "full")], ids=["to report", "to full"])
def test_what_the_other_template_has_a_place_for_arrives_there_and_stays(source: str, other: str) -> None:
    across = render.document(read(source).postmortem, other)
    assert render.document(read(across).postmortem, other) == across
    for words in ("INC-2026-031", "Mail went out twice", "The queue was emptied by hand"):
        assert words in across


@pytest.mark.parametrize("template", TEMPLATES.names)
@given(post_mortems(unknown=False))
def test_an_export_is_read_back_as_what_exports_the_same(template: str, postmortem: PostMortem) -> None:
    text = render.document(postmortem, template)
    assert render.document(read(text).postmortem, template) == text


@pytest.mark.parametrize("template", TEMPLATES.names)
@pytest.mark.parametrize(
    "text",
    [
        "Before\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 1 | 2 |",
        "# One\n\n### Two\n\nTitle\n---\n\ntext",
        "```\n## Not a heading\n```",
        "```\nleft open",
        "- list\n\n  ## in it\n\n---",
        "text\n\n---",
        "<!-- left open",
        "[a]: /defined\n\n[a]",
    ],
)
def test_markdown_typed_as_prose_comes_back_into_its_field(template: str, text: str) -> None:
    typed = PostMortem.model_validate(
        {
            "causes": {"primary": text, "factors": ["x"]},
            "severity": {"business": text},
            "response": {"improvements": text},
            "references": {"architecture": text, "detailed_timeline": text, "logs": text, "unplaced": text},
        }
    )
    first = render.document(typed, template)
    again = read(first).postmortem
    assert again.timeline.events == ()
    assert render.document(again, template) == first


def test_headings_in_prose_stay_below_those_of_the_document() -> None:
    typed = PostMortem.model_validate({"causes": {"primary": "# One\n\nTwo\n---\n\n#### Three #"}})
    assert "#### One\n\n##### Two\n\n###### Three" in render.document(typed, "report")


@pytest.mark.parametrize("written", ["CRITICAL", "P0", "critical", "Sev-0"])
def test_both_dialects_of_the_severity_are_read(written: str) -> None:
    assert read(f"# Post-Mortem Report\n\n**Severity**: {written}\n").postmortem.severity.level == "critical"


@pytest.mark.parametrize(
    ("priority", "status", "read_as"),
    [("P0", "Planned", ("critical", "open")), ("HIGH", "🟢 Complete", ("high", "complete")), ("P3", "done", ("low", "complete"))],
)
def test_both_dialects_of_an_action_item_are_read(priority: str, status: str, read_as: tuple[str, str]) -> None:
    table = f"## Action Items\n\n| Description | Priority | Status |\n|---|---|---|\n| Mend | {priority} | {status} |"
    item = read(table).postmortem.actions.items[0]
    assert (item.priority, item.status) == read_as


def test_a_status_that_is_none_is_kept() -> None:
    imported = read("## Action Items\n\n| Action | Status |\n|---|---|\n| Mend | half way |")
    assert imported.postmortem.actions.items[0].description == "Mend"
    assert "half way" in imported.unplaced


@pytest.mark.parametrize("label", ["**Incident ID**:", "**Incident ID:**", "**ID**:"])
def test_a_label_may_have_its_colon_inside_or_outside(label: str) -> None:
    assert read(f"# Post-Mortem\n\n{label} INC-7\n").postmortem.incident.id == "INC-7"


@pytest.mark.parametrize("placeholder", ["[Name]", "[Name/Role]", "___________"])
def test_a_placeholder_is_read_as_empty(placeholder: str) -> None:
    assert read(f"# Post-Mortem\n\n**Incident Commander**: {placeholder}\n").postmortem == PostMortem()


@pytest.mark.parametrize("real", ["[Mira] for the night", "[Mira](https://people.example.com/mira)", "[name]"])
def test_real_text_in_brackets_is_no_placeholder(real: str) -> None:
    assert read(f"# Post-Mortem\n\n**Incident Commander**: {real}\n").postmortem.incident.commander == real


@pytest.mark.parametrize("shift", [1, 2])
def test_headings_may_stand_lower(shift: int) -> None:
    text, *fences = re.split(r"(?m)^(```.*?^```)$", FULL, flags=re.DOTALL)
    parts = [text, *fences]
    parts[::2] = [re.sub(r"^#(?=[# ])", "#" * (shift + 1), part, flags=re.MULTILINE) for part in parts[::2]]
    lower = "".join(parts)
    ours, theirs = read(lower), read(FULL)
    assert ours.read == theirs.read
    assert ours.unplaced.replace("#", "") == theirs.unplaced.replace("#", "")


def test_sections_may_stand_in_any_order() -> None:
    header, *sections, appendix, footer = FULL.split("\n---\n")
    turned = "\n---\n".join([header, *reversed(sections), appendix, footer])
    ours, theirs = read(turned).postmortem, read(FULL).postmortem
    assert ours.causes == theirs.causes
    assert ours.timeline.events == theirs.timeline.events
    assert ours.actions == theirs.actions


def test_durations_stay_as_printed_unless_the_header_gives_the_same() -> None:
    header = "# Post-Mortem Report\n\n**Date/Time:** 2026-01-02 10:00 UTC to 2026-01-02 11:30 UTC\n**Duration:** {} total\n"
    assert read(header.format("01:30")).postmortem.timeline.overrides == ()
    override = read(header.format("02:00")).postmortem.timeline.overrides[0]
    assert (override.metric, override.value, override.reason) == ("total", "02:00", "as imported")


def test_times_of_day_are_on_the_day_of_the_start_and_one_that_steps_back_stays_as_it_is() -> None:
    text = (
        "# Post-Mortem Report\n\n**Date/Time:** 2026-01-02 23:50 UTC\n\n## Timeline (All Times UTC)\n\n"
        "| Time | Event | Actor | Notes |\n|---|---|---|---|\n"
        "| 23:52 | Alert | | |\n| ~23:58 | Call | | |\n| 00:10 | Mended | | |\n"
    )
    events = read(text).postmortem.timeline.events
    assert [event.at for event in events] == [
        datetime(2026, 1, 2, 23, 52, tzinfo=UTC),
        datetime(2026, 1, 2, 23, 58, tzinfo=UTC),
        "00:10",
    ]
    assert [event.approximate for event in events] == [False, True, False]


def test_another_shape_is_read_as_far_as_its_headings_are_understood() -> None:
    imported = read(FOREIGN)
    postmortem = imported.postmortem
    assert imported.template == ""
    assert postmortem.incident.title == "Mail went out twice (incident 12)"
    assert postmortem.causes.primary == "A retry without a key."
    assert postmortem.causes.factors == ("A slow disk.",)
    assert postmortem.retrospective.went_well.technical == ("The alert was quick",)
    assert postmortem.retrospective.got_lucky == ("It was Sunday",)
    assert [event.event for event in postmortem.timeline.events] == ["First double mail", "Queue stopped"]
    assert postmortem.actions.items[0].kind == "prevent"
    assert "#### Lessons > Fun facts\n\nThe queue is called Bertha." in imported.unplaced
    assert postmortem.references.unplaced == imported.unplaced


@pytest.mark.parametrize("source", [FULL, REPORT, FOREIGN], ids=["full", "report", "foreign"])
def test_no_word_of_a_document_is_lost(source: str) -> None:
    assert _lost(source) == set()


@given(st.lists(st.sampled_from([*FULL.split("\n\n"), *REPORT.split("\n\n"), *FOREIGN.split("\n\n")]) | texts(), max_size=12))
def test_no_word_of_any_document_is_lost(pieces: list[str]) -> None:
    assert _lost("\n\n".join(pieces)) == set()


def test_a_text_without_any_known_heading_is_kept_as_it_is() -> None:
    imported = read("Only words.\n\n> And a quote.")
    assert "Only words.\n\n> And a quote." in imported.unplaced
    assert imported.doubts


def test_values_are_what_they_are_in_the_draft() -> None:
    postmortem = read(FULL).postmortem
    assert postmortem.actions.items[0].due == date(2026, 2, 10)
    assert postmortem.timeline.events[0].at == datetime(2026, 2, 3, 9, 10, tzinfo=UTC)
    assert postmortem.timeline.events[0].link == "https://graphs.example.com/q"
    assert [why.question for why in postmortem.causes.whys] == ["Why did the incident occur?"]
    assert postmortem.causes.whys[0].because[1].answer == "Nobody had asked"


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(f"## Heading {number}\n\ntext" for number in range(1000)),
        "## What went well\n\n" + "\n".join("  " * depth + "- x" for depth in range(300)),
        "## Five whys\n\n1. **q**\n" + "\n".join("  " * depth + "   - **a** b" for depth in range(120)),
        "## Impact\n\n" + ">" * 100_000 + " x",
        "## Five whys\n\n1. " + "**" * 100_000,
        "word *x* `y` " * 80_000,
    ],
    ids=["a thousand headings", "deep list", "deep whys", "deep quote", "stars", "a megabyte"],
)
def test_strange_documents_are_read_too(text: str) -> None:
    assert isinstance(read(text).postmortem, PostMortem)


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"", "it is empty"), (b" \n", "it is empty"), (b"a\n\xff", "line 2 is not UTF-8"), (b"a\x00b", "it is a binary file")],
)
def test_what_is_no_text_is_said_to_be_none(data: bytes, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        text_of(data)


def _lost(source: str) -> set[str]:
    """Give the words of a document that are neither in its draft nor the templates' own, nor a name that was understood."""
    postmortem = read(source).postmortem
    names = " ".join(
        [
            *SECTIONS,
            *OTHER_NAMES,
            *WAYS,
            *actions.COLUMNS,
            *timeline.COLUMNS,
            *GUIDANCE,
            *PLACEHOLDERS,
            _LEGEND,
            "post-mortem report template",
        ]
    )
    exports = " ".join(render.document(postmortem, template) for template in TEMPLATES.names)
    return _words(source) - _words(names) - _words(exports) - _words(" ".join(_strings(postmortem)))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", re.sub(r"(?<=\d)T(\d\d:\d\d:\d\d)Z", r" \1", text).casefold()))


def _strings(value: object) -> list[str]:
    if isinstance(value, BaseModel):
        return [text for inner in dict(value).values() for text in _strings(inner)]
    if isinstance(value, tuple):
        return [text for inner in value for text in _strings(inner)]
    return [str(value)]
