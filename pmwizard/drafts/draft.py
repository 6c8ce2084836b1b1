"""The open draft: a post-mortem that can be edited, with undo and redo."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pmwizard.postmortem.post_mortem import PostMortem
from pmwizard.postmortem.values import Part, row_of

STEPS_KEPT = 1000


@dataclass(frozen=True)
class Step:
    """One edit that can be undone: where it was, the value before, and whether it was typed into a text field."""

    path: str
    before: PostMortem
    typed: bool


@dataclass
class Draft:
    """A post-mortem being written, and where its author is in it.

    `left_at` is the path of the field the author left; `unfinished` holds text typed into an entry line and not yet
    entered, by the entry's path. Both are kept in the draft file beside the sections. `on_disk` is the digest of the bytes
    last read from the file or written to it; empty where there is no file yet.
    """

    path: Path
    postmortem: PostMortem = field(default_factory=PostMortem)
    left_at: str = ""
    unfinished: dict[str, str] = field(default_factory=dict)
    on_disk: str = ""
    undoable: list[Step] = field(default_factory=list)
    redoable: list[Step] = field(default_factory=list)

    def edit(self, path: str, value: Any, step: bool = True) -> None:
        """Put `value` at the dotted `path`; typing on in the same text field is one step, and what merely follows is none.

        ValueError where it does not fit.
        """
        edited = with_value(self.postmortem, path.split("."), value)
        if edited == self.postmortem:
            return
        if not step:
            self.postmortem = edited
            return
        typed = isinstance(value, str)
        last = self.undoable[-1] if self.undoable else None
        if not (typed and last and last.typed and last.path == path and not self.redoable):
            self.undoable = [*self.undoable[-STEPS_KEPT + 1 :], Step(path, self.postmortem, typed)]
        self.redoable = []
        self.postmortem = edited

    def adopt(self, postmortem: PostMortem) -> None:
        """Take another whole post-mortem as one step that can be undone."""
        self.undoable.append(Step("", self.postmortem, typed=False))
        self.redoable = []
        self.postmortem = postmortem

    def undo(self) -> str:
        """Take the last step back and give its path; empty where there is none."""
        return self._step(self.undoable, self.redoable)

    def redo(self) -> str:
        """Do the last undone step again and give its path; empty where there is none."""
        return self._step(self.redoable, self.undoable)

    def _step(self, source: list[Step], target: list[Step]) -> str:
        if not source:
            return ""
        step = source.pop()
        target.append(replace(step, before=self.postmortem))
        self.postmortem = step.before
        return step.path


def value_at(owner: Any, path: str) -> Any:
    """Give the value at a dotted path such as `timeline.events.0.notes`; one past the last row is an empty row.

    LookupError where there is no such path.
    """
    rows: type[Part] | None = None
    for name in path.split("."):
        if isinstance(owner, tuple):
            owner = rows() if rows and int(name) == len(owner) else owner[int(name)]
        elif isinstance(owner, Part) and name in type(owner).model_fields:
            rows = row_of(type(owner).model_fields[name])
            owner = getattr(owner, name)
        else:
            raise LookupError(path)
    return owner


def with_value(owner: Any, path: list[str], value: Any, rows: type[Part] | None = None) -> Any:
    """Give `owner` with `value` at `path`: new from there up, shared with the old everywhere else.

    An index one past the last row (of the model `rows`) makes that row.
    """
    name, *deeper = path
    if isinstance(owner, tuple):
        index = int(name)
        old = rows() if rows and index == len(owner) else owner[index]
        return (*owner[:index], with_value(old, deeper, value) if deeper else value, *owner[index + 1 :])
    assert isinstance(owner, Part)
    rows = row_of(type(owner).model_fields[name])
    inner = with_value(getattr(owner, name), deeper, value, rows) if deeper else value
    given = {field_name: getattr(owner, field_name) for field_name in type(owner).model_fields}
    return type(owner).model_validate({**given, **(owner.model_extra or {}), name: inner})
