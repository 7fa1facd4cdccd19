"""Quantities in Chinese text, by tables worked out by hand and by properties that hold for any text."""

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.numerals import read_chinese
from ir_annotator.domain.quantities import number_fact, quantities
from ir_annotator.domain.scheme import Choice, Name, NumberField

SAID_ON = date(2025, 3, 1)


def found(text):
    return [(q.comparator, q.value, q.unit) for q in quantities(text, SAID_ON)]


def only(text):
    (quantity,) = quantities(text, SAID_ON)
    return quantity


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        # figures as they are written
        ("1,650个", "eq", 1650, "个"),
        ("14.8T", "eq", "14.8", "T"),
        ("１，２００万元", "eq", 12_000_000, "元"),
        ("一百二十家客户", "eq", 120, "家"),
        ("十二亿元", "eq", 1_200_000_000, "元"),
        ("一千七百多万元", "gt", 17_000_000, "元"),
        ("百分之三十", "eq", 30, "%"),
        ("0.5%", "eq", "0.5", "%"),
        ("五个百分点", "eq", 5, "个百分点"),
        # 万 and 亿 are in the value
        ("3万台", "eq", 30_000, "台"),
        ("1.2亿元", "eq", 120_000_000, "元"),
        ("5千万元", "eq", 50_000_000, "元"),
        ("10个亿", "eq", 1_000_000_000, ""),
        ("2.5万亿元", "eq", 2_500_000_000_000, "元"),
        ("3.27亿美元", "eq", 327_000_000, "美元"),
        ("500百万元", "eq", 500_000_000, "元"),
        ("20000万亿元", "eq", 20_000, "万亿元"),  # too large to be held exactly
        # units
        ("3.5元/吨", "eq", "3.5", "元/吨"),
        ("14元/股", "eq", 14, "元/股"),
        ("100吨/年", "eq", 100, "吨/年"),
        ("2.5GW", "eq", "2.5", "GW"),
        ("8.5 kW", "eq", "8.5", "kW"),
        ("120MWh", "eq", 120, "MWh"),
        ("3pct", "eq", 3, "pct"),
        ("28nm制程", "eq", 28, "nm"),
        ("12个月", "eq", 12, "个月"),
        ("8个季度", "eq", 8, "个季度"),
        ("3倍", "eq", 3, "倍"),
        ("产能翻一番", "eq", 1, "番"),
        ("翻了两番", "eq", 2, "番"),
        ("两成", "eq", 20, "%"),
        ("三成半", "eq", 35, "%"),
        ("近7成", "approx", 70, "%"),
        # comparators
        ("超过1,650个", "gt", 1650, "个"),
        ("大于30%", "gt", 30, "%"),
        ("突破1万家", "gt", 10_000, "家"),
        ("逾500人", "gt", 500, "人"),
        ("20余家", "gt", 20, "家"),
        ("100多家", "gt", 100, "家"),
        ("二十多家客户", "gt", 20, "家"),
        ("十余项成果", "gt", 10, "项"),
        ("不低于4,300万元", "ge", 43_000_000, "元"),
        ("不少于50台", "ge", 50, "台"),
        ("至少3个月", "ge", 3, "个月"),
        ("80%以上", "ge", 80, "%"),
        ("1.6T及以上", "ge", "1.6", "T"),
        ("低于40%", "lt", 40, "%"),
        ("不足5%", "lt", 5, "%"),
        ("不到10%", "lt", 10, "%"),
        ("不超过35名投资者", "le", 35, "名"),
        ("未超过2亿元", "le", 200_000_000, "元"),
        ("最多0.5%", "le", "0.5", "%"),
        ("1年以内", "le", 1, "年"),
        ("30人以下", "le", 30, "人"),
        ("约3万台", "approx", 30_000, "台"),
        ("近3000家门店", "approx", 3000, "家"),
        ("接近5千万元", "approx", 50_000_000, "元"),
        ("25%左右", "approx", 25, "%"),
        ("约占30%", "approx", 30, "%"),
        ("约占总额的8%", "approx", 8, "%"),
        ("达到98%", "eq", 98, "%"),
        # changes: the sign is kept, a level has none
        ("同比增长35%", "eq", 35, "%"),
        ("环比下降2.1个百分点", "eq", "-2.1", "个百分点"),
        ("下降约20%", "approx", -20, "%"),
        ("减少了10%", "eq", -10, "%"),
        ("同比-5%", "eq", -5, "%"),
        ("同比+35.2%", "eq", "35.2", "%"),
        ("下降到12%", "eq", 12, "%"),
        ("提升至32.5%", "eq", "32.5", "%"),
        ("增长超过30%", "gt", 30, "%"),
        ("35%的增长", "eq", 35, "%"),
        ("净利润-171.31万元", "eq", -1_713_100, "元"),
    ],
)
def test_one_figure(text, comparator, value, unit):
    assert found(text) == [(comparator, Decimal(value), unit)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("30%-40%", 30, 40, "%"),
        ("30-40%", 30, 40, "%"),
        ("10到15亿元", 1_000_000_000, 1_500_000_000, "元"),
        ("5000万元至1亿元", 50_000_000, 100_000_000, "元"),
        ("1000元~1500元左右", 1000, 1500, "元"),
        ("3—6个月", 3, 6, "个月"),
        ("20到30家", 20, 30, "家"),
        ("2-3年", 2, 3, "年"),
    ],
)
def test_the_two_ends_of_a_range(text, low, high, unit):
    assert found(text) == [("range", low, unit), ("range", high, unit)]
    assert len({q.raw for q in quantities(text)}) == 1


NO_QUANTITIES = """
1、公司产能如何|（1）产品|股票代码600001|编号2025-001|第3代产品|第一大客户|5G基站|10:30开会|GPT-4|800G和1.6T光模块
我们有一个团队|一个方面|百家企业|三家客户|几十家客户|数百台|十几家|上百家|万元户|千万元级|万亿市场|十四五规划|四氟化物
2024年|24年产能|周期是1个半月|6月30日|三季度|成为行业龙头|一成不变
"""


@pytest.mark.parametrize("text", NO_QUANTITIES.strip().replace("\n", "|").split("|"))
def test_what_is_no_quantity_or_not_for_certain(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "截至2024年6月末，公司已积累超过1,650个自有知识产权的数据产品",
            [("自有知识产权的数据产品", "as_of 2024-06-30")],
        ),
        ("2024年营业收入12亿元，同比增长35%", [("营业收入", "2024"), ("营业收入同比", "2024")]),
        ("综合毛利率提升至32.5%，环比提升1.2个百分点", [("综合毛利率", ""), ("综合毛利率环比", "")]),
        ("毛利率为35.6%，较年初下降1.2个百分点", [("毛利率", ""), ("毛利率较年初", "")]),
        ("营业收入和净利润分别增长10%和20%", [("营业收入", ""), ("净利润", "")]),
        ("2023年、2024年分别实现营业收入10亿元、12亿元", [("营业收入", "2023"), ("营业收入", "2024")]),
        ("2023年和2024年营业收入10亿元", [("营业收入", "")]),
        ("订单和收入均同比增长30%", [("订单和收入同比", "")]),
        ("研发人员占比超过60%", [("研发人员占比", "")]),
        ("在手订单金额约11亿元（截至2025年6月30日）", [("在手订单金额", "as_of 2025-06-30")]),
        ("去年出货量约3万台", [("出货量", "2024")]),
        ("2025年1-9月新增装机2.5GW", [("新增装机", "2025-01/2025-09")]),
        ("未来三年复合增长率25%左右", [("复合增长率", "未来三年")]),
        ("较2023年的9.8%", [("", "2023")]),
        ("目前产能80吨", [("产能", "")]),
        ("营业收入3亿元、30%", [("营业收入", ""), ("", "")]),
        ("最高达98%", [("", "")]),
    ],
)
def test_metric_and_period_only_where_they_are_certain(text, expected):
    assert [(q.metric, q.period) for q in quantities(text, SAID_ON)] == expected


def test_words_of_time_stay_as_written_where_no_date_is_known():
    assert [q.period for q in quantities("去年出货量约3万台")] == ["去年"]


def test_a_change_shared_by_two_figures_keeps_its_sign_for_both():
    both = quantities("收入和净利润分别同比下降10%和20%")
    assert [(q.metric, q.value) for q in both] == [("收入同比", -10), ("净利润同比", -20)]
    assert both[1].raw == "同比下降10%和20%"


def test_where_it_was_read():
    text = "截至2024年6月末，公司已积累超过1,650个产品"
    quantity = only(text)
    assert quantity.raw == "1,650个"
    assert [span.of(text) for span in quantity.sources] == ["超过1,650个", "产品", "2024年6月末"]


def test_a_share_without_an_exact_decimal_has_no_value():
    quantity = only("三分之一的收入")
    assert (quantity.value, quantity.raw) == (None, "三分之一")


# -- the fact for a scheme

COMPARATORS = tuple(Choice(sign, Name(sign, sign)) for sign in ("eq", "gt", "approx"))
FIELDS = (
    NumberField("metric", Name("指标", "Metric"), "text"),
    NumberField("value", Name("数值", "Value"), "decimal"),
    NumberField("comparator", Name("比较符", "Comparator"), "choice", COMPARATORS),
)


def test_a_fact_has_the_fields_of_the_scheme_and_no_others():
    assert number_fact(only("产品超过1,650个"), FIELDS) == {"value": 1650, "comparator": "gt"}
    assert number_fact(only("毛利率32.5%"), FIELDS) == {"metric": "毛利率", "value": 32.5, "comparator": "eq"}


def test_a_comparator_that_the_scheme_does_not_know_stays_empty():
    assert number_fact(only("不低于5台"), FIELDS) == {"value": 5}


# -- properties

CHARACTERS = "0123456789０１,，.。、-~%年月日个家万亿元一二三十百千余多近约和至到成T（）\n\U00020bb7"
WORDS = "同比 下降 增长 超过 分别 不低于 以上 左右 2024年 营业收入 毛利率 百分之 分之 个百分点"
PIECES = st.sampled_from([*CHARACTERS, *WORDS.split()])
TEXTS = st.lists(PIECES, max_size=25).map("".join)


@given(TEXTS)
def test_every_value_can_be_read_in_its_words(text):
    for quantity in quantities(text, SAID_ON):
        assert quantity.raw in text
        assert all(0 <= span.start < span.end <= len(text) for span in quantity.sources)
        assert set(quantity.metric) <= {char for span in quantity.sources for char in span.of(text)}
        said = quantity.span.of(text).translate(str.maketrans("０１", "01"))
        if quantity.value and not any(char in said for char in "一二三十百千"):
            digits = "".join(map(str, quantity.value.normalize().as_tuple().digits))
            assert digits in "".join(filter(str.isdigit, said))


@given(st.integers(1, 99_999_999))
def test_a_number_is_the_same_in_digits_with_separators_and_full_width(number):
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for written in (f"{number}台", f"{number:,}台", f"{wide}台", f"超过{number}台"):
        assert only(written).value == number


DIGITS = "零一二三四五六七八九"


def in_chinese(number):
    """Write a number below ten thousand as it is said."""
    said, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            said += ("零" if zero and said else "") + DIGITS[digit] + name
        zero = not digit
    return said.removeprefix("一") if said.startswith("一十") else said


@given(st.integers(1, 9_999))
def test_chinese_numerals_are_read_as_they_are_said(number):
    assert read_chinese(in_chinese(number)) == number
    assert read_chinese(f"{in_chinese(number)}万") == number * 10_000


@pytest.mark.parametrize("text", ["", "三五", "一百二", "百", "十百", "二千三", "零", "两两", "十零"])
def test_chinese_numerals_that_say_no_certain_number(text):
    assert read_chinese(text) in (None, 0)


@given(st.text(max_size=60), st.integers(1, 999))
def test_what_stands_around_a_figure_moves_its_spans_and_nothing_else(before, number):
    padded = f"{before}。超过{number}台。"
    assert quantities(padded)[-1].span.of(padded) == f"超过{number}台"
    assert quantities(padded)[-1].value == number


RUNS = ["达到", "共有", "了", "已经", "约了", "同比", "增长", "1-", "1万", "、1%", "、增长1%", "2024年", "分别", "占比"]


@pytest.mark.parametrize("words", RUNS)
def test_long_runs_of_one_word_take_no_longer_than_other_text(words):
    text = f"良率{words * 400}5台"
    begun = time.process_time()
    quantities(text, SAID_ON)
    assert time.process_time() - begun < 5
