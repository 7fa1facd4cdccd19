"""The form of a record: which row is which, and the record made of it.

Every reader of files brings what it found into one shape, a ``Sheet``; what the rows mean is decided here alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import QA, Doubt, Form, Record, fingerprint, make_qa_id
from ir_annotator.domain.splitting import Split, split
from ir_annotator.formats.form_values import iso_dates, participants, read_header, ticked_categories
from ir_annotator.i18n import translate


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form as found; an empty label continues the row before."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A record's page as a reader found it: the lines above the form, its rows, the lines below."""

    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    after: tuple[str, ...] = ()


class Field(StrEnum):
    """A row of the form whose meaning is known."""

    CATEGORIES = "categories"
    HOSTS = "hosts"
    PARTICIPANTS = "participants"
    TIME = "time"
    PLACE = "place"
    CONTENT = "content"
    ATTACHMENTS = "attachments"
    DATE = "date"


_OCCASION = "(?:会议|活动|召开|接待|调研|交流|来访)?"
_LABELS = {
    Field.CATEGORIES: re.compile(r"(?:投资者关系)?活动(?:类别|类型)"),
    Field.HOSTS: re.compile(r"(?:(?:上市)?公司(?:接待|参会|出席|参与|陪同)|接待)人员(?:及|和|姓名|职务)*"),
    Field.PARTICIPANTS: re.compile(
        r"(?:活动)?(?:参[与加会]|来访|调研)(?:单位|机构|人员|投资者|对象)(?:名称|单位|人员|姓名|及|和|与|、)*"
    ),
    Field.TIME: re.compile(rf"{_OCCASION}时间"),
    Field.PLACE: re.compile(rf"{_OCCASION}地点"),
    Field.CONTENT: re.compile(
        rf"(?:投资者关系)?{_OCCASION}的?主要内容(?:介绍|纪要)?|(?:会议|活动|调研|交流)内容(?:介绍|及具体问答记录)?"
    ),
    Field.ATTACHMENTS: re.compile(r"附件(?:清单)?"),
    Field.DATE: re.compile(r"(?:记录|编制|填表|填报|披露)?日期"),
}
_LABEL_TAIL = re.compile(r"(?:[（(“\"][^）)”\"]*[）)”\"])?[:：]?")
_TRUSTED = 0.6
"""Text without a form is a record only if its questions are marked as such."""


def squeezed(text: str) -> str:
    """Return ``text`` without any white space: labels are broken anywhere."""
    return "".join(text.split())


def field_of(label: str) -> Field | None:
    """Return the field that a label cell names, told by how it begins."""
    words = squeezed(label)
    return next((known for known, pattern in _LABELS.items() if pattern.match(words)), None)


def is_label(line: str) -> bool:
    """Tell whether a line is the label of a known row and nothing else."""
    words = squeezed(line)
    for pattern in _LABELS.values():
        if (match := pattern.match(words)) and _LABEL_TAIL.fullmatch(words, match.end()):
            return True
    return False


def plain_text(text: str) -> str:
    r"""Return ``text`` with ``\n`` alone between lines, no white space at their ends, no blank lines around."""
    unix = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text)
    return "\n".join(line.rstrip() for line in unix.split("\n")).strip("\n")


def record_from_sheet(sheet: Sheet, file: str, format_: str) -> Record:
    """Return the record that a sheet holds.

    Args:
        sheet: What the reader found.
        file: The file's name, without folders.
        format_: Its kind, such as ``"docx"``.

    Raises:
        Problem: ``no_record_table`` if it has neither a content row nor questions, ``empty_content`` if nothing
            stands in that row.
    """
    known, others = _sorted_rows(sheet.rows)
    if Field.CONTENT in known:
        text = known[Field.CONTENT]
        if not text:
            raise _empty_content()
        found = split(text)
    else:
        text = plain_text("\n".join(sheet.after))
        found = split(text)
        if not found.pairs or found.confidence < _TRUSTED:
            raise _no_record_table()
    form = _form(sheet, known, others)
    key = fingerprint(text)
    qas = tuple(QA(make_qa_id(key, pair.question.start), pair.question, pair.answer) for pair in found.pairs)
    return Record(file, format_, form, text, qas, found.confidence, _told(found))


def _sorted_rows(rows: tuple[Row, ...]) -> tuple[dict[Field, str], dict[str, str]]:
    """Return the values of the known rows and, under their own labels, of the others; a row found twice goes on."""
    known: dict[Field, list[str]] = {}
    others: dict[str, list[str]] = {}
    values: list[str] = []
    for row in rows:
        label = squeezed(row.label).rstrip("：:")
        if label:
            field = field_of(label)
            values = known.setdefault(field, []) if field else others.setdefault(label, [])
        values.append(row.value)
    return (
        {field: plain_text("\n".join(found)) for field, found in known.items()},
        {label: plain_text("\n".join(found)) for label, found in others.items()},
    )


def _form(sheet: Sheet, known: dict[Field, str], others: dict[str, str]) -> Form:
    header = read_header(sheet.header)
    dates = iso_dates(known.get(Field.DATE, ""))
    if known.get(Field.DATE) and not dates:
        others = {**others, "日期": known[Field.DATE]}  # no date can be read from it: kept as it is printed
    return Form(
        code=header.code,
        name=header.name,
        number=header.number,
        exchange=header.exchange,
        company=header.company,
        title=header.title,
        categories=ticked_categories(known.get(Field.CATEGORIES, "")),
        participants=known.get(Field.PARTICIPANTS, ""),
        participant_list=participants(known.get(Field.PARTICIPANTS, "")),
        time=known.get(Field.TIME, ""),
        dates=iso_dates(known.get(Field.TIME, "")),
        place=known.get(Field.PLACE, ""),
        hosts=known.get(Field.HOSTS, ""),
        attachments=known.get(Field.ATTACHMENTS, ""),
        date=dates[0] if dates else "",
        other_fields=others,
    )


def _told(found: Split) -> tuple[Doubt, ...]:
    """Return the doubts of a split with their sentences."""
    sentences = {
        "no_questions": translate("Reader", "No question was found; the text is kept as one piece."),
        "sequence_broken": translate("Reader", "The numbers of the questions jump here."),
        "empty_answer": translate("Reader", "No answer was found for this question."),
        "unlike_a_question": translate("Reader", "This is numbered like a question but does not read like one."),
        "long_question": translate("Reader", "This question is unusually long; its answer may begin inside it."),
        "unmarked_questions": translate("Reader", "The questions carry no number or marker; the split is a guess."),
    }
    return tuple(Doubt(doubt.code, sentences[doubt.code], doubt.span) for doubt in found.doubts)


def _no_record_table() -> Problem:
    return Problem(
        "no_record_table",
        translate("Reader", "It holds neither the form of an activity record nor marked questions and answers."),
        translate("Reader", "Choose a 投资者关系活动记录表, with a row such as 投资者关系活动主要内容介绍."),
    )


def _empty_content() -> Problem:
    return Problem(
        "empty_content",
        translate("Reader", "The form is there, but the row with the content of the activity is empty."),
        translate("Reader", "Check in Word that the text stands in that row, not in a picture or an attachment."),
    )
