"""The record made of rows of a table: its text, its Q&As, and what the other columns say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from ir_annotator.domain.record import QA, Doubt, Form, Record, fingerprint, make_qa_id
from ir_annotator.domain.span import Span
from ir_annotator.domain.table import Column
from ir_annotator.formats.form.remarks import hidden_characters
from ir_annotator.formats.form.values import exchange_of, iso_dates, ticked_categories
from ir_annotator.formats.form.visitors import participants
from ir_annotator.i18n import translate

DOUBTED = 0.85
"""Confidence where a question, an answer or a row is missing."""
_EVIDENCE = ("table_row",)
_CODE = re.compile(r"(?:[A-Za-z]{2}\.?)?(\d{6})(?:\.[A-Za-z]{2,4})?")
_CODE_DIGITS = 6
_COMPACT_DATE = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_AS_THEY_ARE = (Column.TITLE, Column.COMPANY, Column.PLACE, Column.HOSTS)
"""Columns whose values go into the form as they stand."""


@dataclass(slots=True)
class Group:
    """The rows of one record.

    Attributes:
        pairs: Question and answer of each row; one of them may be empty, not both.
        values: What the columns with a meaning say, each thing once, in order.
        others: The same of the columns without one, under their names.
        skipped: Rows that had neither question nor answer.
    """

    pairs: list[tuple[str, str]] = field(default_factory=list)
    values: dict[Column, dict[str, None]] = field(default_factory=dict)
    others: dict[str, dict[str, None]] = field(default_factory=dict)
    skipped: int = 0


def record_of(group: Group, file: str) -> Record:
    """Return the record of a group: its Q&As one below the other, a blank line between them."""
    parts: list[str] = []
    spans: list[tuple[Span, Span]] = []
    at = 0
    for question, answer in group.pairs:
        lines = [line for line in (question, answer) if line]
        start = at + len(question) + 1 if question and answer else at + len(question)
        spans.append((Span(at, at + len(question)), Span(start, start + len(answer))))
        parts.append("\n".join(lines))
        at += len(parts[-1]) + 2
    text = "\n\n".join(parts)
    key = fingerprint(text)
    qas = tuple(QA(make_qa_id(key, question.start), question, answer, _EVIDENCE) for question, answer in spans)
    doubts = _doubts(qas)
    form, told = _form(group)
    remarks = (*told, *hidden_characters(text, form))
    return Record(file, "table", form, text, qas, DOUBTED if doubts else 1.0, (*doubts, *remarks))


def _doubts(qas: tuple[QA, ...]) -> tuple[Doubt, ...]:
    no_answer = translate("Reader", "No answer was found for this question.")
    no_question = translate("Table", "No question stands beside this answer.")
    found = []
    for qa in qas:
        if not len(qa.answer):
            found.append(Doubt("empty_answer", no_answer, qa.question))
        elif qa.is_narrative:
            found.append(Doubt("empty_question", no_question, qa.answer))
    return tuple(found)


def _form(group: Group) -> tuple[Form, tuple[Doubt, ...]]:
    """Return what the other columns say of the record, and a note on those that say something else in every row."""
    said = {column: "\n".join(values) for column, values in group.values.items()}
    code = _first(group, Column.CODE)
    days = days_of(said.get(Column.DATE, ""))
    times = said.get(Column.TIME, "")
    others = {name: next(iter(values)) for name, values in group.others.items() if len(values) == 1}
    if said.get(Column.DATE) and not days:
        others["日期"] = said[Column.DATE]  # no date can be read from it: kept as it stands
    form = Form(
        code=code,
        name=_first(group, Column.NAME),
        number=_first(group, Column.NUMBER),
        exchange=exchange_of(code) if len(code) == _CODE_DIGITS else "",
        categories=_categories(said.get(Column.CATEGORIES, "")),
        participants=said.get(Column.PARTICIPANTS, ""),
        participant_list=participants(said.get(Column.PARTICIPANTS, "")),
        time=times,
        dates=tuple(dict.fromkeys(chain.from_iterable(map(days_of, times.split("\n"))))),
        date=days[0] if days else "",
        other_fields=others,
        **{column.value: said.get(column, "") for column in _AS_THEY_ARE},
    )
    varying = [name for name, values in group.others.items() if len(values) > 1]
    return form, (_left_out(varying),) if varying else ()


def _first(group: Group, column: Column) -> str:
    return next(iter(group.values.get(column, ())), "")


def _categories(text: str) -> tuple[str, ...]:
    return ticked_categories(text) or tuple(dict.fromkeys(filter(None, re.split(r"[\s、，,;；]+", text))))


def code_of(text: str) -> str:
    """Return a security code as six digits, also where a spreadsheet lost the zeros before it or added a sign."""
    plain = text.strip().removeprefix("=").strip("\"'’ ")
    if match := _CODE.fullmatch(plain):
        return match[1]
    plain = plain.removesuffix(".0")
    return plain.zfill(_CODE_DIGITS) if plain.isdecimal() and plain.isascii() and plain[0] != "0" else plain


def days_of(text: str) -> tuple[str, ...]:
    """Return the days named in a cell as ISO dates, in order; eight digits are one too."""
    return iso_dates(_COMPACT_DATE.sub(r"\1-\2-\3", text) if _COMPACT_DATE.fullmatch(text.strip()) else text)


def _left_out(names: Iterable[str]) -> Doubt:
    said = translate("Table", "Columns that differ from row to row were not taken over: {0}.")
    return Doubt("columns_left_out", said.format(", ".join(names)))
