"""Which annotation of whom counts when people are compared: as it was before anybody settled anything."""

from __future__ import annotations

from collections.abc import Collection

from sqlite_utils import Database

from ir_annotator.domain.adjudication import UNRESOLVED
from ir_annotator.domain.annotation import Annotation, AnnotationKey, Layer, Status
from ir_annotator.domain.record import QA
from ir_annotator.domain.span import Span
from ir_annotator.domain.submission import Submission, SubmittedQA
from ir_annotator.store import labels, reviewed


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
    fingerprint, text = db.execute("SELECT fingerprint, text FROM records WHERE id = ?", [record_id]).fetchone()
    found = []
    for qa_id, said in by_qa.items():
        for key, one in said.items():
            labels.verified(one.annotation, key, text)
        gold = settled.get(qa_id)
        found.append(SubmittedQA(fingerprint, qas[qa_id], tuple(said.values()), gold))
    return sorted(found, key=lambda one: one.qa.question)


def _is_settled(gold: Annotation) -> bool:
    """Tell whether nothing of settled labels is left open: what is half settled would count as missing."""
    return gold != Annotation() and (gold.decision is None or gold.decision.source != UNRESOLVED)


def _qas(db: Database, record_id: int) -> dict[str, QA]:
    rows = db.execute(
        "SELECT qa_id, question_start, question_end, answer_start, answer_end FROM qas WHERE record_id = ?", [record_id]
    )
    return {qa_id: QA(qa_id, Span(a, b), Span(c, d)) for qa_id, a, b, c, d in rows}
