"""The record that a form makes: which rows are the talk, its split, and the fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import TypeVar

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import QA, Doubt, Form, Look, Record, fingerprint, make_qa_id
from ir_annotator.domain.span import Span
from ir_annotator.domain.splitting import Split, split
from ir_annotator.formats.form.remarks import MOST_CHARACTERS, MOST_LINES, hidden_characters, left_out, too_long
from ir_annotator.formats.form.rest import category_words, header_rest, more_than_a_day, signed_on
from ir_annotator.formats.form.rows import (
    ANNEX,
    BOTH,
    Field,
    Row,
    Sheet,
    Unread,
    field_of,
    is_label,
    plain_text,
    points_elsewhere,
    squeezed,
    unix_lines,
)
from ir_annotator.formats.form.values import has_boxes, iso_dates, read_header, ticked_categories, time_and_place
from ir_annotator.formats.form.visitors import participants
from ir_annotator.i18n import translate

_CATEGORY_WORDS = "投资者关系活动类别"
"""Label of the words that stand behind a box beside its own label, such as 其他（电话会议）."""
_TRUSTED = 0.6
"""Text without a form is a record only if its questions are marked as such."""
_LONG_TALK = 200
_LEAST_FIELDS = 3
"""With so many known rows it is a form, although none of them is that of the content."""
_LAST_FIELD = re.compile(r"(?P<label>[^:：]{2,20})[:：]\s*(?P<value>\S.{0,60})")
_DOUBTED = 0.85
"""Where something of the talk is not read, the split is worth a look, however sure the rest is."""


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
    rows = _without_last_fields(_talk(sheet, known, others), known)
    told = Field.CONTENT in known
    text, looks, unread = _text_and_looks(rows)
    if told and not text:
        raise _empty_content()
    found = split(text, looks)
    trusted = found.confidence >= _TRUSTED or len(known) >= _LEAST_FIELDS
    if not told and not (found.pairs and trusted):
        raise _no_record_table()
    form = _form(sheet, _values(known), _values(others), signed_on(text))
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
    if Field.CATEGORIES not in known:  # a row of boxes is that of the categories, whatever it is called
        boxes = next((label for label, found in others.items() if has_boxes("".join(row.value for row in found))), None)
        known |= {Field.CATEGORIES: others.pop(boxes)} if boxes else {}
    return known, others


def _talk(sheet: Sheet, known: dict[Field, list[Row]], others: dict[str, list[Row]]) -> list[Row]:
    """Return the rows of the talk: those of the content and, where they only point to it, what stands behind the form.

    What stands there and is not the talk is kept under its own label. A line there may be the label of the content.
    """
    behind = [Row(ANNEX, "\n".join(sheet.after), sheet.after_looks)] if any(map(str.strip, sheet.after)) else []
    annex = [*others.pop(ANNEX, []), *behind]
    if Field.CONTENT not in known:
        annex, talk = _at_label(annex)
        talk = talk or _under_unknown_label(known, others)
        if not talk:
            return annex
        known[Field.CONTENT] = talk
    elif points_elsewhere("".join(row.value for row in known[Field.CONTENT]), "".join(row.value for row in annex)):
        known[Field.CONTENT] += annex
        annex = []
    if annex:
        others[ANNEX] = annex
    return known[Field.CONTENT]


def _without_last_fields(rows: list[Row], known: dict[Field, list[Row]]) -> list[Row]:
    """Return the rows of the talk without its last lines that are rows of the form: 附件：无, 日期：2025年3月6日."""
    while rows:
        last = rows[-1]
        lines = last.value.rstrip().split("\n")
        match = _LAST_FIELD.fullmatch(lines[-1].strip())
        field = field_of(match["label"]) if match and is_label(match["label"]) else None
        if not match or field not in (Field.ATTACHMENTS, Field.DATE) or field in known or len(lines) == 1:
            break
        known[field] = [Row(match["label"], match["value"])]
        rows = [*rows[:-1], Row(last.label, "\n".join(lines[:-1]), last.looks[: len(lines) - 1], last.unread)]
    return rows


def _under_unknown_label(known: dict[Field, list[Row]], others: dict[str, list[Row]]) -> list[Row]:
    """Take the talk out of the rows of a form that nobody knows: the longest one, if it asks or is long."""
    if len(known) < _LEAST_FIELDS or not others:
        return []
    texts = _values(others)
    label = max(texts, key=lambda one: len(texts[one]))
    found = split(texts[label])
    asks = found.pairs and found.confidence >= _TRUSTED
    return others.pop(label) if asks or len(texts[label]) >= _LONG_TALK else []


def _at_label(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return rows, cut at the line that is the label of the content; all and none if there is no such line."""
    for at, row in enumerate(rows):
        lines = row.value.split("\n")
        for place, line in enumerate(lines):
            if is_label(line) and field_of(line) is Field.CONTENT:
                first = Row(row.label, "\n".join(lines[:place]), row.looks[:place])
                rest = Row("", "\n".join(lines[place + 1 :]), row.looks[place + 1 :])
                return [*rows[:at], *([first] if place else [])], [rest, *rows[at + 1 :]]
    return rows, []


def _one_field_each(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Yield the rows: one of time and place as two where its value can be divided, 附件：名单 as a label and words."""
    for row in rows:
        both = time_and_place(row.value) if BOTH.match(squeezed(row.label)) else None
        label, colon, words = row.label.partition("：")
        if both:
            yield from (Row("时间", both[0]), Row("地点", both[1]))
        elif colon and words.strip() and is_label(label):
            yield Row(label, words.strip())
            yield replace(row, label="")
        else:
            yield row


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


def _form(sheet: Sheet, known: dict[Field, str], others: dict[str, str], signed: str) -> Form:
    header = read_header((*sheet.header, *sheet.page_headers))
    year = header.number[:4] if re.match(r"20\d\d(?!\d)", header.number) else ""
    dates = iso_dates(known.get(Field.DATE, ""), not_after=f"{year}-12-31" if year else "")
    latest = dates[0] if dates else f"{year}-12-31" if year else ""
    others = {**header_rest(sheet.header, header), **others}
    printed = known.get(Field.DATE, "")
    if printed and (not dates or more_than_a_day(printed)):
        others["日期"] = printed  # a clock time, by whom it was written, or no date that can be read
    if words := category_words(known.get(Field.CATEGORIES, "")):
        others[_CATEGORY_WORDS] = words
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
        date=dates[0] if dates else "" if printed else signed,
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
