"""Rows of the event log, whatever the event is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from ir_annotator.store import annotators


def next_seq(db: Database, device: str) -> int:
    """Return the number of the next event of a device."""
    (seq,) = db.execute("SELECT coalesce(max(seq), 0) + 1 FROM events WHERE device = ?", [device]).fetchone()
    return int(seq)


_INSERT = """INSERT INTO events (author, id, device, seq, fingerprint, qa_id, layer, kind, payload, after, at,
    seconds, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def insert(db: Database, author: str, values: Sequence[object]) -> None:
    """Write a row of the log; an author who is not known yet becomes known.

    ``values`` are id, device, seq, fingerprint, qa_id, layer, kind, payload, after, at, seconds, undoes.
    """
    annotators.register(db, author)
    db.execute(_INSERT, [author, *values])


def insert_many(db: Database, rows: Iterable[Sequence[object]]) -> int:
    """Write rows of the log, each its author and then the values of ``insert``; return the number of the last one."""
    db.conn.executemany(_INSERT, rows)
    (last,) = db.execute("SELECT max(arrival) FROM events").fetchone()
    return int(last or 0)
