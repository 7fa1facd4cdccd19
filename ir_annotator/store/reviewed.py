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
            keep(db, event.fingerprint, event.key.qa_id, decision.seen)
        case Restore(annotation) | Carry(annotation) if annotation.decision:
            keep(db, event.fingerprint, event.key.qa_id, annotation.decision.seen)


def keep(db: Database, fingerprint: str, qa_id: str, seen: Mapping[str, str]) -> None:
    """Keep what annotators had said about a Q&A when these were their last events.

    Of several last events of one annotator that reviewers saw, the first counts: by its id, so that all who have the
    same events keep the same.
    """
    known = dict(db.execute("SELECT annotator, head FROM submissions WHERE qa_id = ?", [qa_id]).fetchall())
    for annotator, head in seen.items():
        if annotator in known and known[annotator] <= head:
            continue
        found = _at(db, AnnotationKey(qa_id, annotator), head)
        if found:
            db.execute(
                """INSERT INTO submissions VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (qa_id, annotator)
                    DO UPDATE SET head = excluded.head, at = excluded.at, said = excluded.said""",
                [qa_id, annotator, fingerprint, head, found.at, dumps(annotation_to_json(found.annotation))],
            )


def put_remark(db: Database, remark: Remark) -> None:
    """Store a remark that stands in the log; what it returns is kept."""
    marks = ", ".join("?" * len(REMARK_COLUMNS.split(",")))
    db.execute(
        f"INSERT INTO remarks ({REMARK_COLUMNS}) VALUES ({marks})",  # noqa: S608
        [
            *(remark.id, remark.thread, remark.qa_id, remark.annotator, remark.author, remark.act, remark.text),
            *(remark.fingerprint, remark.device, remark.at, remark.seen, remark.seq, dumps(remark.after)),
        ],
    )
    if remark.seen:
        keep(db, remark.fingerprint, remark.qa_id, {remark.annotator: remark.seen})


def renew(db: Database, fingerprint: str) -> None:
    """Make submissions and remarks of a record anew from the log."""
    db.execute("DELETE FROM submissions WHERE fingerprint = ?", [fingerprint])
    db.execute("DELETE FROM remarks WHERE fingerprint = ?", [fingerprint])
    sql = f"""SELECT {event_rows.COLUMNS} FROM events WHERE fingerprint = ? AND (layer = ? OR kind = ?)
        ORDER BY arrival"""  # noqa: S608
    for entry in [LogEntry(*row) for row in db.execute(sql, [fingerprint, Layer.GOLD, REMARK])]:
        if entry.kind == REMARK:
            put_remark(db, remark_of(entry))
        else:
            decision = json.loads(entry.payload).get("decision") or {}
            keep(db, fingerprint, entry.qa_id, decision.get("seen", {}))


def _at(db: Database, key: AnnotationKey, head: str) -> Submitted | None:
    """Return what an annotation was after one of its events; None if that event is not here."""
    stored = labels.of_qas(db, [key.qa_id]).get(key)
    if stored and stored.head == head and not stored.carried:
        return Submitted(stored.annotation, head, stored.updated_at)
    history = _until(event_rows.of_thing(db, ("", key.qa_id, key.annotator, key.layer)), head)
    if not history:
        return None
    found = standing(history, Annotation(), _edited).shown
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
