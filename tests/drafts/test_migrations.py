from __future__ import annotations

from typing import Any

import pytest

from pmwizard.drafts.migrations import MIGRATIONS, SCHEMA, migrate


def rename(table: dict[str, Any]) -> dict[str, Any]:
    return {"new": table["old"]}


def double(table: dict[str, Any]) -> dict[str, Any]:
    return {"new": table["new"] * 2}


@pytest.mark.parametrize(("schema", "table", "newest"), [(1, {"old": 2}, 4), (2, {"new": 2}, 4), (3, {"new": 2}, 2)])
def test_a_file_takes_the_steps_it_has_not_taken(schema: int, table: dict[str, Any], newest: int) -> None:
    assert migrate(table, schema, (rename, double)) == {"new": newest}


def test_there_is_a_migration_for_every_older_schema() -> None:
    assert len(MIGRATIONS) + 1 == SCHEMA
