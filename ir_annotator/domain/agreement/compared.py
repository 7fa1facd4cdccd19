"""One Q&A as several people labelled it, reduced to what is compared: everything figures are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from ir_annotator.domain.agreement.characters import Masks, Types, coincidences, masks
from ir_annotator.domain.agreement.lens import CLAIM_TYPE, PRIMARY_TOPIC, Lens
from ir_annotator.domain.agreement.matching import matched, overlaps, same
from ir_annotator.domain.agreement.sets import LabelSet
from ir_annotator.domain.annotation import Annotation, Claim
from ir_annotator.domain.record import QA
from ir_annotator.domain.span import Span
from ir_annotator.domain.submission import SubmittedQA

Scalar: TypeAlias = str | int
Answers: TypeAlias = tuple[Scalar | None, ...]


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """The claims of two people (by their columns) on one Q&A, compared.

    Attributes:
        columns: Whose claims.
        counts: How many claims each has.
        same: Claims with the same place and type.
        boundaries: Claims with the same place, one to one.
        same_type: Claims that overlap and have the same type, one to one.
        overlapping: Claims that overlap, one to one.
        by_type: For each type the counts of both, and how many overlap.
        values: For each overlapping pair, for each attribute of the lens, both values.
        answer: How many characters of the answer have each pair of sets of types.
        question: The same of the question.
        marks_in_question: Whether either of the two marked anything in the question.
    """

    columns: tuple[int, int]
    counts: tuple[int, int]
    same: int = 0
    boundaries: int = 0
    same_type: int = 0
    overlapping: int = 0
    by_type: tuple[tuple[str, int, int, int], ...] = ()
    values: tuple[tuple[tuple[Scalar | None, Scalar | None], ...], ...] = ()
    answer: tuple[tuple[tuple[Types, Types], int], ...] = ()
    question: tuple[tuple[tuple[Types, Types], int], ...] = ()
    marks_in_question: bool = False


@dataclass(frozen=True, slots=True)
class ComparedQA:
    """One Q&A reduced to what is compared; a column for each annotator, and the last one for gold.

    Attributes:
        qa_id: Which Q&A.
        fingerprint: Its record.
        at: UTC time of the last submission; empty where it is not known.
        present: Columns of those who are done with it.
        topics: Each column's topics, sorted; None where nothing was said, which is not the same as no topic.
        answers: For each judgement of the lens each column's answer, None where there is none.
        claims: Every two of the columns present.
    """

    qa_id: str
    fingerprint: str
    at: str
    present: tuple[int, ...]
    topics: tuple[LabelSet | None, ...]
    answers: tuple[Answers, ...]
    claims: tuple[ClaimPair, ...]


@dataclass(frozen=True, slots=True)
class _Marked:
    """One person's claims on one Q&A, made ready for being compared with another's; always in the same order."""

    places: list[tuple[int, int, str]]
    values: list[tuple[Scalar | None, ...]]
    answer: Masks
    question: Masks

    @property
    def bounds(self) -> list[tuple[int, int]]:
        return [(start, end) for start, end, _ in self.places]


def compared(one: SubmittedQA, annotators: Sequence[str], lens: Lens) -> ComparedQA:
    """Return what of a Q&A is compared; whoever is not among ``annotators`` is left out."""
    by_name = {submission.annotator: submission.annotation for submission in one.submissions}
    columns: list[Annotation | None] = [*(by_name.get(name) for name in annotators), one.gold]
    marked = {at: _marked(said, one.qa, lens) for at, said in enumerate(columns) if said is not None}
    return ComparedQA(
        one.qa.qa_id,
        one.fingerprint,
        max((submission.at for submission in one.submissions if submission.annotator in annotators), default=""),
        tuple(marked),
        tuple(topics_of(said, lens) for said in columns),
        tuple(tuple(answers) for answers in zip(*(_answers(said, lens) for said in columns), strict=True)),
        tuple(_pair((a, b), marked[a], marked[b]) for a, b in combinations(marked, 2)),
    )


def topics_of(said: Annotation | None, lens: Lens) -> LabelSet | None:
    """Return the topics of an annotation as they are compared; None where nothing was said."""
    if said is None or (lens.topics_required and not said.topics):
        return None
    return tuple(sorted({lens.topic(topic) for topic in said.topics}))


def _answers(said: Annotation | None, lens: Lens) -> Answers:
    if said is None:
        return (None,) * len(lens.judgements)
    given = {**said.judgements, PRIMARY_TOPIC: said.primary_topic}
    return tuple(lens.value(asked, given.get(asked.id)) for asked in lens.judgements)


def _marked(said: Annotation, qa: QA, lens: Lens) -> _Marked:
    found = sorted(((one.span.start, one.span.end, one.type, _values(one, lens)) for one in said.claims), key=repr)
    places = [(start, end, kind) for start, end, kind, _ in found]
    return _Marked(places, [values for *_, values in found], _masks(places, qa.answer), _masks(places, qa.question))


def _values(claim: Claim, lens: Lens) -> tuple[Scalar | None, ...]:
    """Return the type of a claim and its attributes, as the lens asks for them."""
    given = {**claim.attributes, CLAIM_TYPE: claim.type}
    return tuple(lens.value(asked, given.get(asked.id)) for asked in lens.attributes)


def _masks(typed: Sequence[tuple[int, int, str]], field: Span) -> Masks:
    begin, end = field.start, field.end
    return masks([(a - begin, b - begin, kind) for a, b, kind in typed if begin <= a and b <= end], end - begin)


def _pair(columns: tuple[int, int], a: _Marked, b: _Marked) -> ClaimPair:
    counts = len(a.places), len(b.places)
    answer, question = (tuple(coincidences(*both).items()) for both in ((a.answer, b.answer), (a.question, b.question)))
    if not any(counts):
        return ClaimPair(columns, counts, answer=answer, question=question)
    questions = len(a.question) > 1 or len(b.question) > 1
    if not all(counts):
        return ClaimPair(columns, counts, 0, 0, 0, 0, _by_type(a, b, ()), (), answer, question, questions)
    pairs, same_type = _matched(a, b)
    return ClaimPair(
        columns,
        counts,
        same=same(a.places, b.places),
        boundaries=(Counter(a.bounds) & Counter(b.bounds)).total(),
        same_type=len(same_type),
        overlapping=len(pairs),
        by_type=_by_type(a, b, same_type),
        values=tuple(tuple(zip(a.values[i], b.values[j], strict=True)) for i, j in pairs),
        answer=answer,
        question=question,
        marks_in_question=questions,
    )


def _matched(a: _Marked, b: _Marked) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return which claims overlap, and which of them have the same type; who comes first decides no tie."""
    if (b.places, repr(b.values)) < (a.places, repr(a.values)):
        pairs, same_type = _matched(b, a)
        return [(j, i) for i, j in pairs], [(j, i) for i, j in same_type]
    edges = overlaps(a.bounds, b.bounds)
    return matched(edges), matched(edges, lambda i, j: a.places[i][2] == b.places[j][2])


def _by_type(a: _Marked, b: _Marked, same_type: Sequence[tuple[int, int]]) -> tuple[tuple[str, int, int, int], ...]:
    matches = [a.places[i] for i, _ in same_type]
    ones, others, both = (Counter(kind for _, _, kind in places) for places in (a.places, b.places, matches))
    return tuple((kind, ones[kind], others[kind], both[kind]) for kind in sorted({*ones, *others}))
