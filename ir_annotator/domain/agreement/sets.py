"""Sets of labels: Jaccard's distance, and what of it is expected by chance between all that was given."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations, combinations_with_replacement
from math import comb
from operator import mul
from typing import Any, TypeAlias

LabelSet: TypeAlias = tuple[Any, ...]
"""A set in one order, so that it can be a key and be compared: sorted, no label twice."""


@lru_cache(100_000)
def jaccard(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Return 1 - what is in both / what is in either; two empty sets are the same, so 0."""
    both, either = shared(one, other)
    return 1 - both / either if either else 0.0


def shared(one: Sequence[Hashable], other: Sequence[Hashable]) -> tuple[int, int]:
    """Return how many labels are in both sets, and how many in either; no label stands twice in a set."""
    both = len({*one}.intersection(other))
    return both, len(one) + len(other) - both


def jaccard_between(
    pairs: Mapping[tuple[LabelSet, LabelSet], int], marginals: Mapping[LabelSet, int]
) -> tuple[float, float]:
    """Jaccard's distance as a metric of alpha, also where very many sets were given."""
    met: Counter[tuple[int, int]] = Counter()
    for pair, weight in pairs.items():
        met[shared(*pair)] += weight
    return observed_between_sets(met), ExpectedJaccard(marginals).of(marginals)


def observed_between_sets(pairs: Mapping[tuple[int, int], int]) -> float:
    """Return Jaccard's distance summed over ordered pairs of sets, counted by labels shared and labels in all."""
    unlike = sorted((1 - both / either, count) for (both, either), count in pairs.items() if both < either)
    return 2 * sum(distance * count for distance, count in unlike)


class ExpectedJaccard:
    """The sum of Jaccard's distance over all ordered pairs of values, for sets known beforehand.

    Of many sets every pair would be too many. How alike two sets of given sizes are depends on how many labels they
    share, and how many pairs share so many follows from how many values hold each subset (inclusion and exclusion).
    """

    def __init__(self, sets: Collection[LabelSet]) -> None:
        self._sets = sorted(sets)
        few = 8 * sum(2 ** len(one) for one in self._sets) < len(self._sets) ** 2
        self._plan = _Subsets(self._sets) if few and all(len(one) < _MOST for one in self._sets) else None
        self._rows = [] if self._plan else _distances(self._sets)

    def of(self, counts: Mapping[LabelSet, int]) -> float:
        """Return the sum where each set was given so many times."""
        given = [counts.get(one, 0) for one in self._sets]
        if self._plan:
            return sum(given) ** 2 - counts.get((), 0) ** 2 - self._plan.similarity(given)
        parts = (
            count * sum(map(mul, row, given[place:]))
            for place, (count, row) in enumerate(zip(given, self._rows, strict=True), 1)
        )
        return 2 * math.fsum(parts)


def _distances(sets: Sequence[LabelSet]) -> list[list[float]]:
    """Return for each set its distance from those behind it; none of them is the same."""
    bits = {label: 1 << place for place, label in enumerate(sorted({label for one in sets for label in one}))}
    masks = [sum(bits[label] for label in one) for one in sets]
    return [
        [1 - (one & other).bit_count() / (one | other).bit_count() for other in masks[place:]]
        for place, one in enumerate(masks, 1)
    ]


_MOST = 12
"""Labels in a set from which on its subsets are too many, and sums over them not exact enough."""


class _Subsets:
    """How often the subsets of some sets are held, by the size of the set that holds them."""

    def __init__(self, sets: Sequence[LabelSet]) -> None:
        place: dict[tuple[LabelSet, int], int] = {}
        self._held = [
            [place.setdefault((subset, len(one)), len(place)) for subset in _subsets(one)] for one in sets
        ]  # places of the subsets of each set
        sizes: dict[LabelSet, list[int]] = {}
        for subset, size in place:
            sizes.setdefault(subset, []).append(size)
        self._pairs: dict[tuple[int, int, int], tuple[list[int], list[int]]] = {}
        for subset, found in sizes.items():
            for low, high in combinations_with_replacement(sorted(found), 2):
                lows, highs = self._pairs.setdefault((len(subset), low, high), ([], []))
                lows.append(place[subset, low])
                highs.append(place[subset, high])
        self._places = len(place)

    def similarity(self, given: Sequence[int]) -> float:
        """Return the sum of Jaccard's similarity over all ordered pairs of values that are not empty."""
        held = [0] * self._places
        for count, places in zip(given, self._held, strict=True):
            if count:
                for place in places:
                    held[place] += count
        at = held.__getitem__
        return math.fsum(
            (1 if low == high else 2) * _share(*key) * sum(map(mul, map(at, lows), map(at, highs)))
            for key, (lows, highs) in self._pairs.items()
            for _, low, high in [key]
        )


def _subsets(one: LabelSet) -> Iterator[LabelSet]:
    return chain.from_iterable(combinations(one, size) for size in range(1, len(one) + 1))


@lru_cache
def _share(size: int, low: int, high: int) -> float:
    """Return what each common subset of a size adds to the similarity of two sets of given sizes.

    The number with which i / (low + high - i) is the sum over sizes j of share(j) x (subsets of size j among i).
    """
    return math.fsum((-1) ** (size - i) * comb(size, i) * i / (low + high - i) for i in range(1, size + 1))
