"""A figure of agreement: a value with its interval, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

LOWEST, HIGHEST = 0.025, 0.975
"""The quantiles between which 95 of 100 draws lie."""
TENTATIVE, RELIABLE = 0.667, 0.80
"""Krippendorff's customary bounds: from which on conclusions are tentative, and from which on reliable."""


class Undefined(StrEnum):
    """Why a figure has no value."""

    NOTHING_TO_COMPARE = "nothing to compare"
    NO_VARIATION = "no variation"
    INCOMPLETE = "incomplete data"


Result: TypeAlias = float | Undefined
"""What a formula gives."""


class Band(StrEnum):
    """What the customary bounds say of a figure, by the lower end of its interval."""

    RELIABLE = "reliable"
    TENTATIVE = "tentative"
    REVISE = "revise"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the interval in which it lies in 95 of 100 draws.

    Attributes:
        value: The figure; None where it is undefined.
        reason: Why it is undefined, or None.
        low: Lower end of the interval; None where nothing was drawn or no draw was defined.
        high: Upper end of it.
        draws_used: Draws in which the figure was defined.
    """

    value: float | None
    reason: Undefined | None = None
    low: float | None = None
    high: float | None = None
    draws_used: int = 0

    @classmethod
    def of(cls, result: Result, drawn: Iterable[Result] = ()) -> Figure:
        """Return a figure with the interval of what was drawn; undefined draws are dropped."""
        if isinstance(result, Undefined):
            return cls(None, result)
        used = sorted(one for one in drawn if not isinstance(one, Undefined))
        if not used:
            return cls(result)
        return cls(result, None, quantile(used, LOWEST), quantile(used, HIGHEST), len(used))

    @property
    def band(self) -> Band | None:
        """What may be concluded, by the lower end of the interval; None where there is none."""
        if self.low is None:
            return None
        return Band.RELIABLE if self.low >= RELIABLE else Band.TENTATIVE if self.low >= TENTATIVE else Band.REVISE


def quantile(ordered: list[float], share: float) -> float:
    """Return the value below which a share of ordered values lies, interpolated between neighbours (type 7)."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def f1(both: int, marks: int) -> Result:
    """Return 2 x both / marks: the share of what two annotators marked in all that they marked alike."""
    return 2 * both / marks if marks else Undefined.NOTHING_TO_COMPARE
