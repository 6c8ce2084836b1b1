from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmwizard.intake.slack_markup import plain, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<@U1> and <@U2|bo> and <@U3>", "@ana and @bo and @U3"),
        ("<#C1> <#C2|ops>", "#incidents #ops"),
        ("<!here> <!subteam^S1|@sre> <!date^1766154300^{time}|14:25>", "@here @sre 14:25"),
        (
            "<https://a.example> <https://a.example|A page> <mailto:x@a.example|x@a.example>",
            "https://a.example [A page](https://a.example) x@a.example",
        ),
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("1 < 2 and [x] > y", "1 < 2 and [x] > y"),
    ],
)
def test_marks_are_resolved(text: str, expected: str) -> None:
    assert plain(text, {"U1": "ana"}, {"C1": "incidents"}) == expected


def test_blocks_attachments_and_files_are_read() -> None:
    message = {
        "text": "",
        "blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": "Alert"}},
            {"type": "divider"},
            {
                "type": "section",
                "text": {"type": "mrkdwn", "text": "see <https://a.example|it>"},
                "fields": [{"type": "mrkdwn", "text": "p99"}],
            },
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_list",
                        "elements": [
                            {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]},
                            {"type": "rich_text_section", "elements": [{"type": "broadcast", "range": "here"}]},
                        ],
                    }
                ],
            },
        ],
        "attachments": [
            {"from_url": "https://a.example", "title": "a preview"},
            {"fields": [{"title": "State", "value": "full"}], "fallback": "was full"},
        ],
        "files": [{"name": "graph.png"}],
    }
    assert words_of(message, {}, {}).split("\n") == [
        *("Alert", "see [it](https://a.example)", "p99", "one", "@here", "was full", "State: full", "file: graph.png"),
    ]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "elements", "fields", "title", "url", "blocks", "attachments", "files"]), inner
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["text", "blocks", "attachments", "files"]), _JSON))
def test_any_shape_gives_text(message: dict[str, Any]) -> None:
    assert isinstance(words_of(message, {}, {}), str)


def test_dates_are_said_and_buttons_are_not() -> None:
    date_element = {"type": "date", "timestamp": 1766154300, "format": "{time}", "fallback": "14:25"}
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": "Down since "}, date_element]}
    button = {"type": "button", "text": {"type": "plain_text", "text": "Join"}}
    message = {"text": "", "blocks": [{"type": "rich_text", "elements": [section]}, {"type": "actions", "elements": [button]}]}
    assert words_of(message, {}, {}) == "Down since 14:25"
