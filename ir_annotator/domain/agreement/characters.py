"""Claims looked at character by character: which types each annotator marked there. A set of places is an integer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

Types: TypeAlias = tuple[str, ...]
"""Claim types that one annotator marked at a place, sorted; empty where none is."""
Masks: TypeAlias = Mapping[Types, int]
"""For each set of types the places where just these are marked: bit n is the n-th code point of the text."""


def masks(claims: Iterable[tuple[int, int, str]], length: int) -> Masks:
    """Return where an annotator marked what, from start, end and type of each claim in a text of this length."""
    by_type: dict[str, int] = {}
    for start, end, kind in claims:
        by_type[kind] = by_type.get(kind, 0) | ((1 << (end - start)) - 1) << start
    found: dict[Types, int] = {}
    rest = (1 << length) - 1
    for kind, places in by_type.items():
        if places & rest != places:
            return _overlapping(by_type, length)
        rest ^= places
        found[kind,] = places
    found[()] = rest
    return found


def _overlapping(by_type: Mapping[str, int], length: int) -> Masks:
    """Return the same where one annotator's claims of different types overlap."""
    found: dict[Types, int] = {(): (1 << length) - 1}
    for kind in sorted(by_type):
        places = by_type[kind]
        for types, there in list(found.items()):
            common = there & places
            if common:
                found[*types, kind] = common
                found[types] = there ^ common
    return found


def coincidences(one: Masks, other: Masks) -> dict[tuple[Types, Types], int]:
    """Return how many characters have each pair of sets of types, that of the first annotator first."""
    return {
        (types, other_types): both.bit_count()
        for types, places in one.items()
        for other_types, other_places in other.items()
        if (both := places & other_places)
    }
