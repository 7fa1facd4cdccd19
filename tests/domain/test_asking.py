"""Which lines begin questions: ways of marking them, rounds, gaps, and what only looks like one."""

from __future__ import annotations

import pytest

from ir_annotator.domain.record import Look
from ir_annotator.domain.splitting import split

ASKED = ["订单情况如何？", "请介绍一下产能。", "毛利率会提升吗？谢谢。"]
TOLD = ["订单饱满。", "产能充足。\n其次，新线投产。", "保持稳定。"]


def pairs(text: str) -> list[tuple[str, str]]:
    return [(pair.question.of(text), pair.answer.of(text)) for pair in split(text).pairs]


def codes(text: str) -> list[str]:
    return [doubt.code for doubt in split(text).doubts]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("【问】", "【答】"),
        ("〖问题{n}〗", "〖回答〗"),
        ("投资者{l}：", "公司："),
        ("投资者{n}：", "公司回复："),
        ("分析师（{l}机构）：", "管理层："),
        ("投资者问：", "公司答："),
        ("{n}、投资者提问：", "公司回复："),
        ("{n}、【问】", "【答】"),
        ("问{n}、", "答{n}、"),
        ("问 ", "答 "),
        ("Ｑ{n}：", "Ａ{n}："),
        ("Q {n}：", "A {n}："),
        ("Q{n}", "A{n}"),
        ("Q{n}-", "A{n}-"),
        ("Q{n}\n", "A{n}\n"),
        ("Question {n}: ", "Answer: "),
        ("{n}）", "答："),
        ("({n})、", "（回复）"),
        ("{n}、", "总经理 李四："),
        ("{n}、", "公司回应如下："),
        ("{n}\n", "答："),
    ],
)
def test_ways_of_marking_a_question_and_its_answer(question: str, answer: str):
    lines = ["公司介绍了近况。"]
    for number, (asked, told) in enumerate(zip(ASKED, TOLD, strict=True), start=1):
        marks = {"n": number, "l": "甲乙丙"[number - 1]}
        lines += [question.format(**marks) + asked, answer.format(**marks) + told]
    text = "\n".join(lines)
    assert pairs(text) == list(zip(ASKED, TOLD, strict=True))
    assert split(text).confidence >= 0.9


@pytest.mark.parametrize(
    "headings",
    [
        ("一、经营", "二、财务"),
        ("（一）业务类", "（二）财务类"),
        ("上午场：", "下午场："),
        ("第一部分 业务", "第二部分 财务"),
    ],
)
def test_each_section_may_number_its_own_questions(headings: tuple[str, str]):
    text = f"{headings[0]}\n1、订单如何？\n饱满。\n2、产能如何？\n充足。\n{headings[1]}\n1、有无并购计划？\n暂无。"
    assert pairs(text) == [("订单如何？", "饱满。"), ("产能如何？", "充足。"), ("有无并购计划？", "暂无。")]
    assert split(text).confidence >= 0.9


def test_two_numbers_left_out_are_told():
    text = "1、订单？\n答：饱满。\n2、产能？\n答：充足。\n5、毛利率？\n答：稳定。\n6、费用？\n答：下降。"
    assert [question for question, _ in pairs(text)] == ["订单？", "产能？", "毛利率？", "费用？"]
    assert codes(text) == ["sequence_broken"]


def test_a_round_with_other_numbers_before_the_questions_is_found_and_told():
    text = "一、澄清\n1、传闻砍单？\n没有。\n2、传闻降价？\n没有。\n二、问答\n"
    text += "Q1：订单？\nA：饱满。\nQ2：产能？\nA：充足。\nQ3：价格？\nA：稳定。"
    assert [question for question, _ in pairs(text)] == ["传闻砍单？", "传闻降价？", "订单？", "产能？", "价格？"]
    assert codes(text) == ["other_marker", "other_marker"]


def test_a_further_question_inside_an_answer_is_found_and_told():
    text = "Q1：订单？\nA1：饱满。\n追问：能持续吗？\nA：能。\nQ2：产能？\nA2：充足。"
    assert pairs(text) == [("订单？", "饱满。"), ("能持续吗？", "能。"), ("产能？", "充足。")]
    assert codes(text) == ["other_marker"]


def test_parts_of_one_question_are_no_questions():
    text = "1、请教两个问题：\n1）订单如何？\n2）产能如何？\n答：1）饱满。\n2）充足。\n2、价格如何？\n答：稳定。"
    assert pairs(text) == [
        ("请教两个问题：\n1）订单如何？\n2）产能如何？", "1）饱满。\n2）充足。"),
        ("价格如何？", "稳定。"),
    ]


def test_questions_a_speaker_asks_himself_are_no_questions_where_answers_are_marked():
    text = (
        "1、怎么看竞争？\n答：想三件事：\n1、客户要什么？要可靠。\n2、我们会什么？\n3、怎么做？\n2、产能？\n答：充足。"
    )
    assert [question for question, _ in pairs(text)] == ["怎么看竞争？", "产能？"]
    assert split(text).confidence >= 0.9


def test_wishes_of_a_webcast_are_told_by_the_greeting_of_their_answers():
    text = "1、请问业绩目标？\n您好，详见年报。\n2、多回购\n您好，感谢您的建议！\n3、有没有新产品。\n感谢您的关注！"
    assert [question for question, _ in pairs(text)] == ["请问业绩目标？", "多回购", "有没有新产品。"]


def test_organisations_that_speak_ask():
    text = "中信证券：订单如何？\n公司：饱满。\n国泰君安证券 王五：请介绍产能\n公司：充足。"
    assert pairs(text) == [("订单如何？", "饱满。"), ("请介绍产能", "充足。")]


def test_bold_lines_are_questions_where_most_of_them_ask():
    text = "储能的进展\n顺利。\n海外工厂建设得如何\n已完工。\n正在试产。\n未来的增长点在哪里\n出海。"
    looks = [Look(bold=at in (0, 2, 5)) for at in range(7)]
    found = split(text, looks)
    assert [pair.question.of(text) for pair in found.pairs] == [
        "储能的进展",
        "海外工厂建设得如何",
        "未来的增长点在哪里",
    ]
    assert "unmarked_questions" in [doubt.code for doubt in found.doubts]


def test_numbered_bold_requests_need_no_doubt():
    text = "1、请介绍海外建厂的进展\n正常。\n2、毛利率下降的原因\n结构变化。\n3、客户有什么要求\n可靠。"
    found = split(text, [Look(bold=at % 2 == 0) for at in range(6)])
    assert len(found.pairs) == 3
    assert (found.confidence >= 0.9, found.doubts) == (True, ())


def test_headings_that_ask_are_doubted():
    text = "一、为什么选择储能\n空间大。\n二、如何看待竞争\n坚持差异化。"
    assert codes(text) == ["few_marks"]


@pytest.mark.parametrize(
    "text",
    [
        "1、行业情况\n稳步增长。\n2、公司优势\n（1）技术优势\n专利多。\n3、展望\n公司会如何应对？答案是创新。",
        "公司：位于苏州。\n投资者：共10人。",
        "一、关于订单\n充足。\n二、关于产能\n充足。",
        "1、请投资者注意风险。\n2、请关注公告。",
    ],
)
def test_narratives_have_no_questions(text: str):
    assert pairs(text) == []
