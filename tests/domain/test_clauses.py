"""Clauses and sentences of real answers, and what is trimmed off a selection."""

import json
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ir_annotator.domain.clauses import clauses, sentences, trimmed
from ir_annotator.domain.span import Span
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.resources import seeds

CONNECTIVES = read_scheme(default_scheme_path()).connectives

CLAUSES_9 = """\
是否存在价格竞争主要取决于该领域是否较为存在较高壁垒。
在较为成熟的细分方向，
比如中文智能语音数据领域，
确实存在进入者增多、价格竞争的情况；
但对于外语种领域，
数据服务商则会有更高的议价空间。
所以，
未来公司将主攻有较高技术壁垒，
存在较大毛利空间的细分场景，
尽力避免价格竞争带来的过度消耗。
此外，
公司也将通过短期内大规模专项研发投入及持续的研发升级，
进一步提高自研平台能力，
通过智能化促进产能提升、效率提升、成本降低实现规模效应和盈利能力的提升。"""

CLAUSES_10 = """\
（1）公司的业务模式是服务产品双模式，
且产品化贡献显著，
是收入和毛利的主要来源，
标准化数据集的研、产、销体系是公司从业多年探索出来的业务模式，
其复用性为公司的规模化和高利润率提供了保障。
而保持这样的能力需要具备对行业需求的强判断力和较强的资金实力。
截至2024年6月末，
公司已积累超过1,650个自有知识产权的训练数据标准化产品，
数据库存量稳居全球企业前列。
（2）技术平台能力：
公司历来重视技术的研发，
近年来更是加大研发投入的力度，
全面提升公司的算法能力、平台能力、工程化能力，
加深算法辅助能力与人工工作的结合，
达到更佳的人机协同效率，
这样能够做大规模、提升效率、降低成本。
（3）供应链资源管理能力：
公司通过长期建设的供应链体系，
保障资源的获取，
未来，
公司会进一步加大供应链资源平台的建设，
使人员管理、采标资源分配、质量检验、远程工作等各方面的能力得到显著提升，
为客群拓展提供有力支撑。
（4）数据安全及合规能力：
数据安全及合规能力已经成为了衡量品牌数据服务商综合能力的重要指标。
公司在多年数据风险识别和管理实践中，
已形成了较为成熟的安全、合规管理体系。"""


def answer(number):
    lines = (seeds() / "688787_2025-003.labels.jsonl").read_text(encoding="utf-8").split("\n")
    return json.loads(lines[number - 1])["answer"]


def whole(text):
    return Span(0, len(text))


def pieces(found, text):
    return [span.of(text) for span in found]


def test_answer_9_divides_into_the_clauses_a_reader_hears():
    text = answer(9)
    assert pieces(clauses(text, whole(text)), text) == CLAUSES_9.split("\n")


def test_answer_10_keeps_1650_in_one_piece():
    text = answer(10)
    assert pieces(clauses(text, whole(text)), text) == CLAUSES_10.split("\n")


def test_a_decimal_point_divides_nothing():
    text = "token使用量达到了14.8T，远超GPT4。"
    assert pieces(clauses(text, whole(text)), text) == ["token使用量达到了14.8T，", "远超GPT4。"]


def test_closing_quotes_and_brackets_stay_with_their_clause():
    text = "他问：“会涨吗？”（不会。）随后收入增长……利润持平"
    assert pieces(clauses(text, whole(text)), text) == [
        "他问：",
        "“会涨吗？”",
        "（不会。）",
        "随后收入增长……",
        "利润持平",
    ]


def test_ascii_punctuation_divides_chinese_but_not_numbers():
    text = "收入增长,毛利1,200万元;订单12:30到"
    assert pieces(clauses(text, whole(text)), text) == ["收入增长,", "毛利1,200万元;", "订单12:30到"]


def test_sentences_end_at_full_stops_and_lines():
    text = answer(9)
    found = pieces(sentences(text, whole(text)), text)
    assert [piece[:6] for piece in found] == ["是否存在价格", "在较为成熟的", "所以，未来公", "此外，公司也"]


def test_only_the_given_stretch_is_divided():
    text = "一，二，三，四"
    assert clauses(text, Span(2, 6)) == [Span(2, 4), Span(4, 6)]


@pytest.mark.parametrize(
    ("selected", "left"),
    [
        ("所以，未来公司将主攻，", "未来公司将主攻"),
        ("但对于外语种领域，", "对于外语种领域"),
        ("但是，同时，毛利提升。", "毛利提升"),
        ("而且产品化贡献显著，", "产品化贡献显著"),
        ("此外，\n", "此外"),
        ("  \u00a0收入增长 \u3000", "收入增长"),
        ("并不会存在数据枯竭的问题。", "并不会存在数据枯竭的问题"),
        ("并购完成后", "并购完成后"),
        ("增长14.8%", "增长14.8%"),
        ("，。", "，。"),
    ],
)
def test_trimming(selected, left):
    assert trimmed(selected, whole(selected), CONNECTIVES).of(selected) == left


def test_the_longest_connective_goes_whatever_the_order():
    text = "但是毛利提升"
    assert trimmed(text, whole(text), ("但", "但是")).of(text) == "毛利提升"


mixed_text = st.text(
    st.sampled_from("收入增长但是所以此外而且，。；：？！…”）,.;:?! \n\t\u3000\u00a0\u2028Ab1𠮷😀"), max_size=60
)


@given(text=mixed_text, data=st.data())
@example(text="1,650个，14.8T。\n\n", data=None)
def test_clauses_are_ordered_apart_and_inside_and_lose_only_blanks(text, data):
    within = whole(text)
    if data is not None:
        start = data.draw(st.integers(0, len(text)))
        within = Span(start, data.draw(st.integers(start, len(text))))
    for divide in (clauses, sentences):
        found = divide(text, within)
        assert all(before.end <= after.start for before, after in pairwise(found))
        assert all(within.contains(span) and len(span) for span in found)
        assert "".join("".join(pieces(found, text)).split()) == "".join(within.of(text).split())


@given(text=mixed_text)
def test_trimming_stays_inside_and_never_empties_a_selection(text):
    span = trimmed(text, whole(text), CONNECTIVES)
    assert whole(text).contains(span)
    assert len(span) > 0 or not text
    assert trimmed(text, span, CONNECTIVES) == span
