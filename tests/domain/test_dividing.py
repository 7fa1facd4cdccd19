"""Where a question ends and its answer begins and ends."""

from __future__ import annotations

import pytest

from ir_annotator.domain.splitting import split


def pairs(text: str) -> list[tuple[str, str]]:
    return [(pair.question.of(text), pair.answer.of(text)) for pair in split(text).pairs]


def codes(text: str) -> list[str]:
    return [doubt.code for doubt in split(text).doubts]


@pytest.mark.parametrize(
    ("paragraph", "question", "answer"),
    [
        ("订单如何？产能够吗？饱满。为什么？因为缺货。", "订单如何？产能够吗？", "饱满。为什么？因为缺货。"),
        ("收入增长很快。请问原因？谢谢。行业好。", "收入增长很快。请问原因？谢谢。", "行业好。"),
        ("订单如何？您好，订单饱满，感谢您的关注！", "订单如何？", "您好，订单饱满，感谢您的关注！"),
        ("尊敬的董秘您好，请问订单如何？饱满。", "尊敬的董秘您好，请问订单如何？", "饱满。"),
        ("请问产能的规划答：稳步扩产。", "请问产能的规划", "稳步扩产。"),
        ("请公司介绍产能【回复】稳步扩产。", "请公司介绍产能", "稳步扩产。"),
        ("订单如何？公司回复：饱满。", "订单如何？", "饱满。"),
    ],
)
def test_question_and_answer_in_one_paragraph(paragraph: str, question: str, answer: str):
    assert pairs(f"1、{paragraph}\n2、价格如何？稳定。") == [(question, answer), ("价格如何？", "稳定。")]


@pytest.mark.parametrize(
    ("paragraphs", "question"),
    [
        ("收入增长20%，利润下降5%。\n请问增收不增利的原因？", 2),
        ("想请教两个问题：\n第一，订单如何？\n第二，产能如何？", 3),
        ("订单为何下滑，原因是什么？\n另外，产能如何？", 2),
    ],
)
def test_a_question_goes_on_in_the_paragraphs_that_ask(paragraphs: str, question: int):
    text = f"1、{paragraphs}\n第一，很好。\n第二，充足。\n2、价格如何？\n稳定。"
    assert pairs(text)[0] == ("\n".join(paragraphs.split("\n")[:question]), "第一，很好。\n第二，充足。")


def test_a_greeting_ends_a_question_of_several_paragraphs():
    text = "1、增发为何没有落实？\n新产品的销售情况如何\n您好，正在推进。\n2、价格如何？\n您好，稳定。"
    assert pairs(text)[0] == ("增发为何没有落实？\n新产品的销售情况如何", "您好，正在推进。")
    assert codes(text) == ["unclear_division"]


@pytest.mark.parametrize(
    "question",
    ["回购进展如何？希望公司加大回购力度，维护股价稳定。", "股权激励公司有何考虑公司：正在研究"],
)
def test_where_an_answer_may_begin_inside_the_question_is_told(question: str):
    text = f"1、价格如何？\n稳定。\n2、{question}\n公司高度重视。\n3、订单如何？\n饱满。\n4、产能如何？\n充足。"
    assert codes(text) == ["unclear_division"]
    assert split(text).confidence < 0.9


@pytest.mark.parametrize(
    "closing",
    [
        "以上如涉及对行业的预测，不能视作公司的承诺和保证，敬请投资者注意投资风险。",
        "（以下无正文）",
        "（完）",
        "调研结束后，投资者参观了展厅。",
        "注：本次调研过程中，公司严格遵守规定。",
        "在本次交流过程中，公司严格按照制度保证信息披露的真实。",
        "声明：本记录不构成投资建议。",
        "本次说明会的全部内容详见路演中心。",
        "公司董秘作总结发言，感谢支持。",
        "主持人：感谢大家，会议到此结束。",
        "附件：参会人员名单\n1\t甲证券\t张三",
    ],
)
def test_closing_words_belong_to_no_answer(closing: str):
    assert pairs(f"1、订单如何？\n答：饱满。\n2、产能如何？\n答：充足。\n谢谢！\n{closing}")[-1][1] == "充足。\n谢谢！"


def test_closing_words_of_a_first_round_belong_to_no_answer():
    text = "第一场\n1、订单？\n答：饱满。\n2、产能？\n答：充足。\n会议结束。\n第二场\n1、价格？\n答：稳定。"
    assert [answer for _, answer in pairs(text)] == ["饱满。", "充足。", "稳定。"]


def test_what_a_moderator_says_between_belongs_to_no_answer():
    text = "问：订单？\n答：饱满。\n主持人：谢谢，请下一位提问。\n问：产能？\n答：充足。"
    assert [answer for _, answer in pairs(text)] == ["饱满。", "充足。"]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ("二、财务情况", ""),
        ("（二）财务情况", ""),
        ("2024年5月8日交流内容", ""),
        ("互动交流环节：", ""),
        ("2、关于产能", ""),
        ("一、扩产\n二、降本", "\n一、扩产\n二、降本"),
        ("一、扩产\n二、降本\n二、财务情况", "\n一、扩产\n二、降本"),
    ],
)
def test_a_heading_belongs_to_no_answer_but_a_list_does(lines: str, kept: str):
    text = f"Q：订单如何？\nA：饱满。\n{lines}\nQ：产能如何？\nA：充足。"
    assert [answer for _, answer in pairs(text)] == ["饱满。" + kept, "充足。"]


def test_a_table_in_an_answer_stays_in_it():
    answer = "收入如下：\n产品\t收入\n1\t铸件\t12,000\n2\t锻件\t8,000\n合计\t20,000"
    assert pairs(f"Q1：收入结构如何？\nA：{answer}\nQ2：增速如何？\nA：20%。")[0] == ("收入结构如何？", answer)


def test_a_question_and_an_answer_in_the_middle_of_an_answer_are_told():
    text = "1、问：订单如何？\n答：饱满。2、问：产能如何？\n答：充足。\n3、问：价格如何？\n答：稳定。"
    assert "question_left_over" in codes(text)
