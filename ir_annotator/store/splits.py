"""Mended splits in the event log; the Q&As of a record follow from the last one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation, Layer
from ir_annotator.domain.codec import dumps, qas_from_json, qas_to_json
from ir_annotator.domain.event import Event, SplitEvent
from ir_annotator.domain.log import SPLIT_SET, LogEntry
from ir_annotator.domain.projecting import RecordStanding
from ir_annotator.domain.record import QA
from ir_annotator.store import event_rows, events, labels, projection, records


def append(
    db: Database, event: SplitEvent, moved: Iterable[tuple[Event, Annotation]], *, settles: bool = False
) -> SplitEvent:
    """Write how a record is split from now on, and the labels that move; return the event with ``seq`` and ``after``.

    Where others split it otherwise at the same time, it comes after what is shown, or after all of them if it
    ``settles`` which is right.

    Raises:
        ValueError: If the record is not known, labels of a Q&A that goes would stay behind, or a claim misquotes.
    """
    before, _ = records.split_of(db, event.fingerprint)
    listed = list(moved)
    if _has_carried(db, event.fingerprint):
        projection.write_down(db, event.fingerprint, event.device, event.at)
    found = projection.standing_of(db, event.fingerprint)
    _check_left(found, {qa.qa_id for qa in before} - {qa.qa_id for qa in event.qas}, listed)
    after = last_ones(db, event.fingerprint, settles=settles)
    stored = replace(event, seq=event_rows.next_seq(db, event.device), after=after)
    event_rows.insert(db, to_entry(stored, before))
    projection.set_split_head(db, event.fingerprint, event.id, before)
    text = records.text_of(db, event.fingerprint)
    for each, after_edit in listed:
        if labels.misquoted(after_edit.claims, text):
            raise ValueError(f"event {each.id} does not quote the text")
        one = found.objects.get(each.key)
        number = event_rows.next_seq(db, each.device)
        carry = replace(each, seq=number, after=one.seen if one else (), under=event.id)
        event_rows.insert(db, events.to_entry(carry))
    projection.project_again(db, event.fingerprint)
    return stored


def _has_carried(db: Database, fingerprint: str) -> bool:
    sql = """SELECT 1 FROM annotations JOIN qas USING (qa_id) JOIN records ON records.id = record_id
        WHERE fingerprint = ? AND carried LIMIT 1"""
    return db.execute(sql, [fingerprint]).fetchone() is not None


def _check_left(found: RecordStanding, goes: set[str], moved: Sequence[tuple[Event, Annotation]]) -> None:
    """Raise ValueError if labels of a Q&A that goes would stay behind."""
    emptied = {each.key for each, after in moved if after == Annotation()}
    for key, shown in found.labels.items():
        if key.qa_id in goes and key not in emptied and shown.annotation != Annotation():
            raise ValueError(f"labels of {key.annotator} on {key.qa_id} have nowhere to go")


def last_ones(db: Database, fingerprint: str, *, settles: bool) -> tuple[str, ...]:
    """Return the ids of the last events of a record's split: all of them, or the one that is shown."""
    sql = "SELECT what FROM conflicts WHERE fingerprint = ? AND qa_id = '' AND kind = 'head' ORDER BY what"
    several = tuple(found for (found,) in db.execute(sql, [fingerprint])) if settles else ()
    head = projection.split_head(db, fingerprint)
    return several or ((head,) if head else ())


def to_entry(event: SplitEvent, before: Iterable[QA]) -> LogEntry:
    """Return the row of the log that holds a split; what was ``before`` stands in the first one of a record."""
    said = {"qas": qas_to_json(event.qas), "checked": event.checked}
    if not event.after:  # what the reader found is in no event: kept, so that undo finds it after a restart
        said["first"] = qas_to_json(before)
    who = (event.id, event.author, event.device, event.seq, event.fingerprint, "", Layer.ANNOTATION.value)
    return LogEntry(*who, SPLIT_SET, dumps(said), dumps(event.after), event.at, 0.0, event.undoes, "")


def event_of(entry: LogEntry) -> Event | SplitEvent:
    """Return the event that a row of the log holds, whatever it is about."""
    if entry.kind != SPLIT_SET:
        return events.of_entry(entry)
    data = json.loads(entry.payload)
    qas, first = qas_from_json(data["qas"]), qas_from_json(data.get("first", ()))
    where = (entry.fingerprint, qas, data["checked"], entry.device, entry.at, entry.undoes)
    return SplitEvent(entry.id, entry.author, *where, entry.seq, entry.parents, first)
