"""Ways of marking questions and answers, and what stands between and behind them."""

from __future__ import annotations

import pytest

from ir_annotator.domain.record import DOUBTFUL
from ir_annotator.domain.splitting import split

TALK = [
    ("公司订单情况如何？", "订单饱满。"),
    ("毛利率为什么提升？", "产品结构优化。"),
    ("海外布局有何计划？", "按计划推进。"),
]


def pairs(text: str) -> list[tuple[str, str]]:
    return [(pair.question.of(text), pair.answer.of(text)) for pair in split(text).pairs]


def codes(text: str) -> list[str]:
    return [doubt.code for doubt in split(text).doubts]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("〔问〕", "〔答〕"),
        ("［Q{n}］", "［A{n}］"),
        ("◆", ""),
        ("▲", "◎"),
        ("★问题{n}：", "★回答："),
        ("投资者问题{n}：", "公司回复："),
        ("投资者关注问题{n}：", "公司回应："),
        ("主要问题{n}：", "回复要点："),
        ("交流问题{n}：", "公司回复："),
        ("{n}、问题：", "答案："),
        ("Q：{n}、", "A："),
        ("问：{n}、", "答："),
        ("第{n}题：", "答："),
        ("QUESTION：", "ANSWER："),
        ("游客{n}23456：", "公司嘉宾："),
        ("张三（中信证券）：", "李四（董事会秘书）："),
        ("中信证券 张三：", "副总经理 李四："),
        ("国泰君安张三：", "董秘李四："),
        ("问题\t", "回复\t"),
    ],
)
def test_markers_of_many_companies_stand_before_the_words(question: str, answer: str):
    text = "一、公司介绍\n公司副总经理介绍了经营情况。\n二、问答环节\n"
    for number, (asked, told) in enumerate(TALK, start=1):
        text += f"{question.format(n=number)}{asked}\n{answer.format(n=number)}{told}\n"
    text += "接待过程中，公司严格按照规定，没有出现未公开重大信息泄露等情况。"
    assert pairs(text) == TALK
    assert split(text).confidence >= DOUBTFUL


def test_numbers_of_the_parts_of_one_question_are_words_of_it():
    text = "问：1、产能如何？2、价格如何？\n答：充足；平稳。\n问：有无并购计划？\n答：暂无。"
    assert pairs(text)[0] == ("1、产能如何？2、价格如何？", "充足；平稳。")


@pytest.mark.parametrize("heading", ["二、问答环节", "二、主要交流内容", "二、投资者提问："])
def test_a_heading_before_an_unmarked_question_is_none(heading: str):
    text = f"一、公司介绍\n略。\n{heading}\n订单如何？\n饱满。\n产能如何？\n充足。"
    assert pairs(text) == [("订单如何？", "饱满。"), ("产能如何？", "充足。")]
    assert codes(text) == ["unmarked_questions"]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("一、公司介绍\n略。\n二、问答", "三、管理层总结\n公司将继续努力。"),
        ("一、参观\n二、介绍\n三、问答", "四、交流结束后，投资者参观了公司的生产线及研发中心"),
        ("（一）公司介绍\n略。\n（二）问答环节", "（三）现场参观\n参观了工厂。"),
        ("第一部分 介绍\n略。\n第二部分 问答", "第三部分 现场参观\n参观了工厂。"),
    ],
)
def test_the_next_section_of_the_outline_belongs_to_no_answer(before: str, behind: str):
    text = f"{before}\n1、订单如何？\n饱满。\n2、产能如何？\n充足。\n请关注公告。\n{behind}"
    assert pairs(text) == [("订单如何？", "饱满。"), ("产能如何？", "充足。\n请关注公告。")]


def test_a_list_of_the_answer_that_reaches_the_number_of_the_next_section_stays_in_it():
    answer = "三点：\n一、扩产。\n二、降本。\n三、增效。"
    text = f"一、介绍\n略。\n二、问答\n1、订单如何？\n饱满。\n2、有何措施？\n{answer}"
    assert pairs(text)[-1] == ("有何措施？", answer)


def test_an_answer_in_the_paragraph_of_the_last_question_is_not_the_closing():
    text = "1、订单如何？　饱满。\n2、产能如何？　充足。\n接待过程中，公司没有出现未公开重大信息泄露等情况。"
    assert pairs(text) == [("订单如何？", "饱满。"), ("产能如何？", "充足。")]


@pytest.mark.parametrize(
    "text",
    [
        "问：订单如何？答：饱满。问：产能如何？答：充足。",
        "1、订单如何？答：饱满。2、产能如何？答：充足。",
        "【问】订单如何？【答】饱满。【问】产能如何？【答】充足。",
    ],
)
def test_several_questions_may_stand_in_one_paragraph(text: str):
    assert pairs(text) == [("订单如何？", "饱满。"), ("产能如何？", "充足。")]


def test_a_last_question_without_any_mark_goes_on_counting_and_is_told():
    text = "1、请介绍订单的情况。\n订单饱满。\n2、请介绍产能。\n产能充足。\n3、未来的战略规划。\n聚焦主业。"
    assert pairs(text)[-1] == ("未来的战略规划。", "聚焦主业。")
    assert split(text).confidence < DOUBTFUL


def test_numbered_topics_in_place_of_questions_divide_the_talk_with_a_doubt():
    text = "1、关于订单的情况\n目前公司订单饱满，同比增长。\n2、关于产能的情况\n新线将于明年投产，产能充足。"
    assert pairs(text) == [
        ("关于订单的情况", "目前公司订单饱满，同比增长。"),
        ("关于产能的情况", "新线将于明年投产，产能充足。"),
    ]
    assert codes(text) == ["topics_as_questions"]
    assert split(text).confidence <= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "一、关于订单的情况\n目前公司订单饱满，同比增长。\n二、关于产能的情况\n新线将于明年投产，产能充足。",
        "1、公司基本情况\n公司成立于2000年，主营光模块。\n2、行业情况\n行业近年保持快速增长的势头。",
        "1、关于订单：目前饱满，同比增长。\n2、关于产能：新线将于明年投产。",
    ],
)
def test_headings_of_a_narrative_are_no_questions(text: str):
    assert pairs(text) == []


ROWS = "公司订单如何？\t订单饱满。\n预计持续全年。\n请介绍产能。\t产能充足。"


@pytest.mark.parametrize("head", ["", "问题\t回复\n", "投资者提问\t公司回复内容\n", "交流如下：\n问题\t答复\n"])
@pytest.mark.parametrize("closing", ["", "\n会议结束，没有出现未公开重大信息泄露。"])
def test_rows_of_a_table_are_questions_beside_their_answers(head: str, closing: str):
    text = head + ROWS + closing
    assert pairs(text) == [("公司订单如何？", "订单饱满。\n预计持续全年。"), ("请介绍产能。", "产能充足。")]
    assert split(text).confidence >= DOUBTFUL


def test_a_column_of_numbers_stands_before_the_questions():
    text = "序号\t问题\t回复内容\n1\t公司订单如何？\t饱满。\n2\t产能情况\t充足。"
    assert pairs(text) == [("公司订单如何？", "饱满。"), ("产能情况", "充足。")]


def test_a_table_of_figures_is_no_table_of_questions():
    text = "1、收入结构如何？\n如下：\n产品\t收入\n铸件\t12,000\n锻件\t8,000\n2、产能如何？\n充足。"
    assert [question for question, _ in pairs(text)] == ["收入结构如何？", "产能如何？"]


@pytest.mark.parametrize(
    "closing",
    [
        "总结：\n公司未来发展前景良好。",
        "公司严格按照有关制度，保证信息披露的真实、准确、完整。",
        "公司指定信息披露媒体为《证券时报》，敬请投资者注意投资风险。",
        "备注：本次活动未提供书面资料。",
        "最后，投资者参观了公司展厅和生产车间。",
    ],
)
def test_more_closing_words_belong_to_no_answer(closing: str):
    text = f"1、订单如何？\n饱满。\n2、产能如何？\n足。\n请关注公告。\n{closing}"
    assert pairs(text)[-1] == ("产能如何？", "足。\n请关注公告。")


def test_a_line_that_only_says_who_asks_belongs_to_no_answer():
    text = "提问者：张三 中信证券\n问题：订单如何？\n回答：饱满。\n提问者：李四 国君\n问题：产能如何？\n回答：足。"
    assert pairs(text) == [("订单如何？", "饱满。"), ("产能如何？", "足。")]


@pytest.mark.parametrize("rows", ["Q{n}：{q}\tA{n}：{a}", "{n}、{q}\t答：{a}", "问：{q}\t答：{a}"])
def test_markers_inside_of_cells_stand_before_the_words(rows: str):
    talk = [("订单如何？", "饱满。"), ("产能如何？", "足。")]
    text = "\n".join(rows.format(n=n, q=q, a=a) for n, (q, a) in enumerate(talk, start=1))
    assert pairs(text) == talk


def test_letters_with_a_blank_are_markers_together_and_a_kind_of_share_alone_is_none():
    text = "Q 订单如何？\nA 饱满。\nA 股市场波动。\nQ 产能如何？\nA 足。"
    assert pairs(text) == [("订单如何？", "饱满。\nA 股市场波动。"), ("产能如何？", "足。")]


def test_roman_numerals_count_too():
    assert pairs("Ⅰ、订单如何？\n饱满。\nⅡ、产能如何？\n足。") == [("订单如何？", "饱满。"), ("产能如何？", "足。")]


def test_as_many_questions_inside_of_answers_as_were_found_are_told():
    text = "1、订单如何？\n主要有：\n其中国内怎么样？\n国内好。\n海外怎么样？\n海外也好。"
    assert "question_left_over" in codes(text)
    assert split(text).confidence < DOUBTFUL
