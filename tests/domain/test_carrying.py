"""Labels follow a mended split: claims stay at their place, the rest goes along and is marked for another look."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, Layer, Status
from ir_annotator.domain.carrying import HomelessLabelError, carried
from ir_annotator.domain.record import QA, fingerprint
from ir_annotator.domain.repair import Division, RepairError, Verb
from ir_annotator.domain.rules import field_of
from ir_annotator.domain.span import Span

TEXT = "一、收入？\n很好，海外占一半。\n还有新品。\n二、利润？\n也不错。"


def part(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


FIRST = QA("a", part("收入？"), part("很好，海外占一半。\n还有新品。"))
SECOND = QA("b", part("利润？"), part("也不错。"))
DIVISION = Division(TEXT, fingerprint(TEXT), (FIRST, SECOND))
WANG_A, WANG_B, LI_A = AnnotationKey("a", "wang"), AnnotationKey("b", "wang"), AnnotationKey("a", "li")


def claim(words, name="c"):
    return Claim(name, part(words), words, "fact")


def new_id(division):
    return next(qa.qa_id for qa in division.qas if qa.qa_id not in ("a", "b"))


def test_the_labels_of_a_split_q_and_a_go_to_both_parts_for_another_look():
    labels = {WANG_A: Annotation(("ops",), "ops", {"direct": 1}, (), "看", closed=Status.DONE)}
    mended = DIVISION.split_at(TEXT.index("还有"))
    after = carried(DIVISION.qas, mended.qas, labels)
    expected = Annotation(("ops",), "ops", {"direct": 1}, (), "看", flagged=True)
    assert after == {WANG_A: expected, AnnotationKey(new_id(mended), "wang"): expected}


def test_each_claim_stays_where_it_is():
    labels = {WANG_A: Annotation(claims=(claim("海外占一半", "1"), claim("新品", "2")))}
    mended = DIVISION.split_at(TEXT.index("还有"))
    after = carried(DIVISION.qas, mended.qas, labels)
    assert [one.quote for one in after[WANG_A].claims] == ["海外占一半"]
    assert [one.quote for one in after[AnnotationKey(new_id(mended), "wang")].claims] == ["新品"]


def test_merged_q_and_as_keep_what_was_said_of_either():
    labels = {
        WANG_A: Annotation(("ops",), "ops", {"direct": 1}, (claim("新品"),), "甲", closed=Status.DONE),
        WANG_B: Annotation(("perf", "ops"), "perf", {"direct": 2, "deep": 0}, (claim("不错"),), "乙"),
    }
    after = carried(DIVISION.qas, DIVISION.merged(SECOND.question.start).qas, labels)
    joined = after[WANG_A]
    assert (joined.topics, joined.primary_topic, joined.note) == (("ops", "perf"), "ops", "甲\n乙")
    assert joined.judgements == {"direct": 1, "deep": 0}
    assert [(one.id, one.quote) for one in joined.claims] == [("c", "新品"), ("c-2", "不错")]
    assert joined.flagged
    assert joined.closed is None
    assert after[WANG_B] == Annotation()


def test_everybodys_labels_go_along_in_every_layer():
    gold = AnnotationKey("b", "wang", Layer.GOLD)
    labels = {LI_A: Annotation(note="李"), gold: Annotation(note="定")}
    after = carried(DIVISION.qas, DIVISION.merged(SECOND.question.start).qas, labels)
    assert after[LI_A].note == "李"
    assert after[AnnotationKey("a", "wang", Layer.GOLD)].note == "定"
    assert after[gold] == Annotation()


def test_a_q_and_a_whose_text_did_not_change_is_left_alone():
    labels = {WANG_B: Annotation(("ops",), "ops", closed=Status.DONE)}
    assert carried(DIVISION.qas, DIVISION.split_at(TEXT.index("还有")).qas, labels) == {}


def test_a_moved_boundary_opens_what_was_done():
    labels = {WANG_A: Annotation(("ops",), "ops", closed=Status.DONE)}
    after = carried(DIVISION.qas, DIVISION.remarked(TEXT.index("还有")).qas, labels)
    assert after == {WANG_A: Annotation(("ops",), "ops", flagged=True)}


def test_a_claim_across_the_new_boundary_is_named():
    across = claim("一半。\n还有新品")
    with pytest.raises(HomelessLabelError) as caught:
        carried(DIVISION.qas, DIVISION.split_at(TEXT.index("还有")).qas, {LI_A: Annotation(claims=(across,))})
    assert (caught.value.key, caught.value.claim) == (LI_A, across)


def test_labels_of_a_q_and_a_that_goes_are_not_dropped():
    with pytest.raises(HomelessLabelError) as caught:
        carried(DIVISION.qas, DIVISION.closed_from(SECOND.question.start).qas, {WANG_B: Annotation(("ops",), "ops")})
    assert (caught.value.key, caught.value.claim) == (WANG_B, None)


steps = st.lists(st.tuples(st.sampled_from(Verb), st.integers(0, 9), st.integers(0, 2), st.integers(0, 8)), max_size=8)


@given(steps)
def test_no_claim_and_no_topic_is_ever_lost(todo):
    claims = (claim("海外占一半", "1"), claim("新品", "2"))
    labels = {
        WANG_A: Annotation(("ops",), "ops", claims=claims),
        WANG_B: Annotation(("perf",), "perf", claims=(claim("不错", "3"),)),
    }
    division = DIVISION
    for verb, place, more, inside in todo:
        pieces = division.pieces()
        first, last = pieces[place % len(pieces)], pieces[min(place % len(pieces) + more, len(pieces) - 1)]
        at = min(first.span.start + inside, first.span.end - 1)
        try:
            mended = division.repaired(verb, Span(first.span.start, last.span.end), at)
            labels = labels | carried(division.qas, mended.qas, labels)
        except (RepairError, HomelessLabelError):
            continue
        division = mended
        by_qa = {qa.qa_id: qa for qa in division.qas}
        said = {key: one for key, one in labels.items() if one != Annotation()}
        assert {key.qa_id for key in said} <= by_qa.keys()
        assert sorted(one.quote for each in said.values() for one in each.claims) == ["不错", "新品", "海外占一半"]
        assert {topic for each in said.values() for topic in each.topics} == {"ops", "perf"}
        for key, each in said.items():
            qa = by_qa[key.qa_id]
            assert all(field_of(one.span, qa.question, qa.answer) for one in each.claims)
            assert replace(each, claims=()) == each or each.claims == tuple(sorted(each.claims, key=Claim.order))
