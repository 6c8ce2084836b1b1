"""What went well, what went wrong, where luck helped, what could be better: by area, or in one list each."""

from __future__ import annotations

from pmwizard.markdown.reading.notebook import Content, Notebook, Way
from pmwizard.markdown.reading.ways import listed, under

_AREAS = {
    "detection and alerting": "detection",
    "response and communication": "communication",
    "technical response": "technical",
    "tools and processes": "tools",
}


def _in_one_list(field: str, title: str, mark: str = "") -> Way:
    """Read a list that knows no areas; only the full template's have a mark."""
    into = listed(f"retrospective.{field}.technical", mark)

    def read(notebook: Notebook, content: Content) -> bool:
        notebook.doubt(f"{title} has no areas here, so all of it is under Technical response.")
        return into.read(notebook, content)

    return Way(read, whole=True)


_WELL = ("went_well", "What went well")
_WRONG = ("went_wrong", "What went wrong")
_LUCKY = listed("retrospective.got_lucky")
WAYS = (
    under(
        "went well",
        {name: listed(f"retrospective.went_well.{area}", "✅") for name, area in _AREAS.items()}
        | {"": _in_one_list(*_WELL, "✅")},
    )
    | under(
        "went wrong",
        {name: listed(f"retrospective.went_wrong.{area}", "❌") for name, area in _AREAS.items()}
        | {"": _in_one_list(*_WRONG, "❌")},
    )
    | under("lucky", {"": _LUCKY})
    | under(
        "lessons",
        {
            "what went well": _in_one_list(*_WELL),
            "what went wrong": _in_one_list(*_WRONG),
            "where we got lucky": _LUCKY,
            "opportunities for improvement": listed("retrospective.opportunities"),
        },
    )
)
