"""Krippendorff's alpha for unitizing: annotators cut a text into units of a type and gaps between them.

Krippendorff, Content Analysis, 2nd edition, 2004, pages 251 to 256. Units of one type by one annotator never overlap.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from typing import TypeAlias

from ir_annotator.domain.agreement.figure import Result, Undefined

Unit: TypeAlias = tuple[int, int, str]
"""Start, end and type."""


@dataclass(frozen=True, slots=True)
class _Section:
    start: int
    end: int
    marked: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def unitizing_alpha(annotators: Sequence[Iterable[Unit]], begin: int, length: int) -> Result:
    """Return alpha over all types; each annotator's units lie in ``[begin, begin + length)``."""
    if len(annotators) < 2:  # noqa: PLR2004 -- agreement takes two
        return Undefined.NOTHING_TO_COMPARE
    found = disagreements(annotators, begin, length)
    expected = sum(chance for _, chance in found.values())
    return 1 - sum(observed for observed, _ in found.values()) / expected if expected else Undefined.NO_VARIATION


def disagreements(annotators: Sequence[Iterable[Unit]], begin: int, length: int) -> Mapping[str, tuple[float, float]]:
    """Return the observed and the expected disagreement of each type that anybody used."""
    units = [sorted(one) for one in annotators]
    found = {}
    for kind in sorted({kind for one in units for _, _, kind in one}):
        sections = [list(_sections([u for u in one if u[2] == kind], begin, length)) for one in units]
        found[kind] = (_observed(sections, length), _expected(sections, length))
    return found


def _sections(units: Sequence[Unit], begin: int, length: int) -> Iterator[_Section]:
    """Yield units and the gaps between them, which fill the text."""
    at = begin
    for start, end, _ in units:
        if start > at:
            yield _Section(at, start, marked=False)
        yield _Section(start, end, marked=True)
        at = end
    if at < begin + length:
        yield _Section(at, begin + length, marked=False)


def _observed(annotators: Sequence[Sequence[_Section]], length: int) -> float:
    total = sum(_apart(*met) for one, other in combinations(annotators, 2) for met in _met(one, other))
    return 2 * total / (len(annotators) * (len(annotators) - 1) * length**2)


def _met(one: Sequence[_Section], other: Sequence[_Section]) -> Iterator[tuple[_Section, _Section]]:
    """Yield the sections of two annotators that share a place."""
    i = j = 0
    while i < len(one) and j < len(other):
        yield one[i], other[j]
        last = min(one[i].end, other[j].end)
        i += one[i].end == last
        j += other[j].end == last


def _apart(one: _Section, other: _Section) -> int:
    """Return how far two sections are apart: squares of what their ends differ by, or of a unit lost in a gap."""
    if one.marked and other.marked:
        return (one.start - other.start) ** 2 + (one.end - other.end) ** 2
    unit, gap = (one, other) if one.marked else (other, one)
    lost = unit.marked and gap.start <= unit.start and unit.end <= gap.end
    return unit.length**2 if lost else 0


def _expected(annotators: Sequence[Sequence[_Section]], length: int) -> float:
    units = [s.length for one in annotators for s in one if s.marked]
    gaps = sorted(s.length for one in annotators for s in one if not s.marked)
    longer = list(accumulate(reversed(gaps), initial=0))  # length of the longest gaps, by how many
    total = 0.0
    for unit in units:
        fits = len(gaps) - bisect_left(gaps, unit)
        total += (len(units) - 1) / 3 * (2 * unit**3 - 3 * unit**2 + unit)
        total += unit**2 * (longer[fits] - fits * (unit - 1))
    places = len(annotators) * length
    return 2 / length * total / (places * (places - 1) - sum(unit * (unit - 1) for unit in units))
