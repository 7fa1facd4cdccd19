"""Labels follow a record into its next version: by quote, never by offset."""

from __future__ import annotations

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, Status
from ir_annotator.domain.record import QA, Form, Record
from ir_annotator.domain.revising import matched, revised
from ir_annotator.domain.span import Span

OLD = (("收入为何增长？", "订单超过100个。订单饱满。"), ("毛利率呢？", "稳定。"), ("会分红吗？", "看情况。"))


def record(pairs, name):
    """A record whose text is these questions and answers, its ids beginning with ``name``."""
    text, qas = "", []
    for question, answer in pairs:
        start = len(text)
        middle = start + len(question)
        text += f"{question}\n{answer}\n"
        qas.append(QA(f"{name}{len(qas)}", Span(start, middle), Span(middle + 1, middle + 1 + len(answer))))
    return Record(f"{name}.txt", "text", Form(), text.rstrip("\n"), tuple(qas))


def key(qa_id, annotator="wang"):
    return AnnotationKey(qa_id, annotator)


def claim(of, quote, name="c", nth=1):
    at = -1
    for _ in range(nth):
        at = of.text.index(quote, at + 1)
    return Claim(name, Span(at, at + len(quote)), quote, "fact", {"subject": "company"}, "注")


def test_questions_are_found_again_at_another_place_and_with_other_blanks():
    old = record(OLD, "old")
    new = record(
        (("还有新品吗？", "有。"), ("毛利率 呢？", "稳定。"), ("收入为何大幅增长？", "订单超过100个。")), "new"
    )
    assert {name: qa.qa_id for name, qa in matched(old, new).items()} == {"old0": "new2", "old1": "new1"}


def test_labels_of_an_unchanged_question_go_along_as_they_are():
    old, new = record(OLD, "old"), record((("新问题？", "新回答。"), *OLD), "new")
    labels = Annotation(("ops",), "ops", {"direct": 1}, (claim(old, "订单饱满"),), "备注", closed=Status.DONE)
    found = revised(old, new, {key("old0"): labels})
    at = new.text.index("订单饱满")
    (carried,) = found.labels.values()
    assert found.lost == ()
    assert list(found.labels) == [key("new1")]
    assert carried.claims[0].span == Span(at, at + 4)
    assert carried.claims[0].span.of(new.text) == carried.claims[0].quote == "订单饱满"
    assert (carried.topics, carried.judgements, carried.note) == (("ops",), {"direct": 1}, "备注")
    assert (carried.closed, carried.flagged) == (Status.DONE, False)
    assert (carried.claims[0].attributes, carried.claims[0].note) == ({"subject": "company"}, "注")


def test_a_changed_answer_is_open_again_for_another_look_and_what_is_gone_is_told():
    old = record(OLD, "old")
    new = record(((OLD[0][0], "订单超过120个。订单饱满。"), *OLD[1:]), "new")
    claims = (claim(old, "订单超过100个", "1"), claim(old, "订单饱满", "2"))
    found = revised(old, new, {key("old0"): Annotation(claims=claims, closed=Status.DONE)})
    carried = found.labels[key("new0")]
    assert [one.id for one in carried.claims] == ["2"]
    assert (carried.closed, carried.flagged) == (None, True)
    assert [(whose.annotator, one.quote) for whose, one in found.lost] == [("wang", "订单超过100个")]


def test_of_equal_quotes_the_nearest_to_the_old_place_is_taken():
    old = record((("问？", "增长。甲。增长。"),), "old")
    new = record((("问？", "增长。甲乙。增长。"),), "new")
    found = revised(old, new, {key("old0"): Annotation(claims=(claim(old, "增长", nth=2),))})
    assert found.labels[key("new0")].claims[0].span.start == new.text.rindex("增长")


def test_labels_of_a_question_that_is_gone_are_told_as_lost():
    old, new = record(OLD, "old"), record(OLD[:2], "new")
    found = revised(old, new, {key("old2", "li"): Annotation(claims=(claim(old, "看情况"),))})
    assert found.labels == {}
    assert [(whose.annotator, one.quote) for whose, one in found.lost] == [("li", "看情况")]


def test_everybody_keeps_her_own():
    old, new = record(OLD, "old"), record(OLD, "new")
    labels = {key("old1", "wang"): Annotation(("ops",)), key("old1", "li"): Annotation(("perf",))}
    found = revised(old, new, labels)
    assert found.labels == {key("new1", "wang"): Annotation(("ops",)), key("new1", "li"): Annotation(("perf",))}
