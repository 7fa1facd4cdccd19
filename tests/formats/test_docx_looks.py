"""How lines of a Word document look, and what stands there and is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import DOUBTFUL, Record
from ir_annotator.formats.reading import read_record
from tests.builders import CONTENT, W_NS, cell, form_body, package, paragraph, paragraphs, row, run, table, text_row

BOLD = "<w:rPr><w:b/></w:rPr>"
NOT_BOLD = '<w:rPr><w:b w:val="0"/></w:rPr>'
ANSWER = paragraph(run("饱满。"))


def read(tmp_path: Path, content: str, styles: str = "") -> Record:
    parts = {"word/styles.xml": f'<w:styles xmlns:w="{W_NS}">{styles}</w:styles>'} if styles else None
    return read_record(package(tmp_path / "a.docx", form_body(content), parts))


def bold_lines(tmp_path: Path, content: str, styles: str = "") -> list[bool]:
    record = read(tmp_path, content, styles)
    assert len(record.looks) == len(record.text.split("\n"))
    return [look.bold for look in record.looks]


def style(name: str, inside: str, base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:styleId="{name}">{based}{inside}</w:style>'


def styled(text: str, name: str, properties: str = "") -> str:
    return paragraph(run(text, properties), f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>')


def by_run_style(name: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{name}"/></w:rPr>'


def test_a_line_is_bold_when_all_its_words_are(tmp_path: Path):
    lines = (
        paragraph(run("1、订单", BOLD) + run("  ") + run("如何？", BOLD))
        + paragraph(run("公司", BOLD) + run("订单饱满。"))
        + paragraph(run("订单") + run("饱满。", BOLD))
        + paragraph(run("　　") + run("2、产能如何？", BOLD) + "<w:r><w:br/><w:t>产能充足。</w:t></w:r>")
        + paragraph(run("不粗。", NOT_BOLD))
    )
    assert bold_lines(tmp_path, lines) == [True, False, False, True, False, False]


def test_bold_by_the_style_of_a_paragraph_of_a_run_and_of_what_they_are_based_on(tmp_path: Path):
    styles = (
        style("question", BOLD)
        + style("longer", "", base="question")
        + style("light", NOT_BOLD, base="question")
        + style("strong", BOLD)
        + style("loop", "", base="loop")
    )
    lines = (
        styled("1、甲？", "question")
        + styled("2、乙？", "longer")
        + styled("丙", "light")
        + styled("丁", "question", NOT_BOLD)
        + paragraph(run("3、戊？", by_run_style("strong")))
        + styled("粗体两次即不粗", "question", by_run_style("strong"))
        + styled("己", "loop")
        + styled("庚", "missing")
    )
    assert bold_lines(tmp_path, lines, styles) == [True, True, False, False, True, False, False, False]


def test_the_look_of_a_paragraph_mark_and_of_a_former_version_is_not_that_of_the_words(tmp_path: Path):
    mark = paragraph(run("1、甲？"), f"<w:pPr>{BOLD}</w:pPr>")
    former = paragraph(run("乙", "<w:rPr><w:sz w:val='24'/><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>"))
    assert bold_lines(tmp_path, mark + former) == [False, False]


def test_bold_tells_questions(tmp_path: Path):
    lines = paragraph(run("1、订单如何？", BOLD)) + ANSWER
    assert "bold" in read(tmp_path, lines).qas[0].evidence


@pytest.mark.parametrize(
    ("indent", "width"),
    [
        ('w:firstLineChars="200" w:firstLine="480"', 2.0),
        ('w:firstLine="480"', 2.0),  # 24 points, at 12 points a character
        ('w:left="240" w:firstLine="480"', 3.0),
        ('w:start="240"', 1.0),
        ('w:left="480" w:hanging="240"', 1.0),
        ('w:leftChars="100" w:firstLineChars="150"', 2.5),
        ('w:firstLine="x"', 0.0),
    ],
)
def test_indentation_in_widths_of_a_character(tmp_path: Path, indent: str, width: float):
    size = '<w:rPr><w:sz w:val="24"/></w:rPr>'
    record = read(tmp_path, paragraph(run("1、甲？", size), f"<w:pPr><w:ind {indent}/></w:pPr>") + ANSWER)
    assert [look.indent for look in record.looks] == [width, 0.0]


def test_indentation_by_style(tmp_path: Path):
    styles = style("text", '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>') + style("more", "", base="text")
    none = paragraph(run("丙"), '<w:pPr><w:pStyle w:val="text"/><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>')
    record = read(tmp_path, styled("1、甲？", "text") + styled("乙", "more") + none, styles)
    assert [look.indent for look in record.looks] == [2.0, 2.0, 0.0]


def test_a_record_without_a_form_knows_its_looks_too(tmp_path: Path):
    body = paragraph(run("1、甲？", BOLD)) + paragraphs("答：乙\n2、丙？\n答：丁")
    record = read_record(package(tmp_path / "a.docx", body))
    assert [look.bold for look in record.looks] == [True, False, False, False]


PICTURE = (
    '<w:r><w:drawing><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:blip r:embed="rId404" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    "</a:graphic></w:drawing></w:r>"
)
OLD_PICTURE = '<w:r><w:pict><v:shape><v:imagedata r:id="x" xmlns:r="urn:r"/></v:shape></w:pict></w:r>'
LINE = "<w:r><w:pict><v:line/></w:pict></w:r>"
EMBEDDED = '<w:r><w:object><v:shape><v:imagedata o:title="x" xmlns:o="urn:o"/></v:shape></w:object></w:r>'
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
CHUNK = '<w:altChunk r:id="rId9" xmlns:r="urn:r"/>'


def told(record: Record) -> list[tuple[str, str]]:
    codes = ("picture_not_read", "object_not_read", "note_not_read", "embedded_not_read")
    return [(doubt.code, doubt.span.of(record.text)) for doubt in record.warnings if doubt.code in codes]


@pytest.mark.parametrize("picture", [PICTURE, OLD_PICTURE])
def test_an_answer_that_is_a_picture_is_told_where_it_stands(tmp_path: Path, picture: str):
    record = read(tmp_path, paragraphs("1、订单如何？") + paragraph(picture) + paragraphs("2、产能如何？\n充足。"))
    assert told(record) == [("picture_not_read", "1、订单如何？")]
    assert record.confidence < DOUBTFUL
    assert len(record.pairs) == 2


def test_pictures_beside_words_lines_and_what_stands_outside_of_the_talk_raise_no_doubt(tmp_path: Path):
    lines = paragraphs("1、订单如何？") + paragraph(run("饱满。") + PICTURE) + paragraph(LINE)
    body = paragraph(PICTURE) + form_body(lines, rows=[row(cell(paragraphs("地点")), cell(paragraph(PICTURE)))])
    record = read_record(package(tmp_path / "a.docx", body + paragraph(PICTURE)))
    assert told(record) == []
    assert record.confidence == 1.0


def test_embedded_objects_and_notes_are_told_even_beside_words(tmp_path: Path):
    lines = paragraphs("1、订单如何？") + paragraph(run("增长") + EMBEDDED + run("。")) + paragraph(run("好。") + NOTE)
    record = read(tmp_path, lines)
    assert told(record) == [("object_not_read", "增长。"), ("note_not_read", "好。")]
    assert record.confidence < DOUBTFUL


def test_embedded_documents_are_told_in_the_talk_and_outside_of_it(tmp_path: Path):
    record = read(tmp_path, paragraphs("1、订单如何？\n饱满。") + CHUNK)
    assert told(record) == [("object_not_read", "饱满。")]
    outside = read_record(package(tmp_path / "b.docx", form_body(paragraphs("1、订单如何？\n饱满。")) + CHUNK + CHUNK))
    assert told(outside) == [("embedded_not_read", "")]
    assert "2" in next(one.message for one in outside.warnings)
    assert outside.confidence < DOUBTFUL


def page_header(*lines: str) -> str:
    return f'<w:hdr xmlns:w="{W_NS}">{"".join(map(paragraphs, lines))}</w:hdr>'


def test_page_headers_give_what_the_lines_above_the_form_do_not(tmp_path: Path):
    parts = {
        "word/header2.xml": page_header(
            "深圳市某某网络有限公司", "证券代码：300001   证券简称：测试股份", "编号：2025-007"
        ),
        "word/header1.xml": page_header("第 1 页"),
    }
    body = form_body(
        paragraphs("1、订单如何？\n饱满。"), header=["样本股份有限公司", "投资者关系活动记录表", "编号：2025-001"]
    )
    record = read_record(package(tmp_path / "a.docx", body, parts))
    assert (record.form.code, record.form.name) == ("300001", "测试股份")
    assert (record.form.number, record.form.company) == ("2025-001", "样本股份有限公司")
    assert record.text == "1、订单如何？\n饱满。"
    assert dict(record.form.other_fields) == {}


def test_merged_rows_without_a_beginning_and_cells_side_by_side_are_read(tmp_path: Path):
    orphan = row(
        cell(paragraphs(CONTENT), "<w:tcPr><w:vMerge/></w:tcPr>"),
        cell(paragraphs("1、甲？")),
        cell(paragraphs("乙\n丙")),
    )
    record = read_record(package(tmp_path / "a.docx", table(orphan, text_row("日期", "2025年1月2日"))))
    assert record.text == "1、甲？\t乙\n丙"
    assert len(record.looks) == 2


def test_a_large_document_is_read_like_a_small_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    inside = paragraphs("旁注") + table(text_row("单位", "姓名"))
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></w:r>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraphs('旧'))}{cell(paragraphs('旧稿'))}</w:tr>"
    old = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{paragraphs('重复')}</mc:Fallback></mc:AlternateContent>"
    lines = (
        paragraph(run("1、甲？", BOLD) + box, '<w:pPr><w:ind w:firstLineChars="200"/><w:tabs><w:tab/></w:tabs></w:pPr>')
        + table(text_row("二", "三"), gone)
        + old
        + paragraph(run("缩进", '<w:rPr><w:sz w:val="24"/></w:rPr>'), '<w:pPr><w:ind w:firstLine="480"/></w:pPr>')
        + f"<w:moveFrom>{paragraphs('移走')}{table(text_row('移', '走'))}</w:moveFrom>"
        + paragraph(run("乙") + "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>" + PICTURE)
        + CHUNK
    )
    path = package(tmp_path / "a.docx", form_body(lines))
    small = read_record(path)
    assert small.text == "1、甲？\n旁注\n单位\t姓名\n二\t三\n缩进\n乙"
    assert small.looks[4].indent == 2
    monkeypatch.setattr("ir_annotator.formats.docx.xml._LARGE", 1)
    large = read_record(path)
    assert large == small
    broken = package(tmp_path / "b.docx", form_body(lines) + "<w:p>")
    with pytest.raises(Problem) as refused:
        read_record(broken)
    assert refused.value.code == "damaged"
