"""Divides companies into train, validation and test so that none is in two of them, always in the same way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

SEED = 0
_SHARE = 0.1
"""Of all rows, that validation and test are each to have; train has the rest."""
_TOO_MUCH = 1.5
"""Times the share; a company that is larger is held out only where there is no smaller one."""
_FEW = 2


class Split(StrEnum):
    """A part of the data."""

    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Share:
    """What one company has: how many rows, and a bit for each kind of labels that occurs in them."""

    rows: int
    kinds: int = 0


def one_company(names: Iterable[Sequence[str]]) -> list[str]:
    """Return for each record which company it is of.

    Args:
        names: For each record the names its company has in it, at least one; records that share a name, also by way
            of other records, are of one company.
    """
    parents: dict[str, str] = {}
    firsts = []
    for known in names:
        roots = [_root(parents, name) for name in known]
        firsts.append(known[0])
        for root in roots:
            parents[root] = min(roots)
    return [_root(parents, first) for first in firsts]


def _root(parents: dict[str, str], name: str) -> str:
    while parents.setdefault(name, name) != name:
        parents[name] = parents[parents[name]]
        name = parents[name]
    return name


def hold_out(companies: Mapping[str, Share], seed: int = SEED) -> dict[str, Split]:
    """Return the part each company goes to.

    The largest company is in train, and so is whoever has a kind of labels that train would lack. Of the others,
    in an order drawn by ``seed``, test and validation are filled. A single company is in train; of two, the smaller
    one is in test.
    """
    order = sorted(companies, key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).digest())
    found = dict.fromkeys(_for_train(companies, order), Split.TRAIN)
    goal = _SHARE * sum(share.rows for share in companies.values())
    taken = dict.fromkeys((Split.TEST,) if len(companies) <= _FEW else (Split.TEST, Split.VALIDATION), 0)
    for name in order:
        split = min(taken, key=lambda split: taken[split])
        if name not in found and taken[split] < goal and taken[split] + companies[name].rows <= _TOO_MUCH * goal:
            found[name] = split
            taken[split] += companies[name].rows
    for split in taken:
        rest = [name for name in order if name not in found]
        if not taken[split] and rest:
            found[min(rest, key=lambda name: companies[name].rows)] = split
    return {name: found.get(name, Split.TRAIN) for name in companies}


def _for_train(companies: Mapping[str, Share], order: Sequence[str]) -> list[str]:
    """Return the largest company, and those that add a kind of labels."""
    largest = max(order, key=lambda name: companies[name].rows, default=None)
    if largest is None:
        return []
    found, kinds = [largest], companies[largest].kinds
    for name in order:
        if companies[name].kinds & ~kinds:
            found.append(name)
            kinds |= companies[name].kinds
    return found
