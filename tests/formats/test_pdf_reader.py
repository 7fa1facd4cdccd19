"""PDF records: what is read from their rules and their print."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from pdf_builders import DIVIDER, LEFT, RIGHT, Sheet, form, header

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.pdf.page import page_image
from ir_annotator.formats.pdf.reader import read_pdf
from ir_annotator.formats.reading import read_record

# The font writes some words (乙, 人, 月 …) as radicals: they are read as the words they are.
FULL = "一二三四五六七八九十一二三四五六七八九十一二三四五六"  # 26 characters of 12 points: 27 fit in the cell


@pytest.fixture
def record_pdf(tmp_path: Path, qapp: object) -> Path:
    """A record over two pages: the label of the content, an answer and the margins are cut by the page break."""
    path = tmp_path / "record.pdf"
    sheet = Sheet(path)
    top = form(sheet)
    talk = f"问题1：订单情况如何？\n答：订单{FULL[4:]}\n饱满，产能利用率高。"
    sheet.row(top, "投资者关系\n活动主要", talk, 780)
    sheet.text(290, 800, "1")
    sheet.text(200, 20, "样本科技股份有限公司 2025 年")
    sheet.next_page()
    sheet.text(200, 20, "样本科技股份有限公司 2025 年")
    rest = f"问题2：{FULL[:19]}new AI\ncluster ready？请介绍。\n答：预计2025年\n第三季度投产。"
    bottom = sheet.row(60, "内容介绍", rest)
    bottom = sheet.row(bottom, "附件清单\n（如有）", "无")
    bottom = sheet.row(bottom, "日期", "2025年3月6日")
    sheet.text(LEFT, bottom + 20, "附：参会名单")
    sheet.text(290, 800, "2")
    sheet.close()
    return path


def test_the_form_is_read_by_its_ruled_lines(record_pdf: Path):
    form = read_record(record_pdf).form
    assert (form.code, form.name, form.number, form.exchange) == ("600123", "样本股份", "2025-004", "SSE")
    assert (form.company, form.title) == ("样本科技股份有限公司", "投资者关系活动记录表")
    assert form.categories == ("业绩说明会",)
    assert [(one.organisation, one.person) for one in form.participant_list] == [
        ("甲乙证券", "张三"),
        ("丙丁基金", "李四"),
    ]
    assert (form.time, form.place, form.hosts) == ("2025年3月5日", "公司会议室", "董事会秘书 王五")
    assert (form.dates, form.attachments, form.date) == (("2025-03-05",), "无", "2025-03-06")


def test_wrapped_lines_become_paragraphs_over_the_page_break(record_pdf: Path):
    record = read_record(record_pdf)
    assert record.text.split("\n")[:2] == ["问题1：订单情况如何？", f"答：订单{FULL[4:]}饱满，产能利用率高。"]
    pairs = [(qa.question.of(record.text), qa.answer.of(record.text)) for qa in record.pairs]
    assert pairs[0] == ("订单情况如何？", f"订单{FULL[4:]}饱满，产能利用率高。")
    assert pairs[1][0] == f"{FULL[:19]}new AI cluster ready？请介绍。"
    assert pairs[1][1].endswith("投产。")
    assert len(pairs) == 2


def test_page_numbers_and_running_headers_are_no_text_but_what_stands_behind_the_form_is_kept(record_pdf: Path):
    record = read_record(record_pdf)
    assert "2025 年" not in record.text
    assert record.form.other_fields["附表"] == "附：参会名单"


def test_every_line_knows_its_page_and_height(record_pdf: Path):
    record = read_record(record_pdf)
    lines = record.text.split("\n")
    assert len(record.looks) == len(lines)
    pages = [look.page for look in record.looks]
    assert pages[0] == 1
    assert pages[-1] == 2
    second = next(look for look, line in zip(record.looks, lines, strict=True) if line.startswith("问题2"))
    assert second.page == 2
    assert 0.05 < second.top < 0.12  # the cell begins 60 of 842 points below the top


def test_bold_questions_are_known_as_bold(tmp_path: Path, qapp: object):
    sheet = Sheet(tmp_path / "bold.pdf")
    top = form(sheet)
    bottom = sheet.row(top, "投资者关系\n活动主要内\n容介绍", "\n\n", top + 100)
    sheet.text(DIVIDER + 5, top + 3, "1、订单情况如何？", bold=True)
    sheet.text(DIVIDER + 5, top + 23, "订单饱满。")
    sheet.row(bottom, "日期", "2025年3月6日")
    sheet.close()
    record = read_record(tmp_path / "bold.pdf")
    assert [look.bold for look in record.looks] == [True, False]


def test_a_page_can_be_shown(record_pdf: Path):
    image = page_image(record_pdf, 1, 300)
    assert image.width == 300
    assert 420 <= image.height <= 426  # 842 / 595 of the width
    assert len(image.rgb) == image.width * image.height * 3
    assert set(image.rgb) != {255}
    with pytest.raises(OSError, match="no page 3"):
        page_image(record_pdf, 3, 300)


def test_a_scan_says_what_to_do(tmp_path: Path, qapp: object):
    sheet = Sheet(tmp_path / "scan.pdf")
    sheet.box(80, 80, 500, 700)
    sheet.close()
    with pytest.raises(Problem) as told:
        read_pdf(tmp_path / "scan.pdf")
    assert told.value.code == "scan_without_text"
    assert "OCR" in told.value.remedy


def test_a_cut_file_is_refused(record_pdf: Path, tmp_path: Path):
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(record_pdf.read_bytes()[:1500])
    with pytest.raises(Problem) as told:
        read_record(cut)
    assert told.value.code == "damaged_pdf"
    assert told.value.file == str(cut)


def test_those_present_are_read_from_the_list_behind_the_form(tmp_path: Path, qapp: object):
    sheet = Sheet(tmp_path / "annex.pdf")
    top = header(sheet)
    top = sheet.row(top, "参与单位名称\n及人员姓名", "见附件")
    top = sheet.row(top, "投资者关系\n活动主要内\n容介绍", "问题1：订单如何？\n答：饱满。")
    bottom = sheet.row(top, "日期", "2025年3月6日")
    sheet.text(LEFT, bottom + 20, "附件：参会名单")
    for number, (place, person) in enumerate([("甲乙证券", "张三"), ("丙丁基金", "李四")]):
        upper = bottom + 60 + number * 26
        for left, right, words in ((LEFT, 300, place), (300, RIGHT, person)):
            sheet.box(left, upper, right, upper + 26)
            sheet.text(left + 5, upper + 3, words)
    sheet.close()
    form = read_record(tmp_path / "annex.pdf").form
    assert form.participants == "见附件"
    assert form.other_fields["附表"].startswith("附件：参会名单\n")
    assert [(one.organisation, one.person) for one in form.participant_list] == [
        ("甲乙证券", "张三"),
        ("丙丁基金", "李四"),
    ]
    assert form.date == "2025-03-06"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_signs_of_another_font_printed_behind_their_line_stand_where_they_are_seen(tmp_path: Path):
    words = "详见年报“管理层讨论”一章，“云访谈”栏目也可。"
    word = Document()
    word.styles["Normal"].font.name = "SimSun"
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "投资者关系活动主要内容介绍", f"1、展望？\n{words}"
    docx = tmp_path / "record.docx"
    word.save(str(docx))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(docx)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert words in read_record(tmp_path / "record.pdf").text.replace("\n", "")
