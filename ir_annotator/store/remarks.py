"""Remarks in the event log, and the table of them that the window reads."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from ir_annotator.domain.annotation import Layer
from ir_annotator.domain.codec import dumps
from ir_annotator.domain.remark import KIND, Act, Remark
from ir_annotator.store import event_rows, events, frozen

_COLUMNS = "id, thread, qa_id, annotator, author, act, text, fingerprint, device, at, seen, seq, after"


def append(db: Database, remark: Remark) -> Remark:
    """Write a remark; return it with its ``seq`` and ``after``. The labels it is about are frozen as it saw them."""
    stored = replace(
        remark, seq=event_rows.next_seq(db, remark.device), after=heads(db, remark.fingerprint, remark.thread)
    )
    event_rows.insert(
        db,
        remark.author,
        [
            *(stored.id, stored.device, stored.seq, stored.fingerprint, "", Layer.ANNOTATION, KIND),
            *(dumps(payload(stored)), dumps(stored.after), stored.at, 0.0, ""),
        ],
    )
    _write(db, stored)
    if stored.seen:
        frozen.freeze(db, stored.qa_id, {stored.annotator: stored.seen})
    return stored


def payload(remark: Remark) -> dict[str, Any]:
    """Return what the log holds of a remark beside author, time and record."""
    return {
        "thread": remark.thread,
        "qa_id": remark.qa_id,
        "annotator": remark.annotator,
        "act": remark.act,
        "text": remark.text,
        "seen": remark.seen,
    }


def of_event(row: tuple[Any, ...]) -> Remark:
    """Return the remark that a row of the log (as ``events.COLUMNS``) holds.

    Raises:
        KeyError, TypeError, ValueError: If it is not one that the program wrote.
    """
    event_id, author, device, seq, fingerprint, _, _, _, said, after, at, _, _ = row
    data = json.loads(said)
    return Remark(
        id=event_id,
        thread=data["thread"],
        qa_id=data["qa_id"],
        annotator=data["annotator"],
        author=author,
        act=Act(data["act"]),
        text=data["text"],
        fingerprint=fingerprint,
        device=device,
        at=at,
        seen=data["seen"],
        seq=seq,
        after=tuple(json.loads(after)),
    )


def on_qas(db: Database, qa_ids: Collection[str]) -> list[Remark]:
    """Return all remarks on these Q&As, the oldest first."""
    sql = f"SELECT {_COLUMNS} FROM remarks WHERE qa_id IN (SELECT value FROM json_each(?)) ORDER BY id"  # noqa: S608
    return [_remark(row) for row in db.execute(sql, [json.dumps(list(qa_ids))])]


_OPEN = """act = 'return' AND coalesce((SELECT act FROM remarks WHERE thread = first.thread
    AND act IN ('resolve', 'reopen') ORDER BY id DESC LIMIT 1), '') <> 'resolve'"""


def open_to(db: Database, annotator: str) -> list[str]:
    """Return the Q&As that were returned to an annotator and are not resolved, in the order of the list."""
    sql = f"""SELECT DISTINCT qas.qa_id, code, number, records.fingerprint, position FROM remarks AS first
        JOIN qas USING (qa_id) JOIN records ON records.id = record_id
        WHERE annotator = ? AND {_OPEN} ORDER BY code, number, records.fingerprint, position"""  # noqa: S608
    return [row[0] for row in db.execute(sql, [annotator])]


def open_on_qas(db: Database, qa_ids: Collection[str]) -> dict[str, set[str]]:
    """Return those of these Q&As that were returned and are not resolved, each with the annotators concerned."""
    sql = f"""SELECT qa_id, annotator FROM remarks AS first
        WHERE qa_id IN (SELECT value FROM json_each(?)) AND {_OPEN}"""  # noqa: S608
    found: dict[str, set[str]] = {}
    for qa_id, who in db.execute(sql, [json.dumps(list(qa_ids))]):
        found.setdefault(qa_id, set()).add(who)
    return found


def rebuild(db: Database) -> None:
    """Make the table of remarks anew from the events alone."""
    db.execute("DELETE FROM remarks")
    for row in db.execute(f"SELECT {events.COLUMNS} FROM events WHERE kind = ? ORDER BY arrival", [KIND]).fetchall():  # noqa: S608
        _write(db, of_event(row))


def heads(db: Database, fingerprint: str, thread: str) -> tuple[str, ...]:
    """Return the id of the last remark of a thread in the log, if there is one."""
    sql = """SELECT id FROM events WHERE fingerprint = ? AND kind = ? AND payload ->> 'thread' = ?
        ORDER BY arrival DESC LIMIT 1"""
    return tuple(found for (found,) in db.execute(sql, [fingerprint, KIND, thread]))


def _write(db: Database, remark: Remark) -> None:
    marks = ", ".join("?" * len(_COLUMNS.split(",")))
    db.execute(
        f"INSERT INTO remarks ({_COLUMNS}) VALUES ({marks})",  # noqa: S608
        [
            *(remark.id, remark.thread, remark.qa_id, remark.annotator, remark.author, remark.act, remark.text),
            *(remark.fingerprint, remark.device, remark.at, remark.seen, remark.seq, dumps(remark.after)),
        ],
    )


def _remark(row: tuple[Any, ...]) -> Remark:
    *rest, act, text, fingerprint, device, at, seen, seq, after = row
    event_id, thread, qa_id, annotator, author = rest
    return Remark(
        event_id, thread, qa_id, annotator, author, Act(act), text, fingerprint, device, at, seen, seq,
        tuple(json.loads(after)),
    )  # fmt: skip
