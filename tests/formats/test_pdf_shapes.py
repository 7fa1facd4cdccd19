"""PDF records of other shapes: without rules, with few of them, with tables inside, turned, or hardly readable."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_builders import DIVIDER, FORM, LEFT, LINE, RIGHT, Sheet, form, header

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Record
from ir_annotator.formats.pdf.reader import read_pdf
from ir_annotator.formats.reading import read_record

pytestmark = pytest.mark.usefixtures("qapp")

FULL = "一二三四五六七八九十一二三四五六七八九十一二三四五六七"  # as many characters as fit in the cell
TALK = ("投资者关系\n活动主要内\n容介绍", "问题1：订单如何？\n答：饱满。\n问题2：产能如何？\n答：偏紧。")
DATE = ("日期", "2025年3月6日")


def print_form(sheet: Sheet, rules: str) -> None:
    """Print the form: ``rules`` says which ones are drawn, as in ``"inner level"``."""
    top = first = header(sheet)
    for label, value in [*FORM, TALK, DATE]:
        if "level" in rules:
            sheet.line(LEFT, top, RIGHT, top)
        sheet.text(LEFT + 5, top + 3, label)
        sheet.text(DIVIDER + 5, top + 3, value)
        top += (max(label.count("\n"), value.count("\n")) + 1) * LINE + 6
    if "level" in rules:
        sheet.line(LEFT, top, RIGHT, top)
    if "inner" in rules:
        sheet.line(DIVIDER, first, DIVIDER, top)


def pairs(record: Record) -> list[tuple[str, str]]:
    return [(qa.question.of(record.text), qa.answer.of(record.text)) for qa in record.pairs]


@pytest.mark.parametrize("rules", ["", "level", "inner level"])
def test_a_form_is_read_whatever_rules_it_has(tmp_path: Path, rules: str):
    sheet = Sheet(tmp_path / "form.pdf")
    print_form(sheet, rules)
    sheet.close()
    record = read_record(tmp_path / "form.pdf")
    form = record.form
    assert (form.code, form.number, form.company) == ("600123", "2025-004", "样本科技股份有限公司")
    assert form.categories == ("业绩说明会",)
    assert form.participants == "甲乙证券 张三\n丙丁基金 李四"
    assert (form.time, form.place, form.hosts) == ("2025年3月5日", "公司会议室", "董事会秘书 王五")
    assert form.date == "2025-03-06"
    assert form.other_fields == {}
    assert pairs(record) == [("订单如何？", "饱满。"), ("产能如何？", "偏紧。")]


def test_a_frame_around_the_page_is_no_part_of_the_form(tmp_path: Path):
    sheet = Sheet(tmp_path / "frame.pdf")
    sheet.box(20, 20, 575, 822)
    top = form(sheet)
    sheet.row(top, *TALK)
    sheet.next_page()
    sheet.box(20, 20, 575, 822)
    sheet.row(60, "", "目前仍偏紧。")
    sheet.text(290, 790, "2")
    sheet.next_page()
    sheet.box(20, 20, 575, 822)
    top = sheet.row(60, "", "明年好转。")
    sheet.row(top, *DATE)
    sheet.close()
    record = read_record(tmp_path / "frame.pdf")
    assert (record.form.code, record.form.place, record.form.date) == ("600123", "公司会议室", "2025-03-06")
    assert pairs(record) == [("订单如何？", "饱满。"), ("产能如何？", "偏紧。\n目前仍偏紧。\n明年好转。")]


def test_the_talk_may_stand_below_its_label_over_both_columns(tmp_path: Path):
    sheet = Sheet(tmp_path / "whole.pdf")
    top = form(sheet)
    sheet.box(LEFT, top, RIGHT, top + 26)
    sheet.text(LEFT + 5, top + 3, "投资者关系活动主要内容介绍")
    sheet.box(LEFT, top + 26, RIGHT, 780)
    sheet.text(LEFT + 5, top + 30, "问题1：订单如何？\n答：饱满，\n" + "一" * 35)
    sheet.next_page()
    sheet.box(LEFT, 60, RIGHT, 120)
    sheet.text(LEFT + 5, 64, "还会增长。\n问题2：产能如何？\n答：偏紧。")
    sheet.row(120, *DATE)
    sheet.close()
    record = read_record(tmp_path / "whole.pdf")
    assert pairs(record) == [("订单如何？", f"饱满，\n{'一' * 35}还会增长。"), ("产能如何？", "偏紧。")]
    assert record.form.date == "2025-03-06"


def test_a_row_of_two_labels_gives_two_fields(tmp_path: Path):
    sheet = Sheet(tmp_path / "two.pdf")
    top = header(sheet)
    for left, right, words in ((80, 180, "时间"), (180, 300, "2025年3月5日"), (300, 380, "地点"), (380, 520, "会议室")):
        sheet.box(left, top, right, top + 26)
        sheet.text(left + 5, top + 3, words)
    sheet.row(top + 26, *TALK)
    sheet.close()
    form = read_record(tmp_path / "two.pdf").form
    assert (form.time, form.place) == ("2025年3月5日", "会议室")


def test_a_table_of_visitors_in_a_cell_is_read_row_by_row(tmp_path: Path):
    sheet = Sheet(tmp_path / "nested.pdf")
    top = header(sheet)
    bottom = sheet.row(top, "参与单位名称\n及人员姓名", "\n\n\n", top + 116)
    for upper, lower, place, people in (
        (top + 6, top + 32, "单位", "姓名"),
        (top + 32, top + 80, "甲乙丙丁戊己庚辛\n证券", "张三"),
        (top + 80, top + 106, "东南基金", "李四"),
    ):
        for left, right, words in ((190, 300, place), (300, 500, people)):
            sheet.box(left, upper, right, lower)
            sheet.text(left + 6, upper + 3, words)
    sheet.row(bottom, *TALK)
    sheet.close()
    form = read_record(tmp_path / "nested.pdf").form
    assert form.participants == "单位\t姓名\n甲乙丙丁戊己庚辛证券\t张三\n东南基金\t李四"


def test_the_code_may_stand_in_a_running_header(tmp_path: Path):
    sheet = Sheet(tmp_path / "running.pdf")
    for page, rows in enumerate(([*FORM, TALK], [DATE])):
        if page:
            sheet.next_page()
        sheet.text(LEFT, 20, "证券代码：600123")
        top = 100.0
        for row in rows:
            top = sheet.row(top, *row)
    sheet.close()
    record = read_record(tmp_path / "running.pdf")
    assert record.form.code == "600123"
    assert "600123" not in record.text


def test_a_bold_question_that_fills_its_line_is_no_part_of_the_answer(tmp_path: Path):
    sheet = Sheet(tmp_path / "bold.pdf")
    top = form(sheet)
    sheet.row(top, TALK[0], "\n\n\n", top + 100)
    sheet.text(DIVIDER + 5, top + 3, "1、" + FULL[:24] + "吗？", bold=True)
    sheet.text(DIVIDER + 5, top + 23, "公司" + FULL[2:] + "\n产能偏紧。")
    sheet.close()
    lines = read_record(tmp_path / "bold.pdf").text.split("\n")
    assert lines == ["1、" + FULL[:24] + "吗？", "公司" + FULL[2:] + "产能偏紧。"]


def test_who_answers_a_question_that_fills_its_line_begins_a_paragraph(tmp_path: Path):
    sheet = Sheet(tmp_path / "named.pdf")
    top = form(sheet)
    question = "国泰证券王芳：" + FULL[:18] + "吗？"
    sheet.row(top, TALK[0], f"{question}\n陈立：{FULL[3:]}\n产能偏紧。", top + 100)
    sheet.close()
    lines = read_record(tmp_path / "named.pdf").text.split("\n")
    assert lines == [question, f"陈立：{FULL[3:]}产能偏紧。"]


def test_paragraphs_with_a_hanging_first_line_are_kept_apart(tmp_path: Path):
    sheet = Sheet(tmp_path / "hanging.pdf")
    top = form(sheet)
    sheet.row(top, TALK[0], "\n" * 7, top + 190)
    at = top + 3
    for words in ("订单饱满", "产能偏紧", "毛利率稳"):  # the last character of each first line is a full stop
        sheet.text(DIVIDER + 5, at, words + FULL[:22] + "。")
        sheet.text(DIVIDER + 29, at + LINE, "其后" + FULL[:23] + "\n到此为止" + FULL[:20] + "。")
        at += 3 * LINE
    sheet.close()
    lines = read_record(tmp_path / "hanging.pdf").text.split("\n")
    assert [line[:4] for line in lines] == ["订单饱满", "产能偏紧", "毛利率稳"]


def test_latin_words_are_kept_apart_where_a_line_ends_between_them(tmp_path: Path):
    sheet = Sheet(tmp_path / "latin.pdf")
    top = form(sheet)
    sheet.row(top, TALK[0], f"答：{FULL[:21]}ISO\n9001认证，{FULL[:19]}20\n25年完成。", top + 100)
    sheet.close()
    text = read_record(tmp_path / "latin.pdf").text
    assert "ISO 9001认证" in text
    assert "2025年完成" in text


def test_a_turned_page_is_read_as_it_is_printed(tmp_path: Path):
    sheet = Sheet(tmp_path / "turned.pdf")
    sheet.turn()
    top = 60.0
    for row in [*FORM[2:], TALK, DATE]:
        top = sheet.row(top, *row)
    sheet.close()
    record = read_record(tmp_path / "turned.pdf")
    assert record.form.place == "公司会议室"
    assert pairs(record) == [("订单如何？", "饱满。"), ("产能如何？", "偏紧。")]


def test_pages_that_are_pictures_are_told(tmp_path: Path):
    sheet = Sheet(tmp_path / "mixed.pdf")
    top = form(sheet)
    sheet.row(top, *TALK)
    sheet.next_page()
    sheet.picture(60, 60, 540, 780)
    sheet.text(290, 800, "2")
    sheet.close()
    record = read_record(tmp_path / "mixed.pdf")
    assert len(record.pairs) == 2
    assert record.warnings[0].code == "pages_without_text"
    assert "2" in record.warnings[0].message
    assert record.confidence <= 0.85


def test_pictures_with_page_numbers_are_a_scan(tmp_path: Path):
    sheet = Sheet(tmp_path / "scan.pdf")
    sheet.picture(60, 60, 540, 780)
    sheet.text(290, 800, "1")
    sheet.close()
    with pytest.raises(Problem) as told:
        read_pdf(tmp_path / "scan.pdf")
    assert told.value.code == "scan_without_text"


def test_fonts_that_do_not_say_what_they_print_are_refused(tmp_path: Path):
    sheet = Sheet(tmp_path / "known.pdf")
    print_form(sheet, "level")
    sheet.close()
    garbled = tmp_path / "garbled.pdf"
    garbled.write_bytes((tmp_path / "known.pdf").read_bytes().replace(b"/ToUnicode", b"/NoUnicode"))
    with pytest.raises(Problem) as told:
        read_record(garbled)
    assert told.value.code == "unknown_letters"
    assert "OCR" in told.value.remedy


def test_an_empty_talk_is_an_error(tmp_path: Path):
    sheet = Sheet(tmp_path / "empty.pdf")
    top = form(sheet)
    top = sheet.row(top, TALK[0], "")
    sheet.row(top, *DATE)
    sheet.close()
    with pytest.raises(Problem) as told:
        read_record(tmp_path / "empty.pdf")
    assert told.value.code == "empty_content"


def test_a_talk_behind_the_form_is_found_where_its_row_points_there(tmp_path: Path):
    sheet = Sheet(tmp_path / "annex.pdf")
    top = form(sheet)
    top = sheet.row(top, TALK[0], "详见附件")
    top = sheet.row(top, *DATE)
    sheet.text(LEFT, top + 20, "附件：问答记录\n" + TALK[1])
    sheet.close()
    record = read_record(tmp_path / "annex.pdf")
    assert pairs(record) == [("订单如何？", "饱满。"), ("产能如何？", "偏紧。")]


def test_labels_and_values_on_one_line_are_a_form_too(tmp_path: Path):
    sheet = Sheet(tmp_path / "lines.pdf")
    top = header(sheet)
    sheet.text(
        LEFT, top, "时间：2025年3月5日\n地点：会议室\n投资者关系活动主要内容：\n" + TALK[1] + "\n日期：2025年3月6日"
    )
    sheet.close()
    record = read_record(tmp_path / "lines.pdf")
    assert (record.form.time, record.form.place, record.form.date) == ("2025年3月5日", "会议室", "2025-03-06")
    assert pairs(record) == [("订单如何？", "饱满。"), ("产能如何？", "偏紧。")]


def test_a_blank_between_chinese_and_latin_is_told_from_the_gap_that_printers_leave(tmp_path: Path):
    sheet = Sheet(tmp_path / "blanks.pdf")
    top = form(sheet)
    sheet.row(top, TALK[0], "")
    at = DIVIDER + 5
    for words, width, gap in (
        ("单价是", 36, 3),
        ("3", 7, 3),
        ("元", 12, 9),
        ("2023", 27, 3),
        ("年超过", 36, 3),
        ("7", 7, 0),
    ):
        sheet.text(at, top + 3, words)
        at += width + gap
    sheet.close()
    assert read_record(tmp_path / "blanks.pdf").text == "单价是3元 2023年超过7"


@pytest.mark.parametrize(
    ("heading", "bold"), [("一、公司介绍经营情况" + "一" * 15, True), ("一、公司介绍经营情况" + "一" * 12, False)]
)
def test_a_heading_that_nearly_fills_its_line_is_a_paragraph(tmp_path: Path, heading: str, bold: bool):
    sheet = Sheet(tmp_path / "heading.pdf")
    top = form(sheet)
    sheet.row(top, TALK[0], "\n" * 6, top + 170)
    indent = DIVIDER + 5 + 24
    sheet.text(indent, top + 3, heading, bold=bold)
    for place in (0, 3):
        sheet.text(indent, top + 23 + place * LINE, "Revenue公司营业收入" + FULL[:15])
        sheet.text(DIVIDER + 5, top + 43 + place * LINE, "同比" + FULL[:25] + "\n增长。")
    sheet.close()
    lines = read_record(tmp_path / "heading.pdf").text.split("\n")
    assert [line[:4] for line in lines] == ["一、公司", "Reve", "Reve"]


QUESTIONS = [
    ("公司订单情况如何，\n能否持续？", "订单饱满。\n客户需求旺盛，公司正在扩产以满足需\n求。"),
    ("产能情况？", "产能充足。"),
]


@pytest.mark.parametrize("head", [[], [("问题", "回复")]])
def test_a_table_of_questions_and_answers_in_the_row_of_the_content_is_read(
    tmp_path: Path, head: list[tuple[str, str]]
):
    sheet = Sheet(tmp_path / "table.pdf")
    top = first = form(sheet)
    middle = DIVIDER + 119
    for question, answer in [*head, *QUESTIONS]:
        bottom = top + (answer.count("\n") + 1) * LINE + 6
        sheet.box(DIVIDER, top, middle, bottom)
        sheet.box(middle, top, RIGHT, bottom)
        sheet.text(DIVIDER + 5, top + 3, question)
        sheet.text(middle + 5, top + 3, answer)
        top = bottom
    sheet.box(LEFT, first, DIVIDER, top)
    sheet.text(LEFT + 5, first + 3, TALK[0])
    sheet.row(top, *DATE)
    sheet.close()
    record = read_record(tmp_path / "table.pdf")
    assert record.form.date == "2025-03-06"
    assert pairs(record) == [
        ("公司订单情况如何，能否持续？", "订单饱满。\n客户需求旺盛，公司正在扩产以满足需求。"),
        ("产能情况？", "产能充足。"),
    ]


def test_an_answer_of_such_a_table_goes_on_over_a_page_break(tmp_path: Path):
    sheet = Sheet(tmp_path / "broken.pdf")
    top = form(sheet)
    middle = DIVIDER + 119
    for question, answer in (("问题", "回复"), ("公司订单情况？", "客户需求旺盛，公司正在扩产以满足需")):
        sheet.box(DIVIDER, top, middle, top + 26)
        sheet.box(middle, top, RIGHT, top + 26)
        sheet.text(DIVIDER + 5, top + 3, question)
        sheet.text(middle + 5, top + 3, answer)
        top += 26
    sheet.box(LEFT, top - 52, DIVIDER, top)
    sheet.text(LEFT + 5, top - 49, "活动主要内容")
    sheet.next_page()
    for place, (question, answer) in enumerate((("", "求。"), ("产能情况？", "产能充足。"))):
        at = 60 + place * 26
        sheet.box(DIVIDER, at, middle, at + 26)
        sheet.box(middle, at, RIGHT, at + 26)
        sheet.text(DIVIDER + 5, at + 3, question)
        sheet.text(middle + 5, at + 3, answer)
    sheet.box(LEFT, 60, DIVIDER, 112)
    sheet.row(112, *DATE)
    sheet.close()
    assert pairs(read_record(tmp_path / "broken.pdf")) == [
        ("公司订单情况？", "客户需求旺盛，公司正在扩产以满足需求。"),
        ("产能情况？", "产能充足。"),
    ]


def test_the_statement_behind_an_answer_that_fills_its_line_is_no_part_of_it(tmp_path: Path):
    sheet = Sheet(tmp_path / "a.pdf")
    answer = "一二三四五六七八九十一二三四五六七八九十一二三四五六。"
    statement = "接待过程中，公司接待人员与投资者进行了充分的交流与沟\n通，没有出现未公开重大信息泄露等情况。"
    bottom = sheet.row(form(sheet), TALK[0], f"1、订单如何？\n{answer}\n{statement}")
    sheet.row(bottom, *DATE)
    sheet.close()
    assert pairs(read_record(tmp_path / "a.pdf")) == [("订单如何？", answer)]


def test_a_line_with_which_two_of_many_pages_begin_is_no_running_header(tmp_path: Path):
    sheet = Sheet(tmp_path / "a.pdf")
    top = header(sheet)
    for label, value in [*FORM, (TALK[0], "1、第一类产品如何？")]:
        sheet.text(LEFT + 5, top + 3, label)
        sheet.text(DIVIDER + 5, top + 3, value)
        top += (max(label.count("\n"), value.count("\n")) + 1) * LINE + 6
    thanks = "您好！感谢您的关注。"
    answers = [thanks, "进展顺利。", "正在送样。", thanks, "已经量产。", "尚未开始。"]
    following = [
        f"\n{at}、{what}如何？" for at, what in enumerate(("产能", "毛利率", "订单", "海外业务", "研发"), start=2)
    ]
    for answer, question in zip(answers, [*following, ""], strict=True):
        sheet.next_page()
        sheet.text(DIVIDER + 5, 30, "样本股份")
        sheet.text(DIVIDER + 5, 56, answer + question)
    sheet.close()
    found = read_record(tmp_path / "a.pdf")
    assert [answer for _, answer in pairs(found)] == answers
    assert "样本股份" not in found.text
