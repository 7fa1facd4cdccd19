"""What Word shows is what is read: one trap of its file format per test."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from ir_annotator.domain.record import Record
from ir_annotator.formats.reading import read_record
from tests.builders import (
    CATEGORIES,
    CONTENT,
    HEADER,
    cell,
    form_body,
    numbered,
    numbering,
    package,
    paragraph,
    paragraphs,
    row,
    run,
    table,
    text_row,
)

QA = paragraphs("1、订单如何？\n饱满。")


def content(tmp_path: Path, inside: str, parts: dict[str, str] | None = None) -> str:
    return read_record(package(tmp_path / "a.docx", form_body(inside), parts)).text


def record(tmp_path: Path, *rows: str) -> Record:
    return read_record(package(tmp_path / "a.docx", form_body(QA, rows=rows)))


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def test_content_controls_around_text_paragraphs_cells_rows_and_the_table(tmp_path: Path):
    inside = paragraph(run("1、") + control(run("订单如何？"))) + control(paragraph(run("饱满。")))
    assert content(tmp_path, inside) == "1、订单如何？\n饱满。"
    body = control(table(control(row(control(cell(paragraphs(CONTENT))), cell(QA)))))
    assert read_record(package(tmp_path / "b.docx", body)).text == "1、订单如何？\n饱满。"


def test_tracked_changes_read_as_accepted(tmp_path: Path):
    inside = paragraph(
        run("1、订单")
        + f"<w:ins>{run('如何？')}</w:ins>"
        + "<w:del><w:r><w:delText>旧稿</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run('移走')}</w:moveFrom><w:moveTo>{run('移来')}</w:moveTo>"
    )
    gone = paragraph("<w:del><w:r><w:delText>整段</w:delText></w:r></w:del>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>")
    assert content(tmp_path, inside + gone + paragraph(run("饱满。"))) == "1、订单如何？移来\n饱满。"


def test_inserted_paragraph_and_deleted_row(tmp_path: Path):
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraphs('地点'))}{cell(paragraphs('旧地点'))}</w:tr>"
    found = record(tmp_path, deleted, text_row("地点", "新地点"))
    assert found.form.place == "新地点"


def test_smart_tags_hyperlinks_fields_breaks_and_hyphens(tmp_path: Path):
    inside = paragraph(
        run("1、")
        + f"<w:smartTag>{run('2025年')}</w:smartTag>"
        + f"<w:hyperlink>{run('网址')}</w:hyperlink>"
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + "<w:r><w:t>know</w:t><w:noBreakHyphen/><w:t>how？</w:t><w:br/><w:t>答：甲</w:t></w:r>"
        + "<w:r><w:tab/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r>"
    )
    assert content(tmp_path, inside) == "1、2025年网址7know-how？\n答：甲\t乙\n丙"


def test_bookmarks_and_ruby_leave_no_trace(tmp_path: Path):
    ruby = f"<w:r><w:ruby><w:rt>{run('duān')}</w:rt><w:rubyBase>{run('端')}</w:rubyBase></w:ruby></w:r>"
    inside = paragraph(
        '<w:bookmarkStart w:id="1" w:name="OLE_LINK1"/>' + run("1、云") + ruby + run("？") + '<w:bookmarkEnd w:id="1"/>'
    )
    assert content(tmp_path, inside + paragraph(run("是。"))) == "1、云端？\n是。"


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("decimal", "%1、", ["1、", "2、"]),
        ("decimal", "Q%1：", ["Q1：", "Q2："]),
        ("decimal", "%1.", ["1. ", "2. "]),
        ("chineseCounting", "%1、", ["一、", "二、"]),
        ("decimalEnclosedCircle", "%1", ["① ", "② "]),
    ],
)
def test_automatic_numbers_are_counted_into_the_text(tmp_path: Path, form: str, text: str, shown: list[str]):
    inside = numbered("订单如何？") + paragraph(run("饱满。")) + numbered("产能如何？") + paragraph(run("足。"))
    found = read_record(
        package(tmp_path / "a.docx", form_body(inside), {"word/numbering.xml": numbering((form, text))})
    )
    assert found.text == f"{shown[0]}订单如何？\n饱满。\n{shown[1]}产能如何？\n足。"
    assert [qa.question.of(found.text) for qa in found.qas] == ["订单如何？", "产能如何？"]


def test_levels_of_automatic_numbers(tmp_path: Path):
    parts = {"word/numbering.xml": numbering(("decimal", "%1、"), ("decimal", "%1.%2、"), ("bullet", "·"))}
    inside = "".join(
        numbered(text, level=level)
        for text, level in [("甲？", 0), ("乙", 1), ("丙", 1), ("丁？", 0), ("戊", 1), ("己", 2)]
    )
    assert content(tmp_path, inside, parts) == "1、甲？\n1.1、乙\n1.2、丙\n2、丁？\n2.1、戊\n己"


def test_number_after_ten_in_chinese(tmp_path: Path):
    inside = "".join(numbered("甲？") for _ in range(21))
    lines = content(tmp_path, inside, {"word/numbering.xml": numbering(("chineseCounting", "%1、"))}).split("\n")
    assert [lines[at][:-2] for at in (9, 10, 19, 20)] == ["十、", "十一、", "二十、", "二十一、"]


def test_nested_table_stands_in_its_place(tmp_path: Path):
    nested = table(text_row("单位", "姓名"), text_row("中信证券", "张三"))
    assert content(tmp_path, paragraphs("1、甲？\n见下表") + nested + paragraphs("以上。")) == (
        "1、甲？\n见下表\n单位\t姓名\n中信证券\t张三\n以上。"
    )
    found = record(tmp_path, row(cell(paragraphs("参与单位名称及人员姓名")), cell(nested + paragraph())))
    assert [(one.organisation, one.person) for one in found.form.participant_list] == [("中信证券", "张三")]


def test_vertically_merged_label_holds_several_rows(tmp_path: Path):
    first = row(
        cell(paragraphs(CONTENT), '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'), cell(paragraphs("1、甲？\n一"))
    )
    second = row(cell(paragraph(), "<w:tcPr><w:vMerge/></w:tcPr>"), cell(paragraphs("2、乙？\n二")))
    found = read_record(package(tmp_path / "a.docx", table(first, second, text_row("日期", "2025年1月2日"))))
    assert found.text == "1、甲？\n一\n2、乙？\n二"
    assert found.form.date == "2025-01-02"


def test_label_in_a_row_of_its_own_and_two_rows_side_by_side(tmp_path: Path):
    four = row(*(cell(paragraphs(text)) for text in ("时间", "2025年1月2日", "地点", "公司")))
    rows = [four, row(cell(paragraphs(CONTENT))), row(cell(QA)), text_row("附件清单", "无")]
    found = read_record(package(tmp_path / "a.docx", table(*rows)))
    assert (found.form.dates, found.form.place, found.form.attachments) == (("2025-01-02",), "公司", "无")
    assert found.text == "1、订单如何？\n饱满。"


def test_text_box_is_read_once(tmp_path: Path):
    box = f"<w:txbxContent>{paragraphs('编号：2025-009')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = paragraph(run("投资者关系活动记录表")) + paragraph(both) + form_body(QA, header=())
    assert read_record(package(tmp_path / "a.docx", body)).form.number == "2025-009"
    assert content(tmp_path, QA + paragraph(both)).count("2025-009") == 1


def sym(font: str, char: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


def symbol_run(text: str) -> str:
    return run(text, '<w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr>')


def check_box(*, ticked: bool) -> str:
    state = "<w:checked/>" if ticked else ""
    box = f'<w:ffData><w:checkBox><w:default w:val="0"/>{state}</w:checkBox></w:ffData>'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r>'
        '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control_box(*, ticked: bool) -> str:
    return control(run("?"), f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>')


@pytest.mark.parametrize(
    ("ticked", "empty"),
    [
        (sym("Wingdings", "F0FE"), sym("Wingdings", "F0A8")),
        (sym("Wingdings 2", "F052"), sym("Wingdings 2", "F0A3")),
        (sym("Wingdings 2", "0050"), run("□")),
        (symbol_run("R"), symbol_run("£")),
        (check_box(ticked=True), check_box(ticked=False)),
        (control_box(ticked=True), control_box(ticked=False)),
        (run("R"), run("£")),
        (run("■ "), run("☐ ")),
        (run("X "), run("□")),
        ("", run("□")),
    ],
)
def test_ticks_of_every_kind(tmp_path: Path, ticked: str, empty: str):
    boxes = (
        empty
        + run("特定对象调研  ")
        + ticked
        + run("业绩说明会  ")
        + empty
        + run("路演活动  ")
        + ticked
        + run("其他（电话会议）")
    )
    found = record(tmp_path, row(cell(paragraphs(CATEGORIES)), cell(paragraph(boxes))))
    assert found.form.categories == ("业绩说明会", "其他")


def test_label_broken_over_lines_and_unknown_rows(tmp_path: Path):
    found = record(tmp_path, text_row("上市公\n司接待 人\n员姓名", "李四"), text_row("风险 提示", "甲\n乙"))
    assert found.form.hosts == "李四"
    assert dict(found.form.other_fields) == {"风险提示": "甲\n乙"}


def test_header_inside_a_table_and_annex_behind_the_form(tmp_path: Path):
    header = table(text_row("证券代码：300001", "证券简称：测试股份"))
    annex = paragraphs("附件：参会名单") + table(text_row("序号", "单位"), text_row("1", "中信证券"))
    found = read_record(package(tmp_path / "a.docx", header + form_body(QA, header=()) + annex))
    assert (found.form.code, found.form.name, found.form.exchange) == ("300001", "测试股份", "SZSE")
    assert dict(found.form.other_fields) == {"附表": "附件：参会名单\n序号\t单位\n1\t中信证券"}
    assert found.text == "1、订单如何？\n饱满。"


def test_the_talk_behind_the_form_is_read_where_the_form_points_to_it(tmp_path: Path):
    talk = paragraphs("附件：交流纪要\n1、订单如何？\n答：饱满。\n2、产能？\n答：充足。")
    found = read_record(package(tmp_path / "a.docx", form_body(paragraphs("详见附件")) + talk))
    assert [qa.question.of(found.text) for qa in found.qas] == ["订单如何？", "产能？"]
    assert found.opening == "详见附件\n附件：交流纪要"
    assert dict(found.form.other_fields) == {}


def test_those_present_are_read_from_the_list_behind_a_form_of_word(tmp_path: Path):
    present = text_row("参与单位名称及人员姓名", "详见附件")
    annex = paragraphs("附件：参会名单") + table(text_row("单位", "姓名"), text_row("中信证券", "张三"))
    found = read_record(package(tmp_path / "a.docx", form_body(QA, rows=[present]) + annex))
    assert [(one.organisation, one.person) for one in found.form.participant_list] == [("中信证券", "张三")]


def test_a_second_label_without_a_field_beside_a_value_is_a_row_of_its_own(tmp_path: Path):
    both = row(*(cell(paragraphs(words)) for words in ("接待人员", "董秘 王五", "形式", "现场")))
    found = read_record(package(tmp_path / "a.docx", form_body(QA, rows=[both]))).form
    assert (found.hosts, dict(found.other_fields)) == ("董秘 王五", {"形式": "现场"})


def test_record_without_a_table(tmp_path: Path):
    found = read_record(package(tmp_path / "a.docx", paragraphs("时间：2025年1月2日\n主要内容\n1、甲？\n答：乙")))
    assert found.form.dates == ("2025-01-02",)
    assert found.text == "1、甲？\n答：乙"


def test_strict_form_of_the_format(tmp_path: Path):
    path = package(tmp_path / "a.docx", form_body(QA))
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    strict = xml.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_record(package(path, "", {"word/document.xml": strict})).text == "1、订单如何？\n饱满。"
    assert read_record(path).form.date == "2025-01-02"


@pytest.mark.parametrize("span", ["2000000000", "abc", "-3"])
def test_absurd_spans_and_thousands_of_merged_rows(tmp_path: Path, span: str):
    wide = row(cell(paragraphs(CONTENT), f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>'), cell(QA))
    merged = row(cell(paragraph(), "<w:tcPr><w:vMerge/></w:tcPr>"), cell(paragraphs("续")))
    started = time.process_time()
    found = read_record(package(tmp_path / "a.docx", table(wide, *[merged] * 3000)))
    assert found.text.count("续") == 3000
    assert time.process_time() - started < 2


@pytest.mark.parametrize("head", [(), (("问题", "回复"),)])
def test_a_table_of_questions_and_answers_is_read(tmp_path: Path, head: tuple[tuple[str, str], ...]):
    rows = [*head, ("公司订单如何？", "饱满。\n预计持续全年。"), ("请介绍产能。", "充足。")]
    talk = paragraphs("主要问答如下：") + table(*(text_row(*each) for each in rows)) + paragraphs("会议结束。")
    record = read_record(package(tmp_path / "table.docx", form_body(talk)))
    assert [(qa.question.of(record.text), qa.answer.of(record.text)) for qa in record.pairs] == [
        ("公司订单如何？", "饱满。\n预计持续全年。"),
        ("请介绍产能。", "充足。"),
    ]
    assert (record.closing, record.confidence >= 0.9) == ("会议结束。", True)


def test_the_form_itself_may_have_columns_of_questions_and_answers(tmp_path: Path):
    rows = [text_row(CONTENT, "问题", "回复"), text_row("", "订单如何？", "饱满。"), text_row("", "产能情况", "充足。")]
    body = paragraphs("\n".join(HEADER)) + table(
        text_row("时间", "2025年1月2日"), *rows, text_row("日期", "2025年1月3日")
    )
    record = read_record(package(tmp_path / "columns.docx", body))
    assert [(qa.question.of(record.text), qa.answer.of(record.text)) for qa in record.pairs] == [
        ("订单如何？", "饱满。"),
        ("产能情况", "充足。"),
    ]


def test_a_table_of_questions_behind_the_form_is_the_talk_where_its_row_points_there(tmp_path: Path):
    form = table(text_row("时间", "2025年1月2日"), text_row(CONTENT, "详见问答表"), text_row("日期", "2025年1月3日"))
    rows = (("问题", "回复"), ("时间安排如何？", "下半年。"), ("地点在哪？", "公司。"))
    body = paragraphs("\n".join(HEADER)) + form + paragraphs("问答表") + table(*(text_row(*each) for each in rows))
    record = read_record(package(tmp_path / "behind.docx", body))
    assert [(qa.question.of(record.text), qa.answer.of(record.text)) for qa in record.pairs] == [
        ("时间安排如何？", "下半年。"),
        ("地点在哪？", "公司。"),
    ]
    assert record.form.time == "2025年1月2日"


def test_hidden_type_is_not_read(tmp_path: Path):
    hidden = run("不印的话？", "<w:rPr><w:vanish/></w:rPr>")
    shown = run("看得见", '<w:rPr><w:vanish w:val="0"/></w:rPr>')
    mark = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"  # the sign at the end of the paragraph alone is hidden
    inside = paragraph(run("1、订单") + hidden + shown + run("吗？"), mark) + paragraphs("饱满。")
    found = read_record(package(tmp_path / "a.docx", form_body(inside)))
    assert found.text == "1、订单看得见吗？\n饱满。"
