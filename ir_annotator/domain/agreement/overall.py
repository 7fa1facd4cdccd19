"""All there is to say about how far people agree: together, two by two, by record, over time, and against gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ir_annotator.domain.agreement.alpha import alpha, scale_for
from ir_annotator.domain.agreement.compared import ComparedQA
from ir_annotator.domain.agreement.comparison import Comparison, Tick, compare
from ir_annotator.domain.agreement.figure import Figure, f1
from ir_annotator.domain.agreement.lens import Lens
from ir_annotator.domain.agreement.sets import jaccard_between
from ir_annotator.domain.agreement.tallies import Tallies, sets_of


@dataclass(frozen=True, slots=True)
class Brief:
    """The two headline figures of some Q&As: topics (``identical`` of ``n`` the same) and claims that overlap."""

    qas: int
    topics: Figure
    identical: int
    n: int
    overlap: Figure


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree, with everything the figures were made of.

    Attributes:
        annotators: Their ids, in the order of the columns; the column behind them is gold.
        lens: What was compared.
        draws: Draws asked for.
        seed: Seed of the draws.
        compared: The Q&As that at least two of them are done with, or one of them where gold is settled.
        whole: All annotators together, with intervals.
        pairs: Every two of them.
        gold: Each of them against gold, where any is settled.
        records: By fingerprint, in the order of the records.
        weeks: By week of the last submission.
    """

    annotators: tuple[str, ...]
    lens: Lens
    draws: int
    seed: int
    compared: tuple[ComparedQA, ...]
    whole: Comparison
    pairs: tuple[Comparison, ...]
    gold: tuple[Comparison, ...]
    records: Mapping[str, Brief]
    weeks: Mapping[str, Brief]

    @property
    def fingerprints(self) -> frozenset[str]:
        """The records of all Q&As compared."""
        return frozenset(qa.fingerprint for qa in self.compared)

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns of the annotators, without gold."""
        return tuple(range(len(self.annotators)))


def agreement(
    found: Iterable[ComparedQA],
    annotators: Sequence[str],
    lens: Lens,
    week_of: Callable[[str], str],
    *,
    draws: int = 300,
    seed: int = 0,
    tick: Tick | None = None,
) -> Agreement:
    """Return how far annotators agree; ``week_of`` names the week of a UTC time."""
    columns, gold = tuple(range(len(annotators))), len(annotators)
    qas = [qa for qa in found if len(qa.present) > 1]
    shared = [qa for qa in qas if len(qa.present) - (gold in qa.present) > 1]
    pairs = list(combinations(columns, 2)) if len(columns) > 2 else []  # noqa: PLR2004 -- of two it is the whole
    whole = compare(shared, columns, lens, draws=draws, seed=seed, tick=tick)
    against = [(column, gold) for column in columns] if any(gold in qa.present for qa in qas) else []
    return Agreement(
        tuple(annotators),
        lens,
        draws,
        seed,
        tuple(qas),
        whole,
        tuple(compare(shared, pair, lens) for pair in pairs) or (whole,),
        tuple(compare(qas, pair, lens) for pair in against),
        {name: brief(some, columns) for name, some in _grouped(shared, lambda qa: qa.fingerprint).items()},
        {name: brief(some, columns) for name, some in sorted(_grouped(shared, lambda qa: week_of(qa.at)).items())},
    )


def _grouped(qas: Iterable[ComparedQA], name_of: Callable[[ComparedQA], str]) -> dict[str, list[ComparedQA]]:
    groups: dict[str, list[ComparedQA]] = {}
    for qa in qas:
        groups.setdefault(name_of(qa), []).append(qa)
    return groups


def brief(qas: Sequence[ComparedQA], columns: Sequence[int]) -> Brief:
    """Return the headline figures of some Q&As, without intervals."""
    scale = scale_for(len(columns))
    tallies = Tallies(qas, columns, scale)
    shared = [sets for sets in map(sets_of, tallies.topics) if sets]
    claims = [pair for pairs in tallies.claims for pair in pairs]
    return Brief(
        len(qas),
        Figure.of(alpha(shared, jaccard_between)),
        sum(len({*sets}) == 1 for sets in shared),
        len(shared),
        Figure.of(f1(sum(pair.overlapping for pair in claims), sum(sum(pair.counts) for pair in claims))),
    )
