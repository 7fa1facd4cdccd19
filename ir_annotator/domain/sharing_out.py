"""Who labels what: a sample of records, and their distribution over colleagues with some of them labelled twice."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

TWICE = 2


def sample(items: Sequence[str], percent: float, seed: int) -> list[str]:
    """Return so many percent of the items (at least one, if there are any), in their order.

    The same items and the same seed give the same sample, wherever it is drawn.
    """
    count = min(len(items), max(1, round(len(items) * percent / 100))) if items and percent > 0 else 0
    chosen = set(_shuffled(items, seed)[:count])
    return [item for item in items if item in chosen]


def share_out(sizes: Mapping[str, int], people: Sequence[str], overlap: float, seed: int) -> dict[str, list[str]]:
    """Return which items each person gets, so that all have about as much to do.

    Args:
        sizes: How much work each item is (Q&As of a record).
        people: Ids, each once.
        overlap: Percent of the work that is done twice, by two people; 0 where there is one person only.
        seed: Decides what is left to chance; the same seed gives the same distribution.

    Every item goes to somebody, none twice to the same person. The work done twice misses ``overlap`` by half of the
    largest item at most, and two people's work differs by the largest item at most.
    """
    given: dict[str, list[str]] = {person: [] for person in people}
    if not people:
        return given
    loads = dict.fromkeys(people, 0)
    twice = _about(sizes, overlap if len(people) >= TWICE else 0, seed)
    turns = _shuffled(people, seed)
    for item in sorted(_shuffled(list(sizes), seed), key=lambda one: -sizes[one]):
        for person in sorted(turns, key=loads.__getitem__)[: TWICE if item in twice else 1]:
            given[person].append(item)
            loads[person] += sizes[item]
    order = {item: place for place, item in enumerate(sizes)}
    return {person: sorted(items, key=order.__getitem__) for person, items in given.items()}


def _about(sizes: Mapping[str, int], percent: float, seed: int) -> set[str]:
    """Return items chosen by chance that make up so many percent of all the work, as nearly as they can."""
    target, reached, chosen = sum(sizes.values()) * percent / 100, 0, set[str]()
    for item in _shuffled(list(sizes), seed + 1):
        if abs(reached + sizes[item] - target) < abs(reached - target):
            chosen.add(item)
            reached += sizes[item]
    return chosen


def _shuffled(items: Sequence[str], seed: int) -> list[str]:
    """Return the items in an order that depends on them and the seed alone."""
    mixed = sorted(items)
    random.Random(seed).shuffle(mixed)  # noqa: S311 -- no secret
    return mixed
