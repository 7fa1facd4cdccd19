"""The rows of the queue of Q&As to compare: what differs in each, how far it is settled, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ir_annotator.domain.adjudication import is_settled, opened
from ir_annotator.domain.annotation import Part
from ir_annotator.domain.comparing import Comparison, Point
from ir_annotator.domain.other_gold import contradict
from ir_annotator.domain.review_case import ReviewCase
from ir_annotator.domain.scheme import Scheme, parent_id
from ir_annotator.workspace.jobs import Tick, no_tick
from ir_annotator.workspace.settling import comparison_of

if TYPE_CHECKING:
    from ir_annotator.store.project import Project


class Scope(StrEnum):
    """What of the labels is reviewed."""

    ALL = "all"
    TOPICS = "topics"
    CLAIMS = "claims"

    def takes(self, point: Point) -> bool:
        """Tell whether a point is among what is reviewed."""
        if self is Scope.ALL:
            return True
        if self is Scope.CLAIMS:
            return bool(point.position.claim)
        return point.position.part in (Part.TOPIC, Part.PRIMARY_TOPIC)


class Order(StrEnum):
    """How the queue is sorted."""

    DISAGREEMENT = "disagreement"
    RECORD = "record"
    TOPIC = "topic"
    CLAIM_TYPE = "claim_type"


class State(StrEnum):
    """How far a Q&A is with one reviewer."""

    OPEN = "open"
    STARTED = "started"
    SETTLED = "settled"
    NEWS = "news"
    RETURNED = "returned"
    OTHERS = "others"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One Q&A of the queue.

    Attributes:
        qa_id: The Q&A.
        record_id: Number of its record in the project.
        place: Its place when sorted by record.
        record: Code and number of the record.
        position: One-based place in the record.
        question: The question, or how a talk without one begins.
        differences: How many points differ, in each scope.
        open: How many of them this reviewer has not settled yet, in each scope.
        topics: First-level topics that differ.
        types: Types of claims that differ in anything.
        state: How far it is.
    """

    qa_id: str
    record_id: int
    place: int
    record: tuple[str, str]
    position: int
    question: str
    differences: dict[Scope, int]
    open: dict[Scope, int]
    topics: frozenset[str]
    types: frozenset[str]
    state: State

    def waits(self, scope: Scope) -> bool:
        """Tell whether there is anything left to decide."""
        return self.open[scope] > 0 or self.state is State.NEWS


def row_of(case: ReviewCase, comparison: Comparison, record_id: int, place: int, reviewer: str) -> QueueRow:
    """Return what the queue shows of a Q&A."""
    gold = case.gold.get(reviewer) or opened(comparison, reviewer, {})
    points = comparison.differences
    unsettled = [point for point in points if not is_settled(point, gold, comparison)]
    differing = [comparison.groups.get(point.position.claim) for point in points]  # none of a reviewer's own claim
    return QueueRow(
        qa_id=case.qa.qa_id,
        record_id=record_id,
        place=place,
        record=case.record,
        position=case.position,
        question=case.qa.question.of(comparison.text) or case.qa.answer.of(comparison.text)[:40],
        differences=_counts(points),
        open=_counts(unsettled),
        topics=frozenset(parent_id(p.position.name) for p in points if p.position.part is Part.TOPIC),
        types=frozenset(claim.type for group in differing if group for claim in group.there),
        state=_state(case, comparison, reviewer, unsettled),
    )


def _counts(points: Sequence[Point]) -> dict[Scope, int]:
    return {scope: sum(scope.takes(point) for point in points) for scope in Scope}


def _state(case: ReviewCase, comparison: Comparison, reviewer: str, unsettled: Sequence[Point]) -> State:
    if case.returned:
        return State.RETURNED
    if case.has_news(reviewer):
        return State.NEWS
    if contradict(case.gold.values(), comparison):
        return State.DISPUTED
    if reviewer in case.gold:
        return State.STARTED if unsettled else State.SETTLED
    others = [gold.decision for gold in case.gold.values()]
    return State.OTHERS if any(said and said.source != "unresolved" for said in others) else State.OPEN


def read_queue(project: Project, scheme: Scheme, reviewer: str, tick: Tick = no_tick) -> list[QueueRow]:
    """Return all rows, in the order of the records; whoever asks can go on working meanwhile."""
    rows: list[QueueRow] = []
    places = project.reviews.places()
    for number, (record_id, _) in enumerate(places, 1):
        rows += rows_of_record(project, scheme, reviewer, record_id, len(rows))
        tick(number, len(places))
    return rows


def rows_of_record(project: Project, scheme: Scheme, reviewer: str, record_id: int, place: int) -> list[QueueRow]:
    """Return the rows of one record's Q&As, counted on from ``place``."""
    cases = project.reviews.cases(record_id)
    if not cases:
        return []
    text = project.record(cases[0].fingerprint).text
    return [
        row_of(case, comparison_of(case, scheme, text), record_id, place + at, reviewer)
        for at, case in enumerate(cases)
    ]


def sorted_rows(rows: Iterable[QueueRow], order: Order, scope: Scope, scheme: Scheme) -> list[QueueRow]:
    """Return the rows in which anything differs in a scope (or between reviewers, or came in since), in an order."""
    topics = {topic.id: place for place, topic in enumerate(scheme.topics)}
    types = {kind.id: place for place, kind in enumerate(scheme.claim_types)}

    def key(row: QueueRow) -> tuple[int, int]:
        if order is Order.DISAGREEMENT:
            return (-row.differences[scope], row.place)
        if order is Order.TOPIC:
            return (min((topics.get(one, len(topics)) for one in row.topics), default=len(topics) + 1), row.place)
        if order is Order.CLAIM_TYPE:
            return (min((types.get(one, len(types)) for one in row.types), default=len(types) + 1), row.place)
        return (row.place, 0)

    always = (State.NEWS, State.RETURNED, State.DISPUTED)
    wanted = (row for row in rows if row.differences[scope] or row.state in always)
    return sorted(wanted, key=key)
