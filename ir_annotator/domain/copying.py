"""Labels of one Q&A for another one."""

from __future__ import annotations

from dataclasses import replace

from ir_annotator.domain.annotation import Annotation, Claim
from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.revising import found_again


def pasted(here: Annotation, copied: Annotation, places: tuple[QA, Record, QA]) -> Annotation:
    """Return the labels of a Q&A with those of another one added; what it says already stays.

    ``places`` are the Q&A the labels come from, and the record and Q&A they go to. A claim goes along where its quote
    stands in the same part (question or answer), unless it meets one of its type there. The note and the flag stay
    behind, and the Q&A is open again.
    """
    source, record, target = places
    topics = tuple(dict.fromkeys((*here.topics, *copied.topics)))
    moved = (found_again(claim, source, record, target) for claim in copied.claims)
    new = tuple(claim for claim in moved if claim and not any(_is_taken(claim, other) for other in here.claims))
    return replace(
        here,
        topics=topics,
        primary_topic=here.primary_topic or copied.primary_topic,
        judgements={**copied.judgements, **here.judgements},
        claims=tuple(sorted((*here.claims, *new), key=Claim.order)),
        closed=None,
    )


def _is_taken(claim: Claim, other: Claim) -> bool:
    return claim.type == other.type and claim.span.overlaps(other.span)
