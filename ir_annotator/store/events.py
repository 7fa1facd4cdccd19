"""The event log: appended to, read in order, replayed; the annotations follow in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, not_among
from ir_annotator.domain.codec import dumps, edit_from_json, edit_to_json
from ir_annotator.domain.event import Event
from ir_annotator.domain.log import REMARK, LogEntry
from ir_annotator.store import event_rows, labels, projection, records
from ir_annotator.store.labels import Stored


@dataclass(frozen=True, slots=True)
class Written:
    """An event that was just written, with what the next one of the same annotation need not read again.

    That holds as long as the connection, the only one there is, counts no further changes: those that were taken back
    count as well.

    Attributes:
        event: The event, with its ``seq`` and ``after``.
        stored: What is stored of its annotation now.
        text: The text of its record; ``""`` if nobody asked for it yet.
        changes: The rows that the connection had changed by then.
    """

    event: Event
    stored: Stored
    text: str
    changes: int

    def precedes(self, db: Database, event: Event) -> bool:
        """Tell whether an event comes right after this one, from the same device, and nothing was written since."""
        same = (self.event.key, self.event.device) == (event.key, event.device)
        return same and self.changes == db.conn.total_changes


def append(
    db: Database,
    event: Event,
    after_edit: Annotation,
    known: Stored | None = None,
    last: Written | None = None,
    *,
    settles: bool = False,
) -> Written:
    """Write an event and what it leads to.

    ``known`` is what somebody read or wrote of this annotation before. It spares reading it again as long as no other
    event came since, which the id of the last event tells. ``last`` is the event written before, of whatever
    annotation. Where there are several last events, this one comes after the one that is shown, or after all of them
    if it ``settles`` which is right.

    Raises:
        ValueError: If the event does not fit what is stored: unknown Q&A, another record, an edit that leads
            elsewhere, a claim that quotes something else. That is a mistake of the caller.
    """
    if last is not None and not last.precedes(db, event):
        last = None
    before = last.stored if last else _stored(db, event.key, known)
    under, text = _check_place(db, event, after_edit, before.annotation, last)
    if before.carried:
        projection.write_down(db, event.fingerprint, event.device, event.at, event.key)
        before = _stored(db, event.key, None)
    after: tuple[str, ...] = (before.head,) if before.head else ()
    if before.several:
        after = _last_ones(db, event.fingerprint, event.key, settles=settles)
    seq = last.event.seq + 1 if last else event_rows.next_seq(db, event.device)
    stored = replace(event, seq=seq, after=after, under=under)
    event_rows.insert(db, to_entry(stored), author_known=last is not None)
    if before.several:
        found = projection.project_again(db, event.fingerprint)
        return Written(stored, Stored.of(found.labels[event.key]), text, db.conn.total_changes)
    kept = after_edit.claims is before.annotation.claims  # then they are in order
    new = Stored(
        after_edit if kept else labels.in_order(after_edit), event.id, event.at, before.seconds + event.seconds
    )
    labels.write(db, event.key, new, before.annotation if before.head else None)
    return Written(stored, new, text, db.conn.total_changes)


def _last_ones(db: Database, fingerprint: str, key: AnnotationKey, *, settles: bool) -> tuple[str, ...]:
    """Return the ids of the last events of an annotation: all, or those that say what is shown."""
    found = projection.standing_of(db, fingerprint).objects[key]
    return tuple(sorted(head.entry.id for head in found.heads)) if settles else found.seen


def _stored(db: Database, key: AnnotationKey, known: Stored | None) -> Stored:
    """Return what is stored of an annotation: ``known`` if its last event still is the last one."""
    if known is not None and known.head == labels.head(db, key):
        return known
    return labels.of_qas(db, [key.qa_id]).get(key, labels.NOTHING)


def _check_place(
    db: Database, event: Event, after_edit: Annotation, before: Annotation, last: Written | None
) -> tuple[str, str]:
    """Return the event that says how the record is split, ``""`` where the reader said so, and the text if it is known.

    Raises:
        ValueError: Unless the event fits what is stored.
    """
    if last:
        fingerprint, under, text = last.event.fingerprint, last.event.under, last.text
    else:
        (fingerprint, under), text = records.place_of_qa(db, event.key.qa_id), ""
    new_claims = not_among(after_edit.claims, before.claims)
    if fingerprint and not text and new_claims:
        text = records.text_of(db, fingerprint)
    _check(event, (before, after_edit, new_claims), fingerprint, text)
    return under, text


def check(event: Event, after_edit: Annotation, before: Annotation, fingerprint: str, text: str) -> None:
    """Check an event: its Q&A is of its record, its new claims quote the text, and it leads where it should.

    ``fingerprint`` and ``text`` are those of the record that holds the Q&A; the text is not asked for without claims.

    Raises:
        ValueError: If it does not fit. That is a mistake of the caller.
    """
    _check(event, (before, after_edit, not_among(after_edit.claims, before.claims)), fingerprint, text)


def _check(event: Event, change: tuple[Annotation, Annotation, list[Claim]], fingerprint: str, text: str) -> None:
    """Do as ``check`` does, where the claims that are new are known already."""
    before, after_edit, new_claims = change
    if not fingerprint or fingerprint != event.fingerprint:
        raise ValueError(f"record {event.fingerprint} has no Q&A {event.key.qa_id}")
    claim = labels.misquoted(new_claims, text)
    if claim is not None:
        raise ValueError(f"claim {claim.id} does not quote the text at its span")
    applied = event.edit.apply(before)
    if applied is not after_edit and applied != after_edit and labels.in_order(applied) != labels.in_order(after_edit):
        raise ValueError(f"event {event.id} does not lead from the stored annotation to the given one")


def to_entry(
    event: Event, dump: Callable[[object], str] = dumps, place: tuple[int, str, str] | None = None
) -> LogEntry:
    """Return the row of the log that holds an event of an annotation; ``dump`` writes JSON.

    ``place`` are its number, what it comes after (as JSON) and under, if the event does not say.
    """
    seq, after, under = place or (event.seq, dump(event.after), event.under)
    where = (event.fingerprint, event.key.qa_id, event.key.layer.value)
    what = (event.edit.kind, dump(edit_to_json(event.edit)), after)
    who = (event.id, event.key.annotator, event.device, seq)
    return LogEntry(*who, *where, *what, event.at, event.seconds, event.undoes, under)


def last_of_device(db: Database, device: str, most: int) -> list[tuple[str, str]]:
    """Return id and fingerprint of the last events of a device, remarks left out, the oldest first."""
    sql = "SELECT id, fingerprint FROM events WHERE device = ? AND kind <> ? ORDER BY seq DESC LIMIT ?"
    return list(db.execute(sql, [device, REMARK, most]))[::-1]


def of_key(db: Database, key: AnnotationKey) -> list[Event]:
    """Return the events of one annotation in the order in which they came."""
    return [of_entry(entry) for entry in event_rows.of_thing(db, ("", key.qa_id, key.annotator, key.layer))]


def of_entry(entry: LogEntry) -> Event:
    """Return the event of an annotation that a row of the log holds."""
    return Event(
        id=entry.id,
        key=entry.key,
        fingerprint=entry.fingerprint,
        edit=edit_from_json(entry.kind, json.loads(entry.payload)),
        device=entry.device,
        at=entry.at,
        seconds=entry.seconds,
        undoes=entry.undoes,
        seq=entry.seq,
        after=entry.parents,
        under=entry.under,
    )
