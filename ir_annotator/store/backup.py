"""Copies of the open project that are known to be sound before they get their name."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from ir_annotator.store import errors


def verified_copy(db: Database, target: Path) -> None:
    """Write a copy of the database to ``target``, which gets its name only when it was read back and found whole.

    A copy that was interrupted can look sound and hold nothing, so the rows of every table are counted too.

    Raises:
        Problem: If the copy is not sound; then there is no file ``target``.
    """
    draft = target.with_name(target.name + ".tmp")
    draft.unlink(missing_ok=True)
    try:
        # SQLite writes into an empty file and leaves it its permissions.
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        db.execute("VACUUM INTO ?", [str(draft.absolute())])
        with closing(sqlite3.connect(f"{draft.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
            sound = copy.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            if not sound or _counts(copy) != _counts(db.conn):
                raise errors.damaged().in_file(str(draft))
        with draft.open("rb+") as stream:
            os.fsync(stream.fileno())
        draft.replace(target)
    except OSError as error:
        raise errors.file_problem(error).in_file(str(target)) from error
    finally:
        draft.unlink(missing_ok=True)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}  # noqa: S608
