"""What follows from reviewing: submissions as they were before anybody saw them, and the table of remarks.

The first event by which a reviewer settles something of a Q&A, or returns it, names the last event that each annotator
had made until then. What she had said there is her submission; whatever she says later changes it no more. Figures of
agreement are computed on that, for good.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Layer
from ir_annotator.domain.codec import annotation_from_json, annotation_to_json, dumps, edit_from_json
from ir_annotator.domain.edits import Carry, Restore, Settle
from ir_annotator.domain.event import Event
from ir_annotator.domain.log import REMARK, LogEntry, standing
from ir_annotator.domain.remark import Remark, remark_of
from ir_annotator.store import event_rows, labels

REMARK_COLUMNS = "id, thread, qa_id, annotator, author, act, text, fingerprint, device, at, seen, seq, after"


@dataclass(frozen=True, slots=True)
class Submitted:
    """A submission: what was said, at which event, and the UTC time of that."""

    annotation: Annotation
    head: str
    at: str


def submissions(db: Database, qa_ids: Collection[str]) -> dict[AnnotationKey, Submitted]:
    """Return the submissions on these Q&As that a reviewer has seen."""
    sql = """SELECT qa_id, annotator, head, at, said FROM submissions
        WHERE qa_id IN (SELECT value FROM json_each(?)) ORDER BY qa_id, annotator"""
    return {
        AnnotationKey(qa_id, annotator): Submitted(annotation_from_json(json.loads(said)), head, at)
        for qa_id, annotator, head, at, said in db.execute(sql, [json.dumps(list(qa_ids))])
    }


def follow(db: Database, event: Event) -> None:
    """Keep the submissions that an event of gold names; any other event changes nothing."""
    if event.key.layer is not Layer.GOLD:
        return
    match event.edit:
        case Settle(decision=decision):
            _keep(db, event.fingerprint, event.key.qa_id, decision.seen)
        case Restore(annotation) | Carry(annotation) if annotation.decision:
            _keep(db, event.fingerprint, event.key.qa_id, annotation.decision.seen)


def _keep(db: Database, fingerprint: str, qa_id: str, seen: Mapping[str, str]) -> None:
    """Keep what annotators had said about a Q&A when these were their last events.

    Of several last events of one annotator that reviewers saw, the first counts: by its id, so that all who have the
    same events keep the same.
    """
    known = dict(db.execute("SELECT annotator, head FROM submissions WHERE qa_id = ?", [qa_id]).fetchall())
    for annotator, head in seen.items():
        if annotator not in known or head < known[annotator]:
            found = _at(db, AnnotationKey(qa_id, annotator), head)
            if found:
                _put_submission(db, fingerprint, AnnotationKey(qa_id, annotator), found)


def _put_submission(db: Database, fingerprint: str, key: AnnotationKey, said: Submitted) -> None:
    db.execute(
        "INSERT OR REPLACE INTO submissions VALUES (?, ?, ?, ?, ?, ?)",
        [key.qa_id, key.annotator, fingerprint, said.head, said.at, dumps(annotation_to_json(said.annotation))],
    )


def put_remark(db: Database, remark: Remark) -> None:
    """Store a remark that has just been written to the log; what it returns is kept."""
    _insert_remark(db, remark)
    if remark.seen:
        _keep(db, remark.fingerprint, remark.qa_id, {remark.annotator: remark.seen})


def _insert_remark(db: Database, remark: Remark) -> None:
    marks = ", ".join("?" * len(REMARK_COLUMNS.split(",")))
    db.execute(f"INSERT INTO remarks ({REMARK_COLUMNS}) VALUES ({marks})", remark_row(remark))  # noqa: S608


def remark_row(remark: Remark) -> tuple[object, ...]:
    """Return a remark as its row, in the order of ``REMARK_COLUMNS``."""
    who = (remark.id, remark.thread, remark.qa_id, remark.annotator, remark.author, remark.act.value, remark.text)
    where = (remark.fingerprint, remark.device, remark.at, remark.seen, remark.seq, dumps(remark.after))
    return (*who, *where)


def following(db: Database, fingerprint: str) -> tuple[dict[AnnotationKey, Submitted], list[Remark]]:
    """Return the submissions on a record that the log names, and the remarks on it.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: If an entry is not what the program writes.
    """
    if not db.execute(_IS_REVIEWED, [fingerprint, Layer.GOLD, REMARK]).fetchone():
        return {}, []
    heads: dict[AnnotationKey, set[str]] = {}
    histories: dict[AnnotationKey, list[LogEntry]] = {}
    remarks: list[Remark] = []
    for entry in event_rows.of_record(db, fingerprint):
        if entry.kind == REMARK:
            last = remark_of(entry)
            remarks.append(last)
            qa_id, seen = last.qa_id, {last.annotator: last.seen} if last.seen else {}
        elif entry.layer == Layer.GOLD:
            qa_id, seen = entry.qa_id, (json.loads(entry.payload).get("decision") or {}).get("seen", {})
        else:
            histories.setdefault(AnnotationKey(entry.qa_id, entry.author), []).append(entry)
            continue
        for annotator, head in seen.items():
            heads.setdefault(AnnotationKey(qa_id, annotator), set()).add(head)
    said = {}
    for key, some in heads.items():
        first = (_replayed(histories.get(key, ()), head) for head in sorted(some))
        found = next((one for one in first if one), None)
        if found:
            said[key] = found
    return said, remarks


_IS_REVIEWED = "SELECT 1 FROM events WHERE fingerprint = ? AND (layer = ? OR kind = ?) LIMIT 1"


def renew(db: Database, fingerprint: str) -> None:
    """Make submissions and remarks of a record anew from the log."""
    db.execute("DELETE FROM submissions WHERE fingerprint = ?", [fingerprint])
    db.execute("DELETE FROM remarks WHERE fingerprint = ?", [fingerprint])
    said, remarks = following(db, fingerprint)
    for key, one in said.items():
        _put_submission(db, fingerprint, key, one)
    for remark in remarks:
        _insert_remark(db, remark)


def is_following(db: Database, fingerprint: str) -> bool:
    """Tell whether submissions and remarks of a record are those that its log leads to."""
    said, remarks = following(db, fingerprint)
    wanted = {(key.qa_id, key.annotator, dumps(annotation_to_json(one.annotation))) for key, one in said.items()}
    rows = db.execute("SELECT qa_id, annotator, said FROM submissions WHERE fingerprint = ?", [fingerprint])
    sql = f"SELECT {REMARK_COLUMNS} FROM remarks WHERE fingerprint = ?"  # noqa: S608
    there = set(db.execute(sql, [fingerprint]).fetchall())
    return set(rows.fetchall()) == wanted and there == {remark_row(remark) for remark in remarks}


def _at(db: Database, key: AnnotationKey, head: str) -> Submitted | None:
    """Return what an annotation was after one of its events; None if that event is not here."""
    stored = labels.of_qas(db, [key.qa_id]).get(key)
    if stored and stored.head == head and not stored.carried:
        return Submitted(stored.annotation, head, stored.updated_at)
    return _replayed(event_rows.of_thing(db, ("", key.qa_id, key.annotator, key.layer)), head)


def _replayed(history: Sequence[LogEntry], head: str) -> Submitted | None:
    """Return what the events of an annotation lead to at one of them; None if that one is not among them."""
    until = _until(history, head)
    if not until:
        return None
    found = standing(until, Annotation(), _edited).shown
    return Submitted(labels.in_order(found.value), head, found.entry.at)


def _edited(entry: LogEntry, annotation: Annotation) -> Annotation:
    return edit_from_json(entry.kind, json.loads(entry.payload)).apply(annotation)


def _until(history: Sequence[LogEntry], head: str) -> list[LogEntry]:
    """Return an event and all it came after, in the order in which they came."""
    before = {entry.id: entry.parents for entry in history}
    found: set[str] = set()
    todo = [head] if head in before else []
    while todo:
        event_id = todo.pop()
        if event_id not in found:
            found.add(event_id)
            todo += [one for one in before[event_id] if one in before]
    return [entry for entry in history if entry.id in found]
