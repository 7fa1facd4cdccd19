"""Copies of an open project that are known to be sound before they get their name."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from ir_annotator.store import errors

_PAGES_PER_SLICE = 32
"""Pages of 4 KB that are copied before others get their turn: well under a millisecond of work.

``VACUUM INTO`` would hold the connection from beginning to end, half a second for 100 MB.
"""
_EVENTS_PER_SLICE = 500


def nobody_waits() -> None:
    """Give no turn to anybody, where nobody else can want one."""


def verified_copy(db: Database, target: Path, give_way: Callable[[], None] = nobody_waits) -> None:
    """Write a copy of the database to ``target``, which gets its name only when it was read back and found whole.

    A copy that was interrupted can look sound and hold nothing: so the rows of every table are counted, and all
    events compared, too.

    Args:
        db: The live connection.
        target: The file; one that is there is replaced.
        give_way: Called between slices of a few pages; others may read and write the database meanwhile.

    Raises:
        Problem: If the copy is not sound or cannot be written; then ``target`` is as it was.
    """
    draft = target.with_name(target.name + ".tmp")
    try:
        draft.unlink(missing_ok=True)
        # SQLite writes into an empty file and leaves it its permissions.
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        counts, last = _copy_pages(db, draft, give_way)
        with errors.world_errors(draft), read_only(draft) as copy:
            sound = copy.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",) and _counts(copy) == counts
            if not sound or _events_hash(copy, last) != _events_hash(db.conn, last, give_way):
                raise errors.bad_copy()
        sync_file(draft)
        draft.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise errors.file_problem(error).in_file(str(target)) from error
    finally:
        draft.unlink(missing_ok=True)


def _copy_pages(db: Database, draft: Path, give_way: Callable[[], None]) -> tuple[dict[str, int], int]:
    """Copy all pages; return what the source held at the moment when the last one was there.

    What is written to the source between two slices, SQLite writes to the copy as well.
    """
    found: tuple[dict[str, int], int] = ({}, 0)

    def between(_status: int, remaining: int, _total: int) -> None:
        nonlocal found
        if remaining:
            give_way()
        else:
            found = _counts(db.conn), _last_arrival(db.conn)

    with errors.world_errors(draft), closing(sqlite3.connect(draft.absolute(), isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = OFF")  # the file is thrown away if anything goes wrong
        copy.execute("PRAGMA synchronous = OFF")  # and synced as a whole when nothing did
        db.conn.backup(copy, pages=_PAGES_PER_SLICE, progress=between)
    return found


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a closed project file so that nothing of it, and nothing beside it, is touched."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        yield connection


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
    names = [name for (name,) in tables]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def _last_arrival(connection: sqlite3.Connection) -> int:
    (last,) = connection.execute("SELECT coalesce(max(arrival), 0) FROM events").fetchone()
    return int(last)


def _events_hash(connection: sqlite3.Connection, last: int, give_way: Callable[[], None] = nobody_waits) -> str:
    """Return a hash of all events up to ``last``; these never change, so the source may go on meanwhile."""
    sql = "SELECT * FROM events WHERE arrival > ? AND arrival <= ? ORDER BY arrival LIMIT ?"
    hashed, arrival = hashlib.sha256(), 0
    while rows := connection.execute(sql, [arrival, last, _EVENTS_PER_SLICE]).fetchall():
        hashed.update(repr(rows).encode())
        arrival = rows[-1][0]
        give_way()
    return hashed.hexdigest()


def sync_file(path: Path) -> None:
    """Bring a file's content to the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
