"""Every figure of agreement from the counts it is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import Any, NamedTuple

from ir_annotator.domain.agreement.alpha import Metric, alpha_of, alpha_of_pairs, by_distance, nominal, ordinal
from ir_annotator.domain.agreement.characters import Types
from ir_annotator.domain.agreement.figure import Result, Undefined, f1
from ir_annotator.domain.agreement.lens import Asked, Lens
from ir_annotator.domain.agreement.sets import ExpectedJaccard, LabelSet, jaccard
from ir_annotator.domain.agreement.tallies import (
    BOUNDARIES,
    DIFFERING,
    MARKS,
    OVERLAPPING,
    SAME,
    SAME_TYPE,
    SHARED,
    SIZES,
    Section,
    Totals,
)


class Measure(Enum):
    """What a figure measures."""

    TOPICS = auto()
    """Alpha of the sets of topics with Jaccard's distance."""
    TOPICS_WHOLE = auto()
    """Alpha of the sets of topics, which are the same or not."""
    TOPICS_F1 = auto()
    """F1 over all ticks."""
    TOPICS_SIMILARITY = auto()
    """Mean of Jaccard's similarity."""
    TOPIC_F1 = auto()
    TOPIC_ALPHA = auto()
    JUDGEMENT = auto()
    """Alpha of a judgement, ordinal where its values have an order."""
    CLAIMS_OVERLAP = auto()
    CLAIMS_OVERLAP_TYPE = auto()
    CLAIMS_EXACT = auto()
    CLAIMS_BOUNDARIES = auto()
    CLAIMS_PARTIAL = auto()
    """F1 in which an overlap counts half of the same boundaries."""
    CHARACTERS = auto()
    """Alpha of the sets of types at each character, with Jaccard's distance."""
    CHARACTERS_MARKED = auto()
    """Alpha of each character, which is in a claim or not."""
    TYPE_F1 = auto()
    ATTRIBUTE = auto()
    """Alpha of an attribute on claims that overlap, ordinal where its values have an order."""


class Key(NamedTuple):
    """Which figure: what it measures, and of which topic, judgement, type or attribute."""

    measure: Measure
    name: str = ""


Results = dict[Key, Result]
_JACCARD = by_distance(jaccard)


def figures(totals: Totals, sets: Mapping[LabelSet, int], expected: ExpectedJaccard, scale: int, lens: Lens) -> Results:
    """Return every figure; ``sets`` says how often each set of topics was given where there was another one."""
    found: Results = dict(_topics(totals, sets, expected, scale))
    for number, asked in enumerate(lens.judgements):
        pairs = totals.get((Section.JUDGEMENT, number), Counter[Any]())
        found[Key(Measure.JUDGEMENT, asked.id)] = alpha_of_pairs(pairs, scale, _metric(asked))
    found.update(_claims(totals))
    found.update(_characters(totals, scale))
    for number, asked in enumerate(lens.attributes):
        pairs = totals.get((Section.ATTRIBUTE, number), Counter[Any]())
        found[Key(Measure.ATTRIBUTE, asked.id)] = alpha_of_pairs(pairs, 1, _metric(asked))
    return found


def _metric(asked: Asked) -> Metric:
    return nominal if asked.order is None else ordinal(asked.order)


def _topics(
    totals: Totals, sets: Mapping[LabelSet, int], expected: ExpectedJaccard, scale: int
) -> Iterator[tuple[Key, Result]]:
    values = sum(sets.values())
    pairs, counts = totals.get(Section.TOPIC_PAIRS, Counter[Any]()), totals.get(Section.TOPICS, Counter[Any]())
    unlike = sorted((1 - both / either, count) for (both, either), count in pairs.items() if both < either)
    observed = 2 * sum(distance * count for distance, count in unlike)
    chance = expected.of(sets) if len(sets) > 1 else 0.0
    yield Key(Measure.TOPICS), alpha_of(observed, scale * scale * chance, total=scale * values, scale=scale)
    whole = values * values - sum(count * count for count in sets.values())
    differing = 2 * counts[DIFFERING]
    yield Key(Measure.TOPICS_WHOLE), alpha_of(differing, scale * scale * whole, total=scale * values, scale=scale)
    yield Key(Measure.TOPICS_F1), f1(counts[SHARED], counts[SIZES])
    alike = 1 - observed / (scale * values) if values else Undefined.NOTHING_TO_COMPARE
    yield Key(Measure.TOPICS_SIMILARITY), alike
    yield from _each_topic(totals, scale * values, scale)


def _each_topic(totals: Totals, values: int, scale: int) -> Iterator[tuple[Key, Result]]:
    marks, both, differing, of_topic = (
        totals.get(section, Counter[Any]())
        for section in (Section.TOPIC_MARKS, Section.TOPIC_BOTH, Section.TOPIC_DIFFERING, Section.TOPIC_GIVEN)
    )
    for topic, given in of_topic.items():
        yield Key(Measure.TOPIC_F1, topic), f1(both[topic], marks[topic])
        expected = 2 * given * (values - given)
        yield Key(Measure.TOPIC_ALPHA, topic), alpha_of(2 * differing[topic], expected, total=values, scale=scale)


def _claims(totals: Totals) -> Iterator[tuple[Key, Result]]:
    counts = totals.get(Section.CLAIMS, Counter[Any]())
    for measure, name in (
        (Measure.CLAIMS_OVERLAP, OVERLAPPING),
        (Measure.CLAIMS_OVERLAP_TYPE, SAME_TYPE),
        (Measure.CLAIMS_EXACT, SAME),
        (Measure.CLAIMS_BOUNDARIES, BOUNDARIES),
    ):
        yield Key(measure), f1(counts[name], counts[MARKS])
    halves = counts[BOUNDARIES] + counts[OVERLAPPING]
    yield Key(Measure.CLAIMS_PARTIAL), halves / counts[MARKS] if counts[MARKS] else Undefined.NOTHING_TO_COMPARE
    both = totals.get(Section.TYPE_BOTH, Counter[Any]())
    for kind, marks in totals.get(Section.TYPE_MARKS, {}).items():
        yield Key(Measure.TYPE_F1, kind), f1(both[kind], marks)


def _characters(totals: Totals, scale: int) -> Iterator[tuple[Key, Result]]:
    pairs = totals.get(Section.CHARACTERS, Counter[Any]())
    marked: Counter[tuple[bool, bool]] = Counter()
    for (one, other), count in pairs.items():
        marked[bool(one), bool(other)] += count
    yield Key(Measure.CHARACTERS), alpha_of_pairs(pairs, scale, _plain_or_sets(pairs))
    yield Key(Measure.CHARACTERS_MARKED), alpha_of_pairs(marked, scale, nominal)


def _plain_or_sets(pairs: Mapping[tuple[Types, Types], int]) -> Metric:
    """Return Jaccard's distance, which is that of plain names where nobody's claims overlap."""
    overlapping = any(len(one) > 1 or len(other) > 1 for one, other in pairs)
    return _JACCARD if overlapping else nominal
