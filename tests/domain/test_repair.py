"""A person mends a split: boundaries move, the text never does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.record import QA, fingerprint, make_qa_id
from ir_annotator.domain.repair import Division, RepairError, Role, Verb
from ir_annotator.domain.span import Span
from ir_annotator.domain.splitting import split

TEXT = """各位好。
1、收入如何？
答：收入很好。
海外占一半。2、利润呢？利润也不错。
3、展望？
答：继续努力。
会议结束。"""


def divided(text=TEXT):
    key = fingerprint(text)
    pairs = split(text).pairs
    qas = tuple(QA(make_qa_id(key, pair.question.start), pair.question, pair.answer) for pair in pairs)
    return Division(text, key, qas or (QA(make_qa_id(key, 0), Span(0, 0), Span(0, len(text))),))


def words(division):
    return [(qa.question.of(division.text), qa.answer.of(division.text)) for qa in division.qas]


def roles(division):
    return [(piece.role.value, piece.span.of(division.text)) for piece in division.pieces()]


def line(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def test_every_line_is_shown_as_what_it_is():
    assert roles(divided()) == [
        ("opening", "各位好。"),
        ("question", "1、收入如何？"),
        ("answer", "答：收入很好。"),
        ("answer", "海外占一半。2、利润呢？利润也不错。"),
        ("question", "3、展望？"),
        ("answer", "答：继续努力。"),
        ("closing", "会议结束。"),
    ]


def test_a_split_in_the_middle_of_a_line_finds_the_answer_behind_the_question():
    mended = divided().split_at(TEXT.index("2、"))
    assert words(mended) == [
        ("收入如何？", "收入很好。\n海外占一半。"),
        ("利润呢？", "利润也不错。"),
        ("展望？", "继续努力。"),
    ]
    assert ("question", "2、利润呢？") in roles(mended)
    assert [qa.qa_id for qa in mended.qas][::2] == [qa.qa_id for qa in divided().qas]
    assert mended.qas[1].qa_id == make_qa_id(mended.fingerprint, TEXT.index("利润呢"))
    assert mended.qas[1].evidence == ("person",)


def test_merging_takes_a_split_back():
    at = TEXT.index("2、")
    assert words(divided().split_at(at).merged(at)) == words(divided())


def test_the_halves_of_a_question_merge_into_one_question():
    text = "1、收入如何，以及\n2、利润如何？\n答：都好。\n3、展望？\n答：好。"
    halves = (
        QA("a", line("收入如何，以及", text), Span(9, 9)),
        QA("b", line("利润如何？", text), line("都好。", text)),
    )
    assert words(Division(text, fingerprint(text), halves).merged(text.index("利润")))[0] == (
        "收入如何，以及\n2、利润如何？",
        "都好。",
    )


def test_an_answer_begins_where_the_person_says():
    text = "1、收入如何？毛利呢？\n请您介绍。\n很好。\n2、展望？\n答：好。"
    mended = divided(text).answered_from(text.index("很好"))
    assert words(mended)[0] == ("收入如何？毛利呢？\n请您介绍。", "很好。")


def test_a_numbered_point_of_an_answer_goes_back_to_it():
    wrong = divided().split_at(TEXT.index("海外"))
    assert words(wrong.answered_from(TEXT.index("海外"))) == words(divided())


def test_the_closing_joins_the_last_answer_when_the_person_says_so():
    for verb in (Verb.ANSWER, Verb.MERGE):
        mended = divided().repaired(verb, line("会议结束。"), TEXT.index("会议结束"))
        assert words(mended)[-1] == ("展望？", "继续努力。\n会议结束。")


def test_the_line_behind_a_question_becomes_part_of_it():
    text = "1、收入如何？\n毛利率呢\n很好。\n2、展望？\n答：好。"
    mended = divided(text).asked(line("毛利率呢", text))
    assert words(mended)[0] == ("收入如何？\n毛利率呢", "很好。")


def test_a_line_of_an_answer_becomes_a_question_of_its_own():
    mended = divided().asked(line("海外占一半。2、利润呢？利润也不错。"))
    assert words(mended)[:2] == [("收入如何？", "收入很好。"), ("海外占一半。2、利润呢？利润也不错。", "")]


def test_the_first_half_of_a_question_joins_it():
    text = "各位好。\n想请教一下\n1、收入如何？\n答：好。\n2、展望？\n答：好。"
    assert words(divided(text).asked(line("想请教一下", text)))[0][0] == "想请教一下\n1、收入如何？"


def test_opening_and_closing_reach_to_the_ends_of_the_text():
    assert words(divided().opened_until(TEXT.index("3、"))) == [("展望？", "继续努力。")]
    assert words(divided().closed_from(TEXT.index("3、"))) == words(divided())[:1]
    assert words(divided().opened_until(TEXT.index("海外")))[0] == ("海外占一半。2、利润呢？", "利润也不错。")


def test_a_remark_ends_an_answer_and_a_question_that_is_none_goes():
    assert words(divided().remarked(TEXT.index("海外")))[0] == ("收入如何？", "收入很好。")
    assert words(divided().remarked(TEXT.index("1、"))) == words(divided())[1:]
    assert roles(divided().remarked(TEXT.index("海外")))[3][0] == "remark"


def test_when_the_last_one_goes_the_talk_is_one_narrative():
    mended = divided().closed_from(0)
    assert words(mended) == [("", TEXT)]
    assert mended.qas[0].is_narrative
    again = mended.asked(line("1、收入如何？"))
    assert words(again)[0][0] == "收入如何？"
    assert roles(again)[0] == ("opening", "各位好。")


@pytest.mark.parametrize(
    ("verb", "words", "reason"),
    [
        (Verb.SPLIT, "3、展望？", "begins_here"),
        (Verb.MERGE, "1、收入如何？", "nothing_before"),
        (Verb.MERGE, "各位好。", "nothing_before"),
        (Verb.ANSWER, "各位好。", "nothing_before"),
        (Verb.QUESTION, "3、展望？", "nothing_changes"),
        (Verb.REMARK, "会议结束。", "nothing_changes"),
        (Verb.OPENING, "各位好。", "nothing_changes"),
        (Verb.CLOSING, "会议结束。", "nothing_changes"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_reason(verb, words, reason):
    with pytest.raises(RepairError) as caught:
        divided().repaired(verb, line(words), line(words).start)
    assert caught.value.reason == reason


def test_an_id_that_is_in_use_gets_a_number():
    moved = divided().opened_until(TEXT.index("海外"))  # keeps the id made from 收入如何
    assert moved.qas[0].qa_id == make_qa_id(moved.fingerprint, TEXT.index("收入如何"))
    again = moved.asked(line("1、收入如何？"))
    assert again.qas[0].qa_id == f"{make_qa_id(moved.fingerprint, TEXT.index('收入如何'))}-2"


def test_a_question_cut_off_at_its_answer_marker_leaves_no_room_for_overlaps():
    text = "1、收入？\n答：很好。"
    marker = text.index("答")
    twice = divided(text).split_at(marker + 1).split_at(marker)
    assert [(qa.question.of(text), qa.answer) for qa in twice.qas] == [
        ("收入？", Span(5, 5)),
        ("答", Span(7, 7)),
        ("：很好。", Span(11, 11)),
    ]


steps = st.lists(st.tuples(st.sampled_from(Verb), st.integers(0, 30), st.integers(0, 3), st.integers(0, 8)), max_size=8)


@given(steps, st.sampled_from([TEXT, "𠮷\n\n一\n二？三\n1、四？答：五\n2、六\n答七 \n☆", "只是一段话。"]))
def test_whatever_is_done_the_spans_stay_in_order_and_the_text_whole(todo, text):
    division = divided(text)
    for verb, place, more, inside in todo:
        pieces = division.pieces()
        first = pieces[place % len(pieces)]
        last = pieces[min(place % len(pieces) + more, len(pieces) - 1)]
        at = min(first.span.start + inside, first.span.end - 1)
        try:
            division = division.repaired(verb, Span(first.span.start, last.span.end), at)
        except RepairError:
            continue
        end = 0
        for qa in division.qas:
            assert end <= qa.question.start <= qa.question.end <= qa.answer.start <= qa.answer.end or qa.is_narrative
            assert len(qa.question) or len(qa.answer)
            end = qa.answer.end
            assert all(part.of(text) == part.of(text).strip() for part in (qa.question, qa.answer))
        assert len({qa.qa_id for qa in division.qas}) == len(division.qas) > 0
        shown = "".join(piece.span.of(text) for piece in division.pieces())
        assert "".join(shown.split()) == "".join(text.split())
        assert all(piece.role is not Role.OPENING or piece.qa_id == "" for piece in division.pieces())
