"""Krippendorff's alpha from coincidences, for any number of annotators and with missing values.

Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011: alpha = 1 - (n - 1) sum(o_ck d_ck) / sum(n_c n_k d_ck).
Counts are whole numbers, multiplied by a scale that the number of values of each unit less one divides, so that no
figure depends on the order in which something was counted.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, TypeAlias

from ir_annotator.domain.agreement.figure import Result, Undefined

Pairs: TypeAlias = Mapping[tuple[Any, Any], int]
"""How often two values met in a unit, each unordered pair counted once, divided by the values of the unit less one."""
Marginals: TypeAlias = Mapping[Any, int]
"""How often each value was given in units where it met another."""
Metric: TypeAlias = Callable[[Pairs, Marginals], tuple[float, float]]
"""Returns the observed and the expected disagreement, both as sums over ordered pairs."""
Distance: TypeAlias = Callable[[Any, Any], float]


def alpha(units: Iterable[Sequence[Hashable]], metric: Metric) -> Result:
    """Return alpha over units; each holds one value by each annotator, None where one is missing."""
    patterns = Counter(map(tuple, units))
    scale = scale_for(max(map(len, patterns), default=0))
    pairs: Counter[tuple[Any, Any]] = Counter()
    for pattern, count in patterns.items():
        for pair, weight in pairs_of(pattern, scale).items():
            pairs[pair] += weight * count
    return alpha_of_pairs(pairs, scale, metric)


def scale_for(annotators: int) -> int:
    """Return a number that every number of annotators less one divides."""
    return math.lcm(*range(1, max(annotators, 2)))


def pairs_of(values: Sequence[Hashable], scale: int) -> dict[tuple[Any, Any], int]:
    """Return the pairs of values of one unit; a unit with fewer than two values has none."""
    present = [value for value in values if value is not None]
    if len(present) < 2:  # noqa: PLR2004 -- agreement takes two
        return {}
    weight = scale // (len(present) - 1)
    found: dict[tuple[Any, Any], int] = {}
    for pair in combinations(present, 2):
        found[pair] = found.get(pair, 0) + weight
    return found


def alpha_of_pairs(pairs: Pairs, scale: int, metric: Metric) -> Result:
    """Return alpha where the pairs are counted already, multiplied by ``scale``."""
    marginals: Counter[Any] = Counter()
    for (one, other), weight in pairs.items():
        marginals[one] += weight
        marginals[other] += weight
    return alpha_of(*metric(pairs, marginals), total=sum(marginals.values()), scale=scale)


def alpha_of(observed: float, expected: float, *, total: int, scale: int) -> Result:
    """Return alpha from the disagreement observed and expected (sums over ordered pairs) and the number of values."""
    if not total:
        return Undefined.NOTHING_TO_COMPARE
    if not expected:
        return Undefined.NO_VARIATION
    return 1 - (total - scale) * observed / expected


# -- metrics


def nominal(pairs: Pairs, marginals: Marginals) -> tuple[int, int]:
    """Two values are the same or not."""
    differing = sum(weight for (one, other), weight in pairs.items() if one != other)
    return 2 * differing, sum(marginals.values()) ** 2 - sum(count * count for count in marginals.values())


def ordinal(order: Sequence[Any]) -> Metric:
    """Values in an order: two are as far apart as there are values given between them; unknown ones come last."""

    def metric(pairs: Pairs, marginals: Marginals) -> tuple[float, float]:
        known = [value for value in order if value in marginals]
        rank, below = {}, 0
        for value in [*known, *sorted(marginals.keys() - set(known), key=repr)]:
            rank[value] = 2 * below + marginals[value]  # twice the middle of its places, so that it is whole
            below += marginals[value]
        return _squares(pairs, marginals, rank)

    return metric


def interval(pairs: Pairs, marginals: Marginals) -> tuple[float, float]:
    """Numbers: the square of their difference."""
    return _squares(pairs, marginals, {value: value for value in marginals})


def _squares(pairs: Pairs, marginals: Marginals, place: Mapping[Any, float]) -> tuple[float, float]:
    """Squared differences of places on a line; the sum over all pairs follows from the sums of places and squares."""
    observed = _sum(weight * (place[one] - place[other]) ** 2 for (one, other), weight in pairs.items())
    first = _sum(count * place[value] for value, count in marginals.items())
    second = _sum(count * place[value] ** 2 for value, count in marginals.items())
    return 2 * observed, 2 * (sum(marginals.values()) * second - first * first)


def ratio(one: float, other: float) -> float:
    """Return the distance of two numbers that are not negative, as a share of their sum."""
    return ((one - other) / (one + other)) ** 2 if one != other else 0.0


def by_distance(distance: Distance) -> Metric:
    """Any distance that is the same both ways; that of a value from itself is 0."""

    def metric(pairs: Pairs, marginals: Marginals) -> tuple[float, float]:
        met: Counter[frozenset[Any]] = Counter()
        for pair, weight in pairs.items():
            met[frozenset(pair)] += weight  # whoever gave which
        observed = _sum(weight * distance(*pair) for pair, weight in met.items() if len(pair) > 1)
        expected = _sum(
            count * other_count * distance(value, other)
            for (value, count), (other, other_count) in combinations(marginals.items(), 2)
        )
        return 2 * observed, 2 * expected

    return metric


def _sum(parts: Iterable[float]) -> float:
    """Return a sum that does not depend on the order of its parts."""
    found = list(parts)
    return sum(found) if all(isinstance(part, int) for part in found) else math.fsum(found)
