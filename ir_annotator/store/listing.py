"""What lists and exports ask of the project: outlines without texts, and labelled Q&As record by record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any, TypeAlias

from sqlite_utils import Database

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.outline import Progress, QARow, RecordOverview, RecordRow
from ir_annotator.store import records

_QAColumns: TypeAlias = tuple[int, str, int, int, int, int, int, str | None, int | None]
_HEAD = "fingerprint, file, code, name, number, date, confidence, checked"
_NARRATIVE_SHOWN = 40
"""Code points of a talk without a question that lists show instead of one."""


def outline(db: Database, annotator: str, record_ids: Sequence[int]) -> list[RecordRow]:
    """Return these records in this order with their Q&As, as they stand for one annotator.

    The questions are cut from the texts here: SQLite's substr walks over the whole text once per Q&A.
    """
    wanted = json.dumps(list(record_ids))
    qas = db.execute(
        """SELECT record_id, qas.qa_id, position, question_start, question_end, answer_start, answer_end,
                status, flagged
            FROM qas
            LEFT JOIN annotations ON annotations.qa_id = qas.qa_id AND annotator = ? AND layer = 'annotation'
            WHERE record_id IN (SELECT value FROM json_each(?)) ORDER BY record_id, position""",
        [annotator, wanted],
    )
    of_record = {record_id: list(rows) for record_id, rows in groupby(qas, key=lambda row: row[0])}
    rows = db.execute(
        f"SELECT id, text, {_HEAD} FROM records WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
        [wanted],
    )
    found = {number: _row(head, _qa_rows(of_record.get(number, []), text)) for number, text, *head in rows}
    return [found[number] for number in record_ids]


def heads(db: Database) -> list[RecordRow]:
    """Return all records in order, without their Q&As."""
    rows = db.execute(f"SELECT {_HEAD} FROM records ORDER BY code, number, fingerprint")  # noqa: S608
    return [_row(head, ()) for head in rows]


def heads_of(db: Database, record_ids: Sequence[int]) -> dict[int, RecordRow]:
    """Return these records by number, without their Q&As."""
    sql = f"SELECT id, {_HEAD} FROM records WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    return {number: _row(head, ()) for number, *head in db.execute(sql, [json.dumps(list(record_ids))])}


def sizes(db: Database) -> list[tuple[int, int]]:
    """Return the numbers of all records in order, each with how many Q&As it has."""
    counts: dict[int, int] = dict(db.execute("SELECT record_id, count(*) FROM qas GROUP BY record_id").fetchall())
    return [(number, counts.get(number, 0)) for number in records.ids_in_order(db)]


def by_date(db: Database) -> list[int]:
    """Return the numbers of all records, the latest first."""
    rows = db.execute("SELECT id FROM records ORDER BY date DESC, code, number, fingerprint")
    return [number for (number,) in rows]


def last_changed(db: Database, annotator: str) -> list[tuple[int, int]]:
    """Return record and one-based position of the Q&As that an annotator has labelled, the last change first."""
    return db.execute(
        """SELECT record_id, position FROM annotations JOIN qas USING (qa_id)
            WHERE annotator = ? AND layer = 'annotation' AND status <> 'todo'
            ORDER BY updated_at DESC, head DESC""",
        [annotator],
    ).fetchall()


def place_of(db: Database, qa_id: str) -> tuple[int, int] | None:
    """Return the number of the record of a Q&A and the Q&A's one-based position in it, or None."""
    row: tuple[int, int] | None = db.execute("SELECT record_id, position FROM qas WHERE qa_id = ?", [qa_id]).fetchone()
    return row


def closed(db: Database, annotator: str) -> int:
    """Return how many Q&As are done or skipped for one annotator."""
    (count,) = db.execute(
        """SELECT count(*) FROM annotations
            WHERE annotator = ? AND layer = 'annotation' AND status IN ('done', 'skipped')""",
        [annotator],
    ).fetchone()
    return int(count)


def next_open(db: Database, annotator: str, after: str = "") -> str:
    """Return the first Q&A of the list behind ``after`` that is neither done nor skipped; else ``""``."""
    here = db.execute(
        """SELECT code, number, fingerprint, position FROM qas JOIN records ON records.id = record_id
            WHERE qa_id = ?""",
        [after],
    ).fetchone()
    behind = "WHERE (code, number, fingerprint) >= (?, ?, ?) AND (code, number, fingerprint, position) > (?, ?, ?, ?)"
    row = db.execute(
        f"""SELECT qas.qa_id FROM records JOIN qas ON record_id = records.id
            LEFT JOIN annotations ON annotations.qa_id = qas.qa_id AND annotator = ? AND layer = 'annotation'
            {behind if here else "WHERE true"} AND coalesce(status, 'todo') NOT IN ('done', 'skipped')
            ORDER BY code, number, fingerprint, position LIMIT 1""",  # noqa: S608
        [annotator, *here[:3], *here] if here else [annotator],
    ).fetchone()
    return row[0] if row else ""


def first_open(db: Database, annotator: str, places: Sequence[tuple[int, int]]) -> str:
    """Return the first of these Q&As (record and position) that is neither done nor skipped; else ``""``."""
    row = db.execute(
        """SELECT qas.qa_id FROM json_each(?) AS wanted
            JOIN qas ON record_id = wanted.value ->> 0 AND position = wanted.value ->> 1
            LEFT JOIN annotations ON annotations.qa_id = qas.qa_id AND annotator = ? AND layer = 'annotation'
            WHERE coalesce(status, 'todo') NOT IN ('done', 'skipped') ORDER BY wanted.key LIMIT 1""",
        [json.dumps(list(places)), annotator],
    ).fetchone()
    return row[0] if row else ""


def _row(head: Sequence[Any], qas: tuple[QARow, ...]) -> RecordRow:
    fingerprint, file, code, name, number, date, confidence, checked = head
    return RecordRow(fingerprint, file, code, name, number, date, qas, confidence=confidence, checked=bool(checked))


def _qa_rows(rows: list[_QAColumns], text: str) -> tuple[QARow, ...]:
    return tuple(
        QARow(qa_id, position, shown(text, (start, end), (begins, ends)), Status(status or Status.TODO), bool(flagged))
        for _, qa_id, position, start, end, begins, ends, status, flagged in rows
    )


def shown(text: str, question: tuple[int, int], answer: tuple[int, int]) -> str:
    """Return the question at these bounds of the text; of a talk without one, how its answer begins."""
    start, end = answer
    return text[slice(*question)] or " ".join(text[start : min(end, start + _NARRATIVE_SHOWN)].split())


def overview(db: Database) -> list[RecordOverview]:
    """Return all records in order with their number of Q&As and everybody's progress."""
    counts = db.execute(
        """SELECT record_id, annotator, status, count(*) FROM annotations JOIN qas USING (qa_id)
            WHERE layer = 'annotation' GROUP BY record_id, annotator, status ORDER BY record_id, annotator"""
    )
    of_record = {record_id: list(rows) for record_id, rows in groupby(counts, key=lambda row: row[0])}
    rows = db.execute(
        """SELECT id, fingerprint, file, code, name, number, date,
            (SELECT count(*) FROM qas WHERE record_id = records.id)
            FROM records ORDER BY code, number, fingerprint"""
    )
    return [
        RecordOverview(fingerprint, file, code, name, number, date, qas, _progress(of_record.get(record_id, []), qas))
        for record_id, fingerprint, file, code, name, number, date, qas in rows
    ]


def _progress(rows: list[tuple[int, str, str, int]], qas: int) -> tuple[Progress, ...]:
    found = []
    for annotator, counted in groupby(rows, key=lambda row: row[1]):
        counts = dict.fromkeys(Status, 0) | {Status(status): count for _, _, status, count in counted}
        # Q&As that were never touched have no row, and those are to be done as well.
        counts[Status.TODO] = qas - sum(count for status, count in counts.items() if status is not Status.TODO)
        found.append(Progress(annotator, counts))
    return tuple(found)
