"""What another reviewer settled, beside what annotators say: to be taken over, and to be contradicted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ir_annotator.domain.adjudication import gold_answer, is_settled
from ir_annotator.domain.annotation import Annotation, Claim, How, Ruling
from ir_annotator.domain.comparing import Comparison, Point, same, with_own_claims
from ir_annotator.domain.rulings import own


def others_of(gold: Mapping[str, Annotation], reviewer: str) -> dict[str, Annotation]:
    """Return the gold of everybody but one reviewer, in the order of their ids."""
    return {name: gold[name] for name in sorted(gold) if name != reviewer and gold[name].decision}


def with_claims_of(comparison: Comparison, gold: Iterable[Annotation]) -> Comparison:
    """Return a comparison with a point for each claim that only reviewers have."""
    rulings = {
        ruling.position: ruling for one in gold if one.decision for ruling in one.decision.rulings if ruling.value
    }
    return with_own_claims(comparison, rulings.values())


def taken_over(comparison: Comparison, points: Iterable[Point], gold: Annotation, reviewer: str) -> list[Ruling]:
    """Return the rulings that take what another reviewer settled at these points; what is open there stays open."""
    found: list[Ruling] = []
    for point in points:
        if not is_settled(point, gold, comparison):
            continue
        answer = gold_answer(point, gold, comparison)
        rulings = own(comparison, point, answer) if answer is not None else [Ruling(point.position, How.TAKEN)]
        if isinstance(answer, Claim) and point.position.claim not in comparison.groups:
            rulings = rulings[:1]  # no annotator has it, so none differs in what it is like
        said = zip(comparison.annotators, point.answers, strict=True)
        names = (reviewer, *(name for name, other in said if same(answer, other)))
        found += [replace(ruling, how=How.TAKEN, taken_from=tuple(dict.fromkeys(names))) for ruling in rulings]
    return found


def is_contradicted(point: Point, gold: Iterable[Annotation], comparison: Comparison) -> bool:
    """Tell whether two reviewers settled a point in different ways."""
    said = [gold_answer(point, one, comparison) for one in gold if is_settled(point, one, comparison)]
    return any(not same(said[0], other) for other in said[1:])


def contradict(gold: Iterable[Annotation], comparison: Comparison) -> bool:
    """Tell whether reviewers contradict each other anywhere in a Q&A."""
    settled = list(gold)
    return len(settled) > 1 and any(is_contradicted(point, settled, comparison) for point in comparison.points)
