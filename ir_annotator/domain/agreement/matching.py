"""Which spans of two annotators are the same: one to one, as many as possible, and among those the best.

A pair can be matched where its spans overlap. So one long span never counts for two, and what overlaps and has the
same type is never more than what overlaps.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeAlias

Bounds: TypeAlias = tuple[int, int]
"""Start and end of a span, half-open, in Unicode code points."""
Edges: TypeAlias = dict[tuple[int, int], float]
"""Which of A's spans (by its place) can be matched to which of B's, and how well: intersection over union."""


def same(a: Iterable[Hashable], b: Iterable[Hashable]) -> int:
    """Return how many claims two annotators have exactly alike; no annotator has one twice."""
    return len({*a} & {*b})


def overlaps(a: Sequence[Bounds], b: Sequence[Bounds]) -> Edges:
    """Return the pairs of spans that share a code point, with their intersection over union (0 to 1)."""
    found: Edges = {}
    order = sorted(range(len(b)), key=lambda j: b[j][0])
    longest = max((end - start for start, end in b), default=0)
    first = 0
    for i in sorted(range(len(a)), key=lambda i: a[i][0]):
        start, end = a[i]
        while first < len(order) and b[order[first]][0] <= start - longest:
            first += 1
        for j in order[first:]:
            other_start, other_end = b[j]
            if other_start >= end:
                break
            both = min(end, other_end) - max(start, other_start)
            if both > 0:
                found[i, j] = both / (end - start + other_end - other_start - both)
    return found


def matched(edges: Edges, allowed: Callable[[int, int], bool] | None = None) -> list[tuple[int, int]]:
    """Return the one-to-one matching of most pairs, and of those of the largest sum; only ``allowed`` pairs."""
    if allowed is not None:
        edges = {pair: weight for pair, weight in edges.items() if allowed(*pair)}
    if len({i for i, _ in edges}) == len(edges) == len({j for _, j in edges}):
        return sorted(edges)  # nobody has a choice
    return sorted(pair for part in _parts(edges) for pair in _best(part))


def _parts(edges: Edges) -> list[Edges]:
    """Divide the pairs into those that have to do with each other."""
    of_a: dict[int, list[int]] = {}
    of_b: dict[int, list[int]] = {}
    for i, j in edges:
        of_a.setdefault(i, []).append(j)
        of_b.setdefault(j, []).append(i)
    parts, seen = [], set()
    for first in of_a:
        todo, part = [first], set()
        while todo:
            i = todo.pop()
            if i not in seen:
                seen.add(i)
                part.add(i)
                todo += [other for j in of_a[i] for other in of_b[j] if other not in seen]
        if part:
            parts.append({(i, j): edges[i, j] for i in part for j in of_a[i]})
    return parts


def _best(edges: Edges) -> list[tuple[int, int]]:
    """Return the best matching of a few spans: the assignment problem, a row after the other (Kuhn, Munkres)."""
    if len(edges) == 1:
        return list(edges)
    rows, columns = sorted({i for i, _ in edges}), sorted({j for _, j in edges})
    size = max(len(rows), len(columns))
    worth = 1.0 + size  # a pair more is worth more than any better overlap
    cost = [[0.0] * size for _ in range(size)]
    for (i, j), weight in edges.items():
        cost[rows.index(i)][columns.index(j)] = -(worth + weight)
    chosen = _assignment(cost)
    pairs = [(rows[r], columns[c]) for c, r in enumerate(chosen) if r < len(rows) and c < len(columns)]
    return [pair for pair in pairs if pair in edges]


def _assignment(cost: list[list[float]]) -> list[int]:
    """Return the row for each column of a square table with the least sum (Hungarian method with potentials)."""
    size = len(cost)
    row_of = [-1] * (size + 1)  # the last column is where a new row begins
    up, down = [0.0] * size, [0.0] * (size + 1)
    for row in range(size):
        row_of[size] = row
        column, least, before = size, [float("inf")] * size, [size] * size
        used: set[int] = set()
        while row_of[column] != -1:
            used.add(column)
            here, best = row_of[column], -1
            for c in range(size):
                if c not in used:
                    reduced = cost[here][c] - up[here] - down[c]
                    if reduced < least[c]:
                        least[c], before[c] = reduced, column
                    if best < 0 or least[c] < least[best]:
                        best = c
            step = least[best]
            for c in used:
                up[row_of[c]] += step
                down[c] -= step
            least = [value - step for value in least]
            column = best
        while column != size:
            row_of[column] = row_of[before[column]]
            column = before[column]
    return row_of[:size]
