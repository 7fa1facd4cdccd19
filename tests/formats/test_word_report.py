"""The Word report looks like the record, colours every claim, and says its labels in a comment at its place."""

import shutil
import subprocess
import zipfile
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx import Document

from ir_annotator import i18n
from ir_annotator.domain.annotation import Decision, FlagReason, Layer
from ir_annotator.domain.problem import Problem
from ir_annotator.formats.labels.native_jsonl import line
from ir_annotator.formats.reading import read_record
from ir_annotator.resources import seeds
from tests.formats.report_builders import (
    AT,
    FORM,
    SCHEME,
    Look,
    W,
    claim,
    look,
    part,
    record_of,
    row,
    worked_example,
    write,
)

needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
PAIRS = [("订单如何？", "订单饱满，预计明年增长20%。"), ("产能如何？", "产能充足。\n正在扩建。")]
# Grounds and lines of types: 28 % of the hue over white, and the hue itself.
FACT, CAUSAL, FORECAST = ("b8c4c6", "002e33"), ("e6c8dd", "a73987"), ("d3c2b8", "632600")


@pytest.fixture
def record():
    return record_of(PAIRS, opening="公司介绍了情况。", closing="调研结束。")


def test_the_form_is_that_of_the_record(tmp_path, record):
    text = look(write(tmp_path / "r.docx", [row(record)])).text
    head, _, rest = text.partition("投资者关系活动主要内容介绍\n")
    for words in (
        "证券代码：688787\t证券简称：海天瑞声\n北京海天瑞声科技股份有限公司\n投资者关系活动记录表\n编号：2025-003\n",
        "投资者关系活动类别\n□特定对象调研\t√分析师会议\n□媒体采访\t□业绩说明会\n",
        "参与单位名称及人员姓名\n东方阿尔法 梁少文\n兴证全球 陈泓志\n时间\n2025年3月5日\n地点\n现场交流\n",
        "上市公司接待人员姓名\n投资者关系 袁璐\n风险提示\n无\n",
    ):
        assert words in head
    assert rest.startswith("公司介绍了情况。\n1、订单如何？\n订单饱满，预计明年增长20%。\n")
    assert rest.rstrip("\n").endswith("调研结束。\n日期\n2025年3月12日")


def test_other_ticked_boxes_and_a_form_with_gaps_are_kept(tmp_path):
    form = replace(FORM, categories=("其它", "券商策略会"), participants="", place="", hosts="", title="")
    text = look(write(tmp_path / "r.docx", [row(record_of(PAIRS, form=form))])).text
    assert "□现场参观\t□电话会议\n√其他\n√券商策略会\n" in text
    assert "\n投资者关系活动记录表\n" in text
    assert "东方阿尔法 梁少文\n兴证全球 陈泓志\n" in text  # from the list of visitors
    assert "地点" not in text


def test_a_claim_is_coloured_and_its_labels_are_a_comment_at_it(tmp_path, record):
    number = {"metric": "订单", "value": 20, "unit": "%", "comparator": "approx"}
    attributes = {"subject": "company", "numbers": (number,), "topic": "ops.orders"}
    found = claim(record, 1, 5, 13, "forecast", attributes=attributes, note="第一行\n第二行")
    seen = look(write(tmp_path / "r.docx", [row(record, claims=(found,))]))
    assert seen.looks == [Look("预计明年增长20", FORECAST[0], FORECAST[1], "single")]
    (comment,) = seen.comments
    assert (comment.author, comment.at, comment.text) == ("wang", AT, "预计明年增长20")
    assert comment.lines == [
        "[1] Forecast",
        "Subject: Company; Numbers: 订单 20 % About; Topic: Orders & backlog",
        "Note: 第一行",
        "第二行",
    ]


def test_overlapping_and_nested_claims_keep_their_own_comments_and_colours(tmp_path, record):
    claims = (claim(record, 1, 0, 10), claim(record, 1, 5, 13, "causal"), claim(record, 1, 7, 9, "forecast"))
    seen = look(write(tmp_path / "r.docx", [row(record, claims=claims)]))
    assert {comment.lines[0]: comment.text for comment in seen.comments} == {
        "[1] Fact": "订单饱满，预计明年增",
        "[2] Causal": "预计明年增长20",
        "[3] Forecast": "明年",
    }
    assert seen.looks == [
        Look("订单饱满，", *FACT, "single"),
        Look("预计", CAUSAL[0], FACT[1], "double"),  # the shorter one is the ground, the longer one the line
        Look("明年", FORECAST[0], FACT[1], "thick"),
        Look("增", CAUSAL[0], FACT[1], "double"),
        Look("长20", *CAUSAL, "single"),
    ]


def test_a_claim_over_two_paragraphs_and_one_at_the_very_end(tmp_path, record):
    claims = (claim(record, 2, 3, 8), claim(record, 2, 8, 11, "opinion"))
    seen = look(write(tmp_path / "r.docx", [row(record, 2, claims=claims)]))
    assert [comment.text for comment in seen.comments] == ["足。正在", "扩建。"]
    assert [each.text for each in seen.looks] == ["足。", "正在", "扩建。"]


def test_what_is_said_of_the_whole_stands_quietly_under_the_answer(tmp_path, record):
    labels = {"topics": ("ops.orders", "perf"), "primary_topic": "perf", "judgements": {"directness": "direct"}}
    more = {"note": "看附件", "flagged": True, "flag_reason": FlagReason.UNSURE}
    i18n.set_language("zh_CN")
    seen = look(write(tmp_path / "r.docx", [row(record, **labels, **more)]))
    said = seen.paragraphs[seen.paragraphs.index("订单饱满，预计明年增长20%。") + 1].split("\n")
    assert said[0].split("  ·  ") == [
        "wang",
        "已完成  ⚑ 拿不准",
        "话题：订单与在手项目、★经营业绩与财务",
        "是否正面回答：直接",
    ]
    assert said[1] == "备注：看附件"


def test_two_annotators_and_gold_share_the_text_and_sign_their_comments(tmp_path, record):
    decision = Decision("adjudicated", "li", ("wang", "chen"), "更准确")
    rows = [
        row(record, annotator="chen", claims=(claim(record, 1, 0, 4),)),
        row(record, annotator="wang", claims=(claim(record, 1, 0, 4, "opinion"),)),
        row(record, annotator="li", layer=Layer.GOLD, claims=(claim(record, 1, 0, 4),), decision=decision),
    ]
    seen = look(write(tmp_path / "r.docx", rows))
    assert seen.text.count("订单饱满，预计明年增长20%。") == 1
    assert sorted(comment.author for comment in seen.comments) == ["chen", "gold", "wang"]
    assert {comment.text for comment in seen.comments} == {"订单饱满"}
    assert "settled  ·  by: li  ·  from: wang, chen  ·  reason: 更准确" in seen.text


def test_records_begin_on_a_page_of_their_own_and_what_is_not_chosen_is_counted(tmp_path, record):
    other = record_of([("甲？", "乙。")], form=replace(FORM, code="600001", name="测试", number="2025-001"))
    path = write(tmp_path / "r.docx", [row(record, 2), row(other)])
    seen = look(path)
    assert "订单饱满" not in seen.text
    assert seen.paragraphs[seen.paragraphs.index("公司介绍了情况。") + 1] == "… 1 Q&As left out"
    headings = [each for each in Document(path).paragraphs if each.style.name == "Heading 1"]
    assert [each.text for each in headings] == ["688787 海天瑞声 2025-003", "600001 测试 2025-001"]
    assert [each.paragraph_format.page_break_before for each in headings] == [None, True]


def test_the_same_labels_give_the_same_bytes(tmp_path, record):
    rows = [row(record, claims=(claim(record, 1, 0, 4),)), row(record, 2)]
    first, second = write(tmp_path / "a.docx", rows), write(tmp_path / "b.docx", rows)
    assert first.read_bytes() == second.read_bytes()
    properties = Document(first).core_properties
    assert (properties.title, properties.author) == ("Labelling report", "ir-annotator 0.1.0")
    assert f"{properties.created:%Y-%m-%dT%H:%M:%SZ}" == AT


def test_what_xml_cannot_hold_is_seen_and_breaks_nothing(tmp_path):
    record = record_of([("甲\x01？", "\x00一\ufffe二\t𠮷👍🏽<b>&\u2028\x0b。")])
    note = "看\x02这\ufffe里]]>"
    found = claim(record, 1, 0, 4, note=note, attributes={"subject": "公\x03司"})
    path = write(tmp_path / "r.docx", [row(record, claims=(found,), note=note, annotator='wang\x05"<&')])
    seen = look(path)
    assert "1、甲␁？\n␀一\ufffd二\t𠮷👍🏽<b>&\u2028␋。\n" in seen.text
    assert seen.comments[0].text == "␀一\ufffd二"
    assert seen.comments[0].author == 'wang␅"<&'
    assert seen.comments[0].lines[-1] == "Note: 看␂这\ufffd里]]>"
    assert Document(path).comments.get(0).author == 'wang␅"<&'


def test_the_kept_lines_are_the_native_ones(tmp_path, record):
    rows = [row(record, claims=(claim(record, 1, 0, 4),)), row(record, 2)]
    kept = [each.text for each in part(write(tmp_path / "r.docx", rows), "customXml/item1.xml")]
    assert kept == [line(each, SCHEME).decode().rstrip("\n") for each in rows]


def test_the_text_is_chinese_type_on_a4(tmp_path, record):
    path = write(tmp_path / "r.docx", [row(record)])
    fonts = part(path, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert fonts.get(W + "eastAsia") == "宋体"
    section = Document(path).sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))


def test_bold_lines_and_indents_of_the_original_are_kept(tmp_path):
    record = read_record(seeds() / "688787_2025-003.docx")
    assert record.looks
    looks = tuple(replace(each, bold=at == 0, indent=2.0 if at == 1 else 0.0) for at, each in enumerate(record.looks))
    path = write(tmp_path / "r.docx", [row(replace(record, looks=looks))])
    lines = {text: each for each in part(path, "word/document.xml").iter(W + "p") if (text := "".join(each.itertext()))}
    question = next(each for text, each in lines.items() if text.startswith("1、2024年收入"))
    answer = next(each for text, each in lines.items() if text.startswith("受益于"))
    assert len(question.findall(f".//{W}b")) == 2  # the number and the question
    assert answer.find(f".//{W}ind").get(W + "firstLineChars") == "200"
    assert answer.find(f".//{W}b") is None


def test_a_report_is_not_imported_as_a_record(tmp_path, record):
    path = write(tmp_path / "r.docx", [row(record)])
    with pytest.raises(Problem) as refused:
        read_record(path)
    assert refused.value.code == "labelling_report"
    assert "not a record" in str(refused.value)


@needs_libreoffice
def test_libreoffice_shows_every_comment(tmp_path):
    rows = worked_example()
    path = write(tmp_path / "r.docx", rows)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    notes = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
    command = ["soffice", profile, "--headless", "--convert-to", notes, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    comments = pdf_comments(tmp_path / "r.pdf")
    claims = [each for labelled in rows for each in labelled.annotation.claims]
    assert len(claims) == 25
    assert len(comments) == 25
    assert sum("[1] Causal" in each or "[1] 因果归因" in each for each in comments) == 1
    assert all("Subject: " in each for each in comments)


def pdf_comments(path):
    """The words of all comments of a PDF."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
                note = pdfium.FPDFPage_GetAnnot(page, number)
                if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_TEXT:
                    size = pdfium.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
                    buffer = (pdfium.FPDF_WCHAR * (size // 2))()
                    pdfium.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size)
                    found.append(bytes(buffer).decode("utf-16-le").rstrip("\0"))
                pdfium.FPDFPage_CloseAnnot(note)
    return found


def test_every_part_is_declared_and_well_formed(tmp_path, record):
    path = write(tmp_path / "r.docx", [row(record, claims=(claim(record, 1, 0, 4),))])
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        names = set(package.namelist())
    types = part(path, "[Content_Types].xml")
    declared = {each.get("PartName")[1:] for each in types if each.get("PartName")}
    assert declared <= names
    for name in names:
        part(path, name)
