"""What lists and exports ask of the project: outlines without texts, and labelled Q&As record by record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation, AnnotationKey, LabelledQA, Layer, Status
from ir_annotator.domain.outline import Progress, QARow, RecordOverview, RecordRow
from ir_annotator.store import labels, records
from ir_annotator.store.labels import Stored

_QAColumns: TypeAlias = tuple[int, str, int, int, int, int, int, str | None, int | None]
_NARRATIVE_SHOWN = 40
"""Code points of a talk without a question that lists show instead of one."""


def outline(db: Database, annotator: str, only: str = "") -> list[RecordRow]:
    """Return all records in order with their Q&As, as they stand for one annotator; or ``only`` that fingerprint's.

    The questions are cut from the texts here: SQLite's substr walks over the whole text once per Q&A.
    """
    wanted = "WHERE record_id = (SELECT id FROM records WHERE fingerprint = ?)" if only else ""
    qas = db.execute(
        f"""SELECT record_id, qas.qa_id, position, question_start, question_end, answer_start, answer_end,
                status, flagged
            FROM qas
            LEFT JOIN annotations ON annotations.qa_id = qas.qa_id AND annotator = ? AND layer = 'annotation'
            {wanted} ORDER BY record_id, position""",  # noqa: S608
        [annotator, only] if only else [annotator],
    )
    of_record = {record_id: list(rows) for record_id, rows in groupby(qas, key=lambda row: row[0])}
    wanted = "WHERE fingerprint = ?" if only else ""
    rows = db.execute(
        f"""SELECT id, text, fingerprint, file, code, name, number, date, confidence, checked FROM records
            {wanted} ORDER BY code, number, fingerprint""",  # noqa: S608
        [only] if only else [],
    )
    return [
        RecordRow(
            *(fingerprint, file, code, name, number, date, _qa_rows(of_record.get(record_id, []), text)),
            confidence=confidence,
            checked=bool(checked),
        )
        for record_id, text, fingerprint, file, code, name, number, date, confidence, checked in rows
    ]


def _qa_rows(rows: list[_QAColumns], text: str) -> tuple[QARow, ...]:
    return tuple(
        QARow(qa_id, position, _shown(text, (start, end), (begins, ends)), Status(status or Status.TODO), bool(flagged))
        for _, qa_id, position, start, end, begins, ends, status, flagged in rows
    )


def _shown(text: str, question: tuple[int, int], answer: tuple[int, int]) -> str:
    """Return the question; of a talk without one, how it begins."""
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


@dataclass(frozen=True, slots=True)
class Choice:
    """Which labelled Q&As are asked for.

    Attributes:
        annotators: Ids; empty for everybody.
        layer: One layer, or None for all.
        status: Only labels with this status, or None for any.
        include_unlabelled: Also an empty annotation where a Q&A has none.
    """

    annotators: frozenset[str]
    layer: Layer | None
    status: Status | None
    include_unlabelled: bool

    def takes(self, key: AnnotationKey) -> bool:
        """Tell whether labels with this key are asked for, whatever their status."""
        return (not self.annotators or key.annotator in self.annotators) and self.layer in (None, key.layer)


def labelled(db: Database, record_id: int, choice: Choice, scheme: str) -> list[LabelledQA]:
    """Return what is asked for of one record, ordered by Q&A, annotator and layer.

    An annotation that says nothing any more counts as none.

    Raises:
        Problem: ``quote_mismatch`` if a claim does not match the record text.
    """
    of_qa: dict[str, dict[AnnotationKey, Stored]] = {qa_id: {} for qa_id in records.qa_ids(db, record_id)}
    for key, stored in labels.of_qas(db, of_qa).items():
        if choice.takes(key) and (stored.annotation.status is not Status.TODO or stored.annotation.decision):
            of_qa[key.qa_id][key] = stored
    chosen = {qa_id: list(_chosen(qa_id, found, choice)) for qa_id, found in of_qa.items()}
    if not any(chosen.values()):
        return []
    record = records.load(db, record_id)
    return [
        LabelledQA(
            record=record,
            qa=qa,
            index=index,
            key=key,
            annotation=labels.verified(stored.annotation, key, record.text),
            scheme=scheme,
            updated_at=stored.updated_at,
            seconds=stored.seconds,
        )
        for index, qa in enumerate(record.qas, 1)
        for key, stored in chosen[qa.qa_id]
    ]


def _chosen(qa_id: str, found: dict[AnnotationKey, Stored], choice: Choice) -> Iterator[tuple[AnnotationKey, Stored]]:
    """Yield the annotations of one Q&A that are asked for, with empty ones where some are wanted and missing."""
    lines = {key: stored for key, stored in found.items() if choice.status in (None, stored.annotation.status)}
    if choice.include_unlabelled:
        labelled_by = {key.annotator for key in found}
        wanted = choice.annotators or (frozenset() if labelled_by else frozenset({""}))
        for annotator in wanted - labelled_by:
            key = AnnotationKey(qa_id, annotator, choice.layer or Layer.ANNOTATION)
            lines[key] = Stored(Annotation(), "", "", 0.0)
    yield from sorted(lines.items(), key=lambda line: (line[0].annotator, line[0].layer))
