"""Counts from which every figure follows, so that a figure of many Q&As is made from the sum of their counts.

All counts are whole numbers and none depends on the order of annotators. Where a measure weighs a Q&A by the number of
its values less one, counts are multiplied by a common scale instead of being divided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from enum import IntEnum, auto
from functools import lru_cache
from itertools import chain, combinations
from operator import itemgetter
from typing import Any, TypeAlias

from ir_annotator.domain.agreement.alpha import pairs_of
from ir_annotator.domain.agreement.compared import Answers, ClaimPair, ComparedQA
from ir_annotator.domain.agreement.sets import LabelSet, shared


class Section(IntEnum):
    """What is counted."""

    TOPIC_PAIRS = auto()  # by labels shared, labels in all and sets in the Q&A: pairs of sets
    TOPICS = auto()  # Q&As: ALIKE and UNITS
    TOPIC = auto()  # by topic, how many gave it, and sets in the Q&A: Q&As
    JUDGEMENT = auto()  # by judgement and two values: weighed pairs
    JUDGED = auto()  # by judgement: Q&As, ALIKE and UNITS
    CLAIMS = auto()  # by what a claim pair counts
    TYPE_BOTH = auto()  # by type: claims that overlap and have it
    TYPE_MARKS = auto()  # by type: claims in all
    ATTRIBUTE = auto()  # by attribute and two values: matched claims
    CHARACTERS = auto()  # by two sets of types: weighed characters


ALIKE, UNITS = "alike", "units"
MARKS, SAME, BOUNDARIES, SAME_TYPE, OVERLAPPING = "marks", "same", "boundaries", "same_type", "overlapping"

Cell: TypeAlias = tuple[Hashable, Any]
"""A section, or a section with the place of a judgement or attribute, and what in it is counted."""
Cells: TypeAlias = tuple[tuple[Cell, int], ...]
Totals: TypeAlias = dict[Hashable, Counter[Any]]


class Tallies:
    """What is counted in Q&As between the people of some columns."""

    def __init__(self, qas: Sequence[ComparedQA], columns: Sequence[int], scale: int) -> None:
        self.qas, self._columns, self.scale = qas, frozenset(columns), scale
        pick = itemgetter(*columns)
        self.topics: list[tuple[LabelSet | None, ...]] = [pick(qa.topics) for qa in qas]
        questions = len(qas[0].answers) if qas else 0
        self.answers: list[list[Answers]] = [[pick(qa.answers[number]) for qa in qas] for number in range(questions)]
        self.claims = [[pair for pair in qa.claims if self._columns.issuperset(pair.columns)] for qa in qas]

    def totals(self) -> tuple[Totals, Counter[LabelSet]]:
        """Return all counts summed, and how often each set of topics was given where there was another one."""
        found: Totals = {}
        sets: Counter[LabelSet] = Counter()
        patterns = Counter(self.topics)
        for topics, times in patterns.items():
            _add(found, topic_cells(topics), times)
            for one in sets_of(topics):
                sets[one] += times
        for number, answers in enumerate(self.answers):
            for values, times in Counter(answers).items():
                _add(found, answer_cells(number, values, self.scale), times)
        for place in range(len(self.qas)):
            for cell, count in self._claim_counts(place):
                _into(found, cell)[cell[1]] += count
        return found, sets

    def of_each(self) -> Iterator[tuple[Cells, ...]]:
        """Yield the counts of each Q&A, in parts that many have in common."""
        for place in range(len(self.qas)):
            answers = (answer_cells(n, column[place], self.scale) for n, column in enumerate(self.answers))
            yield topic_cells(self.topics[place]), *answers, self._claim_cells(place)

    def _claim_cells(self, place: int) -> Cells:
        """Return the counts of a Q&A's claims, each cell once."""
        found: dict[Cell, int] = {}
        for cell, count in self._claim_counts(place):
            found[cell] = found.get(cell, 0) + count
        return tuple(found.items())

    def _claim_counts(self, place: int) -> Iterator[tuple[Cell, int]]:
        """Yield the counts of a Q&A's claims; a cell may come several times."""
        pairs = self.claims[place]
        if not pairs:
            return
        weight = self.scale // (len(self._columns.intersection(self.qas[place].present)) - 1)
        questions = any(pair.marks_in_question for pair in pairs)
        for pair in pairs:
            if any(pair.counts):
                yield from _pair_counts(pair)
            for types, characters in pair.answer + (pair.question if questions else ()):
                yield (Section.CHARACTERS, _in_order(*types)), characters * weight


def _pair_counts(pair: ClaimPair) -> Iterator[tuple[Cell, int]]:
    counts = ((MARKS, sum(pair.counts)), (SAME, pair.same), (BOUNDARIES, pair.boundaries))
    for name, count in (*counts, (SAME_TYPE, pair.same_type), (OVERLAPPING, pair.overlapping)):
        yield (Section.CLAIMS, name), count
    for kind, one, other, both in pair.by_type:
        yield (Section.TYPE_MARKS, kind), one + other
        yield (Section.TYPE_BOTH, kind), both
    for values in pair.values:
        for number, (one_value, other_value) in enumerate(values):
            if one_value is not None and other_value is not None:
                yield ((Section.ATTRIBUTE, number), _in_order(one_value, other_value)), 1


@lru_cache(50_000)
def topic_cells(topics: tuple[LabelSet | None, ...]) -> Cells:
    """Return the counts of a Q&A's topics, one set by each annotator."""
    sets = sets_of(topics)
    if not sets:
        return ()
    of = len(sets)
    pairs: dict[tuple[int, int, int], int] = {}
    for one, other in combinations(sets, 2):
        pair = (*shared(one, other), of)
        pairs[pair] = pairs.get(pair, 0) + 1
    found: list[tuple[Cell, int]] = [((Section.TOPIC_PAIRS, pair), count) for pair, count in pairs.items()]
    found.append(((Section.TOPICS, UNITS), 1))
    if all(one == sets[0] for one in sets):
        found.append(((Section.TOPICS, ALIKE), 1))
    given = Counter(chain.from_iterable(sets))
    return (*found, *(((Section.TOPIC, (topic, count, of)), 1) for topic, count in given.items()))


def sets_of(topics: tuple[LabelSet | None, ...]) -> list[LabelSet]:
    """Return the sets given in a Q&A; none where only one was."""
    sets = [one for one in topics if one is not None]
    return sets if len(sets) > 1 else []


@lru_cache(50_000)
def answer_cells(number: int, values: Answers, scale: int) -> Cells:
    """Return the counts of one judgement on a Q&A, one value by each annotator."""
    present = [value for value in values if value is not None]
    pairs: Counter[Cell] = Counter()
    for pair, weight in pairs_of(values, scale).items():
        pairs[(Section.JUDGEMENT, number), _in_order(*pair)] += weight
    if pairs:
        pairs[(Section.JUDGED, number), UNITS] = 1
        pairs[(Section.JUDGED, number), ALIKE] = int(len({*present}) == 1)
    return tuple(pairs.items())


@lru_cache(50_000)
def _in_order(one: Any, other: Any) -> tuple[Any, Any]:  # noqa: ANN401 -- values of one kind, whatever it is
    """Return two values in an order of their own: a pair is the same whoever gave which."""
    return (one, other) if repr(one) <= repr(other) else (other, one)


def _add(totals: Totals, cells: Iterable[tuple[Cell, int]], times: int) -> None:
    for cell, count in cells:
        _into(totals, cell)[cell[1]] += count * times


def _into(totals: Totals, cell: Cell) -> Counter[Any]:
    section = totals.get(cell[0])
    if section is None:
        section = totals[cell[0]] = Counter()
    return section
