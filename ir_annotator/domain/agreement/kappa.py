"""Kappa, for comparison with papers: Cohen's of two annotators, also weighted, and Fleiss' of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeAlias

from ir_annotator.domain.agreement.figure import Result, Undefined

Table: TypeAlias = Mapping[tuple[Any, Any], int]
"""How often the first annotator gave the one value where the second gave the other."""
Weight: TypeAlias = Callable[[Any, Any], float]
"""How far two values are apart; 0 for the same."""


def unlike(one: Hashable, other: Hashable) -> int:
    """Weigh every disagreement the same."""
    return int(one != other)


def linear(order: Sequence[Hashable]) -> Weight:
    """Weigh a disagreement by the steps between the values in an order."""
    return lambda one, other: abs(order.index(one) - order.index(other))


def quadratic(order: Sequence[Hashable]) -> Weight:
    """Weigh a disagreement by the square of the steps between the values in an order."""
    return lambda one, other: (order.index(one) - order.index(other)) ** 2


def cohen(table: Table, weight: Weight = unlike) -> Result:
    """Return Cohen's kappa (1960), weighted by disagreement (1968): 1 - observed / expected disagreement."""
    total = sum(table.values())
    if not total:
        return Undefined.NOTHING_TO_COMPARE
    rows, columns = Counter[Any](), Counter[Any]()
    for (one, other), count in table.items():
        rows[one] += count
        columns[other] += count
    observed = sum(count * weight(*pair) for pair, count in sorted(table.items(), key=repr))
    expected = sum(
        rows[one] * columns[other] * weight(one, other)
        for one in sorted(rows, key=repr)
        for other in sorted(columns, key=repr)
    )
    return 1 - total * observed / expected if expected else Undefined.NO_VARIATION


def fleiss(units: Sequence[Sequence[Hashable]]) -> Result:
    """Return Fleiss' kappa (1971) of units that hold a value by each annotator; INCOMPLETE where any is missing."""
    if not units or len(units[0]) < 2:  # noqa: PLR2004 -- agreement takes two
        return Undefined.NOTHING_TO_COMPARE
    if any(value is None for unit in units for value in unit):
        return Undefined.INCOMPLETE
    raters = len(units[0])
    given: Counter[Hashable] = Counter()
    alike = 0
    for unit in units:
        counts = Counter(unit)
        given.update(counts)
        alike += sum(count * (count - 1) for count in counts.values())
    total = len(units) * raters
    chance = sum(count * count for count in given.values())  # in units of total squared
    if chance == total * total:
        return Undefined.NO_VARIATION
    observed = alike / (total * (raters - 1))
    expected = chance / (total * total)
    return (observed - expected) / (1 - expected)
