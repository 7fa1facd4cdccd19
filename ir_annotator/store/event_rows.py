"""Rows of the event log, whatever the event is about."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from sqlite_utils import Database

from ir_annotator.domain.log import LogEntry, Thing
from ir_annotator.store import annotators

COLUMNS = ", ".join(LogEntry._fields)
_INSERT = f"INSERT INTO events ({COLUMNS}) VALUES ({', '.join('?' * len(LogEntry._fields))})"  # noqa: S608


def next_seq(db: Database, device: str) -> int:
    """Return the number of the next event of a device; what was taken back with a merge keeps its number."""
    sql = """SELECT max((SELECT coalesce(max(seq), 0) FROM events WHERE device = ?),
        (SELECT coalesce(max(seq), 0) FROM events_aside WHERE device = ?)) + 1"""
    (seq,) = db.execute(sql, [device, device]).fetchone()
    return int(seq)


def last_seq(db: Database, device: str) -> int:
    """Return the number of the last event of a device, 0 if there is none."""
    return next_seq(db, device) - 1


def insert(db: Database, entry: LogEntry, *, author_known: bool = False) -> None:
    """Write a row of the log; an author who is not known yet becomes known."""
    if not author_known:
        annotators.register(db, entry.author)
    db.conn.execute(_INSERT, entry)


def insert_all(db: Database, entries: Iterable[LogEntry]) -> int:
    """Write many rows of the log, whose authors are known; return the number of the last one."""
    db.conn.executemany(_INSERT, entries)
    (last,) = db.execute("SELECT max(arrival) FROM events").fetchone()
    return int(last or 0)


def of_record(db: Database, fingerprint: str) -> list[LogEntry]:
    """Return all entries of a record in the order in which they came."""
    sql = f"SELECT {COLUMNS} FROM events WHERE fingerprint = ? ORDER BY arrival"  # noqa: S608
    return [LogEntry(*row) for row in db.execute(sql, [fingerprint])]


def of_records(db: Database, fingerprints: Collection[str]) -> list[LogEntry]:
    """Return all entries of these records in the order in which they came."""
    sql = f"""SELECT {COLUMNS} FROM events WHERE fingerprint IN (SELECT value FROM json_each(?))
        ORDER BY arrival"""  # noqa: S608
    return [LogEntry(*row) for row in db.execute(sql, [json.dumps(list(fingerprints))])]


def of_thing(db: Database, thing: Thing) -> list[LogEntry]:
    """Return all entries of one annotation in the order in which they came."""
    sql = f"SELECT {COLUMNS} FROM events WHERE qa_id = ? AND author = ? AND layer = ? ORDER BY arrival"  # noqa: S608
    return [LogEntry(*row) for row in db.execute(sql, thing[1:])]


def with_ids(db: Database, ids: Collection[str]) -> list[LogEntry]:
    """Return the entries with these ids, those of merges that were taken back among them."""
    wanted = json.dumps(list(ids))
    found = []
    for table in ("events", "events_aside"):
        if db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is None:  # noqa: S608
            continue  # nearly always so of what was taken back
        sql = f"SELECT {COLUMNS} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
        found += [LogEntry(*row) for row in db.execute(sql, [wanted])]
    return found
