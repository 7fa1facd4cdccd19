"""What a form says beyond its fields is kept: words behind boxes, further header lines, signatures, last rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import CATEGORIES, CONTENT, HEADER, cell, form_body, package, paragraphs, qa_text, row, table, text_row

from ir_annotator.domain.record import Form
from ir_annotator.formats.form.values import ticked_categories
from ir_annotator.formats.reading import read_record

TALK = paragraphs(qa_text([("订单如何？", "饱满。"), ("产能如何？", "充足。")]))


def form_with(
    path: Path, boxes: str = "√特定对象调研 □其他", *, header: tuple[str, ...] = HEADER, talk: str = TALK
) -> Form:
    package(path / "form.docx", form_body(talk, rows=[text_row(CATEGORIES, boxes)], header=header))
    return read_record(path / "form.docx").form


@pytest.mark.parametrize(
    ("boxes", "ticked", "words"),
    [
        ("□特定对象调研 □现场参观 ☑其他（电话会议）", ("其他",), "其他（电话会议）"),
        ("√特定对象调研\n√其他 业绩说明会", ("特定对象调研", "其他"), "其他 业绩说明会"),
        ("□路演活动 \uf052其他\n（线上\n会议）", ("其他",), "其他（线上\n会议）"),
        ("[√]其他 2022年投资者网上集体接待日 [ ]路演活动", ("其他",), "其他 2022年投资者网上集体接待日"),
        ("□路演活动 R其他 策略会", ("其他",), "其他 策略会"),
        ("√特定对象调研 □其他（电话会议）", ("特定对象调研",), "□其他（电话会议）"),
        ("□路演活动 其他 策略会", ("其他",), "其他 策略会"),
    ],
)
def test_words_behind_a_box_are_kept_beside_the_categories(
    tmp_path: Path, boxes: str, ticked: tuple[str, ...], words: str
):
    form = form_with(tmp_path, boxes)
    assert form.categories == ticked
    assert dict(form.other_fields) == {"投资者关系活动类别": words}


@pytest.mark.parametrize(
    "boxes",
    [
        "√特定对象调研 □分析师会议 □其他",
        "√特定对象调研 □其他（请文字说明其他活动内容）",
        "□特定对象调研 □业绩说\n明会 √路演活动",
        "特定对象调研 现场参观 □分析师会议",
        "■ 路演活动  □ 其他",
    ],
)
def test_boxes_alone_are_no_words(tmp_path: Path, boxes: str):
    assert dict(form_with(tmp_path, boxes).other_fields) == {}


def test_a_label_of_a_box_may_be_broken():
    assert ticked_categories("□媒体采访 √业绩说\n明会 □路演 活动") == ("业绩说明会",)


def test_further_lines_above_the_form_are_kept(tmp_path: Path):
    header = (
        "证券代码：600001  证券简称：测试股份  编号：2025-001",
        "债券代码：123170  债券简称：测试转债",
        "测试股份有限公司投资者关系活动记录表",
        "2024年度业绩说明会",
    )
    form = form_with(tmp_path, header=header)
    assert (form.code, form.number, form.title) == ("600001", "2025-001", "投资者关系活动记录表")
    assert dict(form.other_fields) == {
        "债券代码": "123170",
        "债券简称": "测试转债",
        "副标题": "2024年度业绩说明会",
    }


@pytest.mark.parametrize(
    ("printed", "kept"),
    [("2025年3月6日", None), ("2025-03-06 19:24:02", "2025-03-06 19:24:02"), ("2025年3月6日整理", "2025年3月6日整理")],
)
def test_the_last_row_may_say_more_than_a_day(tmp_path: Path, printed: str, kept: str | None):
    body = form_body(TALK).replace("2025年1月2日", printed)
    form = read_record(package(tmp_path / "day.docx", body)).form
    assert form.date == "2025-03-06"
    assert form.other_fields.get("日期") == kept


@pytest.mark.parametrize(
    "signature",
    [
        "样本股份有限公司\n董事会\n2025年5月14日",
        "样本股份有限公司\n二〇二五年五月十四日",
        "样本股份有限公司董事会 2025年5月14日",
    ],
)
def test_a_record_of_sections_takes_its_date_from_the_signature(tmp_path: Path, signature: str):
    text = "一、投资者关系活动类别\n√特定对象调研\n二、投资者关系活动主要内容\n1、订单如何？\n饱满。\n2、产能？\n足。"
    text += f"\n{signature}"
    (tmp_path / "bse.txt").write_text(text, encoding="utf-8")
    record = read_record(tmp_path / "bse.txt")
    assert record.form.date == "2025-05-14"
    assert record.closing == signature


@pytest.mark.parametrize("last", ["预计完工日为\n2025年5月14日", "公司将于\n2025年5月14日"])
def test_a_day_at_the_end_of_an_answer_is_no_signature(tmp_path: Path, last: str):
    (tmp_path / "no.txt").write_text(f"{CONTENT}：\n1、订单如何？\n饱满。\n2、何时完工？\n{last}", encoding="utf-8")
    assert read_record(tmp_path / "no.txt").form.date == ""


def test_rows_of_the_form_at_the_end_of_the_talk_are_no_answer(tmp_path: Path):
    talk = TALK + paragraphs("附件清单：无\n日期：2025年3月6日")
    body = paragraphs("\n".join(HEADER)) + f"<w:tbl>{text_row('时间', '2025年3月5日')}</w:tbl>"
    record = read_record(package(tmp_path / "below.docx", body + paragraphs(CONTENT) + talk))
    assert record.pairs[-1].answer.of(record.text) == "充足。"
    assert (record.form.attachments, record.form.date) == ("无", "2025-03-06")


ROWS = (("参与单位名称", "甲证券 张三"), ("时间", "2025年3月5日"), ("地点", "会议室"))


@pytest.mark.parametrize("label", ["座谈情况", "投资者提出的问题及公司回复情况", "谈话记录"])
def test_the_talk_may_stand_under_a_label_that_nobody_knows(tmp_path: Path, label: str):
    rows = [text_row(*row) for row in ROWS] + [row(cell(paragraphs(label)), cell(TALK)), text_row("风险提示", "无")]
    record = read_record(package(tmp_path / "unknown.docx", paragraphs("\n".join(HEADER)) + table(*rows)))
    assert [qa.answer.of(record.text) for qa in record.pairs] == ["饱满。", "充足。"]
    assert dict(record.form.other_fields) == {"风险提示": "无"}


def test_a_row_of_boxes_is_that_of_the_categories_whatever_it_is_called(tmp_path: Path):
    body = form_body(TALK, rows=[text_row("活动形式", "√特定对象调研 □分析师会议"), text_row("形式", "现场")])
    form = read_record(package(tmp_path / "boxes.docx", body)).form
    assert form.categories == ("特定对象调研",)
    assert dict(form.other_fields) == {"形式": "现场"}
