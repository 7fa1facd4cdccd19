"""Saves from a damaged project file what its backup does not hold: records and events that can still be read."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from ir_annotator.domain.codec import dumps, edit_from_json, qas_from_json
from ir_annotator.domain.edits import claims_of
from ir_annotator.domain.log import REMARK, SPLIT_SET, LogEntry
from ir_annotator.domain.record import Record
from ir_annotator.domain.remark import remark_of
from ir_annotator.store import event_rows, labels, projection, records
from ir_annotator.store.database import ProjectFile

_MOST_MISSES = 2_000
"""So many rows in a row that are not there or cannot be read mean that no more will come."""
_READ_FAILURES = (sqlite3.Error, KeyError, TypeError, ValueError, AttributeError)
"""What reading a row raises where the file is damaged or the row holds anything."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved from a damaged file: records, events, and how many events were seen that do not fit."""

    records: int = 0
    events: int = 0
    unusable: int = 0


def from_file(project: ProjectFile, damaged: Path) -> Salvaged:
    """Add to an open project what a damaged file of the same project holds beyond it, all at once.

    Only what is whole is added: a record whose text has its fingerprint, an event that can be read, belongs to a
    record that is there and quotes its text. A file that cannot be read at all gives nothing.

    Raises:
        Problem: If the open project cannot be written; then nothing was added.
    """
    with tempfile.TemporaryDirectory() as folder:  # SQLite may roll a journal into what it opens
        copy = Path(folder) / "damaged.irdb"
        for ending in ("", "-wal", "-journal"):
            beside = damaged.with_name(damaged.name + ending)
            if beside.is_file():
                shutil.copyfile(beside, copy.with_name(copy.name + ending))
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection, project.writing() as db:
            return _add_all(db, Database(connection, execute_plugins=False))


def _add_all(db: Database, source: Database) -> Salvaged:
    try:
        same_shape = source.execute("PRAGMA user_version").fetchone() == db.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        return Salvaged()
    if not same_shape:
        return Salvaged()
    came = _add_records(db, source)
    added, unusable = _add_events(db, source)
    if added:
        projection.rebuild(db)
    return Salvaged(came, added, unusable)


def _add_records(db: Database, source: Database) -> int:
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM records").fetchone()
    came = 0
    for number in _numbers(source, "records", "id", last):
        try:
            record = records.load(source, number)
            (stored, at) = source.execute(
                "SELECT fingerprint, imported_at FROM records WHERE id = ?", [number]
            ).fetchone()
        except _READ_FAILURES:
            continue
        if record.fingerprint == stored and _is_whole(record):
            came += len(records.add(db, [(stored, record)], at).added)
    return came


def _is_whole(record: Record) -> bool:
    size = len(record.text)
    return bool(record.qas) and all(max(qa.question.end, qa.answer.end) <= size for qa in record.qas)


def _numbers(source: Database, table: str, column: str, last: int) -> Iterator[int]:
    """Yield the numbers above ``last`` whose row is there and whose page can be read.

    One by one: a walk through the table would end at the first page that is damaged.
    """
    number, misses = last, 0
    while misses < _MOST_MISSES:
        number += 1
        try:
            sql = f"SELECT 1 FROM {table} WHERE {column} = ?"  # noqa: S608
            found = source.execute(sql, [number]).fetchone() is not None
        except sqlite3.Error:
            found = False
        misses = 0 if found else misses + 1
        if found:
            yield number


def _add_events(db: Database, source: Database) -> tuple[int, int]:
    """Add the events that fit; return how many, and how many do not."""
    known = {event_id for (event_id,) in db.execute("SELECT id FROM events")}
    added = unusable = 0
    for arrival in _numbers(source, "events", "arrival", _last_common(db, source)):
        try:
            row = source.execute(f"SELECT {event_rows.COLUMNS} FROM events WHERE arrival = ?", [arrival]).fetchone()  # noqa: S608
            if row[0] in known:
                continue
            _add_event(db, LogEntry(*row))
        except _READ_FAILURES:
            unusable += 1
        else:
            known.add(row[0])
            added += 1
    return added, unusable


def _last_common(db: Database, source: Database) -> int:
    """Return the arrival of the backup's last event where the damaged file has the same one there, else 0."""
    last = db.execute("SELECT arrival, id FROM events ORDER BY arrival DESC LIMIT 1").fetchone()
    if last is None:
        return 0
    try:
        found = source.execute("SELECT id FROM events WHERE arrival = ?", [last[0]]).fetchone()
    except sqlite3.Error:
        return 0
    return int(last[0]) if found == (last[1],) else 0


def _add_event(db: Database, entry: LogEntry) -> None:
    """Write one event of the damaged file; what cannot be right raises one of the errors of reading."""
    if records.id_of(db, entry.fingerprint) is None:
        raise ValueError("no such record")
    text, data = records.text_of(db, entry.fingerprint), json.loads(entry.payload)
    if entry.kind == SPLIT_SET:
        if any(qa.answer.end > len(text) for qa in qas_from_json(data["qas"])):
            raise ValueError("a split outside of the text")
    elif entry.kind == REMARK:
        remark_of(entry)
    elif labels.misquoted(claims_of(edit_from_json(entry.kind, data)), text):
        raise ValueError("a claim that quotes something else")
    here = event_rows.of_record(db, entry.fingerprint)
    there = {one.id for one in here}
    after = tuple(parent for parent in entry.parents if parent in there)
    knew_some = entry.parents or any((one.thing, one.device) == (entry.thing, entry.device) for one in here)
    if not after and knew_some:  # what it came after was lost: it comes after what there is
        after = _last_of(entry, here)
    # The number is given anew: it is the same one as long as no event before it was lost.
    number = event_rows.next_seq(db, entry.device)
    under = entry.under if entry.under in there else ""
    with db.atomic():
        event_rows.insert(db, entry._replace(seq=number, after=dumps(after), under=under))


def _last_of(entry: LogEntry, here: list[LogEntry]) -> tuple[str, ...]:
    """Return the ids of the last events, of those of a record, of the object that an event belongs to."""
    same = [one for one in here if one.thing == entry.thing]
    passed = {parent for one in same for parent in one.parents}
    return tuple(sorted(one.id for one in same if one.id not in passed))
