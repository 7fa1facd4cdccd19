"""Makes the tables the window reads from the event log: record by record, in the transaction that changes the log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.codec import dumps, edit_to_json, qas_from_json, qas_to_json
from ir_annotator.domain.edits import Carry
from ir_annotator.domain.log import LogEntry
from ir_annotator.domain.projecting import Conflict, RecordBase, RecordStanding, Shown, project_record
from ir_annotator.domain.record import QA
from ir_annotator.store import event_rows, labels, records, reviewed
from ir_annotator.store.ids import new_id
from ir_annotator.store.labels import Stored


def base_of(db: Database, fingerprint: str) -> RecordBase:
    """Return what a record was before any event of this project's log."""
    row = db.execute("SELECT base, head, read FROM record_splits WHERE fingerprint = ?", [fingerprint]).fetchone()
    if row is None or row[0] == row[1]:  # nobody mended it here
        qas, checked = records.split_of(db, fingerprint)
        return RecordBase(qas, checked, row[0] if row else "")
    base, _, read = row
    return RecordBase(qas_from_json(json.loads(read)), False, base)


def split_head(db: Database, fingerprint: str) -> str:
    """Return the id of the event that says how a record is split; ``""`` where the reader said so."""
    row = db.execute("SELECT head FROM record_splits WHERE fingerprint = ?", [fingerprint]).fetchone()
    return row[0] if row else ""


def set_base(db: Database, bases: Mapping[str, str]) -> None:
    """Take note of records that came already mended, by fingerprint, with the event that says so elsewhere."""
    rows = [(fingerprint, base, base, "[]") for fingerprint, base in bases.items() if base]
    db.conn.executemany("INSERT INTO record_splits VALUES (?, ?, ?, ?)", rows)


def set_split_head(db: Database, fingerprint: str, head: str, read: Iterable[QA]) -> None:
    """Take note of the event that says how a record is split; ``read`` is how it was before the first one."""
    sql = """INSERT INTO record_splits VALUES (?, '', ?, ?) ON CONFLICT (fingerprint) DO UPDATE SET
        read = iif(base = head, excluded.read, read), head = excluded.head"""
    db.execute(sql, [fingerprint, head, dumps(qas_to_json(read))])


def standing_of(db: Database, fingerprint: str) -> RecordStanding:
    """Return what the log says of a record."""
    return project_record(base_of(db, fingerprint), event_rows.of_record(db, fingerprint))


def project_again(db: Database, fingerprint: str) -> RecordStanding:
    """Make everything of a record that follows from the log anew, and return it."""
    found = standing_of(db, fingerprint)
    write(db, fingerprint, found)
    return found


def write(db: Database, fingerprint: str, found: RecordStanding) -> None:
    """Store what the log says of a whole record in the place of what is there."""
    record_id = records.id_of(db, fingerprint)
    if record_id is None:
        raise ValueError(f"no record {fingerprint}")
    wanted = {key: Stored.of(shown) for key, shown in found.labels.items()}
    there = labels.of_qas(db, records.qa_ids(db, record_id))
    for key in there.keys() - wanted.keys():
        labels.remove(db, key)
    write_split(db, record_id, fingerprint, found)
    for key, stored in wanted.items():
        before = there.get(key)
        if before != stored:
            labels.write(db, key, stored, before.annotation if before else None)
    db.execute("DELETE FROM conflicts WHERE fingerprint = ?", [fingerprint])
    add_conflicts(db, found.conflicts)
    reviewed.renew(db, fingerprint)


def write_split(db: Database, record_id: int, fingerprint: str, found: RecordStanding) -> None:
    """Store how a record is split, if it is another way than before."""
    qas, checked = records.split_of(db, fingerprint)
    if (qas, checked) != (found.split.qas, found.split.checked):
        records.put_split(db, record_id, found.split.qas, checked=found.split.checked)
    if found.split_head != split_head(db, fingerprint):
        set_split_head(db, fingerprint, found.split_head, qas)


def add_conflicts(db: Database, conflicts: Iterable[Conflict]) -> None:
    """Store what a person has to look at."""
    rows = ((*conflict.thing, conflict.kind, conflict.what) for conflict in conflicts)
    db.conn.executemany("INSERT INTO conflicts VALUES (?, ?, ?, ?, ?, ?)", rows)


def rebuild(db: Database) -> None:
    """Make all splits and labels anew from the log alone."""
    for table in ("claims", "annotations", "topic_uses", "conflicts", "submissions", "remarks"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    for (fingerprint,) in db.execute("SELECT DISTINCT fingerprint FROM events ORDER BY fingerprint").fetchall():
        project_again(db, fingerprint)


def write_down(db: Database, fingerprint: str, device: str, at: str, who: AnnotationKey | None = None) -> None:
    """Write the labels that were carried to another split as events, so that others can come after them.

    Args:
        db: The project.
        fingerprint: The record.
        device: Where they are written down.
        at: UTC time.
        who: One annotation of the person whose labels are written down; None for everybody's.
    """
    found = standing_of(db, fingerprint)
    for key in sorted(found.labels.keys() | found.objects.keys(), key=str):
        if who is not None and (key.annotator, key.layer) != (who.annotator, who.layer):
            continue
        one, shown = found.objects.get(key), found.labels.get(key)
        here, now = one.shown.value if one else Annotation(), shown.annotation if shown else Annotation()
        if here == now or not _is_carried(shown, found, key):
            continue
        place = (fingerprint, key.qa_id, key.layer)
        what = (Carry.kind, dumps(edit_to_json(Carry(now))), dumps(one.seen if one else ()))
        number = event_rows.next_seq(db, device)
        entry = LogEntry(new_id(), key.annotator, device, number, *place, *what, at, 0.0, "", found.split_head)
        event_rows.insert(db, entry)
    project_again(db, fingerprint)


def _is_carried(shown: Shown | None, found: RecordStanding, key: AnnotationKey) -> bool:
    """Tell whether labels were brought here from another split, or taken from here."""
    if shown is not None:
        return shown.carried
    lost = {conflict.thing[1:] for conflict in found.conflicts}
    return (key.qa_id, key.annotator, key.layer) not in lost
