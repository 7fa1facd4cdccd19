"""One record with all that belongs to it, read raw, so that checks find what is wrong instead of failing over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from ir_annotator.domain.annotation import AnnotationKey, Layer
from ir_annotator.domain.log import LogEntry
from ir_annotator.domain.record import QA
from ir_annotator.domain.span import Span
from ir_annotator.store import event_rows


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as it is stored, offsets in code points of the record text."""

    key: AnnotationKey
    id: str
    start: int
    end: int
    quote: str

    @property
    def where(self) -> str:
        """The claim's place, for a finding."""
        return f"{self.key.qa_id} {self.key.annotator} {self.id}"


@dataclass(frozen=True, slots=True)
class Case:
    """A record with its Q&As, claims and events; JSON as text."""

    db: Database
    id: int
    fingerprint: str
    columns: tuple[str, str, str, str]
    form: str
    looks: str
    checked: bool
    text: str
    qas: Sequence[tuple[int, QA]]
    claims: Sequence[ClaimRow]
    events: Sequence[LogEntry]

    @property
    def where(self) -> str:
        """The record, for a finding."""
        return self.fingerprint[:12]


def load_case(db: Database, record_id: int) -> Case | None:
    """Return a record with all that belongs to it; None if there is none with this number (any more)."""
    sql = "SELECT fingerprint, code, name, number, date, form, looks, checked, text FROM records WHERE id = ?"
    row = db.execute(sql, [record_id]).fetchone()
    if row is None:
        return None
    fingerprint, *columns, form, looks, checked, text = row
    code, name, number, date = columns
    identity: tuple[str, str, str, str] = (code, name, number, date)
    qas, claims, happened = _qas(db, record_id), _claims(db, record_id), event_rows.of_record(db, fingerprint)
    return Case(db, record_id, fingerprint, identity, form, looks, bool(checked), text, qas, claims, happened)


def _qas(db: Database, record_id: int) -> list[tuple[int, QA]]:
    sql = """SELECT position, qa_id, question_start, question_end, answer_start, answer_end, evidence FROM qas
        WHERE record_id = ? ORDER BY position"""
    return [
        (position, QA(qa_id, Span(a, b), Span(c, d), (evidence,)))
        for position, qa_id, a, b, c, d, evidence in db.execute(sql, [record_id])
    ]


def _claims(db: Database, record_id: int) -> list[ClaimRow]:
    sql = """SELECT qa_id, annotator, layer, claims.id, span_start, span_end, quote FROM claims JOIN qas USING (qa_id)
        WHERE record_id = ? ORDER BY qa_id, annotator, layer, span_start"""
    return [
        ClaimRow(AnnotationKey(qa_id, annotator, Layer(layer)), *rest)
        for qa_id, annotator, layer, *rest in db.execute(sql, [record_id])
    ]
