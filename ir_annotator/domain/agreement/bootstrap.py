"""Draws Q&As anew, again and again, to see how much a figure depends on which ones there happen to be.

Efron's percentile bootstrap. What is drawn are Q&As, never characters or claims, which hang together.
"""

from __future__ import annotations

import random
import struct
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from ir_annotator.domain.agreement.sets import LabelSet
from ir_annotator.domain.agreement.tallies import Cell, Cells, Tallies, Totals, sets_of


def resampled(tallies: Tallies, draws: int, seed: int) -> Iterator[tuple[Totals, Counter[LabelSet]]]:
    """Yield what ``Tallies.totals`` returns, for as many Q&As drawn with replacement, so many times.

    The same seed draws the same, in whatever order the Q&As come.
    """
    if not draws or not tallies.qas:
        return
    packed = _Packed(tallies)
    sets = [tuple(sets_of(topics)) for topics in tallies.topics]
    qas = sorted(zip(packed.vectors, sets, strict=True))
    chance = random.Random(seed)  # noqa: S311 -- nothing is kept secret
    for _ in range(draws):
        drawn = chance.choices(qas, k=len(qas))
        yield (
            packed.totals(sum(vector for vector, _ in drawn)),
            Counter(chain.from_iterable(given for _, given in drawn)),
        )


class _Packed:
    """The counts of each Q&A as one large integer, a field for each count: adding two adds all their counts."""

    def __init__(self, tallies: Tallies) -> None:
        parts = list(tallies.of_each())
        distinct = {id(cells): cells for some in parts for cells in some}
        self._cells = sorted({cell for cells in distinct.values() for cell, _ in cells}, key=repr)
        most = max((count for cells in distinct.values() for _, count in cells), default=0)
        self._bytes, self._format = (4, "I") if most * len(parts) < 1 << 32 else (8, "Q")
        place = {cell: number * self._bytes * 8 for number, cell in enumerate(self._cells)}
        vectors = {name: _vector(cells, place) for name, cells in distinct.items()}
        self.vectors = [sum(vectors[id(cells)] for cells in some) for some in parts]

    def totals(self, vector: int) -> Totals:
        """Return the counts that a sum of vectors holds."""
        size = len(self._cells)
        counts = struct.unpack(f"<{size}{self._format}", vector.to_bytes(size * self._bytes, "little"))
        found: Totals = {}
        for (section, name), count in zip(self._cells, counts, strict=True):
            if count:
                found.setdefault(section, Counter())[name] = count
        return found


def _vector(cells: Cells, place: dict[Cell, int]) -> int:
    return sum(count << place[cell] for cell, count in cells)
