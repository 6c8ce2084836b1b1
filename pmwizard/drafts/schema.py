"""The JSON Schema of the draft file, for editors that complete and check it."""

from __future__ import annotations

from typing import Any

from pmwizard.drafts.migrations import SCHEMA
from pmwizard.drafts.toml_format import DraftFile


def draft_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of the draft file."""
    described = DraftFile.model_json_schema()
    version = {
        "title": "Schema",
        "description": "The version of this format.",
        "type": "integer",
        "minimum": 1,
        "maximum": SCHEMA,
        "default": 1,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **described,
        "title": "pmwizard draft",
        "properties": {"schema": version, **described["properties"]},
    }
