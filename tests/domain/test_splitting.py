"""Where the splitter finds questions and answers, told by what a reader of the record would mark."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ir_annotator.domain.record import DOUBTFUL, Look
from ir_annotator.domain.splitting import Split, split


def pairs(text: str) -> list[tuple[str, str]]:
    return [(pair.question.of(text), pair.answer.of(text)) for pair in split(text).pairs]


def codes(found: Split) -> list[str]:
    return [doubt.code for doubt in found.doubts]


def test_numbers_with_a_list_inside_an_answer():
    text = (
        "1、订单如何？\n主要有三点：\n1、国内。\n2、海外。\n3、其他。\n2、毛利率会提升吗？\n（1）会。\n（2）其一，规模。\n"
        "3、有何规划？\n详见公告。"
    )
    assert pairs(text) == [
        ("订单如何？", "主要有三点：\n1、国内。\n2、海外。\n3、其他。"),
        ("毛利率会提升吗？", "（1）会。\n（2）其一，规模。"),
        ("有何规划？", "详见公告。"),
    ]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("{n}、", ""),
        ("{n}.", "答："),
        ("{n}．", "答:"),
        ("Q{n}：", "A{n}："),
        ("Q{n}、", "A："),
        ("Q{n} :", "A{n}:"),
        ("问题{n}：", "回复："),
        ("问题{n}:", "回答："),
        ("问：", "答："),
        ("Q：", "A："),
        ("{n}、问：", "答："),
        ("（{n}）问：", "答："),
        ("（{n}）", "答："),
        ("【问题{n}】", "【回复】："),
    ],
)
def test_every_style_of_markers_stands_before_the_spans(question: str, answer: str):
    lines = []
    for n in (1, 2, 3):
        lines += [
            question.format(n=n) + f"第{n}项业务的进展怎么样？",
            answer.format(n=n) + "进展顺利。",
            "请关注公告。",
        ]
    expected = [(f"第{n}项业务的进展怎么样？", "进展顺利。\n请关注公告。") for n in (1, 2, 3)]
    assert pairs("\n".join(lines)) == expected


@pytest.mark.parametrize(("question", "answer"), [("{n}、", "答："), ("Q{n}：", "A{n}："), ("{n}.", "")])
def test_questions_are_counted_beyond_a_thousand(question: str, answer: str):
    lines = []
    for n in range(1, 1103):
        lines += [f"{question.format(n=n)}第{n}项进展如何？", f"{answer.format(n=n)}顺利。"]
    found = split("\n".join(lines))
    assert len(found.pairs) == 1102
    assert (found.confidence, codes(found)) == (1.0, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "投资者提问：研发费用率？\n上市公司回复：约5%。\n投资者追问：那分红呢？\n上市公司回复：约四成。",
            [("研发费用率？", "约5%。"), ("那分红呢？", "约四成。")],
        ),
        (
            "问题1\n新业务占比多少？\n回答\n约四成。\n问题2\n现金流为何为负？\n回答\n备货增加。",
            [("新业务占比多少？", "约四成。"), ("现金流为何为负？", "备货增加。")],
        ),
        (
            (
                "Q：利润为何下降？\nA：原因如下：\n1、均价下降。\n2、折旧增加。\nQ：今年怎么看？\nA：逐季改善。\n"
                "注：以上内容如涉及对行业的预测，不构成对投资者的实质承诺，敬请注意投资风险。"
            ),
            [("利润为何下降？", "原因如下：\n1、均价下降。\n2、折旧增加。"), ("今年怎么看？", "逐季改善。")],
        ),
        (
            (
                "一、公司业绩方面\n1、增长的主要驱动是什么？\n下游需求。\n2、一季度的展望？\n充满信心。\n"
                "二、技术研发方面\n1、固态电池材料进展如何？\n已送样验证。\n三、风险提示\n本记录不构成投资建议。"
            ),
            [
                ("增长的主要驱动是什么？", "下游需求。"),
                ("一季度的展望？", "充满信心。"),
                ("固态电池材料进展如何？", "已送样验证。"),
            ],
        ),
        (
            (
                "主持人：欢迎参加说明会。\n主持人：下面进入提问环节。\n"
                "投资者A：行业周期如何？\n董事长 赵刚：处于底部。\n"
                "投资者B：财务费用为何大增？\n财务总监 钱进：系汇兑损失。\n"
                "主持人：感谢各位投资者，本次说明会到此结束。"
            ),
            [("行业周期如何？", "处于底部。"), ("财务费用为何大增？", "系汇兑损失。")],
        ),
        (
            (
                "一、问：折旧压力大吗？\n答：2025、2026年折旧约2亿元。\n2027年后下降。\n二、问：市值管理的举措？\n"
                "答：一、回购；二、分红；三、沟通。\n三、问：会增持吗？\n答：将及时披露。"
            ),
            [
                ("折旧压力大吗？", "2025、2026年折旧约2亿元。\n2027年后下降。"),
                ("市值管理的举措？", "一、回购；二、分红；三、沟通。"),
                ("会增持吗？", "将及时披露。"),
            ],
        ),
    ],
)
def test_records_as_other_companies_write_them(text: str, expected: list[tuple[str, str]]):
    assert pairs(text) == expected
    assert split(text).confidence >= DOUBTFUL


def test_a_year_at_the_beginning_of_a_line_is_no_number():
    text = (
        "1、收入如何？\n答：逐年增长。\n2024、2025年分别为10亿元和12亿元。\n2026：我们争取更好。\n"
        "2、产能呢？\n2024.5月投产。\n2025、目标翻番，能否达成？尚待观察。\n3、分红？\n答：详见公告。"
    )
    assert [question for question, _ in pairs(text)] == ["收入如何？", "产能呢？", "分红？"]


def test_punctuation_may_change_inside_one_record():
    text = "Q1、甲？\nA：一\nQ2：乙？\nA2：二\nQ3 :丙？\nA；三"
    assert pairs(text) == [("甲？", "一"), ("乙？", "二"), ("丙？", "三")]


def test_number_without_punctuation_continues_the_sequence():
    text = "4.股价为何下滑？\n答：市场因素。\n5请正面答复是否适配\n答：请看公告。\n6.进展？\n答：顺利。"
    text = "1.甲？\n答：一。\n2.乙？\n答：二。\n3.丙？\n答：三。\n" + text
    assert [question for question, _ in pairs(text)][3:] == ["股价为何下滑？", "请正面答复是否适配", "进展？"]


def test_requests_without_any_mark_are_questions():
    text = "1、请介绍海外建厂的进展情况\n正常进行中。\n2、请问目前各业务的占比情况\n主要是光通信。"
    assert pairs(text) == [
        ("请介绍海外建厂的进展情况", "正常进行中。"),
        ("请问目前各业务的占比情况", "主要是光通信。"),
    ]
    assert split(text).confidence < 1


def test_statements_before_the_questions_are_the_opening():
    text = "一、经营情况\n1、收入增长。\n2、出货增长。\n二、问答\n1、产能如何？\n答：充足。\n2、价格如何？\n答：稳定。"
    assert pairs(text) == [("产能如何？", "充足。"), ("价格如何？", "稳定。")]


def test_decimals_years_and_clock_times_at_a_line_start_are_no_numbers():
    text = "1.战略是什么？\n答：源\n2.0-M32 是大模型。\n10:30 开始。\n2024年增长。\n2.2025年的目标呢？\n答：增长。"
    text += "\n3.24年负债率多少？\n答：一半。"
    assert pairs(text) == [
        ("战略是什么？", "源\n2.0-M32 是大模型。\n10:30 开始。\n2024年增长。"),
        ("2025年的目标呢？", "增长。"),
        ("24年负债率多少？", "一半。"),
    ]


def test_words_that_look_like_answer_markers_stay_in_the_answer():
    text = "1、芯片有哪些特点？\n高集成：是。\n算力充沛：是。\nAI 带来需求。\n2、产能？\n足。"
    assert pairs(text)[0] == ("芯片有哪些特点？", "高集成：是。\n算力充沛：是。\nAI 带来需求。")


def test_question_over_two_paragraphs():
    text = "1、关于海外工厂\n目前投产了吗？\n已经投产。\n2、请问订单？\n答：饱满。"
    assert pairs(text)[0] == ("关于海外工厂\n目前投产了吗？", "已经投产。")


def test_question_and_answer_in_one_paragraph():
    text = "1、订单如何？ 答：饱满。\n2、产能够吗？够。"
    assert pairs(text) == [("订单如何？", "饱满。"), ("产能够吗？", "够。")]


def test_marker_on_a_line_of_its_own():
    assert pairs("问题1：\n订单如何？\n回复：\n饱满。\n问题2：\n产能？\n回复：\n足。") == [
        ("订单如何？", "饱满。"),
        ("产能？", "足。"),
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "三、会议结束。\n交流过程中，公司严格遵守有关制度。",
        "接待过程中，公司没有出现未公开重大信息泄露的情况。",
        "☆☆☆",
        "调研人员签署了承诺书。",
    ],
)
def test_closing_words_are_not_glued_to_the_last_answer(closing: str):
    text = f"1、订单如何？\n饱满。\n请关注公告。\n{closing}"
    assert pairs(text) == [("订单如何？", "饱满。\n请关注公告。")]


def test_heading_between_two_questions_belongs_to_no_answer_but_a_list_does():
    text = "1、甲？\n一。\n二、互动环节\n2、乙？\n措施有：\n一、扩产\n二、降本\n3、丙？\n三。"
    assert pairs(text) == [("甲？", "一。"), ("乙？", "措施有：\n一、扩产\n二、降本"), ("丙？", "三。")]


def test_chinese_numerals_may_be_the_questions():
    text = "一、公司介绍\n公司成立于2000年。\n二、收入如何？\n增长。\n三、利润如何？\n也增长。"
    assert pairs(text) == [("收入如何？", "增长。"), ("利润如何？", "也增长。")]


def test_numbering_may_start_again_for_a_second_round():
    text = "1、甲？\n答：一。\n2、乙？\n答：二。\n1、丙？\n答：三。\n2、丁？\n答：四。"
    assert [answer for _, answer in pairs(text)] == ["一。", "二。", "三。", "四。"]


def test_question_inside_a_list_of_an_answer_is_no_new_round():
    text = "1、订单？\n分两点：\n1、国内如何？很好。\n2、海外也好。\n2、产能？\n足。"
    assert [question for question, _ in pairs(text)] == ["订单？", "产能？"]


def test_number_left_out_is_told():
    found = split("1、甲？\n答：一。\n2、乙？\n答：二。\n4、丙？\n答：三。")
    assert len(found.pairs) == 3
    assert codes(found) == ["sequence_broken"]
    assert found.confidence < 1


@pytest.mark.parametrize("text", ["", "公司介绍了经营情况。", "一、公司介绍\n略。\n二、参观\n1、展厅。\n2、产线。"])
def test_no_questions_is_a_valid_result(text: str):
    assert split(text).pairs == ()
    assert codes(split(text)) == ["no_questions"]


def test_unmarked_questions_are_a_guess():
    found = split("公司今年的目标是什么？\n增长。\n明年呢？\n继续增长。")
    assert len(found.pairs) == 2
    assert found.confidence <= 0.5
    assert "unmarked_questions" in codes(found)


def test_question_without_answer_is_kept_and_told():
    text = "1、甲？\n答：一。\n2、乙？"
    assert pairs(text) == [("甲？", "一。"), ("乙？", "")]
    assert codes(split(text)) == ["empty_answer"]


def test_offsets_are_code_points_with_signs_beyond_the_first_plane():
    text = "1、𠮷野家😀的e\u0301订单？\n  答：👨\u200d👩\u200d👧 很好𠮷。　\n2、乙？\n二"
    assert pairs(text) == [("𠮷野家😀的e\u0301订单？", "👨\u200d👩\u200d👧 很好𠮷。"), ("乙？", "二")]
    assert (split(text).pairs[0].question.start, split(text).pairs[0].question.end) == (2, 12)


PIECES = [
    *(
        "1、",
        "2、",
        "3.",
        "5) ",
        "Q1：",
        "Q2",
        "A：",
        "A2",
        "答：",
        "问：",
        "回复：",
        "【问】",
        "【答】",
        "（1）",
        "一、",
    ),
    *("①", "投资者：", "公司：", "董事长张三：", "主持人：", "甲证券：", "您好，", "谢谢", "二、环节", "会议结束", "☆"),
    *("？", "?", "。", "：", "甲", "请", "如何", "Ｑ１：", "⼀、", "𠮷", "😀", "e\u0301", "\u200b", "\u00a0", " "),
    *("一、", "　", "\t", "\n", "\n", "\n\n", "\r", "\u2028"),
]
LOOKS = st.lists(st.booleans(), max_size=40)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=80), LOOKS)
def test_spans_are_ordered_disjoint_and_trimmed_whatever_the_text(text: str, bold: list[bool]):
    lines = text.count("\n") + 1
    found = split(text, [Look(bold=mark) for mark in (bold + [False] * lines)[:lines]])
    at = 0
    for pair in found.pairs:
        assert at <= pair.question.start <= pair.question.end <= pair.answer.start <= pair.answer.end <= len(text)
        assert pair.question.of(text) == pair.question.of(text).strip() != ""
        assert pair.answer.of(text) == pair.answer.of(text).strip()
        at = pair.answer.end
    assert 0 <= found.confidence <= 1
    assert (found.confidence < DOUBTFUL) == bool(found.doubts)
    assert all(doubt.span.end <= len(text) for doubt in found.doubts)


WORDS = st.text(alphabet="甲乙丙丁𠮷😀e\u0301 ，", min_size=1, max_size=20).map(
    lambda words: "公" + words.strip() + "司"
)


@given(st.lists(st.tuples(WORDS, st.lists(WORDS, min_size=1, max_size=3)), min_size=1, max_size=30))
def test_what_was_put_together_is_taken_apart_again(parts: list[tuple[str, list[str]]]):
    expected = [(f"{question}如何？", "\n".join(answer)) for question, answer in parts]
    text = "\n".join(f"{n}、{question}\n{answer}" for n, (question, answer) in enumerate(expected, start=1))
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("【问题{n}】", "【回复】"),
        ("第{c}个问题：", "回答："),
        ("投资者：", "公司："),
        ("投资者提问：", "董秘："),
        ("问题{c}：", "管理层："),
        ("（{c}）", "董事会秘书王先生："),
    ],
)
def test_further_ways_of_saying_who_asks_and_who_answers(question: str, answer: str):
    asked = ["订单情况如何？", "请介绍一下产能。", "毛利率的变化趋势，谢谢！"]
    told = ["订单饱满。", "产能充足。\n其次，新线投产。", "保持稳定。"]
    lines = ["一、公司介绍了近况。"]
    for number, (one, other) in enumerate(zip(asked, told, strict=True)):
        marks = {"n": number + 1, "c": "一二三"[number]}
        lines += [question.format(**marks) + one, answer.format(**marks) + other]
    assert pairs("\n".join(lines)) == list(zip(asked, told, strict=True))


@pytest.mark.parametrize(
    "closing",
    [
        "本次活动不涉及未公开披露的重大信息。",
        "本次活动未涉及应披露重大信息。",
        "调研活动结束，感谢各位投资者的参与。",
        "感谢各位投资者对公司的关注与支持！",
        "说明会的过程中，公司严格遵守规定。",
    ],
)
def test_further_closing_words_belong_to_no_answer(closing: str):
    assert pairs(f"1、订单如何？\n饱满。\n2、产能如何？\n充足。\n{closing}")[-1] == ("产能如何？", "充足。")


def test_an_answer_that_ends_with_thanks_keeps_them():
    text = "问：订单如何？\n答：订单饱满，感谢您的关注！\n问：产能如何？\n答：充足。感谢您的关注！"
    assert [answer for _, answer in pairs(text)] == ["订单饱满，感谢您的关注！", "充足。感谢您的关注！"]


def test_question_and_answer_in_one_paragraph_without_a_marker_of_the_question():
    text = "订单如何？ 答：饱满。\n预计持续到年底。\n产能如何? 答：充足。"
    assert pairs(text) == [("订单如何？", "饱满。\n预计持续到年底。"), ("产能如何?", "充足。")]


def test_bold_headings_of_a_narrative_are_no_questions():
    text = "近期订单的情况\n订单饱满。\n产能的规划\n新线明年投产。"
    assert split(text, [Look(bold=True), Look(), Look(bold=True), Look()]).pairs == ()


def test_a_question_that_stays_in_an_answer_is_told():
    text = "1、订单如何？\n饱满。\n2、产能如何？\n充足。\n9、毛利率如何？\n稳定。"
    found = split(text)
    assert [pair.question.of(text) for pair in found.pairs] == ["订单如何？", "产能如何？"]
    assert codes(found) == ["question_left_over"]
    assert found.doubts[0].span.of(text) == "9、毛利率如何？"
    assert found.confidence < 0.9


def test_numbered_statements_before_the_questions_do_not_swallow_the_first_ones():
    text = "情况如下：\n1、收入增长；\n2、出货增加；\n二、问答\n1、订单如何？\n饱满。\n2、产能如何？\n充足。"
    assert pairs(text) == [("订单如何？", "饱满。"), ("产能如何？", "充足。")]


def test_whatever_is_odd_keeps_the_record_below_the_trusted():
    found = split("1、订单如何？\n饱满。\n3、产能如何？\n充足。\n4、毛利率如何？\n稳定。")
    assert codes(found) == ["sequence_broken"]
    assert found.confidence < 0.9


def test_the_evidence_of_each_pair_is_told():
    text = "1、订单如何？\n答：饱满。\n2、请介绍产能。\n充足。"
    first, second = split(text, [Look(bold=True), Look(), Look(), Look()]).pairs
    assert first.evidence == ("number", "question_mark", "answer_marker", "bold")
    assert second.evidence == ("number", "request")


@pytest.mark.parametrize(
    "line",
    [
        "1",
        " ",
        "？ ",
        "（",
        "【问",
        "答",
        "投资者",
        "证券",
        "您好，",
        "？谢谢",
        "公司：",
        "以上",
        "本次全部内容",
        "会议",
        "A1 ",
    ],
)
def test_a_line_of_one_thing_over_and_over_is_read_at_once(line: str):
    """Each of these took minutes where a pattern tried every way of dividing such a line."""
    for before in ("", "1、订单如何", "订单如何？\t", "1、关于订单", "1、订单如何？\n饱满。\n", "问"):
        text = before + line * (200_000 // len(line)) + "完"
        assert all(pair.answer.end <= len(text) for pair in split(text).pairs)


def test_a_number_alone_on_its_line_does_not_take_the_question_before_it_away():
    text = "1、订单如何？\n2\n饱满。"
    (pair,) = split(text).pairs
    assert pair.question.of(text) == "订单如何？"
    assert pair.answer.of(text).endswith("饱满。")


def test_a_bold_line_among_bold_questions_asks_although_it_has_no_mark():
    text = "用户数如何？\n三千万。\n海外业务的节奏\n预计加速。\n有何策略？\n分区推进。"
    found = split(text, [Look(bold=True), Look()] * 3)
    assert [pair.question.of(text) for pair in found.pairs] == ["用户数如何？", "海外业务的节奏", "有何策略？"]
    assert found.confidence < DOUBTFUL


def test_a_bold_heading_between_bold_questions_is_none():
    text = "第一部分 经营\n用户数如何？\n三千万。\n第二部分 展望\n有何策略？\n分区推进。"
    looks = [Look(bold=True), Look(bold=True), Look(), Look(bold=True), Look(bold=True), Look()]
    assert [pair.question.of(text) for pair in split(text, looks).pairs] == ["用户数如何？", "有何策略？"]


def test_a_signature_belongs_to_no_answer():
    text = "1、订单如何？\n答：饱满。\n2、产能如何？\n答：充足。\n样本股份有限公司\n董事会\n2025年5月14日"
    assert pairs(text)[-1] == ("产能如何？", "充足。")
    assert pairs(text.replace("\n董事会\n2025年5月14日", ""))[-1] == ("产能如何？", "充足。\n样本股份有限公司")


def test_numbered_bold_lines_ask_although_only_the_first_has_a_question_mark():
    text = "1、有何布局？\n三方面。\n2、订单恢复情况\n同比增长。\n3、良率水平\n已达平均。"
    found = split(text, [Look(bold=True), Look()] * 3)
    assert [pair.question.of(text) for pair in found.pairs] == ["有何布局？", "订单恢复情况", "良率水平"]
    assert [pair.answer.of(text) for pair in found.pairs] == ["三方面。", "同比增长。", "已达平均。"]


def test_the_only_question_in_whose_answer_the_numbers_go_on_is_doubted():
    text = "1、有何布局？\n三方面。\n2、订单恢复情况\n同比增长。\n3、良率水平\n已达平均。"
    found = split(text)
    assert found.confidence < DOUBTFUL
    assert [doubt.span.of(text) for doubt in found.doubts] == ["2、订单恢复情况"]
    own_list = "1、有何布局？\n三方面：\n1、国内。\n2、海外。"
    assert split(own_list).confidence >= DOUBTFUL


def test_the_second_section_ends_the_last_answer_although_the_first_has_no_numeral():
    text = (
        "问答环节如下：\n1、进展如何？\n答：顺利。\n2、产能如何？\n答：统一为约九成。\n二、参观情况\n投资者参观了展厅。"
    )
    assert pairs(text)[-1] == ("产能如何？", "统一为约九成。")
    own = "1、进展如何？\n答：顺利。\n2、有何规划？\n答：主要有：一、做强主业\n二、拓展海外\n均已启动。"
    assert pairs(own)[-1] == ("有何规划？", "主要有：一、做强主业\n二、拓展海外\n均已启动。")
