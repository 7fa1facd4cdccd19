"""Takes in what colleagues did: reads what a plan needs, writes what a plan says, takes a merge back."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from sqlite_utils import Database

from ir_annotator.domain.admission import Ground, Known
from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.handover import HandedRecord, Handover, Ranges, spread
from ir_annotator.domain.log import SPLIT_SET, LogEntry, parents_in
from ir_annotator.domain.merging import MergePlan, Receiver, RecordChange
from ir_annotator.domain.outline import Annotator, Merge
from ir_annotator.domain.record_codec import record_from_json, record_to_json
from ir_annotator.domain.rubbish import no_rubbish
from ir_annotator.store import annotators, event_rows, facts, labels, projection, records, reviewed, search_index
from ir_annotator.store.labels import Stored

# -- what a plan needs


def receiver(db: Database, came: Sequence[Handover]) -> Receiver:
    """Return what the project has of what came."""
    entries = [entry for handed in came for entry in handed.entries]
    prints = {entry.fingerprint for entry in entries} | {
        one.record.fingerprint for handed in came for one in handed.records
    }
    grounds = _grounds(db, prints)
    here = _entries(db, grounds, entries)
    rows = {entry.id: entry for entry in event_rows.with_ids(db, _named(entries))}
    aside = _aside(db, rows)
    splits = {entry.id: entry for some in here.values() for entry in some if entry.kind == SPLIT_SET}
    return Receiver(
        known=Known(grounds, rows, aside, splits, _numbers(db, {entry.device for entry in entries}), left_out(db)),
        entries=here,
        annotators={one.id: one.name for one in annotators.everybody(db)},
        labelled=db.execute("SELECT count(*) FROM annotations WHERE status <> 'todo'").fetchone()[0],
        scheme=facts.scheme_ref(db),
        same_number=_same_number(db, [one for handed in came for one in handed.records]),
        stamp=stamp(db),
    )


def _named(entries: Iterable[LogEntry]) -> set[str]:
    """Return the ids of entries and of all that they name."""
    listed = list(entries)
    came = {entry.id for entry in listed}
    named = {name for entry in listed for name in (entry.undoes, entry.under) if name}
    for after in {entry.after for entry in listed if entry.after[2:-2] not in came}:  # nearly all name one that came
        with suppress(ValueError, TypeError):  # what cannot be read is refused later
            named.update(name for name in parents_in(after) if type(name) is str)
    return came | named


def stamp(db: Database) -> tuple[int, ...]:
    """Return numbers of which one changes whenever the log or the records do."""
    sql = """SELECT (SELECT count(*) FROM events), (SELECT coalesce(max(arrival), 0) FROM events),
        (SELECT count(*) FROM events_aside), (SELECT count(*) FROM records)"""
    return tuple(db.execute(sql).fetchone())


def left_out(db: Database) -> dict[str, Ranges]:
    """Return by device the numbers of events that are known not to be here."""
    found: dict[str, list[tuple[int, int]]] = {}
    for device, first, last in db.execute("SELECT device, first, last FROM left_out ORDER BY device, first"):
        found.setdefault(device, []).append((first, last))
    return {device: tuple(ranges) for device, ranges in found.items()}


def _grounds(db: Database, prints: Collection[str]) -> dict[str, Ground]:
    sql = "SELECT fingerprint, text FROM records WHERE fingerprint IN (SELECT value FROM json_each(?))"
    rows = db.execute(sql, [json.dumps(list(prints))]).fetchall()
    return {fingerprint: Ground(text, projection.base_of(db, fingerprint)) for fingerprint, text in rows}


def _entries(db: Database, grounds: Mapping[str, Ground], came: Sequence[LogEntry]) -> dict[str, Sequence[LogEntry]]:
    """Return what is in the log of records that something came for."""
    wanted = {entry.fingerprint for entry in came} & grounds.keys()
    found: dict[str, list[LogEntry]] = {}
    for entry in event_rows.of_records(db, wanted):
        found.setdefault(entry.fingerprint, []).append(entry)
    return {**found}


def _aside(db: Database, ids: Collection[str]) -> frozenset[str]:
    sql = "SELECT id FROM events_aside WHERE id IN (SELECT value FROM json_each(?))"
    return frozenset(found for (found,) in db.execute(sql, [json.dumps(list(ids))]))


def _numbers(db: Database, devices: Collection[str]) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for table in ("events", "events_aside"):
        sql = f"SELECT device, seq, id FROM {table} WHERE device IN (SELECT value FROM json_each(?))"  # noqa: S608
        for device, seq, event_id in db.execute(sql, [json.dumps(list(devices))]):
            found.setdefault(device, {})[seq] = event_id
    return found


def _same_number(db: Database, came: Iterable[HandedRecord]) -> dict[str, str]:
    """Return which records have code and number of one that is there, but another text, with the file of that one."""
    found = {}
    sql = "SELECT file FROM records WHERE code = ? AND number = ? AND fingerprint <> ? ORDER BY id DESC LIMIT 1"
    for one in came:
        form = one.record.form
        if form.code and form.number:
            row = db.execute(sql, [form.code, form.number, one.record.fingerprint]).fetchone()
            if row:
                found[one.record.fingerprint] = row[0]
    return found


# -- what a plan says


@no_rubbish()
def apply(db: Database, plan: MergePlan, merge: Merge, device: str, at: str) -> None:
    """Write a plan, to be called in one transaction."""
    sql = "INSERT INTO merges (id, at, author, device, text, after_seq, first, last) VALUES (?, ?, ?, ?, ?, ?, 0, -1)"
    number = db.execute(sql, [merge.id, at, merge.author, device, merge.text, merge.after_seq]).lastrowid
    for one in plan.annotators:
        annotators.put(db, one)
    _add_records(db, plan.records, {}, at)
    _insert(db, number, plan.entries)
    _come_back(db, [entry.id for entry in plan.entries], plan.records)
    rows = [(number, "record", name) for name in plan.records]
    rows += [(number, "annotator", one.id) for one in plan.annotators]
    db.conn.executemany("INSERT INTO merged VALUES (?, ?, ?)", rows)
    put_left_out(db, plan.left_out)
    _write(db, plan.changes)


def _insert(db: Database, number: int | None, entries: Sequence[LogEntry]) -> None:
    """Write events, and where in the log those of the merge stand."""
    last = event_rows.insert_all(db, entries)
    sql = "UPDATE merges SET first = ?, last = ? WHERE number = ?"
    db.execute(sql, [last - len(entries) + 1, last, number])


def _add_records(db: Database, new: Mapping[str, HandedRecord], sources: Mapping[str, str], at: str) -> None:
    """Add records that are not there, as they were before any event."""
    placed = [(name, replace(one.record, source=sources.get(name, ""))) for name, one in new.items()]
    records.add(db, placed, at)
    checked = [name for name, one in new.items() if one.record.checked]
    sql = "UPDATE records SET checked = 1 WHERE fingerprint IN (SELECT value FROM json_each(?))"
    db.execute(sql, [json.dumps(checked)])
    projection.set_base(db, {name: one.base for name, one in new.items()})


def _come_back(db: Database, ids: Sequence[str], prints: Collection[str]) -> None:
    """What had been taken back with an earlier merge, and came in once more, is no longer aside."""
    if db.execute("SELECT 1 FROM events_aside UNION ALL SELECT 1 FROM records_aside LIMIT 1").fetchone() is None:
        return
    db.execute("DELETE FROM events_aside WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))])
    sql = "DELETE FROM records_aside WHERE fingerprint IN (SELECT value FROM json_each(?))"
    db.execute(sql, [json.dumps(list(prints))])
    db.execute("DELETE FROM annotators_aside WHERE id IN (SELECT id FROM annotators)")


def put_left_out(db: Database, missing: Mapping[str, Ranges]) -> None:
    """Take note of all numbers of these devices' events that are not here."""
    for device, ranges in missing.items():
        there = spread(left_out(db).get(device, ()))
        rows = [(device, first, last) for first, last in ranges if not set(range(first, last + 1)) <= there]
        db.conn.executemany("INSERT OR IGNORE INTO left_out VALUES (?, ?, ?)", rows)


def _write(db: Database, changes: Mapping[str, RecordChange]) -> None:
    """Store what becomes of the records: whole ones one by one, new annotations of all others at once."""
    several: list[tuple[AnnotationKey, Stored, Annotation | None]] = []
    for fingerprint, change in changes.items():
        if change.is_whole:
            projection.write(db, fingerprint, change.after)
            continue
        before = change.before.labels
        for key, shown in change.after.labels.items():
            was = before.get(key)
            if shown != was:
                several.append((key, Stored.of(shown), labels.in_order(was.annotation) if was else None))
        _write_conflicts(db, change)
    labels.write_many(db, sorted(several, key=lambda one: (one[0].qa_id, one[0].annotator, one[0].layer)))
    for fingerprint, change in changes.items():
        if not change.is_whole:
            reviewed.renew(db, fingerprint)


def _write_conflicts(db: Database, change: RecordChange) -> None:
    gone = [one for one in change.before.conflicts if one not in change.after.conflicts]
    sql = """DELETE FROM conflicts WHERE fingerprint = ? AND qa_id = ? AND author = ? AND layer = ? AND kind = ?
        AND what = ?"""
    db.conn.executemany(sql, [(*one.thing, one.kind, one.what) for one in gone])
    projection.add_conflicts(db, [one for one in change.after.conflicts if one not in change.before.conflicts])


# -- taking a merge back


def merges(db: Database, device: str) -> list[Merge]:
    """Return the merges made on a device, in their order."""
    sql = "SELECT number, id, text, author, after_seq, back_seq FROM merges WHERE device = ? ORDER BY number"
    return [Merge(*row) for _, *row in db.execute(sql, [device]).fetchall()]


def take_back(db: Database, merge_id: str, device: str) -> tuple[str, ...]:
    """Put what a merge brought out of force, with all that came after it; return the records concerned.

    To be called in one transaction. Events and records go aside, where they stay until they come back.
    """
    number = _number(db, merge_id)
    prints = _brought(db, number, "record")
    goes = _with_all_after(db, _events_brought(db, number), prints)
    sql = "UPDATE merges SET back_seq = ?, first = 0, last = -1 WHERE number = ?"
    db.execute(sql, [event_rows.last_seq(db, device), number])
    db.execute("PRAGMA defer_foreign_keys = ON")  # labels end with events that go, until they are made anew
    marks = ", ".join("?" * (len(LogEntry._fields) + 1))
    rows = ((number, *entry) for entry in goes)
    db.conn.executemany(f"INSERT INTO events_aside VALUES ({marks})", rows)  # noqa: S608
    for fingerprint in prints:
        _put_record_aside(db, number, fingerprint)
    db.conn.executemany("DELETE FROM events WHERE id = ?", [(entry.id,) for entry in goes])
    touched = dict.fromkeys(entry.fingerprint for entry in goes if entry.fingerprint not in prints)
    for fingerprint in touched:
        projection.project_again(db, fingerprint)
    _put_people_aside(db, number)
    return (*prints, *touched)


def bring_back(db: Database, merge_id: str) -> tuple[str, ...]:
    """Put what a merge brought in force again; return the records concerned. To be called in one transaction."""
    number = _number(db, merge_id)
    people = db.execute("SELECT id, name FROM annotators_aside WHERE merge = ?", [number]).fetchall()
    for one in people:
        annotators.put(db, Annotator(*one))
    sql = "SELECT fingerprint, content FROM records_aside WHERE merge = ? ORDER BY rowid"
    contents = {name: json.loads(text) for name, text in db.execute(sql, [number]).fetchall()}
    back = {name: HandedRecord(record_from_json(data["record"]), data["base"]) for name, data in contents.items()}
    (at,) = db.execute("SELECT at FROM merges WHERE number = ?", [number]).fetchone()
    _add_records(db, back, {name: data["source"] for name, data in contents.items()}, at)
    sql = f"SELECT {event_rows.COLUMNS} FROM events_aside WHERE merge = ? ORDER BY rowid"  # noqa: S608
    entries = [LogEntry(*row) for row in db.execute(sql, [number]).fetchall()]
    _insert(db, number, entries)
    for table in ("events_aside", "records_aside", "annotators_aside"):
        db.execute(f"DELETE FROM {table} WHERE merge = ?", [number])  # noqa: S608
    db.execute("UPDATE merges SET back_seq = NULL WHERE number = ?", [number])
    touched = dict.fromkeys([*back, *(entry.fingerprint for entry in entries)])
    for fingerprint in touched:
        projection.project_again(db, fingerprint)
    return tuple(touched)


def _number(db: Database, merge_id: str) -> int:
    (number,) = db.execute("SELECT number FROM merges WHERE id = ?", [merge_id]).fetchone()
    return int(number)


def _brought(db: Database, number: int, kind: str) -> tuple[str, ...]:
    sql = "SELECT id FROM merged WHERE merge = ? AND kind = ? ORDER BY id"
    return tuple(found for (found,) in db.execute(sql, [number, kind]))


def _events_brought(db: Database, number: int) -> set[str]:
    sql = "SELECT events.id FROM merges JOIN events ON arrival BETWEEN first AND last WHERE number = ?"
    return {found for (found,) in db.execute(sql, [number])}


def _with_all_after(db: Database, ids: Collection[str], prints: Collection[str]) -> list[LogEntry]:
    """Return these events with all that came after them, and all events of these records, in the order they came."""
    sql = "SELECT DISTINCT fingerprint FROM events WHERE id IN (SELECT value FROM json_each(?))"
    concerned = {found for (found,) in db.execute(sql, [json.dumps(list(ids))])} | set(prints)
    goes = set(ids)
    found = []
    for entry in event_rows.of_records(db, concerned):  # whatever an event names came before it
        named = {*entry.parents, entry.undoes, entry.under}
        if entry.id in goes or entry.fingerprint in prints or named & goes:
            goes.add(entry.id)
            found.append(entry)
    return found


def _put_record_aside(db: Database, number: int, fingerprint: str) -> None:
    """Take a record out, with the events on it, which are aside already."""
    record_id = records.id_of(db, fingerprint)
    if record_id is None:
        return
    record, base = records.load(db, record_id), projection.base_of(db, fingerprint)
    read = record_to_json(replace(record, qas=base.qas, checked=base.checked))
    content = json.dumps({"record": read, "base": base.id, "source": record.source}, ensure_ascii=False)
    db.execute("INSERT INTO records_aside VALUES (?, ?, ?)", [number, fingerprint, content])
    for key in labels.of_qas(db, records.qa_ids(db, record_id)):
        labels.remove(db, key)
    for table in ("conflicts", "record_splits", "remarks", "submissions", "events"):
        db.execute(f"DELETE FROM {table} WHERE fingerprint = ?", [fingerprint])  # noqa: S608
    search_index.forget(db, record_id)
    db.execute("DELETE FROM qas WHERE record_id = ?", [record_id])
    db.execute("DELETE FROM records WHERE id = ?", [record_id])


def _put_people_aside(db: Database, number: int) -> None:
    """Take those people out who came with a merge and have nothing here any more."""
    sql = """SELECT id, name FROM annotators WHERE id IN (SELECT id FROM merged WHERE merge = ? AND kind = 'annotator')
        AND id NOT IN (SELECT author FROM events)"""
    for person in db.execute(sql, [number]).fetchall():
        db.execute("INSERT INTO annotators_aside VALUES (?, ?, ?)", [number, *person])
        db.execute("DELETE FROM annotators WHERE id = ?", [person[0]])
