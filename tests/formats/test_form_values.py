"""Single form values, in the ways companies print them."""

from __future__ import annotations

import pytest

from ir_annotator.domain.record import Participant
from ir_annotator.formats.form import Field, field_of
from ir_annotator.formats.form_values import exchange_of, iso_dates, read_header, ticked_categories
from ir_annotator.formats.visitors import participants


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("投资者关系活动类别“选中项请打√”", Field.CATEGORIES),
        ("参与单位名称（排名不分先后）", Field.PARTICIPANTS),
        ("活动参与人员", Field.PARTICIPANTS),
        ("参与单位及人员", Field.PARTICIPANTS),
        ("时  间", Field.TIME),
        ("会议时间", Field.TIME),
        ("地\n点", Field.PLACE),
        ("公司接待人员姓名", Field.HOSTS),
        ("上市公司接\n待人员", Field.HOSTS),
        ("投资者关系活动主要内容", Field.CONTENT),
        ("交流内容及具体问答记录", Field.CONTENT),
        ("交流内容", Field.CONTENT),
        ("附件清单", Field.ATTACHMENTS),
        ("日  期", Field.DATE),
        ("形式", None),
        ("关于本次活动是否涉及应披露重大信息的说明", None),
        ("活动过程中所使用的演示文稿、提供的文档等附件", None),
        ("", None),
    ],
)
def test_labels(label: str, field: Field | None):
    assert field_of(label) is field


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("证券代码：002281", "证券简称：光迅科技", "编号：[2025]004"), ("002281", "光迅科技", "[2025]004")),
        (("证券代码： 002281   证券简称：ST 某某   编号：2021-3-2",), ("002281", "ST 某某", "2021-3-2")),
        (("股票代码:300499\t股票简称:高澜股份", "公告编号：2025-002"), ("300499", "高澜股份", "2025-002")),
        (("证券代码：300346 证券简称：南大光电", "债券代码：123170 债券简称：南电转债"), ("300346", "南大光电", "")),
        (("投资者关系活动记录表", "（2025-003）"), ("", "", "2025-003")),
        ((), ("", "", "")),
    ],
)
def test_code_name_and_number(lines: tuple[str, ...], expected: tuple[str, str, str]):
    header = read_header(lines)
    assert (header.code, header.name, header.number) == expected


@pytest.mark.parametrize(
    ("lines", "company", "title"),
    [
        (("甲股份有限公司", "投资者关系活动记录表"), "甲股份有限公司", "投资者关系活动记录表"),
        (("甲 股 份 有 限 公 司", "投 资 者 关 系 活 动 记 录 表"), "甲股份有限公司", "投资者关系活动记录表"),
        (("深圳市某网络有限公司", "甲股份有限公司", "投资者关系活动记录表"), "甲股份有限公司", "投资者关系活动记录表"),
        (
            ("2024年6月20日投资者关系活动记录表", "甲股份有限公司"),
            "甲股份有限公司",
            "2024年6月20日投资者关系活动记录表",
        ),
        (("甲股份有限公司投资者关系管理信息",), "甲股份有限公司", "投资者关系管理信息"),
    ],
)
def test_company_and_title(lines: tuple[str, ...], company: str, title: str):
    header = read_header(lines)
    assert (header.company, header.title) == (company, title)


def test_exchanges():
    codes = {"688787": "SSE", "600001": "SSE", "900901": "SSE", "000977": "SZSE", "300308": "SZSE", "200002": "SZSE"}
    codes |= {"430047": "BSE", "835185": "BSE", "920002": "BSE", "": "", "100001": ""}
    assert {code: exchange_of(code) for code in codes} == codes


@pytest.mark.parametrize(
    ("text", "ticked"),
    [
        ("□特定对象调研 √分析师会议\n□媒体采访", ("分析师会议",)),
        ("☑特定对象调研\n☑现场参观\n□其他（请文字说明其他活动内容）", ("特定对象调研", "现场参观")),
        ("\uf0a3特定对象调研 \uf052业绩说明会 R 路演活动 £其他", ("业绩说明会", "路演活动")),
        ("□特定对象调研 分析师会议 □其他（电话会议）", ("分析师会议",)),
        ("□特定对象调研 □ √其他", ("其他",)),
        ("√\n现场参观\n□ 其他", ("现场参观",)),
        ("□现场参观 √投资者接待日", ("投资者接待日",)),
        ("业绩说明会", ("业绩说明会",)),
        ("特定对象调研 分析师会议 媒体采访 业绩说明会", ()),
        ("", ()),
    ],
)
def test_categories(text: str, ticked: tuple[str, ...]):
    assert ticked_categories(text) == ticked


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("天风证券           姜佳汛、梁佳伟", [("天风证券", "姜佳汛"), ("天风证券", "梁佳伟")]),
        ("中信建投：张三；招商基金：李四先生", [("中信建投", "张三"), ("招商基金", "李四")]),
        ("中金资管——杜渊鑫          盘京投资—王莉", [("中金资管", "杜渊鑫"), ("盘京投资", "王莉")]),
        ("单位名称\t姓名\n中信证券\t张三", [("中信证券", "张三")]),
        ("中泰证券 华创证券", []),
        ("国元证券；国信证券；浙商证券", []),
        ("中信证券、招商基金等16家机构共18位投资者", []),
        ("通过全景网参与的投资者", []),
    ],
)
def test_only_certain_visitors_are_listed(text: str, pairs: list[tuple[str, str]]):
    assert participants(text) == tuple(Participant(*pair) for pair in pairs)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2025年3月5日\n2025年3月7日", ["2025-03-05", "2025-03-07"]),
        ("2022年4月26日、4月28日、4月29日", ["2022-04-26", "2022-04-28", "2022-04-29"]),
        ("2025 年12 月15 日-16 日", ["2025-12-15", "2025-12-16"]),
        ("2020年11月23日-2020年12月7日", ["2020-11-23", "2020-12-07"]),
        ("2024-05-16 19:24:02", ["2024-05-16"]),
        ("2024/5/6", ["2024-05-06"]),
        ("2022年04月29日整理", ["2022-04-29"]),
        ("2024年7月21日（星期日）21：00--21：30", ["2024-07-21"]),
        ("二〇二五年十月二十一日", ["2025-10-21"]),
        ("2025年2月31日", []),
        ("4月28日", []),
        ("2025年3月", []),
    ],
)
def test_dates(text: str, dates: list[str]):
    assert iso_dates(text) == tuple(dates)
