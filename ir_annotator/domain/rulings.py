"""The rulings that a reviewer, or a strategy, can make at a point."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from ir_annotator.domain.annotation import Answer, Claim, How, Part, Position, Ruling
from ir_annotator.domain.comparing import Comparison, Point, distinct, same

_MAJORITY_FROM = 3
"""So many annotators are needed for a majority."""


class Strategy(StrEnum):
    """What is settled without asking: what all say, or also what more than half of three or more say."""

    UNANIMOUS = "unanimous"
    MAJORITY = "majority"


def taken(comparison: Comparison, point: Point, annotator: str) -> list[Ruling]:
    """Return the rulings that take what one annotator says at a point.

    Where she has a claim that others lack, all she says of it is taken with it.
    """
    answer = point.answers[comparison.annotators.index(annotator)]
    with_it = [p for p in comparison.points if answer is not None and _is_aspect(p, point)]
    return all_of(comparison, [point, *with_it], annotator)


def _is_aspect(other: Point, point: Point) -> bool:
    is_claim = point.position.part is Part.CLAIM and other.position.part is not Part.CLAIM
    return is_claim and other.position.claim == point.position.claim


def all_of(comparison: Comparison, points: Iterable[Point], annotator: str) -> list[Ruling]:
    """Return the rulings that take what one annotator says at each of these points."""
    return [_taken(comparison, point, annotator) for point in points]


def _taken(comparison: Comparison, point: Point, annotator: str) -> Ruling:
    answer = point.answers[comparison.annotators.index(annotator)]
    also = [name for name, other in zip(comparison.annotators, point.answers, strict=True) if same(answer, other)]
    names = dict.fromkeys((annotator, *also))
    return Ruling(point.position, How.TAKEN, answer, tuple(names))


def own(comparison: Comparison, point: Point, answer: Answer) -> list[Ruling]:
    """Return the rulings that give the reviewer's own answer; for a claim that only some have, a whole claim."""
    place = point.position
    if not isinstance(answer, Claim):
        return [Ruling(place, How.OWN, answer)]
    aspects: dict[Position, Answer | None] = {
        Position(Part.SPAN, claim=place.claim): answer.span,
        Position(Part.TYPE, claim=place.claim): answer.type,
    }
    for attribute in comparison.scheme.attributes:
        aspects[Position(Part.ATTRIBUTE, attribute.id, place.claim)] = answer.attributes.get(attribute.id)
    return [Ruling(place, How.OWN, answer), *(Ruling(position, How.OWN, value) for position, value in aspects.items())]


def none_right(point: Point) -> list[Ruling]:
    """Return the ruling that none of the answers is right: gold says nothing there."""
    return [Ruling(point.position, How.NONE)]


def left_open(point: Point) -> list[Ruling]:
    """Return the ruling that somebody has looked and left the point open."""
    return [Ruling(point.position, How.OPEN)]


def majority(comparison: Comparison, point: Point) -> Ruling | None:
    """Return the ruling that follows more than half of three or more annotators, be it that nothing is there.

    That a claim is there is one thing, what it is like another: all who have it are counted together.
    """
    if len(point.answers) < _MAJORITY_FROM:
        return None
    for answer in (*distinct(point.answers), None):
        alike = [_alike(point.position.part, answer, other) for other in point.answers]
        if 2 * sum(alike) > len(alike):
            names = [name for name, is_one in zip(comparison.annotators, alike, strict=True) if is_one]
            return Ruling(point.position, How.MAJORITY, answer, tuple(names))
    return None


def _alike(part: Part, one: Answer | None, other: Answer | None) -> bool:
    return (one is None) == (other is None) if part is Part.CLAIM else same(one, other)
