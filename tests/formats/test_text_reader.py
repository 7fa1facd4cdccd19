"""Plain text: encodings, Word's table layout, typed labels, and no form at all."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.reading import read_record

RECORD = (
    "证券代码：600001    证券简称：测试股份\n投资者关系活动记录表\n\t时间\n\t2025年1月2日\n\n\t地点\n\t公司\n\n"
    "\t形式\n\t现场\n\n\t投资者关系活动主要内容介绍\n\t1、订单如何？ \n饱满。\n\n2、产能？\n足。\n\n"
    "\t附件清单（如有）\n\t\n\n\t日期\n\t2025年1月3日\n\n"
)


def record_of(tmp_path: Path, content: bytes):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    return read_record(path)


@pytest.mark.parametrize(
    "content",
    [
        RECORD.encode(),
        codecs.BOM_UTF8 + RECORD.encode(),
        RECORD.encode("gb18030"),
        RECORD.encode("utf-16"),
        codecs.BOM_UTF16_BE + RECORD.encode("utf-16-be"),
        RECORD.replace("\n", "\r\n").encode(),
        RECORD.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "utf-8-bom", "gb18030", "utf-16-le", "utf-16-be", "crlf", "cr"],
)
def test_encodings_and_line_ends_give_the_same_record(tmp_path: Path, content: bytes):
    found = record_of(tmp_path, content)
    assert found.text == "1、订单如何？\n饱满。\n\n2、产能？\n足。"
    assert (found.form.code, found.form.dates, found.form.place) == ("600001", ("2025-01-02",), "公司")
    assert (found.form.attachments, found.form.date) == ("", "2025-01-03")
    assert dict(found.form.other_fields) == {"形式": "现场"}
    assert len(found.qas) == 2


def test_tab_led_paragraphs_are_no_rows(tmp_path: Path):
    text = RECORD.replace("饱满。", "\t饱满。\n\n\t第二段。\n\t第三段，很长。")
    found = record_of(tmp_path, text.encode())
    assert found.qas[0].answer.of(found.text) == "饱满。\n\n\t第二段。\n\t第三段，很长。"


def test_bookmarks_of_the_converter_are_cut(tmp_path: Path):
    text = RECORD.replace("2、产能", "[bookmark: OLE_LINK3]2、产[bookmark: _GoBack]能")
    assert record_of(tmp_path, text.encode()).text == "1、订单如何？\n饱满。\n\n2、产能？\n足。"


def test_typed_labels(tmp_path: Path):
    text = (
        "测试股份有限公司投资者关系活动记录表\n编号：2025-001\n投资者关系活动类别：√现场参观 □其他\n"
        "参与单位名称及人员姓名\n"
        "中信证券：张三、李四\n招商基金-王五\n时间：2025年1月2日\n投资者关系活动主要内容介绍：\n"
        "1、时间安排如何？\n时间：下半年。\n附件清单：无\n日期：二〇二五年一月十二日\n"
    )
    found = record_of(tmp_path, text.encode())
    assert found.text == "1、时间安排如何？\n时间：下半年。"
    assert found.form.categories == ("现场参观",)
    assert [(one.organisation, one.person) for one in found.form.participant_list] == [
        ("中信证券", "张三"),
        ("中信证券", "李四"),
        ("招商基金", "王五"),
    ]
    assert (found.form.company, found.form.title) == ("测试股份有限公司", "投资者关系活动记录表")
    assert (found.form.number, found.form.attachments, found.form.date) == ("2025-001", "无", "2025-01-12")


def test_text_without_a_form_is_a_record_if_its_questions_are_marked(tmp_path: Path):
    found = record_of(tmp_path, "互动问答\n\nQ1：订单如何？\nA1：饱满。\nQ2：产能？\nA2：足。\n".encode())
    assert found.text == "互动问答\n\nQ1：订单如何？\nA1：饱满。\nQ2：产能？\nA2：足。"
    assert [qa.answer.of(found.text) for qa in found.qas] == ["饱满。", "足。"]
    assert found.form.code == ""
    assert found.opening == "互动问答"


def test_a_row_of_time_and_place_and_days_without_a_year(tmp_path: Path):
    form = "证券代码：833001\n投资者关系活动记录表\n编号：2025-001\n活动时间、地点：12月30日15:00，公司会议室\n"
    form += "参会单位及人员：甲证券 张三\n上市公司接待人员：董秘 李四\n"
    content = "投资者关系活动主要内容\n1、订单如何？\n饱满。\n2、产能？\n足。\n日期：2025年1月3日\n"
    found = record_of(tmp_path, (form + content).encode()).form
    assert (found.time, found.place, found.exchange) == ("12月30日15:00", "公司会议室", "BSE")
    assert (found.dates, found.date) == (("2024-12-30",), "2025-01-03")
    assert [(one.organisation, one.person) for one in found.participant_list] == [("甲证券", "张三")]
    assert dict(found.other_fields) == {}


def test_a_form_of_numbered_sections_without_a_table(tmp_path: Path):
    text = (
        "证券代码：920001    证券简称：样本股份    公告编号：2025-045\n样本股份有限公司\n投资者关系活动记录表\n"
        "一、投资者关系活动类别\n□特定对象调研\n√业绩说明会\n二、投资者关系活动情况\n活动时间：2025年5月12日\n"
        "活动地点：网络平台\n参会单位及人员：线上投资者\n上市公司接待人员：董事长张三\n"
        "三、投资者关系活动主要内容\n公司回答如下：\n问题1：产能何时投产？\n回复：三季度。\n一、订单\n时间：下半年。\n"
        "问题2：原因？\n回复：成本。\n样本股份有限公司\n董事会\n2025年5月14日\n"
    )
    found = record_of(tmp_path, text.encode())
    form = found.form
    assert (form.code, form.number, form.exchange, form.categories) == ("920001", "2025-045", "BSE", ("业绩说明会",))
    assert (form.time, form.place, form.participants) == ("2025年5月12日", "网络平台", "线上投资者")
    assert (form.hosts, dict(form.other_fields)) == ("董事长张三", {})
    assert found.opening == "公司回答如下："
    assert [(qa.question.of(found.text), qa.answer.of(found.text)) for qa in found.qas] == [
        ("产能何时投产？", "三季度。\n一、订单\n时间：下半年。"),
        ("原因？", "成本。"),
    ]
    assert found.closing == "样本股份有限公司\n董事会\n2025年5月14日"


def test_the_number_of_a_heading_behind_a_label_stays(tmp_path: Path):
    text = RECORD.replace("1、订单如何？", "一、经营情况\n1、订单如何？")
    typed = "时间：2025年1月2日\n投资者关系活动主要内容介绍：一、经营情况\n1、订单如何？\n饱满。\n2、产能？\n足。\n"
    assert record_of(tmp_path, text.encode()).opening == "一、经营情况"
    assert record_of(tmp_path, typed.encode()).opening == "一、经营情况"


def test_big5_is_refused_by_its_name(tmp_path: Path):
    text = "投資者關係活動記錄表\n投資者關係活動主要內容介紹：\n1、訂單如何？\n飽滿。\n2、產能如何？\n充足。\n"
    with pytest.raises(Problem) as told:
        record_of(tmp_path, text.encode("big5"))
    assert told.value.code == "unreadable_encoding"
    assert "Big5" in told.value.cause
    assert record_of(tmp_path, text.encode("gb18030")).pairs


def test_statements_behind_the_content_are_rows_of_their_own(tmp_path: Path):
    found = record_of(
        tmp_path,
        "时间：2025年3月5日\n投资者关系活动主要内容介绍：\n1、订单如何？\n饱满。\n"
        "关于本次活动是否涉及应披露重大信息的说明：否\n"
        "活动过程中所使用的演示文稿、提供的文档等附件（如有，可作为附件）：无\n日期：2025年3月6日\n".encode(),
    )
    assert (found.pairs[-1].answer.of(found.text), found.closing) == ("饱满。", "")
    assert dict(found.form.other_fields) == {
        "关于本次活动是否涉及应披露重大信息的说明": "否",
        "活动过程中所使用的演示文稿、提供的文档等附件（如有，可作为附件）": "无",
    }


MARKDOWN = """# 样本股份有限公司投资者关系活动记录表

证券代码：300001　证券简称：样本股份　编号：2025\\-001

|  |  |
|:--|:--|
| **投资者关系活动类别** | √特定对象调研<br>□其他 |
| 参与单位名称 | 甲乙基金 张**、李** |
| 时间 | 2025年3月5日 |
"""


@pytest.mark.parametrize(
    "content",
    [
        "| 投资者关系活动主要内容介绍 | **1\\. 订单如何？**<br>收入**增长**两成。<br>**2\\. 产能如何？**<br>充足。 |\n",
        "\n## 投资者关系活动主要内容介绍\n**1. 订单如何？**\n收入**增长**两成。\n**2. 产能如何？**\n充足。\n",
    ],
    ids=["in a row", "under a heading"],
)
def test_markdown_is_read_without_its_signs(tmp_path: Path, content: str):
    found = record_of(tmp_path, (MARKDOWN + content).encode())
    assert found.text == "1. 订单如何？\n收入增长两成。\n2. 产能如何？\n充足。"
    assert [qa.question.of(found.text) for qa in found.qas] == ["订单如何？", "产能如何？"]
    assert (found.form.code, found.form.number, found.form.company) == ("300001", "2025-001", "样本股份有限公司")
    assert found.form.categories == ("特定对象调研",)
    assert (found.form.participants, found.form.time) == ("甲乙基金 张**、李**", "2025年3月5日")


def test_a_markdown_table_of_questions_and_answers(tmp_path: Path):
    text = "| 问题 | 回答 |\n|---|---|\n| 订单如何？ | 饱满。 |\n| 产能如何？ | 充足。 |\n"
    found = record_of(tmp_path, text.encode())
    pairs = [(qa.question.of(found.text), qa.answer.of(found.text)) for qa in found.qas]
    assert pairs == [("订单如何？", "饱满。"), ("产能如何？", "充足。")]


def test_asterisks_of_a_text_that_is_not_markdown_stay(tmp_path: Path):
    text = RECORD.replace("饱满。", "来自**和**两家客户。")
    assert "来自**和**两家客户。" in record_of(tmp_path, text.encode()).text
