"""The event log: appended to, read in order, replayed; the annotations follow in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from ir_annotator.domain import remark
from ir_annotator.domain.annotation import Annotation, AnnotationKey, Layer
from ir_annotator.domain.codec import dumps, edit_from_json, edit_to_json
from ir_annotator.domain.event import Event
from ir_annotator.store import event_rows, labels, records
from ir_annotator.store.labels import Stored


def append(db: Database, event: Event, after_edit: Annotation, known: Stored | None = None) -> tuple[Event, Stored]:
    """Write an event and what it leads to; return it with its ``seq`` and ``after``, and what is stored now.

    ``known`` is what somebody read or wrote of this annotation before. It spares reading it again as long as no other
    event came since, which the id of the last event tells.

    Raises:
        ValueError: If the event does not fit what is stored: unknown Q&A, another record, an edit that leads
            elsewhere, a claim that quotes something else. That is a mistake of the caller.
    """
    before = _stored(db, event.key, known)
    _check_place(db, event, after_edit, before.annotation)
    applied = event.edit.apply(before.annotation)
    if applied != after_edit and labels.in_order(applied) != labels.in_order(after_edit):
        raise ValueError(f"event {event.id} does not lead from the stored annotation to the given one")
    stored = replace(event, seq=event_rows.next_seq(db, event.device), after=(before.head,) if before.head else ())
    _insert(db, stored)
    new = Stored(labels.in_order(after_edit), event.id, event.at, before.seconds + event.seconds)
    labels.write(db, event.key, new, before.annotation)
    return stored, new


def _stored(db: Database, key: AnnotationKey, known: Stored | None) -> Stored:
    """Return what is stored of an annotation: ``known`` if its last event still is the last one."""
    if known is not None and known.head == labels.head(db, key):
        return known
    return labels.of_qas(db, [key.qa_id]).get(key, Stored(Annotation(), "", "", 0.0))


def _check_place(db: Database, event: Event, after_edit: Annotation, before: Annotation) -> None:
    """Raise ValueError unless the Q&A is one of the event's record and every claim that is new quotes its text."""
    fingerprint = records.fingerprint_of_qa(db, event.key.qa_id)
    if fingerprint is None or fingerprint != event.fingerprint:
        raise ValueError(f"record {event.fingerprint} has no Q&A {event.key.qa_id}")
    there = {claim.id: claim for claim in before.claims}
    fresh = tuple(claim for claim in after_edit.claims if there.get(claim.id) != claim)
    if not fresh:
        return
    claim = labels.misquoted(fresh, records.text_of(db, fingerprint))
    if claim is not None:
        raise ValueError(f"claim {claim.id} does not quote the text at its span")


def revive(db: Database, qa_id: str) -> None:
    """Store the empty annotations that were left when a Q&A went, now that it is there again."""
    sql = """SELECT author, layer, max(arrival), id, at, sum(seconds) FROM events WHERE qa_id = ?
        GROUP BY author, layer"""
    for author, layer, _, head, at, seconds in db.execute(sql, [qa_id]).fetchall():
        stored = Stored(Annotation(), head, at, seconds)
        labels.write(db, AnnotationKey(qa_id, author, Layer(layer)), stored, Annotation())


def _insert(db: Database, event: Event) -> None:
    where = (event.fingerprint, event.key.qa_id, event.key.layer)
    what = (event.edit.kind, dumps(edit_to_json(event.edit)), dumps(event.after))
    event_rows.insert(
        db,
        event.key.annotator,
        [event.id, event.device, event.seq, *where, *what, event.at, event.seconds, event.undoes],
    )


COLUMNS = "id, author, device, seq, fingerprint, qa_id, layer, kind, payload, after, at, seconds, undoes"


def heads(db: Database, key: AnnotationKey) -> tuple[str, ...]:
    """Return the id of the last event of an annotation, if there is one."""
    sql = "SELECT id FROM events WHERE qa_id = ? AND author = ? AND layer = ? ORDER BY arrival DESC LIMIT 1"
    return tuple(found for (found,) in db.execute(sql, [key.qa_id, key.annotator, key.layer]))


def rows_of_record(db: Database, fingerprint: str) -> list[tuple[Any, ...]]:
    """Return the rows of all events of a record in the order in which they came."""
    sql = f"SELECT {COLUMNS} FROM events WHERE fingerprint = ? ORDER BY arrival"  # noqa: S608
    return list(db.execute(sql, [fingerprint]))


def last_of_device(db: Database, device: str, most: int) -> list[tuple[str, str]]:
    """Return id and fingerprint of the last events of a device, remarks left out, the oldest first."""
    sql = "SELECT id, fingerprint FROM events WHERE device = ? AND kind <> ? ORDER BY seq DESC LIMIT ?"
    return list(db.execute(sql, [device, remark.KIND, most]))[::-1]


def of_key(db: Database, key: AnnotationKey) -> list[Event]:
    """Return the events of one annotation in the order in which they came."""
    sql = f"SELECT {COLUMNS} FROM events WHERE qa_id = ? AND author = ? AND layer = ? ORDER BY arrival"  # noqa: S608
    return [from_row(row) for row in db.execute(sql, [key.qa_id, key.annotator, key.layer])]


def _all(db: Database) -> Iterator[Event]:
    """Yield every event of a Q&A that there is, those of one annotation together and in order."""
    sql = f"""SELECT {COLUMNS} FROM events WHERE qa_id IN (SELECT qa_id FROM qas)
        ORDER BY qa_id, author, layer, arrival"""  # noqa: S608
    return map(from_row, db.execute(sql))


def from_row(row: tuple[Any, ...]) -> Event:
    """Return the event of an annotation that a row of the log holds."""
    event_id, author, device, seq, fingerprint, qa_id, layer, kind, payload, after, at, seconds, undoes = row
    return Event(
        id=event_id,
        key=AnnotationKey(qa_id, author, Layer(layer)),
        fingerprint=fingerprint,
        edit=edit_from_json(kind, json.loads(payload)),
        device=device,
        at=at,
        seconds=seconds,
        undoes=undoes,
        seq=seq,
        after=tuple(json.loads(after)),
    )


def rebuild(db: Database) -> None:
    """Make the annotations anew from the events alone."""
    db.execute("DELETE FROM claims")
    db.execute("DELETE FROM annotations")
    db.execute("DELETE FROM topic_uses")
    for key, events in groupby(_all(db), key=lambda event: event.key):
        stored = Stored(Annotation(), "", "", 0.0)
        for event in events:
            annotation = event.edit.apply(stored.annotation)
            stored = Stored(annotation, event.id, event.at, stored.seconds + event.seconds)
        labels.write(db, key, stored, Annotation())
