"""Which claims of two annotators are the same one: one-to-one, with the greatest overlap in all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from ir_annotator.domain.span import Span

Typed: TypeAlias = tuple[Span, str]
"""A span with the type of claim it is."""


def matched(first: Sequence[Typed], second: Sequence[Typed]) -> list[tuple[int, int]]:
    """Return which spans belong together, by their places in both lists, in the order of the first.

    Only spans that overlap are matched, each at most once, so that the characters that matched spans share are as
    many as can be; of matchings that are equal in this, the one with more equal types and nearer boundaries. Neither
    the order of the spans nor that of the lists matters.
    """
    pairs: list[tuple[int, int]] = []
    for rows, columns in _touching(first, second):
        left, right = [first[at] for at in rows], [second[at] for at in columns]
        if len(rows) == len(columns) == 1:
            pairs.append((rows[0], columns[0]))
        elif (len(left), left) <= (len(right), right):
            pairs += [(rows[row], columns[column]) for row, column in _assigned(left, right)]
        else:
            pairs += [(rows[row], columns[column]) for column, row in _assigned(right, left)]
    return sorted(pairs)


def _touching(first: Sequence[Typed], second: Sequence[Typed]) -> list[tuple[list[int], list[int]]]:
    """Return the places in both lists of spans that overlap directly or through others, sorted by span."""
    everything = sorted(
        (span.start, span.end, kind, side, place)
        for side, spans in enumerate((first, second))
        for place, (span, kind) in enumerate(spans)
    )
    groups: list[tuple[list[int], list[int]]] = []
    reach = -1
    for start, end, _, side, place in everything:
        if start >= reach:
            groups.append(([], []))
        groups[-1][side].append(place)
        reach = max(reach, end)
    return [group for group in groups if group[0] and group[1]]


def _worth(one: Typed, other: Typed) -> int:
    """Return what a match is worth: shared characters before everything, then the type, then near boundaries."""
    (span, kind), (theirs, their_kind) = one, other
    shared = min(span.end, theirs.end) - max(span.start, theirs.start)
    if shared <= 0:
        return 0
    apart = min(abs(span.start - theirs.start) + abs(span.end - theirs.end), _FAR)
    return (shared * _MANY + (kind == their_kind)) * _MANY * _FAR + _FAR - apart


_FAR, _MANY = 1 << 20, 1 << 20


def _assigned(rows: Sequence[Typed], columns: Sequence[Typed]) -> list[tuple[int, int]]:
    """Return the assignment of greatest worth: the Hungarian method with potentials, for no more rows than columns."""
    worth = [[_worth(row, column) for column in columns] for row in rows]
    row_price, column_price = [0] * (len(rows) + 1), [0] * (len(columns) + 1)
    taken = [0] * (len(columns) + 1)  # one-based row of each column; column 0 is where a search begins
    for row in range(1, len(rows) + 1):
        taken[0] = row
        _augment(worth, row_price, column_price, taken)
    pairs = ((taken[column] - 1, column - 1) for column in range(1, len(columns) + 1) if taken[column])
    return [(row, column) for row, column in pairs if worth[row][column]]


def _augment(worth: list[list[int]], row_price: list[int], column_price: list[int], taken: list[int]) -> None:
    """Find a column for one more row, moving others where that is worth more."""
    count = len(taken) - 1
    least: list[int | None] = [None] * (count + 1)
    before, used, column = [0] * (count + 1), [False] * (count + 1), 0
    while taken[column]:
        used[column] = True
        row, step, following = taken[column], None, 0
        for other in range(1, count + 1):
            if used[other]:
                continue
            cost = -worth[row - 1][other - 1] - row_price[row] - column_price[other]
            known = least[other]
            if known is None or cost < known:
                least[other], before[other] = cost, column
            found = least[other]
            if found is not None and (step is None or found < step):
                step, following = found, other
        assert step is not None  # noqa: S101 -- there are no more rows than columns
        for other in range(count + 1):
            known = least[other]
            if used[other]:
                row_price[taken[other]] += step
                column_price[other] -= step
            elif known is not None:
                least[other] = known - step
        column = following
    while column:
        taken[column], column = taken[before[column]], before[column]
