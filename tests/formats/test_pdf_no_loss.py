"""Nothing that a PDF prints is lost, wherever it stands and whatever rules the form has."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept import kept, squeezed
from pdf_builders import DIVIDER, FORM, LEFT, LINE, RIGHT, Sheet, header

from ir_annotator.formats.reading import read_record

pytestmark = pytest.mark.usefixtures("qapp")

TALKS = {
    "questions": "问题1：订单如何？\n答：饱满，同比有增长。\n问题2：产能如何？\n答：偏紧。",
    "introduced": "公司介绍了近况：\n一、收入增长\n1、国内如何？\n国内较快。\n2、海外如何？\n海外平稳。",
    "closed": "问：订单如何？\n答：饱满。\n问：产能如何？\n答：偏紧。\n本次活动没有未公开重大信息泄露。",
}
LABEL = "投资者关系\n活动主要内\n容介绍"
DATE = ("日期", "2025年3月6日 17:30")
LIST = "附件：参会名单\n甲乙证券  张三\n丙丁基金  李四"
UNKNOWN = ("风险提示", "市场有风险，入市需谨慎")


def print_rows(sheet: Sheet, rows: list[tuple[str, str]], top: float, rules: str) -> float:
    first = top
    for label, value in rows:
        height = (max(label.count("\n"), value.count("\n")) + 1) * LINE + 6
        if "level" in rules:
            sheet.line(LEFT, top, RIGHT, top)
        if "box" in rules:
            sheet.box(LEFT, top, DIVIDER, top + height)
            sheet.box(DIVIDER, top, RIGHT, top + height)
        sheet.text(LEFT + 5, top + 3, label)
        sheet.text(DIVIDER + 5, top + 3, value)
        top += height
    if "level" in rules:
        sheet.line(LEFT, top, RIGHT, top)
    if "inner" in rules:
        sheet.line(DIVIDER, first, DIVIDER, top)
    return top


@settings(max_examples=50, deadline=None)
@given(
    rules=st.sampled_from(["", "level", "inner level", "box"]),
    talk=st.sampled_from(sorted(TALKS)),
    place=st.sampled_from(["beside", "below label", "below without label", "next page", "behind the date"]),
    further=st.sets(st.sampled_from(["date", "list", "unknown"])),
)
def test_every_printed_word_is_in_the_record(rules: str, talk: str, place: str, further: set[str]):
    words = TALKS[talk]
    rows = [*FORM, UNKNOWN] if "unknown" in further else list(FORM)
    rows += {"beside": [(LABEL, words)], "behind the date": [(LABEL, "详见附件"), DATE]}.get(place, [])
    rows += [DATE] if "date" in further and DATE not in rows else []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.pdf"
        sheet = Sheet(path)
        top = print_rows(sheet, rows, header(sheet), rules) + 10
        if place in ("below label", "next page"):
            sheet.text(LEFT, top, "投资者关系活动主要内容介绍")
            top += LINE
        if place == "next page":
            sheet.next_page()
            top = 60
        if place != "beside":
            sheet.text(LEFT, top, words)
        if "list" in further:
            sheet.next_page()
            sheet.text(LEFT, 60, LIST)
        sheet.close()
        record = read_record(path)
    printed = [value for _, value in rows[1:]] + [words] + [LIST] * ("list" in further)
    parts = [part for text in printed for line in text.split("\n") for part in line.split("  ")]
    there = kept(record)
    assert [part for part in parts if squeezed(part) not in there] == []
    assert len(record.pairs) == 2
