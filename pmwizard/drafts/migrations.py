"""From the draft files of older versions to today's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Migration = Callable[[dict[str, Any]], dict[str, Any]]

# The first brings a file of schema 1 to schema 2, and so on; a change of the format adds one.
MIGRATIONS: tuple[Migration, ...] = ()
SCHEMA = 1 + len(MIGRATIONS)


def migrate(table: dict[str, Any], schema: int, migrations: Sequence[Migration] = MIGRATIONS) -> dict[str, Any]:
    """Bring the content of a draft file from `schema` (1 or more) to the newest."""
    for migration in migrations[schema - 1 :]:
        table = migration(table)
    return table
