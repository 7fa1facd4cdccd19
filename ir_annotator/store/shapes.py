"""The shape of a project file: its tables, indexes and triggers, and how they are made."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlite_utils import Database

from ir_annotator.store import errors, migrations

_COMPUTED = (2, 3)
"""What SQLite calls columns that are computed from others."""


def shape(db: Database) -> dict[str, tuple[str, str]]:
    """Return all tables, indexes and triggers by name with their kind and how they are made."""
    sql = "SELECT name, type, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    return {name: (kind, made) for name, kind, made in db.execute(sql)}


def shape_of_version(version: int) -> dict[str, tuple[str, str]]:
    """Return the shape of a new project of a version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        fresh = Database(connection, execute_plugins=False)
        migrations.apply(fresh, version)
        return shape(fresh)


def check_shape(db: Database, version: int, *, doubted: bool = False) -> None:
    """Refuse a file that lacks a table, or in which something would act by itself when it is read or written.

    One that is ``doubted`` is going to be checked and mended; what would act in it is let through for that.

    Raises:
        Problem: ``damaged`` if a table is missing, ``foreign_schema`` for a view, a trigger that no project of that
            version has, something else in the place of a table, or a column that is computed.
    """
    found, wanted = shape(db), shape_of_version(version)
    if any(kind == "table" and name not in found for name, (kind, _) in wanted.items()):
        raise errors.damaged()
    if doubted:
        return
    for name, (kind, made) in found.items():
        is_ours = wanted.get(name, ("", ""))
        if kind == "view" or (kind == "trigger" and is_ours != (kind, made)) or (is_ours[0] and is_ours[0] != kind):
            raise errors.acts_by_itself(name)
        if kind == "table" and is_ours != (kind, made):
            columns = db.execute("SELECT name FROM pragma_table_xinfo(?) WHERE hidden IN (?, ?)", [name, *_COMPUTED])
            if columns.fetchone() is not None or "VIRTUAL" in made.upper():
                raise errors.acts_by_itself(name)
