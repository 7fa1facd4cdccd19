"""Dates and periods in Chinese text."""

from datetime import date

import pytest

from ir_annotator.domain.periods import periods


def values(text, said_on=date(2025, 3, 1)):
    return [period.value for period in periods(text, said_on)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024年6月末", "2024-06-30"),
        ("2024年2月底", "2024-02-29"),
        ("截至2024年6月末", "as_of 2024-06-30"),
        ("截止2024年12月31日", "as_of 2024-12-31"),
        ("2024年", "2024"),
        ("2024年度", "2024"),
        ("2024 年", "2024"),
        ("二〇二四年", "2024"),
        ("2024年末", "2024-12-31"),
        ("2026年底", "2026-12-31"),
        ("2024年全年", "2024"),
        ("2024年6月", "2024-06"),
        ("2024年6月30日", "2024-06-30"),
        ("2024.06.30", "2024-06-30"),
        ("2024年上半年", "2024-H1"),
        ("2024年半年度报告", "2024-H1"),
        ("2025H1", "2025-H1"),
        ("2H24", "2024-H2"),
        ("2024年第三季度", "2024-Q3"),
        ("2024年三季报", "2024-Q3"),
        ("2024Q3", "2024-Q3"),
        ("24Q3", "2024-Q3"),
        ("24年上半年", "2024-H1"),
        ("2024年前三季度", "2024-01/2024-09"),
        ("2025年1-9月", "2025-01/2025-09"),
        ("2024-2026年", "2024/2026"),
        ("2023年至2025年", "2023/2025"),
        ("去年", "2024"),
        ("明年", "2026"),
        ("今年上半年", "2025-H1"),
        ("去年四季度", "2024-Q4"),
        ("今年年底", "2025-12-31"),
        ("上半年", "H1"),
        ("三季度", "Q3"),
        ("Q2", "Q2"),
        ("6月30日", "6月30日"),
        ("1-9月", "1-9月"),
        ("近三年", "近三年"),
        ("未来3-5年", "未来3-5年"),
        ("目前", ""),
    ],
)
def test_one_period(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text", ["6个月", "2月30日", "四氟化", "三季铵", "10年经验", "24年的发展", "一年", "13月", "Q5", "A2024"]
)
def test_what_is_no_period(text):
    assert values(text) == []


def test_words_of_this_year_stay_as_they_are_without_a_date():
    assert values("去年上半年", None) == ["去年上半年"]
    assert values("明年", None) == ["明年"]


def test_a_quarter_belongs_to_the_year_named_in_its_sentence_only():
    assert values("2024年一季度、二季度") == ["2024-Q1", "2024-Q2"]
    assert values("2024年增长。二季度放缓") == ["2024", "Q2"]


@pytest.mark.parametrize("text", ["较去年同期增长", "上年同期增长", "较2023年增长", "相比去年增长"])
def test_what_something_is_compared_with_is_no_time_of_its_own(text):
    assert [period.compared for period in periods(text)] == [True]


def test_an_own_time_of_the_year_before():
    assert [(period.value, period.compared) for period in periods("上年同期为3亿元")] == [("上年同期", False)]


def test_spans_count_code_points():
    text = "\U00020bb7在2024年6月末"
    assert [period.span.of(text) for period in periods(text)] == ["2024年6月末"]
