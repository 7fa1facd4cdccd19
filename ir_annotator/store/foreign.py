"""Reads a colleague's project file without trusting it: a private copy, read only, looked at before it is believed.

Nothing of it runs: tables, indexes and triggers must be exactly those of a project, and only values are taken from it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from ir_annotator.domain.admission import UNREADABLE
from ir_annotator.domain.handover import HandedRecord, Handover, Purpose
from ir_annotator.domain.log import LogEntry
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record_codec import check_record
from ir_annotator.store import (
    annotators,
    database,
    errors,
    event_rows,
    facts,
    merging,
    migrations,
    projection,
    records,
    shapes,
)
from ir_annotator.store.migration_006 import PROJECT_ID

LARGEST_PROJECT = 2_000_000_000
"""Bytes of a project file beyond which it is refused; one of 300,000 Q&As has a quarter of it."""
_SECONDS = 30.0
_STEPS = 10_000
"""So many steps of SQLite's machine apart the time is looked at."""
_LONGEST_VALUE = 40_000_000
"""Bytes of a single value: more than the longest text that can be imported."""
_LONGEST_PAYLOAD = 20_000_000
"""Characters of what one event says; the split of the longest record has a fifth of it."""
_BLOCK, _SPARSE, _SMALL = 512, 50, 100_000_000
"""Of a file this small nobody asks how much of it is on the disk; of others at least a fiftieth, even packed."""
NOT_CLOSED = "not_closed"
"""Remark: the newest changes may lie in a file beside this one."""


def read_project(path: Path) -> Handover:
    """Read all records and events of a colleague's project; the file is not changed, nor anything beside it.

    Raises:
        Problem: If it cannot be read, is no project, newer than this program, damaged, or holds what no project does.
    """
    try:
        status = _look_at(path)
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.irdb"
            shutil.copyfile(path, copy)
            if copy.stat().st_size != status.st_size:
                raise errors.damaged()
            return _read_copy(copy, path)
    except Problem as problem:
        problem.file = str(path)
        raise
    except OSError as error:
        raise errors.file_problem(error).in_file(str(path)) from error


def _look_at(path: Path) -> os.stat_result:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise errors.not_a_project()
    if status.st_size > LARGEST_PROJECT:
        raise errors.too_large()
    database.check_not_open(path)
    database.check_header(path, writable=False)
    on_disk = getattr(status, "st_blocks", status.st_size) * _BLOCK  # Windows does not tell
    if status.st_size > _SMALL and on_disk * _SPARSE < status.st_size:
        raise errors.damaged_copy()
    if database.size_in_header(path) not in (None, status.st_size):
        raise errors.damaged_copy()
    return status


def _read_copy(copy: Path, path: Path) -> Handover:
    with _opened(copy) as db:
        version = _checked(db)
    if version < migrations.latest_version():  # it is what it should be: so it can be brought up to date like our own
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            database.harden(connection)
            migrations.apply(Database(connection, execute_plugins=False))
            connection.execute("PRAGMA journal_mode = DELETE")
    with _opened(copy) as db:
        return _handover(db, path)


@contextmanager
def _opened(copy: Path) -> Iterator[Database]:
    """Open the copy so that nothing of it is changed, nothing of it runs, and nothing takes too long."""
    uri = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
    with errors.world_errors(copy), closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        database.harden(connection)
        connection.execute("PRAGMA query_only = ON")
        if hasattr(connection, "setlimit"):  # Python 3.11
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        deadline = time.monotonic() + _SECONDS
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        try:
            yield Database(connection, execute_plugins=False)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_TOOBIG:
                raise errors.value_too_large() from error
            raise errors.damaged() from error  # or interrupted, or not readable as what it says it is


def _checked(db: Database) -> int:
    """Return the version of a project after looking at its shape, its pages and its references.

    Raises:
        Problem: If anything is not as in a project of that version.
    """
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if shapes.shape(db) != shapes.shape_of_version(version):
        raise errors.foreign_shape()
    if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise errors.damaged()
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise errors.damaged()
    return int(version)


def _handover(db: Database, path: Path) -> Handover:
    try:
        handed = tuple(_record(db, name) for name in records.fingerprints_in_order(db))
        entries = tuple(_entries(db))
    except UNREADABLE as error:
        raise errors.damaged() from error
    beside = path.with_name(f"{path.name}-wal")
    is_closed = not beside.is_file() or beside.stat().st_size == 0
    return Handover(
        purpose=Purpose.LABELS,
        project=facts.get(db, PROJECT_ID),
        scheme=facts.scheme_ref(db),
        scheme_source=facts.scheme_source(db),
        records=handed,
        entries=entries,
        annotators=tuple(annotators.everybody(db)),
        left_out=merging.left_out(db),
        source=str(path),
        remarks=() if is_closed else (NOT_CLOSED,),
    )


def _record(db: Database, fingerprint: str) -> HandedRecord:
    """Return a record as it was before any event.

    Raises:
        ValueError: If its text is another one than its fingerprint says, or something of it is no record.
    """
    number = records.id_of(db, fingerprint)
    assert number is not None  # noqa: S101 -- it was just listed
    base, loaded = projection.base_of(db, fingerprint), records.load(db, number)
    record = replace(loaded, qas=base.qas or loaded.qas, checked=base.checked, source="")
    check_record(record, fingerprint)
    return HandedRecord(record, base.id)


def _entries(db: Database) -> Iterator[LogEntry]:
    sql = f"SELECT {event_rows.COLUMNS} FROM events ORDER BY arrival"  # noqa: S608
    for row in db.execute(sql):
        entry = LogEntry(*row)
        texts = (value for name, value in zip(LogEntry._fields, row, strict=True) if name not in ("seq", "seconds"))
        if not all(type(value) is str for value in texts) or type(entry.seq) is not int:
            raise ValueError("no event")
        if len(entry.payload) > _LONGEST_PAYLOAD:
            raise errors.value_too_large()
        yield entry


def is_project(path: Path) -> bool:
    """Tell whether a file says of itself that it is an SQLite database."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(database.MAGIC)) == database.MAGIC
    except OSError:
        return False
