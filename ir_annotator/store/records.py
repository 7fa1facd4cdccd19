"""Records and their Q&As in the project file; a record that is in it never changes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlite_utils import Database

from ir_annotator.domain.admission import UNREADABLE
from ir_annotator.domain.codec import dumps, form_from_json, form_to_json
from ir_annotator.domain.outline import AddResult
from ir_annotator.domain.record import QA, Doubt, Look, Record
from ir_annotator.domain.span import Span
from ir_annotator.store import search_index
from ir_annotator.store.errors import UnreadableRowError

_INSERT_QA = """INSERT INTO qas (qa_id, record_id, position, question_start, question_end, answer_start, answer_end,
    evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_TEXTS_AT_ONCE = 32
_ROWS_PER_TRANSACTION = 500  # more would keep a save of the person who labels meanwhile waiting


def batches(records: Iterable[Record]) -> Iterator[list[tuple[str, Record]]]:
    """Divide records into lists that make one transaction each, every record with its fingerprint."""
    batch: list[tuple[str, Record]] = []
    rows = 0
    for record in records:
        batch.append((record.fingerprint, record))
        rows += 1 + len(record.qas)
        if rows >= _ROWS_PER_TRANSACTION:
            yield batch
            batch, rows = [], 0
    if batch:
        yield batch


def add(db: Database, batch: Sequence[tuple[str, Record]], at: str) -> AddResult:
    """Add the records, each with its fingerprint, that are not known yet; ``at`` is the UTC time of the import."""
    prints = [fingerprint for fingerprint, _ in batch]
    sql = "SELECT fingerprint FROM records WHERE fingerprint IN (SELECT value FROM json_each(?))"
    seen = {found for (found,) in db.execute(sql, [json.dumps(prints)])}
    new: dict[str, Record] = {}
    known = []
    for fingerprint, record in batch:
        if fingerprint in seen or fingerprint in new:
            known.append(fingerprint)
        else:
            new[fingerprint] = record
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM records").fetchone()
    numbered = list(enumerate(new.items(), last + 1))
    db.conn.executemany(
        """INSERT INTO records (id, fingerprint, file, format, code, name, number, date, confidence, imported_at,
            warnings, form, text, looks, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (_record_row(number, fingerprint, record, at) for number, (fingerprint, record) in numbered),
    )
    db.conn.executemany(_INSERT_QA, (row for number, (_, record) in numbered for row in _qa_rows(number, record.qas)))
    return AddResult(tuple(new), tuple(known))


def older_versions(db: Database, fingerprints: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return which of these records came after another with the same code and number.

    Each comes with its fingerprint, the fingerprint of the latest one before, and the file of that one.
    """
    rows = db.execute(
        """SELECT new.fingerprint, old.fingerprint, old.file, max(old.id) FROM records AS new
            JOIN records AS old ON old.code = new.code AND old.number = new.number AND old.id < new.id
            WHERE new.fingerprint IN (SELECT value FROM json_each(?)) AND new.code <> '' AND new.number <> ''
            GROUP BY new.id ORDER BY new.id""",
        [json.dumps(list(fingerprints))],
    )
    return [(new, old, file) for new, old, file, _ in rows]


def id_of(db: Database, fingerprint: str) -> int | None:
    """Return the number of the record with this fingerprint, or None."""
    row = db.execute("SELECT id FROM records WHERE fingerprint = ?", [fingerprint]).fetchone()
    return row and int(row[0])


def id_of_qa(db: Database, qa_id: str) -> int | None:
    """Return the number of the record that a Q&A belongs to, or None."""
    row = db.execute("SELECT record_id FROM qas WHERE qa_id = ?", [qa_id]).fetchone()
    return row and int(row[0])


def load(db: Database, record_id: int) -> Record:
    """Return the whole record with this number.

    Raises:
        UnreadableRowError: If it is not what this program wrote.
    """
    try:
        return _loaded(db, record_id)
    except UNREADABLE as error:
        raise UnreadableRowError(str(record_id)) from error


def _loaded(db: Database, record_id: int) -> Record:
    sql = "SELECT file, format, form, text, confidence, warnings, looks, source, checked FROM records WHERE id = ?"
    file, kind, form, text, confidence, warnings, looks, source, checked = db.execute(sql, [record_id]).fetchone()
    return Record(
        file=file,
        format=kind,
        form=form_from_json(json.loads(form)),
        text=text,
        qas=_qas(db, record_id),
        confidence=confidence,
        warnings=tuple(Doubt(code, message, Span(a, b)) for code, message, a, b in json.loads(warnings)),
        looks=tuple(Look(page, top, bool(bold), indent) for page, top, bold, indent in json.loads(looks)),
        source=source,
        checked=bool(checked),
    )


def _qas(db: Database, record_id: int) -> tuple[QA, ...]:
    rows = db.execute(
        """SELECT qa_id, question_start, question_end, answer_start, answer_end, evidence FROM qas
            WHERE record_id = ? ORDER BY position""",
        [record_id],
    )
    return tuple(QA(qa_id, Span(a, b), Span(c, d), tuple(json.loads(why))) for qa_id, a, b, c, d, why in rows)


def put_split(db: Database, record_id: int, qas: Iterable[QA], *, checked: bool) -> None:
    """Put other Q&As in the place of a record's; whoever calls sees to the labels of those that go."""
    db.execute("PRAGMA defer_foreign_keys = ON")  # most come back at once under the same id
    search_index.take_out(db, record_id)
    db.execute("DELETE FROM qas WHERE record_id = ?", [record_id])
    db.conn.executemany(_INSERT_QA, _qa_rows(record_id, qas))
    search_index.put_back(db, record_id)
    db.execute("UPDATE records SET checked = ? WHERE id = ?", [int(checked), record_id])


def fingerprint_and_text(db: Database, qa_id: str) -> tuple[str, str] | None:
    """Return the fingerprint and the text of the record that a Q&A belongs to, or None."""
    sql = "SELECT fingerprint, text FROM records JOIN qas ON record_id = records.id WHERE qa_id = ?"
    row: tuple[str, str] | None = db.execute(sql, [qa_id]).fetchone()
    return row


def texts_after(db: Database, record_id: int) -> list[tuple[int, str, str]]:
    """Return some records behind one number: number, fingerprint, text."""
    sql = "SELECT id, fingerprint, text FROM records WHERE id > ? ORDER BY id LIMIT ?"
    return db.execute(sql, [record_id, _TEXTS_AT_ONCE]).fetchall()


def place_of_qa(db: Database, qa_id: str) -> tuple[str, str]:
    """Return the fingerprint of a Q&A's record and the event that says how it is split; ``""`` where there is none."""
    sql = """SELECT records.fingerprint, coalesce(head, '') FROM qas JOIN records ON records.id = record_id
        LEFT JOIN record_splits USING (fingerprint) WHERE qa_id = ?"""
    row: tuple[str, str] | None = db.execute(sql, [qa_id]).fetchone()
    return row or ("", "")


def split_of(db: Database, fingerprint: str) -> tuple[tuple[QA, ...], bool]:
    """Return the Q&As of a record in order, and whether a person found them right.

    Raises:
        ValueError: If there is no such record.
    """
    row = db.execute("SELECT id, checked FROM records WHERE fingerprint = ?", [fingerprint]).fetchone()
    if row is None:
        raise ValueError(f"no record {fingerprint}")
    return _qas(db, row[0]), bool(row[1])


def text_of(db: Database, fingerprint: str) -> str:
    """Return the text of a record that is there."""
    (text,) = db.execute("SELECT text FROM records WHERE fingerprint = ?", [fingerprint]).fetchone()
    return str(text)


def ids_in_order(db: Database, fingerprints: Collection[str] | None = None) -> list[int]:
    """Return the numbers of all records, or of these, in the one order in which they are listed and exported."""
    if fingerprints is None:
        return [number for (number,) in db.execute("SELECT id FROM records ORDER BY code, number, fingerprint")]
    sql = """SELECT id FROM records WHERE fingerprint IN (SELECT value FROM json_each(?))
        ORDER BY code, number, fingerprint"""
    return [number for (number,) in db.execute(sql, [json.dumps(list(fingerprints))])]


def splits_of_qas(db: Database, qa_ids: Iterable[str]) -> dict[str, str]:
    """Return the events that say how the records of these Q&As are split, for those that somebody mended."""
    sql = """SELECT qa_id, head FROM qas JOIN records ON records.id = record_id JOIN record_splits USING (fingerprint)
        WHERE qa_id IN (SELECT value FROM json_each(?))"""
    return dict(db.execute(sql, [json.dumps(list(qa_ids))]).fetchall())


def texts_of_qas(db: Database, qa_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return fingerprint and text of the record of each of these Q&As; those of one record share the text."""
    return {qa_id: (fingerprint, text) for qa_id, (fingerprint, text, _) in places_of_qas(db, qa_ids).items()}


def places_of_qas(db: Database, qa_ids: Iterable[str]) -> dict[str, tuple[str, str, QA]]:
    """Return fingerprint and text of the record, and the Q&A, of those of these Q&As that there are."""
    rows = db.execute(
        """SELECT record_id, qa_id, question_start, question_end, answer_start, answer_end FROM qas
            WHERE qa_id IN (SELECT value FROM json_each(?))""",
        [json.dumps(list(qa_ids))],
    ).fetchall()
    sql = "SELECT id, fingerprint, text FROM records WHERE id IN (SELECT value FROM json_each(?))"
    texts = {number: both for number, *both in db.execute(sql, [json.dumps(list({row[0] for row in rows}))])}
    return {qa_id: (*texts[number], QA(qa_id, Span(a, b), Span(c, d))) for number, qa_id, a, b, c, d in rows}


def fingerprints_in_order(db: Database) -> list[str]:
    """Return the fingerprints of all records in the order in which they are listed and exported."""
    return [name for (name,) in db.execute("SELECT fingerprint FROM records ORDER BY code, number, fingerprint")]


def qa_ids(db: Database, record_id: int) -> list[str]:
    """Return the ids of the Q&As of a record in order."""
    sql = "SELECT qa_id FROM qas WHERE record_id = ? ORDER BY position"
    return [qa_id for (qa_id,) in db.execute(sql, [record_id])]


def qa_ids_at(db: Database, places: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Return the ids of the Q&As at these places, each the number of a record and a one-based position."""
    rows = db.execute(
        """SELECT qa_id FROM json_each(?) AS wanted
            JOIN qas ON record_id = wanted.value ->> 0 AND position = wanted.value ->> 1""",
        [json.dumps(list(places))],
    )
    return frozenset(qa_id for (qa_id,) in rows)


def _record_row(number: int, fingerprint: str, record: Record, at: str) -> tuple[object, ...]:
    form = record.form
    warnings = [(doubt.code, doubt.message, doubt.span.start, doubt.span.end) for doubt in record.warnings]
    identity = (number, fingerprint, record.file, record.format, form.code, form.name, form.number, form.date)
    looks = [(look.page, look.top, int(look.bold), look.indent) for look in record.looks]
    described = (record.confidence, at, dumps(warnings), dumps(form_to_json(form)))
    return (*identity, *described, record.text, dumps(looks), record.source)


def _qa_rows(number: int, qas: Iterable[QA]) -> Iterator[tuple[object, ...]]:
    for position, qa in enumerate(qas, 1):
        spans = (qa.question.start, qa.question.end, qa.answer.start, qa.answer.end)
        yield qa.qa_id, number, position, *spans, dumps(qa.evidence)
