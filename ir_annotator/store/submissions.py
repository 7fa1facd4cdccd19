"""Which annotation of whom counts when people are compared: as it was before anybody settled anything."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sqlite_utils import Database

from ir_annotator.domain.adjudication import UNRESOLVED
from ir_annotator.domain.annotation import Annotation, AnnotationKey, Layer, Status
from ir_annotator.domain.record import QA
from ir_annotator.domain.span import Span
from ir_annotator.domain.submission import Submission, SubmittedQA
from ir_annotator.store import annotators as annotator_table
from ir_annotator.store import labels, records, reviewed
from ir_annotator.store.database import ProjectFile


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
    by_qa: dict[str, dict[AnnotationKey, Submission]] = {}
    settled: dict[str, Annotation] = {}
    stored, kept = labels.of_qas(db, qas), reviewed.submissions(db, qas)
    for key in sorted({*stored, *kept}, key=lambda key: (key.qa_id, key.annotator)):
        now, then = stored.get(key), kept.get(key)
        if key.layer is Layer.GOLD:
            if now and _is_settled(now.annotation):
                settled[key.qa_id] = now.annotation
        elif annotators and key.annotator not in annotators:
            continue
        elif then:
            by_qa.setdefault(key.qa_id, {})[key] = Submission(key.annotator, then.annotation, then.at)
        elif now and now.annotation.status is Status.DONE:
            by_qa.setdefault(key.qa_id, {})[key] = Submission(key.annotator, now.annotation, now.updated_at)
    if not by_qa:
        return []
    (fingerprint,) = db.execute("SELECT fingerprint FROM records WHERE id = ?", [record_id]).fetchone()
    _verify(db, record_id, by_qa)
    found = [SubmittedQA(fingerprint, qas[id_], tuple(said.values()), settled.get(id_)) for id_, said in by_qa.items()]
    return sorted(found, key=lambda one: one.qa.question)


def _is_settled(gold: Annotation) -> bool:
    """Tell whether nothing of settled labels is left open: what is half settled would count as missing."""
    return gold != Annotation() and (gold.decision is None or gold.decision.source != UNRESOLVED)


def _verify(db: Database, record_id: int, by_qa: Mapping[str, Mapping[AnnotationKey, Submission]]) -> None:
    """Raise Problem if a claim does not quote the record text, which is read only where there are claims."""
    claimed = [
        (key, one.annotation) for stored in by_qa.values() for key, one in stored.items() if one.annotation.claims
    ]
    if claimed:
        (text,) = db.execute("SELECT text FROM records WHERE id = ?", [record_id]).fetchone()
        for key, annotation in claimed:
            labels.verified(annotation, key, text)


def _qas(db: Database, record_id: int) -> dict[str, QA]:
    rows = db.execute(
        "SELECT qa_id, question_start, question_end, answer_start, answer_end FROM qas WHERE record_id = ?", [record_id]
    )
    return {qa_id: QA(qa_id, Span(a, b), Span(c, d)) for qa_id, a, b, c, d in rows}
