"""Labels as a project stores them: what is JSON there stays JSON, so that nobody takes apart what is only passed on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, LabelledQA, Layer, Status
from ir_annotator.domain.codec import (
    annotation_from_json,
    annotation_to_json,
    claim_to_json,
    dumps,
    form_from_json,
    form_to_json,
)
from ir_annotator.domain.record import QA, Form, Record
from ir_annotator.domain.span import Span


class StoredClaim(NamedTuple):
    """A claim; ``start`` and ``end`` are code points of the record text, ``attributes`` is canonical JSON."""

    id: str
    start: int
    end: int
    quote: str
    type: str
    attributes: str
    note: str

    def order(self) -> tuple[int, int, str]:
        """Return the key by which claims are listed, as ``Claim.order`` does."""
        return (self.start, self.end, self.id)


class StoredRecord:
    """A record of which only the text and the form (as JSON) are at hand; the rest is made when it is asked for."""

    def __init__(self, fingerprint: str, file: str, form: str, text: str, make: Callable[[], Record]) -> None:
        self.fingerprint, self.file, self.form, self.text = fingerprint, file, form, text
        self._make = make

    @classmethod
    def of(cls, record: Record) -> StoredRecord:
        """Return a record as it would be stored."""
        return cls(record.fingerprint, record.file, dumps(form_to_json(record.form)), record.text, lambda: record)

    @cached_property
    def record(self) -> Record:
        """The whole record."""
        return self._make()

    def with_form(self, change: Callable[[Form], Form]) -> StoredRecord:
        """Return the record with another form."""
        form = change(form_from_json(json.loads(self.form)))
        changed = dumps(form_to_json(form))
        return StoredRecord(self.fingerprint, self.file, changed, self.text, lambda: replace(self.record, form=form))


class StoredQA(NamedTuple):
    """One Q&A with one annotation: a row of every export.

    ``topics``, ``judgements`` and ``decision`` are canonical JSON; ``question`` and ``answer`` are the ends of the
    spans in the record text, in code points; ``position`` is the ``index`` of ``LabelledQA``.
    """

    record: StoredRecord
    qa_id: str
    position: int
    question: tuple[int, int]
    answer: tuple[int, int]
    annotator: str
    layer: str
    status: str
    topics: str
    primary_topic: str | None
    judgements: str
    claims: tuple[StoredClaim, ...]
    note: str
    flagged: bool
    flag_reason: str
    decision: str | None
    scheme: str
    updated_at: str
    seconds: float

    @classmethod
    def of(cls, labelled: LabelledQA) -> StoredQA:
        """Return labels as they would be stored."""
        annotation, question, answer = labelled.annotation, labelled.qa.question, labelled.qa.answer
        data = annotation_to_json(annotation)
        return cls(
            record=StoredRecord.of(labelled.record),
            qa_id=labelled.qa.qa_id,
            position=labelled.index,
            question=(question.start, question.end),
            answer=(answer.start, answer.end),
            annotator=labelled.key.annotator,
            layer=str(labelled.key.layer),
            status=str(annotation.status),
            topics=dumps(data["topics"]),
            primary_topic=annotation.primary_topic,
            judgements=dumps(data["judgements"]),
            claims=tuple(map(_stored_claim, sorted(annotation.claims, key=Claim.order))),
            note=annotation.note,
            flagged=annotation.flagged,
            flag_reason=str(annotation.flag_reason),
            decision=data["decision"] and dumps(data["decision"]),
            scheme=labelled.scheme,
            updated_at=labelled.updated_at,
            seconds=labelled.seconds,
        )

    def labelled(self) -> LabelledQA:
        """Return the labels taken apart, with the whole record."""
        record = self.record.record
        return LabelledQA(
            record=record,
            qa=self._qa(record),
            index=self.position,
            key=AnnotationKey(self.qa_id, self.annotator, Layer(self.layer)),
            annotation=self.annotation(),
            scheme=self.scheme,
            updated_at=self.updated_at,
            seconds=self.seconds,
        )

    def _qa(self, record: Record) -> QA:
        found = next((qa for qa in record.qas if qa.qa_id == self.qa_id), None)
        return found or QA(self.qa_id, Span(*self.question), Span(*self.answer))  # split anew meanwhile

    def annotation(self) -> Annotation:
        """Return the labels taken apart; offsets count in the record text."""
        status = Status(self.status)
        claims = [{**claim._asdict(), "attributes": json.loads(claim.attributes)} for claim in self.claims]
        return annotation_from_json(
            {
                "topics": json.loads(self.topics),
                "primary_topic": self.primary_topic,
                "judgements": json.loads(self.judgements),
                "claims": claims,
                "note": self.note,
                "flagged": self.flagged,
                "flag_reason": self.flag_reason,
                "closed": status if status.is_closed else None,
                "decision": self.decision and json.loads(self.decision),
            }
        )

    def home_of(self, claim: StoredClaim) -> tuple[str, int]:
        """Return ``"question"`` or ``"answer"``, whichever holds a claim, and where that begins in the record text.

        Raises:
            ValueError: If neither does.
        """
        if self.answer[0] <= claim.start and claim.end <= self.answer[1]:  # most are in the answer
            return "answer", self.answer[0]
        if self.question[0] <= claim.start and claim.end <= self.question[1]:
            return "question", self.question[0]
        raise ValueError(f"claim {claim.id} lies outside question and answer of {self.qa_id}")

    def question_text(self) -> str:
        """Return the text of the question."""
        return self.record.text[self.question[0] : self.question[1]]

    def answer_text(self) -> str:
        """Return the text of the answer."""
        return self.record.text[self.answer[0] : self.answer[1]]


def _stored_claim(claim: Claim) -> StoredClaim:
    data = claim_to_json(claim)
    return StoredClaim(**{**data, "attributes": dumps(data["attributes"])})
