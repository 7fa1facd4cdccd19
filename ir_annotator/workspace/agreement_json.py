"""Agreement as one JSON object, for scripts. What is in it keeps its meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ir_annotator.domain.agreement.comparison import Answered, Comparison, TopicRow, TypeRow
from ir_annotator.domain.agreement.figure import Figure
from ir_annotator.domain.agreement.lens import PRIMARY_TOPIC
from ir_annotator.domain.agreement.overall import Agreement, Brief
from ir_annotator.domain.agreement.papers import Kappa, Papers
from ir_annotator.domain.outline import RecordRow

GOLD = "gold"


def to_json(found: Agreement, records: Mapping[str, RecordRow], papers: Papers | None = None) -> dict[str, Any]:
    """Return all figures; ``records`` gives the head of each record by its fingerprint."""
    names = found.annotators
    value: dict[str, Any] = {
        "annotators": list(names),
        "qas": found.whole.qas,
        "too_few": found.whole.has_few,
        "seed": found.seed,
        "draws": found.draws,
        "level": found.lens.level,
        **_comparison(found.whole, names),
        "pairs": [{"annotators": _names(one, names), "qas": one.qas, **_comparison(one, names)} for one in found.pairs],
        "records": [_record(records[name], brief) for name, brief in found.records.items()],
        "weeks": {week: _brief(brief) for week, brief in found.weeks.items()},
        "gold": [
            {"annotator": names[one.columns[0]], "qas": one.qas, **_comparison(one, (*names, GOLD))}
            for one in found.gold
        ],
    }
    if papers is not None:
        value["kappa"] = {
            "name": "cohen" if len(names) == 2 else "fleiss",  # noqa: PLR2004 -- Cohen's is of two
            "judgements": {one.name: _kappa(one) for one in papers.judgements},
            "topics": {one.name: _kappa(one) for one in papers.topics},
            "alpha_unitizing": figure(papers.unitizing),
        }
    return value


def _names(one: Comparison, names: Sequence[str]) -> list[str]:
    return [names[column] for column in one.columns]


def _comparison(one: Comparison, names: Sequence[str]) -> dict[str, Any]:
    who = [names[column] for column in one.columns]
    topics, claims = one.topics, one.claims
    return {
        "topics": {
            "alpha_jaccard": figure(topics.alpha),
            "identical": topics.identical,
            "n": topics.n,
            "alpha_nominal": figure(topics.whole),
            "f1_micro": figure(topics.f1),
            "mean_jaccard": figure(topics.similarity),
            "per_topic": {row.topic: _topic(row, who) for row in topics.rows},
        },
        "judgements": {answered.asked.id: _answered(answered) for answered in one.judgements},
        "claims": {
            **_marks(claims.marks, who),
            "f1_overlap": figure(claims.overlap),
            "f1_overlap_type": figure(claims.overlap_type),
            "f1_exact": figure(claims.exact),
            "f1_boundaries": figure(claims.boundaries),
            "f1_partial": figure(claims.partial),
            "alpha_character": figure(claims.characters),
            "alpha_character_marked": figure(claims.marked),
            "per_type": {row.type: _type(row, who) for row in claims.rows},
            "attributes": {answered.asked.id: _answered(answered) for answered in claims.attributes},
        },
    }


def figure(one: Figure) -> dict[str, Any]:
    """Return a figure: its value with the interval, or the reason why it has none."""
    if one.value is None:
        return {"value": None, "reason": str(one.reason)}
    if one.low is None:
        return {"value": one.value}
    return {"value": one.value, "low": one.low, "high": one.high, "draws_used": one.draws_used}


def _plain(one: Figure) -> float | dict[str, Any]:
    """Return a figure of a table: the bare value, or the reason why there is none."""
    return figure(one) if one.value is None else one.value


def _interval(one: Figure) -> list[float | None] | None:
    return None if one.low is None else [one.low, one.high]


def _topic(row: TopicRow, who: Sequence[str]) -> dict[str, Any]:
    return {
        **_marks(row.marks, who),
        "both": row.both,
        "f1": _plain(row.f1),
        "f1_interval": _interval(row.f1),
        "alpha": _plain(row.alpha),
        "alpha_interval": _interval(row.alpha),
        "rare": row.is_rare,
    }


def _marks(marks: Sequence[int], who: Sequence[str]) -> dict[str, Any]:
    """Return how often each gave a label: as ``a`` and ``b`` of two, by name always."""
    pair = dict(zip(("a", "b"), marks, strict=True)) if len(who) == 2 else {}  # noqa: PLR2004
    return {**pair, "marks": dict(zip(who, marks, strict=True))}


def _type(row: TypeRow, who: Sequence[str]) -> dict[str, Any]:
    return {**_marks(row.marks, who), "both": row.both, "f1": _plain(row.f1), "f1_interval": _interval(row.f1)}


def _answered(one: Answered) -> dict[str, Any]:
    metric = "alpha_nominal" if one.asked.order is None else "alpha_ordinal"
    confusion = [[a, b, count] for (a, b), count in sorted(one.confusion.items(), key=lambda cell: str(cell[0]))]
    found = {metric: figure(one.alpha), "equal": one.equal, "n": one.n, "confusion": confusion}
    return found if one.asked.id == PRIMARY_TOPIC else {**found, "rare": list(one.rare)}


def _brief(one: Brief) -> dict[str, Any]:
    return {
        "qas": one.qas,
        "topics": {"alpha_jaccard": figure(one.topics), "identical": one.identical, "n": one.n},
        "claims": {"f1_overlap": figure(one.overlap)},
    }


def _record(row: RecordRow, one: Brief) -> dict[str, Any]:
    return {"code": row.code, "number": row.number, "fingerprint": row.fingerprint, **_brief(one)}


def _kappa(one: Kappa) -> dict[str, Any]:
    weighted = {} if one.weighted is None else {"weighted_linear": figure(one.weighted)}
    return {"value": _plain(one.value), "n": one.n, **weighted}
