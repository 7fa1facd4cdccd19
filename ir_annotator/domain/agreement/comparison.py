"""How far some people agree: every figure with its interval, and the counts behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import itemgetter
from typing import Any, TypeAlias

from ir_annotator.domain.agreement.alpha import scale_for
from ir_annotator.domain.agreement.bootstrap import resampled
from ir_annotator.domain.agreement.compared import ComparedQA, Scalar
from ir_annotator.domain.agreement.figure import Figure, Result, Undefined
from ir_annotator.domain.agreement.formulas import Key, Measure, figures, topic_counts
from ir_annotator.domain.agreement.lens import Asked, Lens
from ir_annotator.domain.agreement.sets import ExpectedJaccard
from ir_annotator.domain.agreement.tallies import ALIKE, UNITS, Section, Tallies, Totals

FEW_QAS = 30
"""Q&As below which no figure carries a verdict."""
FEW_MARKS = 5
"""Marks below which a label is too rare for an alpha."""
Tick: TypeAlias = Callable[[int, int], None]
Confusion: TypeAlias = Mapping[tuple[Scalar, Scalar], int]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic: how often each annotator gave it, how many pairs of annotators both did, F1 and alpha."""

    topic: str
    marks: tuple[int, ...]
    both: int
    f1: Figure
    alpha: Figure

    @property
    def is_rare(self) -> bool:
        """Whether it was given too rarely for its alpha to say anything."""
        return sum(self.marks) < FEW_MARKS


@dataclass(frozen=True, slots=True)
class Topics:
    """The sets of topics: ``identical`` of ``n`` Q&As have the same one by everybody."""

    alpha: Figure
    whole: Figure
    f1: Figure
    similarity: Figure
    identical: int
    n: int
    rows: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """Something with one answer: ``equal`` of ``n`` Q&As (or matched claims) have the same one by everybody.

    ``confusion`` has the first annotator's value before the second's; of more than two annotators both ways.
    """

    asked: Asked
    alpha: Figure
    equal: int
    n: int
    confusion: Confusion

    @property
    def rare(self) -> tuple[Scalar, ...]:
        """Values that were given, but too rarely for alpha to say much."""
        given: Counter[Scalar] = Counter()
        for pair, count in self.confusion.items():
            for value in pair:
                given[value] += count
        return tuple(sorted((value for value, count in given.items() if count < FEW_MARKS), key=str))


@dataclass(frozen=True, slots=True)
class TypeRow:
    """One type of claims: how many each annotator marked, how many pairs overlap, and F1."""

    type: str
    marks: tuple[int, ...]
    both: int
    f1: Figure


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims: how many each annotator marked, F1 in several strictnesses, and alpha character by character."""

    marks: tuple[int, ...]
    overlap: Figure
    overlap_type: Figure
    exact: Figure
    boundaries: Figure
    partial: Figure
    characters: Figure
    marked: Figure
    rows: tuple[TypeRow, ...]
    attributes: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far the people of some columns agree on the Q&As that at least two of them are done with."""

    columns: tuple[int, ...]
    qas: int
    topics: Topics
    judgements: tuple[Answered, ...]
    claims: Claims

    @property
    def has_few(self) -> bool:
        """Whether there are too few Q&As for a verdict."""
        return self.qas < FEW_QAS


def compare(
    qas: Sequence[ComparedQA],
    columns: Sequence[int],
    lens: Lens,
    *,
    draws: int = 0,
    seed: int = 0,
    tick: Tick | None = None,
) -> Comparison:
    """Compare the people of some columns, which come in ascending order.

    ``tick`` is told how many draws of how many are made, and may raise to stop.
    """
    used = [qa for qa in qas if sum(column in qa.present for column in columns) > 1]
    scale = scale_for(len(columns))
    tallies = Tallies(used, columns, scale)
    totals, sets = tallies.totals()
    expected = ExpectedJaccard(sets)
    found = figures(totals, sets, expected, scale, lens)
    drawn: dict[Key, list[Result]] = {key: [] for key in found}
    for number, some in enumerate(resampled(tallies, draws, seed), 1):
        results = figures(*some, expected, scale, lens)
        for key, of_key in drawn.items():
            of_key.append(results.get(key, Undefined.NOTHING_TO_COMPARE))
        if tick:
            tick(number, draws)
    said = {key: Figure.of(result, drawn[key]) for key, result in found.items()}
    return _Report(tallies, totals, said, lens, tuple(columns)).comparison()


class _Report:
    """Puts figures and counts together."""

    def __init__(
        self, tallies: Tallies, totals: Totals, said: Mapping[Key, Figure], lens: Lens, columns: tuple[int, ...]
    ) -> None:
        self._tallies, self._totals, self._said = tallies, totals, said
        self._lens, self._columns = lens, columns

    def comparison(self) -> Comparison:
        judgements = tuple(self._judgement(number, asked) for number, asked in enumerate(self._lens.judgements))
        return Comparison(self._columns, len(self._tallies.qas), self._topics(), judgements, self._claims())

    def _count(self, section: object) -> Counter[Any]:
        return self._totals.get(section, Counter())

    def _figure(self, measure: Measure, name: str = "") -> Figure:
        return self._said[Key(measure, name)]

    def _topics(self) -> Topics:
        places = range(len(self._columns))
        given = [Counter(t for topics in self._tallies.topics for t in topics[place] or ()) for place in places]
        counts = self._count(Section.TOPICS)
        return Topics(
            self._figure(Measure.TOPICS),
            self._figure(Measure.TOPICS_WHOLE),
            self._figure(Measure.TOPICS_F1),
            self._figure(Measure.TOPICS_SIMILARITY),
            counts[ALIKE],
            counts[UNITS],
            tuple(
                TopicRow(
                    topic,
                    tuple(marks[topic] for marks in given),
                    of_topic.both,
                    self._figure(Measure.TOPIC_F1, topic),
                    self._figure(Measure.TOPIC_ALPHA, topic),
                )
                for topic, of_topic in sorted(
                    topic_counts(self._totals, self._tallies.scale).items(), key=itemgetter(0)
                )
            ),
        )

    def _judgement(self, number: int, asked: Asked) -> Answered:
        counts = self._count((Section.JUDGED, number))
        confusion: Counter[tuple[Scalar, Scalar]] = Counter()
        for values, times in Counter(self._tallies.answers[number] if self._tallies.answers else ()).items():
            for pair in combinations([value for value in values if value is not None], 2):
                confusion[pair] += times
        alpha = self._figure(Measure.JUDGEMENT, asked.id)
        return Answered(asked, alpha, counts[ALIKE], counts[UNITS], self._both_ways(confusion))

    def _both_ways(self, confusion: Counter[tuple[Scalar, Scalar]]) -> Confusion:
        if len(self._columns) == 2:  # noqa: PLR2004 -- then it is told whose value is which
            return dict(confusion)
        found = Counter(confusion)
        found.update({(other, one): count for (one, other), count in confusion.items() if one != other})
        return dict(found)

    def _claims(self) -> Claims:
        marks, types, matched = self._claim_counts()
        return Claims(
            marks,
            self._figure(Measure.CLAIMS_OVERLAP),
            self._figure(Measure.CLAIMS_OVERLAP_TYPE),
            self._figure(Measure.CLAIMS_EXACT),
            self._figure(Measure.CLAIMS_BOUNDARIES),
            self._figure(Measure.CLAIMS_PARTIAL),
            self._figure(Measure.CHARACTERS),
            self._figure(Measure.CHARACTERS_MARKED),
            tuple(
                TypeRow(
                    kind,
                    tuple(of_one[kind] for of_one in types),
                    self._count(Section.TYPE_BOTH)[kind],
                    self._figure(Measure.TYPE_F1, kind),
                )
                for kind in sorted(self._count(Section.TYPE_MARKS))
            ),
            tuple(self._attribute(asked, matched[number]) for number, asked in enumerate(self._lens.attributes)),
        )

    def _claim_counts(self) -> tuple[tuple[int, ...], list[Counter[str]], list[Counter[tuple[Scalar, Scalar]]]]:
        """Return how many claims each person marked, of which types, and the values of matched ones by attribute."""
        marks, types = dict.fromkeys(self._columns, 0), {column: Counter[str]() for column in self._columns}
        matched = [Counter[tuple[Scalar, Scalar]]() for _ in self._lens.attributes]
        for pairs in self._tallies.claims:
            if not any(any(pair.counts) for pair in pairs):
                continue
            seen: set[int] = set()
            for pair in pairs:
                for side, column in enumerate(pair.columns):
                    if column not in seen:
                        seen.add(column)
                        marks[column] += pair.counts[side]
                        types[column].update({row[0]: row[1 + side] for row in pair.by_type})
                for values in pair.values:
                    for of_attribute, (one, other) in zip(matched, values, strict=True):
                        if one is not None and other is not None:
                            of_attribute[one, other] += 1
        return tuple(marks.values()), list(types.values()), matched

    def _attribute(self, asked: Asked, matched: Counter[tuple[Scalar, Scalar]]) -> Answered:
        equal = sum(count for (one, other), count in matched.items() if one == other)
        alpha = self._figure(Measure.ATTRIBUTE, asked.id)
        return Answered(asked, alpha, equal, matched.total(), self._both_ways(matched))
