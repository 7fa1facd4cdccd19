"""Which annotation of whom counts when people are compared."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sqlite_utils import Database

from ir_annotator.domain.annotation import AnnotationKey, Layer, Status
from ir_annotator.domain.record import QA
from ir_annotator.domain.span import Span
from ir_annotator.domain.submission import Submission, SubmittedQA
from ir_annotator.store import annotators as annotator_table
from ir_annotator.store import labels, records
from ir_annotator.store.database import ProjectFile
from ir_annotator.store.labels import Stored


def everything(
    file: ProjectFile, annotators: Collection[str], fingerprints: Collection[str]
) -> Iterator[tuple[int, int, list[SubmittedQA]]]:
    """Yield what ``Project.submissions`` promises; each record is read for itself, so that saving goes on meanwhile."""
    with file.reading() as db:
        wanted = annotator_table.ids(db, annotators)
        record_ids = records.ids_in_order(db)
        if fingerprints:
            chosen = {records.id_of(db, one) for one in fingerprints}
            record_ids = [record_id for record_id in record_ids if record_id in chosen]
    for number, record_id in enumerate(record_ids, 1):
        with file.reading() as db:
            found = of_record(db, record_id, wanted)
        yield number, len(record_ids), found


def of_record(db: Database, record_id: int, annotators: Collection[str]) -> list[SubmittedQA]:
    """Return the Q&As of a record that anybody asked for is done with, in order; empty ``annotators`` is everybody.

    Raises:
        Problem: ``quote_mismatch`` if a claim does not match the record text.
    """
    qas = _qas(db, record_id)
    by_qa: dict[str, dict[AnnotationKey, Stored]] = {}
    for key, stored in labels.of_qas(db, qas).items():
        if key.layer is Layer.GOLD or _counts(key, stored, annotators):
            by_qa.setdefault(key.qa_id, {})[key] = stored
    if not by_qa:
        return []
    (fingerprint,) = db.execute("SELECT fingerprint FROM records WHERE id = ?", [record_id]).fetchone()
    _verify(db, record_id, by_qa)
    found = []
    for qa_id, stored_by in by_qa.items():
        own = {key: stored for key, stored in stored_by.items() if key.layer is Layer.ANNOTATION}
        gold = [stored.annotation for key, stored in stored_by.items() if key.layer is Layer.GOLD]
        submissions = tuple(Submission(key.annotator, one.annotation, one.updated_at) for key, one in own.items())
        if submissions:
            found.append(SubmittedQA(fingerprint, qas[qa_id], submissions, gold[-1] if gold else None))
    return sorted(found, key=lambda one: one.qa.question)


def _verify(db: Database, record_id: int, by_qa: Mapping[str, Mapping[AnnotationKey, Stored]]) -> None:
    """Raise Problem if a claim does not quote the record text, which is read only where there are claims."""
    claimed = [
        (key, one.annotation) for stored in by_qa.values() for key, one in stored.items() if one.annotation.claims
    ]
    if claimed:
        (text,) = db.execute("SELECT text FROM records WHERE id = ?", [record_id]).fetchone()
        for key, annotation in claimed:
            labels.verified(annotation, key, text)


def _counts(key: AnnotationKey, stored: Stored, annotators: Collection[str]) -> bool:
    return stored.annotation.status is Status.DONE and (not annotators or key.annotator in annotators)


def _qas(db: Database, record_id: int) -> dict[str, QA]:
    rows = db.execute(
        "SELECT qa_id, question_start, question_end, answer_start, answer_end FROM qas WHERE record_id = ?", [record_id]
    )
    return {qa_id: QA(qa_id, Span(a, b), Span(c, d)) for qa_id, a, b, c, d in rows}
