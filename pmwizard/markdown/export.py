"""Markdown files beside the draft."""

from __future__ import annotations

from pathlib import Path

from pmwizard.drafts import atomic, backups
from pmwizard.drafts.draft import Draft
from pmwizard.drafts.errors import told
from pmwizard.markdown import render
from pmwizard.postmortem.post_mortem import TEMPLATES, PostMortem


def markdown(postmortem: PostMortem, section: str = "", template: str = "", templates: str = "") -> str:
    """Render one section, or the document where none is named.

    `template` is full, report or a folder; `templates` is the team's folder, which overrides the partials of both.
    """
    shape = postmortem if template not in TEMPLATES.names else postmortem.model_copy(update={"template": template})
    chosen: str | Path = template if template not in ("", *TEMPLATES.names) else templates or shape.template
    return render.section(shape, section, chosen) if section else render.document(shape, chosen)


def write_beside(draft: Draft, text: str, section: str = "") -> Path:
    """Write a document, or one section of it, beside the draft and give its path; another text there goes to backups/.

    DraftError where that fails.
    """
    name = draft.path.name.removesuffix(".toml")
    path = draft.path.with_name(f"{name}.{section}.md" if section else f"{name}.md")
    if path.is_file() and path.read_bytes() != text.encode():
        backups.keep(path)
    write(path, text)
    return path


def write(path: Path, text: str) -> None:
    """Write an exported text; DraftError where that fails."""
    with told(path, "cannot be written", "Choose another place with -o."):
        atomic.write(path, text.encode("utf-8"), mode=0o644)
