"""What a reviewer compares, record by record."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Layer, Status
from ir_annotator.domain.record import QA
from ir_annotator.domain.remark import Remark
from ir_annotator.domain.review_case import Heard, ReviewCase
from ir_annotator.domain.span import Span
from ir_annotator.store import labels, remarks, reviewed
from ir_annotator.store.database import ProjectFile
from ir_annotator.store.labels import Stored
from ir_annotator.store.reviewed import Submitted

LEAST = 2
"""So many submissions are needed to compare."""


class Reviews:
    """What a reviewer needs of an open project. Every method may raise Problem when the disk fails."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file

    def places(self) -> list[tuple[int, int]]:
        """Return the numbers of the records with Q&As to compare, in order, each with how many."""
        with self._file.reading() as db:
            return places(db)

    def cases(self, record_id: int, qa_ids: Collection[str] = ()) -> list[ReviewCase]:
        """Return the Q&As of a record (all, or some) that at least two annotators submitted, in order.

        Raises:
            Problem: ``quote_mismatch`` if a claim does not match the record text.
        """
        with self._file.reading() as db:
            return of_record(db, record_id, qa_ids)

    def say(self, remark: Remark) -> Remark:
        """Write a remark; it comes back with its ``seq`` and ``after``. The labels it returns are frozen."""
        with self._file.writing() as db:
            return remarks.append(db, remark)

    def remarks(self, qa_id: str) -> list[Remark]:
        """Return all that was said about the labels of a Q&A, the oldest first."""
        with self._file.reading() as db:
            return remarks.on_qas(db, [qa_id])

    def returned_to(self, annotator: str) -> list[str]:
        """Return the Q&As that were returned to an annotator and are not resolved, in the order of the list."""
        with self._file.reading() as db:
            return remarks.open_to(db, annotator)


def places(db: Database) -> list[tuple[int, int]]:
    """Return the records with Q&As that at least two annotators submitted, in order, and how many Q&As those are."""
    return db.execute(
        """SELECT record_id, count(*) FROM qas JOIN records ON records.id = record_id WHERE qa_id IN (
            SELECT qa_id FROM (
                SELECT qa_id, annotator FROM annotations WHERE layer = 'annotation' AND status = 'done'
                UNION SELECT qa_id, annotator FROM submissions)
            GROUP BY qa_id HAVING count(*) >= ?)
            GROUP BY record_id ORDER BY code, number, fingerprint""",
        [LEAST],
    ).fetchall()


def of_record(db: Database, record_id: int, qa_ids: Collection[str] = ()) -> list[ReviewCase]:
    """Return the Q&As of a record (all, or some) that at least two annotators submitted, in order.

    Raises:
        Problem: ``quote_mismatch`` if a claim does not match the record text.
    """
    rows = db.execute(
        """SELECT qa_id, position, question_start, question_end, answer_start, answer_end FROM qas
            WHERE record_id = ? AND (? = '[]' OR qa_id IN (SELECT value FROM json_each(?))) ORDER BY position""",
        [record_id, *[json.dumps(list(qa_ids))] * 2],
    ).fetchall()
    wanted = [row[0] for row in rows]
    stored, kept = labels.of_qas(db, wanted), reviewed.submissions(db, wanted)
    returned = remarks.open_on_qas(db, wanted)
    sql = "SELECT fingerprint, code, number, text FROM records WHERE id = ?"
    fingerprint, code, number, text = db.execute(sql, [record_id]).fetchone()
    found = []
    for qa_id, position, *ends in rows:
        heard = _heard(qa_id, stored, kept)
        if len(heard) < LEAST:
            continue
        for name, one in heard.items():
            labels.verified(one.annotation, AnnotationKey(qa_id, name), text)
        qa = QA(qa_id, Span(ends[0], ends[1]), Span(ends[2], ends[3]))
        gold = {key.annotator: one.annotation for key, one in stored.items() if _is_gold(key, qa_id, one.annotation)}
        back = frozenset(returned.get(qa_id, ()))
        found.append(ReviewCase(fingerprint, (code, number), position, qa, heard, gold, back))
    return found


def _is_gold(key: AnnotationKey, qa_id: str, annotation: Annotation) -> bool:
    return key.qa_id == qa_id and key.layer is Layer.GOLD and annotation != Annotation()


def _heard(
    qa_id: str, stored: Mapping[AnnotationKey, Stored], kept: Mapping[AnnotationKey, Submitted]
) -> dict[str, Heard]:
    """Return what each annotator says who is done with a Q&A, or had submitted it once."""
    heard: dict[str, Heard] = {}
    for key in sorted({*stored, *kept}, key=lambda key: key.annotator):
        if key.qa_id != qa_id or key.layer is Layer.GOLD:
            continue
        now, then = stored.get(key), kept.get(key)
        if now and now.annotation.status is Status.DONE:
            heard[key.annotator] = Heard(now.annotation, now.head, changed=then is not None and then.head != now.head)
        elif then:
            heard[key.annotator] = Heard(then.annotation, then.head)
    return heard
