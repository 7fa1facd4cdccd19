"""Mended splits in the event log; the Q&As of a record follow from the last one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation, Layer
from ir_annotator.domain.codec import dumps, qas_from_json, qas_to_json
from ir_annotator.domain.event import Event, SplitEvent
from ir_annotator.store import event_rows, events, labels, records

KIND = "split_set"
"""The event's name in the log; it belongs to no Q&A, so its ``qa_id`` is empty."""


def append(db: Database, event: SplitEvent, moved: Iterable[tuple[Event, Annotation]]) -> SplitEvent:
    """Write how a record is split from now on, and the labels that move; return the event with ``seq`` and ``after``.

    Raises:
        ValueError: If the record is not known, or labels of a Q&A that goes would stay behind.
    """
    record_id = records.id_of(db, event.fingerprint)
    if record_id is None:
        raise ValueError(f"no record {event.fingerprint}")
    stored = replace(event, seq=event_rows.next_seq(db, event.device), after=heads(db, event.fingerprint))
    said = {"qas": qas_to_json(event.qas), "checked": event.checked}
    if not stored.after:  # what the reader found is in no event: kept, so that undo finds it after a restart
        said["first"] = qas_to_json(records.load(db, record_id).qas)
    event_rows.insert(
        db,
        event.author,
        [
            *(event.id, event.device, stored.seq, event.fingerprint, "", Layer.ANNOTATION, KIND, dumps(said)),
            *(dumps(stored.after), event.at, 0.0, event.undoes),
        ],
    )
    known, stays = set(records.qa_ids(db, record_id)), {qa.qa_id for qa in event.qas}
    goes = known - stays
    listed = list(moved)
    for each, after in listed:
        if each.key.qa_id in goes:
            events.append(db, each, after)
    for key, left in labels.of_qas(db, goes).items():
        if left.annotation != Annotation():
            raise ValueError(f"labels of {key.annotator} on {key.qa_id} have nowhere to go")
        labels.remove(db, key)
    records.put_split(db, record_id, event.qas, checked=event.checked)
    for qa_id in stays - known:
        events.revive(db, qa_id)
    for each, after in listed:
        if each.key.qa_id in stays:
            events.append(db, each, after)
    return stored


def heads(db: Database, fingerprint: str) -> tuple[str, ...]:
    """Return the id of the last event of a record's split, if there is one."""
    sql = "SELECT id FROM events WHERE fingerprint = ? AND kind = ? ORDER BY arrival DESC LIMIT 1"
    return tuple(found for (found,) in db.execute(sql, [fingerprint, KIND]))


def event_of(row: tuple[Any, ...]) -> Event | SplitEvent:
    """Return the event that a row of the log holds, whatever it is about."""
    event_id, author, device, seq, fingerprint, _, _, kind, payload, after, at, _, undoes = row
    if kind != KIND:
        return events.from_row(row)
    data = json.loads(payload)
    qas, first = qas_from_json(data["qas"]), qas_from_json(data.get("first", ()))
    seen = tuple(json.loads(after))
    return SplitEvent(event_id, author, fingerprint, qas, data["checked"], device, at, undoes, seq, seen, first)


def rebuild(db: Database) -> None:
    """Make the Q&As of mended records anew from the events; those of the others are as they were read."""
    sql = """SELECT records.id, payload, max(arrival) FROM events JOIN records USING (fingerprint)
        WHERE kind = ? GROUP BY fingerprint"""
    for record_id, payload, _ in db.execute(sql, [KIND]).fetchall():
        data = json.loads(payload)
        records.put_split(db, record_id, qas_from_json(data["qas"]), checked=data["checked"])
