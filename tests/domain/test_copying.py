"""Labels of one Q&A pasted onto another: nothing that stands there is lost, claims go to their quote."""

from __future__ import annotations

from ir_annotator.domain.annotation import Annotation, Claim, Status
from ir_annotator.domain.copying import pasted
from ir_annotator.domain.record import QA, Form, Record
from ir_annotator.domain.span import Span

TEXT = "订单？\n谢谢关注。订单饱满。\n产能？\n谢谢关注。产能充足。"


def part(words, after=0):
    at = TEXT.index(words, after)
    return Span(at, at + len(words))


FIRST = QA("a", part("订单？"), part("谢谢关注。订单饱满。"))
SECOND = QA("b", part("产能？"), part("谢谢关注。产能充足。"))
RECORD = Record("r.txt", "text", Form(), TEXT, (FIRST, SECOND))
PLACES = (FIRST, RECORD, SECOND)
THANKS, FULL = Claim("1", part("谢谢关注"), "谢谢关注", "fact"), Claim("2", part("订单饱满"), "订单饱满", "fact")
COPIED = Annotation(("ops", "rnd"), "ops", {"direct": 1, "deep": 2}, (THANKS, FULL), "备注", flagged=True)


def test_an_empty_q_and_a_gets_topics_judgements_and_the_claims_whose_quote_is_there():
    after = pasted(Annotation(), COPIED, PLACES)
    assert (after.topics, after.primary_topic) == (("ops", "rnd"), "ops")
    assert after.judgements == {"direct": 1, "deep": 2}
    (claim,) = after.claims
    assert claim.span == part("谢谢关注", after=SECOND.answer.start)
    assert (after.note, after.flagged, after.closed) == ("", False, None)


def test_what_is_said_already_stays():
    own = Claim("3", part("产能充足"), "产能充足", "opinion")
    here = Annotation(("perf",), "perf", {"direct": 3}, (own,), "我的", closed=Status.DONE)
    after = pasted(here, COPIED, PLACES)
    assert (after.topics, after.primary_topic) == (("perf", "ops", "rnd"), "perf")
    assert after.judgements == {"direct": 3, "deep": 2}
    assert [claim.quote for claim in after.claims] == ["谢谢关注", "产能充足"]
    assert (after.note, after.closed) == ("我的", None)


def test_a_claim_of_the_same_type_that_meets_one_there_stays_behind():
    at = part("关注。产能", after=SECOND.answer.start)
    here = Annotation(claims=(Claim("3", at, "关注。产能", "fact"),))
    assert pasted(here, COPIED, PLACES).claims == here.claims
    other = Annotation(claims=(Claim("3", at, "关注。产能", "opinion"),))
    assert [claim.quote for claim in pasted(other, COPIED, PLACES).claims] == ["谢谢关注", "关注。产能"]
