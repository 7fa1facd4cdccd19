"""Every figure of agreement from the counts it is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, NamedTuple

from ir_annotator.domain.agreement.alpha import Metric, alpha_of, alpha_of_pairs, by_distance, nominal, ordinal
from ir_annotator.domain.agreement.characters import Types
from ir_annotator.domain.agreement.figure import Result, Undefined, f1
from ir_annotator.domain.agreement.lens import Asked, Lens
from ir_annotator.domain.agreement.sets import ExpectedJaccard, LabelSet, jaccard, observed_between_sets
from ir_annotator.domain.agreement.tallies import (
    BOUNDARIES,
    MARKS,
    OVERLAPPING,
    SAME,
    SAME_TYPE,
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
    values, labels, in_all = sum(sets.values()), 0, 0
    weighed: Counter[tuple[int, int]] = Counter()
    for (both, either, of), count in totals.get(Section.TOPIC_PAIRS, {}).items():
        weighed[both, either] += count * (scale // (of - 1))
        labels += count * both
        in_all += count * (both + either)
    observed = observed_between_sets(weighed)
    chance = expected.of(sets) if len(sets) > 1 else 0.0
    yield Key(Measure.TOPICS), alpha_of(observed, scale * scale * chance, total=scale * values, scale=scale)
    whole = values * values - sum(count * count for count in sets.values())
    unlike = 2 * sum(count for (both, either), count in weighed.items() if both < either)
    yield Key(Measure.TOPICS_WHOLE), alpha_of(unlike, scale * scale * whole, total=scale * values, scale=scale)
    yield Key(Measure.TOPICS_F1), f1(labels, in_all)
    alike = 1 - observed / (scale * values) if values else Undefined.NOTHING_TO_COMPARE
    yield Key(Measure.TOPICS_SIMILARITY), alike
    for topic, counts in topic_counts(totals, scale).items():
        yield Key(Measure.TOPIC_F1, topic), f1(counts.both, counts.marks)
        expected_of_topic = 2 * counts.given * (scale * values - counts.given)
        alpha = alpha_of(2 * counts.unlike, expected_of_topic, total=scale * values, scale=scale)
        yield Key(Measure.TOPIC_ALPHA, topic), alpha


@dataclass(slots=True)
class TopicCounts:
    """Pairs that both gave a topic, marks in all pairs; and weighed: how often given, pairs of whom one gave it."""

    both: int = 0
    marks: int = 0
    given: int = 0
    unlike: int = 0


def topic_counts(totals: Totals, scale: int) -> dict[str, TopicCounts]:
    """Return the counts of each topic, by its id."""
    found: dict[str, TopicCounts] = {}
    for (topic, given, of), count in totals.get(Section.TOPIC, {}).items():
        counts = found.setdefault(topic, TopicCounts())
        counts.both += count * (given * (given - 1) // 2)
        counts.marks += count * given * (of - 1)
        counts.given += count * given * scale
        counts.unlike += count * given * (of - given) * (scale // (of - 1))
    return found


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
