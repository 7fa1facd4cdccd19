"""The form of a record: which row is which, and the record made of it.

Every reader of files brings what it found into one shape, a ``Sheet``; what the rows mean is decided here alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import TypeVar

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import QA, Doubt, Form, Look, Record, fingerprint, make_qa_id
from ir_annotator.domain.span import Span
from ir_annotator.domain.splitting import Split, split
from ir_annotator.formats.form_values import (
    iso_dates,
    read_header,
    ticked_categories,
    time_and_place,
)
from ir_annotator.formats.remarks import MOST_CHARACTERS, MOST_LINES, hidden_characters, left_out, too_long
from ir_annotator.formats.visitors import participants
from ir_annotator.i18n import translate


class Unread(StrEnum):
    """What stands in a document and is not read as text; the value is the code of the doubt it gives."""

    PICTURE = "picture_not_read"
    OBJECT = "object_not_read"
    NOTE = "note_not_read"


@dataclass(frozen=True, slots=True)
class Row:
    r"""A row of the form as found; an empty label continues the row before.

    ``looks`` says how each line of ``value`` (``value.split("\\n")``) looked, or is empty where nobody knows.
    ``unread`` tells the lines at which something stands that is no text: their places, and of what kind each is.
    """

    label: str
    value: str
    looks: tuple[Look, ...] = ()
    unread: tuple[tuple[int, Unread], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A record's page as a reader found it: the lines above the form, its rows, the lines below.

    ``after_looks`` says how each line of ``after`` looked, or is empty where nobody knows. ``embedded`` counts the
    documents that stand in it outside of its rows and are not read, ``missing`` the pictures that are not in the file.
    """

    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    after: tuple[str, ...] = ()
    after_looks: tuple[Look, ...] = ()
    embedded: int = 0
    missing: int = 0


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


_OCCASION = "(?:会议|活动|召开|接待|调研|交流|来访|说明会)?"
_LABELS = {
    Field.CATEGORIES: re.compile(r"(?:投资者(?:关系)?|调研|接待)?活动(?:类别|类型)|(?:调研)?类别$"),
    Field.HOSTS: re.compile(
        r"(?:(?:上市)?公司(?:接待|参会|出席|参与|参加|陪同|与会)|接待)人员(?:及|和|姓名|职务)*|接待人$|(?:上市)?公司代表$|参会高管$"
    ),
    Field.PARTICIPANTS: re.compile(
        r"(?:活动|外部|机构|投资者)?(?:参[与加会]|与会|来访|到访|调研)(?:活动|调研|会议)?的?"
        r"(?:单位|机构|人员|投资者|对象)(?:名称|名单|单位|机构|人员|姓名|参会|参与|及|和|与|、)*"
        r"|(?:单位|机构)名称(?:及|和|、)(?:人员)?姓名"
    ),
    Field.TIME: re.compile(
        rf"{_OCCASION}{_OCCASION}时间(?:日期)?|日期(?:及|和|、)时间|(?:会议|活动|召开|接待|调研|交流|来访)日期"
    ),
    Field.PLACE: re.compile(rf"{_OCCASION}(?:召开)?地[点址]"),
    Field.CONTENT: re.compile(
        rf"(?:投资者关系)?{_OCCASION}的?主要内容(?:介绍|纪要)?"
        r"|(?:投资者关系)?(?:主要)?(?:会议|活动|调研|交流|沟通|问答)的?(?:主要)?内容(?:介绍|纪要|及(?:具体)?问答(?:记录)?)?"
        r"|交流的?主要问题(?:及(?:答复|回复|解答))?"
    ),
    Field.ATTACHMENTS: re.compile(r"(?:相关|活动|会议)?附件(?:清单)?"),
    Field.DATE: re.compile(
        r"(?:记录|编制|填表|填报|填写|披露|报告|公告|整理)?日期|(?:记录|编制|填表|填报|填写|披露|报告)时间"
    ),
}
_BOTH = re.compile(rf"{_OCCASION}时间(?:及|和|与|、|/){_OCCASION}地点")
"""A row that says both when and where."""
_NAMELESS = re.compile(rf"{_OCCASION}(?:形式|方式)")
"""A label that is known to be one, although its row has no field of its own."""
_LABEL_TAIL = re.compile(r"(?:[（(“\"][^）)”\"]*[）)”\"])?[:：]?")
_LONGEST_LABEL = 200
ANNEX = "附表"
"""Label of what stands behind the form, such as the list of those present."""
POINTER = re.compile(
    r".{0,12}附[件表录].{0,20}|(?:具体)?(?:内容|问答)?(?:请|详|参)+见.{0,20}(?:下[文表方页]|后[文附页]|问答|记录|纪要).{0,12}|如下[:：。]?"
)
"""What stands in the row of the content, without white space, where the talk is printed behind the form."""
_TRUSTED = 0.6
"""Text without a form is a record only if its questions are marked as such."""
_DOUBTED = 0.85
"""Where something of the talk is not read, the split is worth a look, however sure the rest is."""


def squeezed(text: str) -> str:
    """Return ``text`` without any white space: labels are broken anywhere."""
    return "".join(text.split())


def field_of(label: str) -> Field | None:
    """Return the field that a label cell names, told by how it begins."""
    words = squeezed(label[:_LONGEST_LABEL])
    return next((known for known, pattern in _LABELS.items() if pattern.match(words)), None)


def is_label(line: str) -> bool:
    """Tell whether a line is the label of a known row and nothing else."""
    if len(line) > _LONGEST_LABEL:
        return False
    words = squeezed(line)
    for pattern in (*_LABELS.values(), _BOTH, _NAMELESS):
        if (match := pattern.match(words)) and _LABEL_TAIL.fullmatch(words, match.end()):
            return True
    return False


def plain_text(text: str) -> str:
    r"""Return ``text`` with ``\n`` alone between lines, no white space at their ends, no blank lines around."""
    return "\n".join(line.rstrip() for line in unix_lines(text).split("\n")).strip("\n")


def unix_lines(text: str) -> str:
    r"""Return ``text`` with every kind of line end as ``\n``."""
    return re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text)


def record_from_sheet(sheet: Sheet, file: str, format_: str) -> Record:
    """Return the record that a sheet holds.

    Args:
        sheet: What the reader found.
        file: The file's name, without folders.
        format_: Its kind, such as ``"docx"``.

    Raises:
        Problem: ``no_record_table`` if it has neither a content row nor questions, ``empty_content`` if nothing
            stands in that row, ``too_large``.
    """
    _refuse_too_long(sheet)
    known, others = _sorted_rows(sheet.rows)
    told = Field.CONTENT in known
    if told:
        _place_annex(sheet, known[Field.CONTENT], others)
    rows = known[Field.CONTENT] if told else [Row("", "\n".join(sheet.after), sheet.after_looks)]
    text, looks, unread = _text_and_looks(rows)
    if told and not text:
        raise _empty_content()
    found = split(text, looks)
    if not told and (not found.pairs or found.confidence < _TRUSTED):
        raise _no_record_table()
    form = _form(sheet, _values(known), _values(others))
    qas = _qas(fingerprint(text), text, found)
    doubts = (*_told(found), *_unread(text, unread), *left_out(sheet.embedded, sheet.missing))
    confidence = min(found.confidence, _DOUBTED) if unread or sheet.embedded else found.confidence
    return Record(file, format_, form, text, qas, confidence, (*doubts, *hidden_characters(text, form)), looks)


def _refuse_too_long(sheet: Sheet) -> None:
    values = [row.value for row in sheet.rows]
    characters = sum(map(len, sheet.after)) + sum(map(len, values))
    lines = len(sheet.after) + sum(value.count("\n") for value in values)
    if characters > MOST_CHARACTERS or lines > MOST_LINES:
        raise too_long()


def _qas(key: str, text: str, found: Split) -> tuple[QA, ...]:
    """Return the pairs with their ids; where there are none, the whole talk as one narrative."""
    if not found.pairs:
        return (QA(make_qa_id(key, 0), Span(0, 0), Span(0, len(text)), ("narrative",)),)
    return tuple(
        QA(make_qa_id(key, pair.question.start), pair.question, pair.answer, pair.evidence) for pair in found.pairs
    )


_Key = TypeVar("_Key")


def _sorted_rows(rows: tuple[Row, ...]) -> tuple[dict[Field, list[Row]], dict[str, list[Row]]]:
    """Return the known rows and, under their own labels, the others; a row found twice goes on."""
    known: dict[Field, list[Row]] = {}
    others: dict[str, list[Row]] = {}
    found: list[Row] = []
    for row in _one_field_each(rows):
        label = squeezed(row.label).rstrip("：:")
        if label:
            field = field_of(label)
            found = known.setdefault(field, []) if field else others.setdefault(label, [])
        found.append(row)
    return known, others


def _place_annex(sheet: Sheet, content: list[Row], others: dict[str, list[Row]]) -> None:
    """Keep what stands behind the form: as the talk where the content only points to it, else under its own label."""
    behind = [Row(ANNEX, "\n".join(sheet.after), sheet.after_looks)] if any(map(str.strip, sheet.after)) else []
    annex = [*others.pop(ANNEX, []), *behind]
    points = POINTER.fullmatch(squeezed("".join(row.value for row in content)))
    if points and any(sign in row.value for row in annex for sign in "？?"):
        content += annex
    elif annex:
        others[ANNEX] = annex


def _one_field_each(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Yield the rows, a row of time and place as two where its value can be divided for certain."""
    for row in rows:
        both = time_and_place(row.value) if _BOTH.match(squeezed(row.label)) else None
        yield from (Row("时间", both[0]), Row("地点", both[1])) if both else (row,)


def _values(rows: dict[_Key, list[Row]]) -> dict[_Key, str]:
    return {key: plain_text("\n".join(row.value for row in found)) for key, found in rows.items()}


def _text_and_looks(rows: list[Row]) -> tuple[str, tuple[Look, ...], list[tuple[int, Unread]]]:
    """Return the record text that rows hold, how its lines looked if any row knows, and where what is not read is."""
    lines: list[str] = []
    looks: list[Look] = []
    unread: list[tuple[int, Unread]] = []
    for row in rows:
        values = row.value.replace("\r\n", "\n").split("\n")
        known = row.looks if len(row.looks) == len(values) else (Look(),) * len(values)
        starts = []
        for value, look in zip(values, known, strict=True):
            starts.append(len(lines))
            for line in unix_lines(value).split("\n"):
                lines.append(line.rstrip())
                looks.append(look)
        unread += [(starts[at], kind) for at, kind in row.unread if at < len(starts)]
    first = next((at for at, line in enumerate(lines) if line), len(lines))
    last = next((at for at in range(len(lines), first, -1) if lines[at - 1]), first)
    text = "\n".join(lines[first:last])
    places = [(min(max(at - first, 0), max(last - first - 1, 0)), kind) for at, kind in unread]
    return text, tuple(looks[first:last]) if any(row.looks for row in rows) else (), places


def _form(sheet: Sheet, known: dict[Field, str], others: dict[str, str]) -> Form:
    header = read_header(sheet.header)
    year = header.number[:4] if re.match(r"20\d\d(?!\d)", header.number) else ""
    dates = iso_dates(known.get(Field.DATE, ""), not_after=f"{year}-12-31" if year else "")
    latest = dates[0] if dates else f"{year}-12-31" if year else ""
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
        participant_list=participants(_people(known.get(Field.PARTICIPANTS, ""), others)),
        time=known.get(Field.TIME, ""),
        dates=iso_dates(known.get(Field.TIME, ""), not_after=latest),
        place=known.get(Field.PLACE, ""),
        hosts=known.get(Field.HOSTS, ""),
        attachments=known.get(Field.ATTACHMENTS, ""),
        date=dates[0] if dates else "",
        other_fields=others,
    )


def _people(printed: str, others: dict[str, str]) -> str:
    """Return where those present are named: in the form, or in the list behind it that the form points to."""
    return others.get(ANNEX, "") if "附" in printed and not participants(printed) else printed


def _told(found: Split) -> tuple[Doubt, ...]:
    """Return the doubts of a split with their sentences."""
    sentences = {
        "no_questions": translate("Reader", "No question was found; the text is kept as one piece."),
        "sequence_broken": translate("Reader", "The numbers of the questions jump here."),
        "question_left_over": translate("Reader", "This reads like a further question, but stands in an answer."),
        "empty_answer": translate("Reader", "No answer was found for this question."),
        "unlike_a_question": translate("Reader", "This is marked like a question but does not read like one."),
        "long_question": translate("Reader", "This question is unusually long; its answer may begin inside it."),
        "unclear_division": translate("Reader", "It is not certain where this question ends and its answer begins."),
        "other_marker": translate("Reader", "This question is marked otherwise than most."),
        "few_marks": translate("Reader", "Few of the questions carry a question mark or an answer marker."),
        "unmarked_questions": translate("Reader", "The questions carry no number or marker; the split is a guess."),
        "topics_as_questions": translate(
            "Reader", "These are headings of topics rather than questions; that they divide the talk is a guess."
        ),
    }
    return tuple(Doubt(doubt.code, sentences[doubt.code], doubt.span) for doubt in found.doubts)


def _unread(text: str, unread: list[tuple[int, Unread]]) -> Iterator[Doubt]:
    """Yield a doubt for each thing that is not read, at the words it stands behind or in."""
    sentences = {
        Unread.PICTURE: translate("Reader", "A picture or chart stands here; what it shows is not in the text."),
        Unread.OBJECT: translate("Reader", "An embedded object stands here; what is in it is not in the text."),
        Unread.NOTE: translate("Reader", "A footnote belongs here; it is not in the text."),
    }
    ends = list(accumulate(len(line) + 1 for line in text.split("\n"))) if unread else []
    for line, kind in unread:
        end = len(text[: ends[line] - 1].rstrip())
        yield Doubt(kind.value, sentences[kind], Span(text.rfind("\n", 0, end) + 1, end))


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
