"""The form of a record as the exchange prints it: what stands above the table, and its rows."""

from __future__ import annotations

from collections.abc import Iterator

from ir_annotator.domain.record import Form, Participant
from ir_annotator.formats.form.rows import ANNEX
from ir_annotator.formats.reports.word_file import TEXT_WIDTH
from ir_annotator.formats.reports.word_xml import paragraph, paragraphs, row, run

WIDTHS = (2098, TEXT_WIDTH - 2098)
"""Of the labels and of what stands beside them, in twentieths of a point."""
CONTENT = "投资者关系活动主要内容介绍"
_TITLE = "投资者关系活动记录表"
_CATEGORIES = (
    ("特定对象调研", "分析师会议"),
    ("媒体采访", "业绩说明会"),
    ("新闻发布会", "路演活动"),
    ("现场参观", "电话会议"),
    ("其他",),
)
"""The boxes of the form, as they stand beside one another."""
_SAME = {"其它": "其他"}
_SECOND_BOX = '<w:tabs><w:tab w:val="left" w:pos="2600"/></w:tabs>'


def header(form: Form) -> Iterator[str]:
    """Yield the paragraphs above the table; what the form does not say is left out."""
    named = (("证券代码", form.code), ("证券简称", form.name))
    first = "\t".join(f"{label}：{value}" for label, value in named if value)
    if first:
        at_right = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
        yield paragraph(run(first), properties=at_right)
    for line in (form.company, form.title or _TITLE):
        if line:
            yield paragraph(run(line, "<w:b/>"), properties='<w:jc w:val="center"/>')
    if form.number:
        yield paragraph(run(f"编号：{form.number}"), properties='<w:jc w:val="right"/>')


def rows_above(form: Form) -> Iterator[str]:
    """Yield the rows above the content; rows without a value are left out."""
    yield row(WIDTHS, (paragraphs("投资者关系活动类别"), _boxes(form.categories)))
    people = form.participants or "\n".join(map(_person, form.participant_list))
    yield from _row("参与单位名称及人员姓名", people)
    yield from _row("时间", form.time or "\n".join(map(_day, form.dates)))
    yield from _row("地点", form.place)
    yield from _row("上市公司接待人员姓名", form.hosts)
    for label, value in form.other_fields.items():
        if label != ANNEX:
            yield from _row(label, value)


def rows_below(form: Form) -> Iterator[str]:
    """Yield the rows below the content; rows without a value are left out."""
    yield from _row("附件清单（如有）", form.attachments)
    yield from _row("日期", _day(form.date))
    yield from _row(ANNEX, form.other_fields.get(ANNEX, ""))


def _row(label: str, value: str) -> Iterator[str]:
    if value.strip():
        yield row(WIDTHS, (paragraphs(label), paragraphs(value)))


def _boxes(ticked: tuple[str, ...]) -> str:
    """Return the boxes, those of the form first; what else was ticked behind them."""
    found = [_SAME.get(one, one) for one in ticked]
    usual = {box for line in _CATEGORIES for box in line}
    lines = [*_CATEGORIES, *((one,) for one in found if one not in usual)]
    said = ("\t".join(("√" if box in found else "□") + box for box in line) for line in lines)
    return "".join(paragraph(run(line), properties=_SECOND_BOX) for line in said)


def _person(one: Participant) -> str:
    return " ".join(filter(None, (one.organisation, one.person)))


def _day(iso: str) -> str:
    """Return an ISO date as the form prints it."""
    parts = iso.split("-")
    return "{}年{}月{}日".format(*map(int, parts)) if len(parts) == 3 and all(map(str.isdigit, parts)) else iso  # noqa: PLR2004 -- year, month, day
