"""Figures, dates and hedging words that the reading pane marks softly."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.soft_marks import Softly, soft_marks


def marked(text, kind):
    return [mark.span.of(text) for mark in soft_marks(text) if mark.kind is kind]


def test_figures_dates_and_hedging_words_are_told_apart():
    text = "预计2025年上半年营收同比增长30%左右，明年有望超过5亿元"
    assert marked(text, Softly.HEDGE) == ["预计", "有望"]
    assert marked(text, Softly.DATE) == ["2025年上半年", "明年"]
    assert marked(text, Softly.FIGURE) == ["同比增长30%左右", "超过5亿元"]


HEDGING = "可能 预计 有望 或将 力争 大概 一定程度上 相对 尚不确定 尽力 通常 一般 我们认为 基于目前 不排除 原则上"


@pytest.mark.parametrize("word", HEDGING.split())
def test_a_hedging_word(word):
    assert marked(f"公司{word}会扩大产能", Softly.HEDGE) == [word]


@pytest.mark.parametrize(
    "text", ["这不可能发生", "相对应的产品", "一般纳税人", "股权激励计划。", "必将增长", "计划经济"]
)
def test_the_same_characters_in_other_words(text):
    assert marked(text, Softly.HEDGE) == []


def test_a_change_that_two_figures_share_is_one_mark():
    assert marked("分别增长10%和20%", Softly.FIGURE) == ["增长10%和20%"]


def test_numbers_of_a_list_and_names_of_products_are_not_marked():
    assert soft_marks("1、800G和1.6T光模块\n2、第3代产品") == ()


@given(
    st.lists(st.sampled_from([*"0123456789年月%亿万元，。", "预计", "同比增长", "去年", "可能", "\U00020bb7"])).map(
        "".join
    )
)
def test_marks_come_in_order_and_never_overlap(text):
    marks = soft_marks(text)
    assert all(left.span.end <= right.span.start for left, right in pairwise(marks))
    assert all(0 <= mark.span.start < mark.span.end <= len(text) for mark in marks)
