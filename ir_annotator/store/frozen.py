"""Submissions as they were before anybody saw them: what figures of agreement are computed on, for good.

The first event by which a reviewer settles something of a Q&A, or returns it, names the last event that each annotator
had made until then. What she had said there is her submission; whatever she says later changes it no more.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Layer
from ir_annotator.domain.codec import annotation_from_json, annotation_to_json, dumps
from ir_annotator.domain.edits import Carry, Restore, Settle
from ir_annotator.domain.event import Event
from ir_annotator.domain.remark import KIND
from ir_annotator.store import events, labels


@dataclass(frozen=True, slots=True)
class Frozen:
    """A submission: what was said, at which event, and the UTC time of that."""

    annotation: Annotation
    head: str
    at: str


def freeze(db: Database, qa_id: str, seen: Mapping[str, str]) -> None:
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
                """INSERT INTO submissions VALUES (?, ?, ?, ?, ?) ON CONFLICT (qa_id, annotator)
                    DO UPDATE SET head = excluded.head, at = excluded.at, said = excluded.said""",
                [qa_id, annotator, head, found.at, dumps(annotation_to_json(found.annotation))],
            )


def follow(db: Database, event: Event) -> None:
    """Freeze the submissions that an event of gold names; any other event changes nothing."""
    if event.key.layer is not Layer.GOLD:
        return
    match event.edit:
        case Settle(decision=decision):
            freeze(db, event.key.qa_id, decision.seen)
        case Restore(annotation) | Carry(annotation) if annotation.decision:
            freeze(db, event.key.qa_id, annotation.decision.seen)


def of_qas(db: Database, qa_ids: Collection[str]) -> dict[AnnotationKey, Frozen]:
    """Return the frozen submissions on these Q&As."""
    sql = """SELECT qa_id, annotator, head, at, said FROM submissions
        WHERE qa_id IN (SELECT value FROM json_each(?)) ORDER BY qa_id, annotator"""
    return {
        AnnotationKey(qa_id, annotator): Frozen(annotation_from_json(json.loads(said)), head, at)
        for qa_id, annotator, head, at, said in db.execute(sql, [json.dumps(list(qa_ids))])
    }


def rebuild(db: Database) -> None:
    """Make all submissions anew from the events alone."""
    db.execute("DELETE FROM submissions")
    sql = "SELECT qa_id, kind, payload FROM events WHERE layer = ? OR kind = ? ORDER BY arrival"
    for qa_id, kind, payload in db.execute(sql, [Layer.GOLD, KIND]).fetchall():
        data = json.loads(payload)
        if kind == KIND:
            freeze(db, data["qa_id"], {data["annotator"]: data["seen"]} if data["seen"] else {})
        else:
            freeze(db, qa_id, (data.get("decision") or {}).get("seen", {}))


def _at(db: Database, key: AnnotationKey, head: str) -> Frozen | None:
    """Return what an annotation was after one of its events; None if that event is not here."""
    stored = labels.of_qas(db, [key.qa_id]).get(key)
    if stored and stored.head == head:
        return Frozen(stored.annotation, head, stored.updated_at)
    history = events.of_key(db, key)
    until = _until(history, head)
    annotation, at = Annotation(), ""
    for event in history:
        if event.id in until:
            annotation, at = event.edit.apply(annotation), event.at
    return Frozen(labels.in_order(annotation), head, at) if until else None


def _until(history: Iterable[Event], head: str) -> set[str]:
    """Return the ids of an event and all it came after."""
    before = {event.id: event.after for event in history}
    found: set[str] = set()
    todo = [head] if head in before else []
    while todo:
        event_id = todo.pop()
        if event_id not in found:
            found.add(event_id)
            todo += [one for one in before[event_id] if one in before]
    return found
