"""Figures for comparison with papers, on request: kappa of the single answers, and alpha for unitizing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ir_annotator.domain.agreement.compared import ComparedQA
from ir_annotator.domain.agreement.figure import Figure, Result
from ir_annotator.domain.agreement.kappa import cohen, fleiss, linear
from ir_annotator.domain.agreement.lens import Asked, Lens


@dataclass(frozen=True, slots=True)
class Kappa:
    """Kappa of one judgement, or of whether one topic was given, on the ``n`` Q&As that all annotators answered.

    ``value`` is Cohen's of two annotators and Fleiss' of more; ``weighted`` is Cohen's with linear weights, None where
    the values have no order or there are more than two annotators.
    """

    name: str
    n: int
    value: Figure
    weighted: Figure | None = None


@dataclass(frozen=True, slots=True)
class Papers:
    """Kappa of each judgement and of each topic, and alpha for unitizing of the claims."""

    judgements: tuple[Kappa, ...]
    topics: tuple[Kappa, ...]
    unitizing: Figure


def papers(qas: Sequence[ComparedQA], columns: Sequence[int], lens: Lens, unitizing: Result) -> Papers:
    """Return kappa of everything that has one answer, beside an alpha for unitizing that is known already."""
    answered = [[[qa.answers[n][c] for c in columns] for qa in qas] for n in range(len(lens.judgements))]
    judgements = tuple(_kappa(asked, units) for asked, units in zip(lens.judgements, answered, strict=True))
    sets = [[qa.topics[column] for column in columns] for qa in qas]
    topics = sorted({topic for unit in sets for one in unit for topic in one or ()})
    given = ([[None if one is None else topic in one for one in unit] for unit in sets] for topic in topics)
    of_topics = tuple(_kappa(Asked(topic), units) for topic, units in zip(topics, given, strict=True))
    return Papers(judgements, of_topics, Figure.of(unitizing))


def _kappa(asked: Asked, units: Sequence[Sequence[object]]) -> Kappa:
    complete = [tuple(unit) for unit in units if None not in unit]
    if complete and len(complete[0]) > 2:  # noqa: PLR2004 -- Cohen's is of two
        return Kappa(asked.id, len(complete), Figure.of(fleiss(complete)))
    table: Counter[tuple[object, object]] = Counter((one, other) for one, other in complete)
    known = asked.order is not None and all(value in asked.order for pair in table for value in pair)
    weighted = Figure.of(cohen(table, linear(asked.order or ()))) if known else None
    return Kappa(asked.id, len(complete), Figure.of(cohen(table)), weighted)
