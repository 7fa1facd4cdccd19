"""Writes many events at once with what they lead to: read together, checked one by one, written together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.event import Event
from ir_annotator.domain.log import LogEntry
from ir_annotator.store import annotators, event_rows, events, labels, records, reviewed
from ir_annotator.store.labels import Stored


def append(
    db: Database, pairs: Sequence[tuple[Event, Annotation]], texts: Mapping[str, tuple[str, str]] | None = None
) -> tuple[int, int]:
    """Write events as ``events.append`` does; return the numbers of the first and the last one in the log.

    ``texts`` are fingerprint and text of the record of each Q&A, if they are at hand: a record never changes.

    Raises:
        ValueError: As for ``events.append``.
    """
    if not pairs:
        return 0, -1
    qa_ids = {event.key.qa_id for event, _ in pairs}
    stored = labels.of_qas(db, qa_ids)
    texts = records.texts_of_qas(db, qa_ids) if texts is None else texts
    if any(one.carried or one.several for one in stored.values()):
        return _one_by_one(db, pairs)
    unders = records.splits_of_qas(db, qa_ids)
    seqs = {device: event_rows.next_seq(db, device) for device in {event.device for event, _ in pairs}}
    for name in sorted({event.key.annotator for event, _ in pairs}):
        annotators.register(db, name)
    rows: list[LogEntry] = []
    written: dict[AnnotationKey, tuple[Stored, Annotation | None]] = {}
    for event, after_edit in pairs:
        before = stored.get(event.key, labels.NOTHING)
        events.check(event, after_edit, before.annotation, *texts.get(event.key.qa_id, ("", "")))
        after = labels.dumps([before.head] if before.head else [])
        under = unders.get(event.key.qa_id, "")
        rows.append(events.to_entry(event, labels.dumps, (seqs[event.device], after, under)))
        seqs[event.device] += 1
        new = Stored(labels.in_order(after_edit), event.id, event.at, before.seconds + event.seconds)
        first = written[event.key][1] if event.key in written else before.annotation if before.head else None
        written[event.key] = (new, first)
        stored[event.key] = new
    last = event_rows.insert_all(db, rows)
    labels.write_many(db, [(key, *both) for key, both in written.items()])
    for event, _ in pairs:
        reviewed.follow(db, event)
    return last - len(rows) + 1, last


def _one_by_one(db: Database, pairs: Sequence[tuple[Event, Annotation]]) -> tuple[int, int]:
    """Write events on annotations of which some have several last versions, or come from another split."""
    (before,) = db.execute("SELECT coalesce(max(arrival), 0) FROM events").fetchone()
    for event, after_edit in pairs:
        events.append(db, event, after_edit)
        reviewed.follow(db, event)
    (last,) = db.execute("SELECT max(arrival) FROM events").fetchone()
    return before + 1, last


def between(db: Database, first: int, last: int) -> list[tuple[Event, Annotation]]:
    """Return the events with these numbers in the log, each with the annotation as it was before."""
    found = []
    sql = f"SELECT {event_rows.COLUMNS} FROM events WHERE arrival BETWEEN ? AND ?"  # noqa: S608
    for row in db.execute(sql, [first, last]).fetchall():
        event = events.of_entry(LogEntry(*row))
        found.append((event, _before(db, event, first)))
    return found


def _before(db: Database, event: Event, first: int) -> Annotation:
    key: AnnotationKey = event.key
    sql = f"""SELECT {event_rows.COLUMNS} FROM events WHERE qa_id = ? AND author = ? AND layer = ? AND arrival < ?
        ORDER BY arrival"""  # noqa: S608
    annotation = Annotation()
    for row in db.execute(sql, [key.qa_id, key.annotator, key.layer, first]):
        annotation = events.of_entry(LogEntry(*row)).edit.apply(annotation)
    return annotation


def texts_of(db: Database, record_ids: Sequence[int]) -> list[tuple[str, str, str]]:
    """Return id, question and answer of every Q&A of some records."""
    sql = """SELECT qa_id, text, question_start, question_end, answer_start, answer_end
        FROM records JOIN qas ON record_id = records.id WHERE record_id IN (SELECT value FROM json_each(?))"""
    return [
        (qa_id, text[asked:asked_end], text[answered:answered_end])
        for qa_id, text, asked, asked_end, answered, answered_end in db.execute(sql, [json.dumps(list(record_ids))])
    ]
