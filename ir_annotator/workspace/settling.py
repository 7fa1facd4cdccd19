"""Settles by a strategy what needs nobody's decision, Q&A by Q&A."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ir_annotator.domain.adjudication import ADJUDICATED, UNANIMOUS, by_strategy, opened
from ir_annotator.domain.annotation import Annotation, AnnotationKey, Layer
from ir_annotator.domain.comparing import Comparison, compare
from ir_annotator.domain.edits import Settle
from ir_annotator.domain.event import Event
from ir_annotator.domain.other_gold import with_claims_of
from ir_annotator.domain.review_case import ReviewCase
from ir_annotator.domain.rulings import Strategy
from ir_annotator.domain.scheme import Scheme
from ir_annotator.store.ids import new_id
from ir_annotator.workspace.clock import utc_now
from ir_annotator.workspace.jobs import Tick, no_tick

if TYPE_CHECKING:
    from ir_annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Change:
    """What gold of one Q&A becomes: where, what it is, what it is to be."""

    key: AnnotationKey
    fingerprint: str
    before: Annotation
    after: Annotation


@dataclass(slots=True)
class Outcome:
    """What a strategy settles.

    Attributes:
        changes: What is to be written.
        compared: How many Q&As at least two annotators submitted.
        others: Of these, how many another reviewer has begun to settle; they are left alone.
    """

    changes: list[Change] = field(default_factory=list)
    compared: int = 0
    others: int = 0

    def count(self, source: str) -> int:
        """Return how many Q&As have gold from this source then."""
        return sum(
            change.after.decision is not None and change.after.decision.source == source for change in self.changes
        )

    @property
    def settled(self) -> int:
        """How many Q&As are settled then with nothing left open."""
        return self.count(UNANIMOUS) + self.count(ADJUDICATED)


def comparison_of(case: ReviewCase, scheme: Scheme, text: str) -> Comparison:
    """Compare what annotators say about a Q&A, and claims only a reviewer has; ``text`` is the record text."""
    said = {name: heard.annotation for name, heard in case.heard.items()}
    return with_claims_of(compare(said, scheme, text), case.gold.values())


def cases(project: Project, tick: Tick = no_tick) -> Iterator[tuple[str, list[ReviewCase]]]:
    """Yield, record by record, the record text and the Q&As to compare."""
    places = project.reviews.places()
    for number, (record_id, _) in enumerate(places, 1):
        found = project.reviews.cases(record_id)
        tick(number, len(places))
        if found:
            yield project.record(found[0].fingerprint).text, found


def plan(project: Project, scheme: Scheme, strategy: Strategy, by: str, tick: Tick = no_tick) -> Outcome:
    """Return what a strategy would settle for a reviewer; nothing is written.

    What somebody has ruled on stays as it is, and so do the Q&As that another reviewer has begun to settle.
    """
    outcome = Outcome()
    for text, found in cases(project, tick):
        for case in found:
            outcome.compared += 1
            if case.gold.keys() - {by}:
                outcome.others += 1
                continue
            before = case.gold.get(by, Annotation())
            after = _settled(case, comparison_of(case, scheme, text), strategy, by)
            if after != before and after.is_labelled:
                key = AnnotationKey(case.qa.qa_id, by, Layer.GOLD)
                outcome.changes.append(Change(key, case.fingerprint, before, after))
    return outcome


def _settled(case: ReviewCase, comparison: Comparison, strategy: Strategy, by: str) -> Annotation:
    gold = case.gold.get(by)
    if gold is None:
        return by_strategy(opened(comparison, by, case.heads), comparison, strategy)
    after = by_strategy(gold, comparison, strategy)
    if after == gold or after.decision is None:
        return gold
    return replace(after, decision=replace(after.decision, seen=case.heads))


def events_of(changes: list[Change], device: str) -> list[tuple[Event, Annotation]]:
    """Return the events that write changes of gold, all with the same time."""
    at = utc_now()
    return [
        (Event(new_id(), one.key, one.fingerprint, Settle.between(one.before, one.after), device, at), one.after)
        for one in changes
    ]
