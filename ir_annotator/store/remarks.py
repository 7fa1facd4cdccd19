"""Remarks: written to the log, read for the window."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from ir_annotator.domain.log import REMARK
from ir_annotator.domain.remark import Act, Remark, entry_of
from ir_annotator.store import event_rows, reviewed

_OPEN = """act = 'return' AND coalesce((SELECT act FROM remarks WHERE thread = first.thread
    AND act IN ('resolve', 'reopen') ORDER BY id DESC LIMIT 1), '') <> 'resolve'"""


def append(db: Database, remark: Remark) -> Remark:
    """Write a remark; return it with its ``seq`` and ``after``. The labels it is about are kept as it saw them."""
    number = event_rows.next_seq(db, remark.device)
    stored = replace(remark, seq=number, after=_last(db, remark.fingerprint, remark.thread))
    event_rows.insert(db, entry_of(stored))
    reviewed.put_remark(db, stored)
    return stored


def _last(db: Database, fingerprint: str, thread: str) -> tuple[str, ...]:
    """Return the ids of the last remarks of a thread: those that no other one came after."""
    there = [one for one in event_rows.of_record(db, fingerprint) if one.kind == REMARK and one.thread == thread]
    passed = {parent for one in there for parent in one.parents}
    return tuple(sorted(one.id for one in there if one.id not in passed))


def on_qas(db: Database, qa_ids: Collection[str]) -> list[Remark]:
    """Return all remarks on these Q&As, the oldest first."""
    sql = f"""SELECT {reviewed.REMARK_COLUMNS} FROM remarks
        WHERE qa_id IN (SELECT value FROM json_each(?)) ORDER BY id"""  # noqa: S608
    return [_remark(row) for row in db.execute(sql, [json.dumps(list(qa_ids))])]


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


def _remark(row: tuple[Any, ...]) -> Remark:
    *rest, act, text, fingerprint, device, at, seen, seq, after = row
    event_id, thread, qa_id, annotator, author = rest
    said = (Act(act), text, fingerprint, device, at, seen, seq, tuple(json.loads(after)))
    return Remark(event_id, thread, qa_id, annotator, author, *said)
