"""The quantities a Chinese text states: value, unit, comparator, metric and period; offsets are code points.

Nothing is made up: a value is what the digits (or the Chinese numeral) say, times 万 or 亿 where they are written, and
negative only behind a word of falling or a sign. What is not certain stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ir_annotator.domain.metrics import Metric, metrics_of
from ir_annotator.domain.periods import Period, periods
from ir_annotator.domain.scheme import NumberField, Scalar
from ir_annotator.domain.span import Span
from ir_annotator.domain.statements import Statement, is_joined, place_behind_each, sentence_start, statements

_MEASURES = re.compile(r"[量率额数值速]$|规模$|容量$|功率$|带宽$")
"""What a letter such as T or G can be the unit of; behind other nouns it names a product (800G)."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number a text states.

    Attributes:
        span: All words that state it, with comparator and change: 同比增长超过30%.
        raw: How it is written, without its comparator; with its change, so that nothing is lost: 同比增长35%.
        value: The number, or None where it has no exact one (三分之一).
        unit: Its unit without 万 and 亿, which are in the value.
        comparator: ``eq gt ge lt le approx``, or ``range`` for each of the two ends of a range.
        metric: What is measured, as it stands in the text, with what a change is measured against (营业收入同比).
        period: The time it speaks of, see ``periods``.
        sources: Where all of it was read: the span, then those of the metric and the period.
    """

    span: Span
    raw: str
    value: Decimal | None
    unit: str
    comparator: str
    metric: str = ""
    period: str = ""
    sources: tuple[Span, ...] = ()


def quantities(text: str, said_on: date | None = None) -> list[Quantity]:
    """Return the quantities of ``text`` in order; ``said_on`` gives words like 去年 their year."""
    times = periods(text, said_on)
    taken = [time.span for time in times]
    stated = statements(text, times)
    found = zip(stated, metrics_of(text, stated, taken), strict=True)
    kept = [(one, metric) for one, metric in found if _is_certain(text, one, metric)]
    certain = [one for one, _ in kept]
    return [_quantity(text, one, metric, _period_of(text, one, certain, times)) for one, metric in kept]


def number_fact(quantity: Quantity, fields: Sequence[NumberField]) -> dict[str, Scalar]:
    """Return a quantity as the fact that a scheme with these fields has room for."""
    known: dict[str, Scalar | None] = {
        "metric": quantity.metric,
        "value": None if quantity.value is None else _scalar(quantity.value),
        "unit": quantity.unit,
        "comparator": quantity.comparator if quantity.value is not None else "",
        "period": quantity.period,
        "raw": quantity.raw,
    }
    fact: dict[str, Scalar] = {}
    for field in fields:
        value = known.get(field.id)
        fits = not field.choices or value in [choice.id for choice in field.choices]
        if value not in (None, "") and fits and (field.kind == "decimal") == (not isinstance(value, str)):
            fact[field.id] = value
    return fact


def _scalar(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _is_certain(text: str, one: Statement, metric: Metric | None) -> bool:
    """Tell whether digits are a quantity: without a clear unit they need a comparator, a change or a metric beside."""
    if one.figure.is_clear or one.comparator not in ("eq", "range") or one.is_change:
        return True
    alone = bool(one.figure.unit) and one.figure.span == Span(0, len(text.rstrip("，。；、 ")))
    return alone or bool(metric and metric.beside and (not one.figure.unit or _MEASURES.search(metric.name)))


def _quantity(text: str, one: Statement, metric: Metric | None, period: Period | None) -> Quantity:
    figure = one.figure
    value = None if figure.value is None else figure.value * one.sign
    name = (metric.name if metric else "") + one.basis
    sources = (one.span, *(found.span for found in (metric, period) if found))
    written = one.span if one.is_change or one.sign < 0 else figure.span
    period_value = period.value if period else ""
    return Quantity(one.span, written.of(text), value, figure.unit, one.comparator, name, period_value, sources)


def _period_of(text: str, one: Statement, stated: Sequence[Statement], times: Sequence[Period]) -> Period | None:
    """Return the time last named before a figure in its sentence; of several joined by 和, its own behind 分别."""
    compared = next((time for time in times if time.compared and _is_told(text, time, one)), None)
    if compared:
        return compared
    own = [time for time in times if time.value and not time.compared]
    start = sentence_start(text, one.span.start)
    before = [time for time in own if start <= time.span.start and time.span.end <= one.span.start]
    if not before:
        return next((time for time in own if _is_bracketed(text, one, time)), None)
    run = [before[-1]]
    while len(run) < len(before) and is_joined(text, before[-len(run) - 1].span, run[0].span):
        run.insert(0, before[-len(run) - 1])
    shared = place_behind_each(text, one, stated)
    if len(run) > 1:
        return run[shared[1]] if shared and shared[2] == len(run) else None
    return run[0]


def _is_told(text: str, time: Period, one: Statement) -> bool:
    """Tell whether a figure is that of the time it is compared with: 较2023年的9.89%."""
    return text[time.span.end : one.span.start] in ("的", "为") and time.span.end < one.span.start


def _is_bracketed(text: str, one: Statement, time: Period) -> bool:
    """Tell whether a time stands in brackets right behind a figure: 1,650个（截至2024年6月末）."""
    between = text[one.span.end : max(time.span.start, one.span.end)]
    return re.fullmatch(r"[^，。；]{0,12}[（(](?:截[至止])?", between) is not None
