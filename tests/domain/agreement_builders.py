"""What several annotators said, in a few words: letters and lists instead of annotations."""

from __future__ import annotations

from ir_annotator.domain.agreement.lens import FIRST_LEVEL, PRIMARY_TOPIC, Asked, Lens
from ir_annotator.domain.annotation import Annotation, Claim, Status
from ir_annotator.domain.record import QA, make_qa_id
from ir_annotator.domain.span import Span
from ir_annotator.domain.submission import Submission, SubmittedQA

LENS = Lens(
    FIRST_LEVEL,
    topics_required=False,
    judgements=(Asked(PRIMARY_TOPIC), Asked("specificity", (0, 1, 2))),
    attributes=(Asked("type"), Asked("polarity")),
)
FINGERPRINT = "f" * 64


def claims(text: str) -> tuple[Claim, ...]:
    """Claims from words such as ``0-10:A`` or, with a polarity, ``0-10:A:positive``; offsets of the answer."""
    found = []
    for number, word in enumerate(text.replace(",", " ").split()):
        place, kind, *polarity = word.split(":")
        start, end = map(int, place.split("-"))
        attributes = dict(zip(["polarity"], polarity, strict=False))
        found.append(Claim(str(number), Span(start, end), "", kind, attributes))
    return tuple(found)


def said(topics: str = "", spans: str = "", **judgements) -> Annotation:
    """An annotation that is done."""
    return Annotation(
        topics=tuple(topics.split()),
        primary_topic=(topics.split() or [None])[0],
        judgements=judgements,
        claims=claims(spans),
        closed=Status.DONE,
    )


def submitted(number: int, length: int = 100, gold: Annotation | None = None, **by: Annotation | None) -> SubmittedQA:
    """One Q&A whose answer begins at 0 and has so many characters, with everybody's annotation."""
    qa = QA(make_qa_id(FINGERPRINT, number), Span(0, 0), Span(0, length))
    submissions = (Submission(name, one, "2026-11-23T10:00:00Z") for name, one in sorted(by.items()) if one)
    return SubmittedQA(FINGERPRINT, qa, tuple(submissions), gold)
