"""The event log: appended to, read in order, replayed; the annotations follow in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, Layer
from ir_annotator.domain.codec import dumps, edit_from_json, edit_to_json
from ir_annotator.domain.event import Event
from ir_annotator.store import event_rows, labels, records
from ir_annotator.store.labels import Stored


def append(db: Database, event: Event, after_edit: Annotation) -> Event:
    """Write an event and what it leads to; return it with its ``seq`` and ``after``.

    Raises:
        ValueError: If the event does not fit what is stored: unknown Q&A, another record, an edit that leads
            elsewhere, a claim that quotes something else. That is a mistake of the caller.
    """
    _check_place(db, event, after_edit)
    before = labels.of_qas(db, [event.key.qa_id]).get(event.key, Stored(Annotation(), "", "", 0.0))
    if _sorted(event.edit.apply(before.annotation)) != _sorted(after_edit):
        raise ValueError(f"event {event.id} does not lead from the stored annotation to the given one")
    stored = replace(event, seq=event_rows.next_seq(db, event.device), after=(before.head,) if before.head else ())
    _insert(db, stored)
    new = Stored(after_edit, event.id, event.at, before.seconds + event.seconds)
    labels.write(db, event.key, new, before.annotation)
    return stored


def _check_place(db: Database, event: Event, after_edit: Annotation) -> None:
    """Raise ValueError unless the Q&A is one of the event's record and every claim quotes its text."""
    found = records.fingerprint_and_text(db, event.key.qa_id)
    if found is None or found[0] != event.fingerprint:
        raise ValueError(f"record {event.fingerprint} has no Q&A {event.key.qa_id}")
    claim = labels.misquoted(after_edit, found[1])
    if claim is not None:
        raise ValueError(f"claim {claim.id} does not quote the text at its span")


def revive(db: Database, qa_id: str) -> None:
    """Store the empty annotations that were left when a Q&A went, now that it is there again."""
    sql = """SELECT author, layer, max(arrival), id, at, sum(seconds) FROM events WHERE qa_id = ?
        GROUP BY author, layer"""
    for author, layer, _, head, at, seconds in db.execute(sql, [qa_id]).fetchall():
        stored = Stored(Annotation(), head, at, seconds)
        labels.write(db, AnnotationKey(qa_id, author, Layer(layer)), stored, Annotation())


def _sorted(annotation: Annotation) -> Annotation:
    """Return the annotation as it is stored: claims in the order of the text."""
    return replace(annotation, claims=tuple(sorted(annotation.claims, key=Claim.order)))


def _insert(db: Database, event: Event) -> None:
    where = (event.fingerprint, event.key.qa_id, event.key.layer)
    what = (event.edit.kind, dumps(edit_to_json(event.edit)), dumps(event.after))
    event_rows.insert(
        db,
        event.key.annotator,
        [event.id, event.device, event.seq, *where, *what, event.at, event.seconds, event.undoes],
    )


_COLUMNS = "id, author, device, seq, fingerprint, qa_id, layer, kind, payload, after, at, seconds, undoes"


def of_key(db: Database, key: AnnotationKey) -> list[Event]:
    """Return the events of one annotation in the order in which they came."""
    sql = f"SELECT {_COLUMNS} FROM events WHERE qa_id = ? AND author = ? AND layer = ? ORDER BY arrival"  # noqa: S608
    return [_event(row) for row in db.execute(sql, [key.qa_id, key.annotator, key.layer])]


def _all(db: Database) -> Iterator[Event]:
    """Yield every event of a Q&A that there is, those of one annotation together and in order."""
    sql = f"""SELECT {_COLUMNS} FROM events WHERE qa_id IN (SELECT qa_id FROM qas)
        ORDER BY qa_id, author, layer, arrival"""  # noqa: S608
    return map(_event, db.execute(sql))


def _event(row: tuple[Any, ...]) -> Event:
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
