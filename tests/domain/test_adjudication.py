"""From two to ten annotators and a reviewer's rulings to gold."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_builders import SCHEME, both

from ir_annotator.domain import edits
from ir_annotator.domain.adjudication import by_strategy, decided, gold_answer, is_settled, open_points, opened
from ir_annotator.domain.annotation import Annotation, Claim, Decision, How, Part, Position, Reason, Ruling, Status
from ir_annotator.domain.codec import annotation_from_json, annotation_to_json, edit_from_json, edit_to_json
from ir_annotator.domain.comparing import compare
from ir_annotator.domain.rulings import Strategy, all_of, left_open, majority, none_right, own, taken
from ir_annotator.domain.span import Span

SEEN = {"wang": "e1", "li": "e2"}


class Desk:
    """A reviewer who decides about one Q&A."""

    def __init__(self, said, text):
        self.comparison = compare(said, SCHEME, text)
        self.gold = opened(self.comparison, "zhao", SEEN)

    def rule(self, *rulings):
        self.gold = decided(self.gold, self.comparison, rulings)

    def point(self, part, name="", at=None):
        (found,) = (
            p
            for p in self.comparison.points
            if (p.position.part, p.position.name) == (part, name) and (at is None or p.span.start == at)
        )
        return found

    def take(self, who, part, name="", at=None):
        self.rule(*taken(self.comparison, self.point(part, name, at), who))

    def claims(self):
        return [(c.span.start, c.span.end, c.type) for c in self.gold.claims]


@pytest.fixture
def nine():
    return Desk(*both(9))


def test_what_all_say_is_accepted_before_anything_is_decided(nine):
    gold = nine.gold
    assert set(gold.topics) == {"competition", "strategy"}
    assert gold.primary_topic == "competition"
    assert gold.judgements == {"directness": "partial", "non_answer": "conditional", "specificity": 1}
    assert nine.claims() == [(0, 26, "opinion"), (27, 68, "fact")]
    assert "certainty" not in gold.claims[0].attributes  # they differ in it
    assert gold.claims[0].attributes["subject"] == "industry"
    assert (gold.decision.source, gold.decision.by, gold.status) == ("unresolved", "zhao", Status.IN_PROGRESS)


def test_gold_of_people_who_agree_is_unanimous_and_done():
    gold = Desk(*both(5)).gold
    assert (gold.topics, gold.primary_topic) == (("pricing",), "pricing")
    assert gold.decision == Decision("unanimous", "zhao", ("wang", "li"), seen=SEEN)
    assert gold.status is Status.DONE


def test_every_difference_settled_makes_it_adjudicated_and_done(nine):
    nine.take("wang", Part.TOPIC, "rnd")
    nine.take("wang", Part.TOPIC, "pricing")  # wang has not ticked it: it stays out
    nine.take("li", Part.ATTRIBUTE, "certainty")
    nine.take("li", Part.SPAN, at=69)
    nine.take("wang", Part.SPAN, at=97)
    nine.take("wang", Part.CLAIM, at=126)
    nine.take("wang", Part.TYPE)
    assert nine.gold.decision.source == "unresolved"
    nine.rule(*none_right(nine.point(Part.CLAIM, at=185)))
    assert set(nine.gold.topics) == {"competition", "strategy", "rnd"}
    assert nine.claims() == [
        (0, 26, "opinion"),
        (27, 68, "fact"),
        (69, 93, "comparison"),
        (97, 125, "commitment"),
        (126, 141, "commitment"),
        (150, 184, "commitment"),
    ]
    assert nine.gold.claims[0].attributes["certainty"] == "certain"
    assert nine.gold.claims[2].quote == "但对于外语种领域，数据服务商则会有更高的议价空间"
    decision = nine.gold.decision
    assert (decision.source, decision.taken_from) == ("adjudicated", ("wang", "li"))
    assert nine.gold.status is Status.DONE
    assert open_points(nine.gold, nine.comparison) == []


def test_a_claim_waits_until_its_place_and_type_are_settled():
    left, right = Claim("1", Span(0, 4), "公司预计", "fact"), Claim("2", Span(2, 6), "预计增长", "opinion")
    desk = Desk({"a": Annotation(claims=(left,)), "b": Annotation(claims=(right,))}, "公司预计增长两成")
    assert desk.claims() == []
    desk.take("b", Part.SPAN)
    assert desk.claims() == []
    assert gold_answer(desk.point(Part.SPAN), desk.gold, desk.comparison) == Span(2, 6)
    desk.take("a", Part.TYPE)
    assert desk.claims() == [(2, 6, "fact")]


def test_taking_a_claim_takes_all_she_says_of_it():
    mine = Claim("1", Span(0, 4), "公司预计", "fact", {"polarity": "positive"})
    theirs = Claim("2", Span(2, 6), "预计增长", "fact", {"polarity": "neutral"})
    desk = Desk(
        {"a": Annotation(claims=(mine,)), "b": Annotation(claims=(theirs,)), "c": Annotation()}, "公司预计增长两成"
    )
    desk.take("b", Part.CLAIM)
    assert desk.claims() == [(2, 6, "fact")]
    assert desk.gold.claims[0].attributes == {"polarity": "neutral"}
    desk.take("c", Part.CLAIM)
    assert desk.claims() == []
    assert [p for p in open_points(desk.gold, desk.comparison) if p.position.claim] == []


def test_own_answers(nine):
    nine.rule(*own(nine.comparison, nine.point(Part.SPAN, at=69), Span(71, 93)))
    assert (71, 93, "comparison") in nine.claims()
    group = nine.comparison.groups[nine.point(Part.CLAIM, at=185).position.claim]
    mine = replace(group.there[0], span=Span(186, 220), type="opinion", attributes={"subject": "company"})
    nine.rule(*own(nine.comparison, nine.point(Part.CLAIM, at=185), mine))
    (found,) = (c for c in nine.gold.claims if c.span.start == 186)
    assert (found.span, found.type, found.attributes) == (Span(186, 220), "opinion", {"subject": "company"})
    nine.rule(*own(nine.comparison, nine.point(Part.TOPIC, "pricing"), "pricing.trend"))
    assert "pricing.trend" in nine.gold.topics


def test_leaving_open_takes_back_what_was_settled(nine):
    nine.take("li", Part.TOPIC, "pricing")
    nine.take("li", Part.SPAN, at=69)
    nine.rule(*left_open(nine.point(Part.TOPIC, "pricing")), *left_open(nine.point(Part.SPAN, at=69)))
    assert "pricing" not in nine.gold.topics
    assert (69, 93, "comparison") not in nine.claims()
    assert not is_settled(nine.point(Part.TOPIC, "pricing"), nine.gold, nine.comparison)


def test_none_of_the_boundaries_is_right_keeps_the_claim_out(nine):
    nine.rule(*none_right(nine.point(Part.SPAN, at=69)))
    assert not any(start in (69, 70) for start, _, _ in nine.claims())
    assert is_settled(nine.point(Part.SPAN, at=69), nine.gold, nine.comparison)


def test_what_another_decision_excludes_does_not_arise():
    two = Desk(*both(2))
    assert [p.position.name for p in open_points(two.gold, two.comparison)] == [
        "directness",
        "non_answer",
        "specificity",
    ]
    two.take("wang", Part.JUDGEMENT, "directness")
    assert [p.position.name for p in open_points(two.gold, two.comparison)] == ["specificity"]
    two.take("li", Part.JUDGEMENT, "directness")
    assert [p.position.name for p in open_points(two.gold, two.comparison)] == ["non_answer", "specificity"]


def test_the_primary_topic_goes_with_its_topic_and_is_asked_for_again():
    said = {"a": Annotation(("perf",), "perf"), "b": Annotation(("perf", "ops"), "ops")}
    desk = Desk(said, "")
    desk.take("b", Part.PRIMARY_TOPIC)
    assert (set(desk.gold.topics), desk.gold.primary_topic) == ({"perf", "ops"}, "ops")
    desk.take("a", Part.TOPIC, "ops")
    assert (desk.gold.topics, desk.gold.primary_topic) == (("perf",), None)
    assert [p.position.part for p in open_points(desk.gold, desk.comparison)] == [Part.PRIMARY_TOPIC]


def test_all_of_one_person_is_what_she_said():
    said, text = both(10)
    desk = Desk(said, text)
    desk.rule(*all_of(desk.comparison, desk.comparison.differences, "li"))
    assert desk.claims() == [(c.span.start, c.span.end, c.type) for c in said["li"].claims]
    assert desk.gold.decision.taken_from == ("li",)


def test_reasons_are_told_and_a_later_ruling_takes_the_place_of_an_earlier_one(nine):
    point = nine.point(Part.TOPIC, "rnd")
    (ruling,) = taken(nine.comparison, point, "wang")
    nine.rule(replace(ruling, reason=Reason.SLIP, note="漏看"))
    assert nine.gold.decision.reason == "slip"
    (ruling,) = taken(nine.comparison, point, "li")
    nine.rule(replace(ruling, reason=Reason.AMBIGUITY))
    assert nine.gold.decision.reason == "ambiguity"
    assert [r.value for r in nine.gold.decision.rulings] == [None]
    assert "rnd" not in nine.gold.topics


# -- strategies


def three(*topics):
    return {name: Annotation((topic,), topic) for name, topic in zip("abc", topics, strict=True)}


def test_the_majority_of_three_is_proposed_and_of_two_nothing():
    desk = Desk(three("perf", "perf", "ops"), "")
    assert majority(desk.comparison, desk.point(Part.TOPIC, "perf")) == Ruling(
        Position(Part.TOPIC, "perf"), How.MAJORITY, "perf", ("a", "b")
    )
    assert majority(desk.comparison, desk.point(Part.TOPIC, "ops")).value is None
    two = Desk(*both(1))
    assert majority(two.comparison, two.point(Part.TOPIC, "ops")) is None


def test_half_is_no_majority():
    desk = Desk({**three("perf", "perf", "ops"), "d": Annotation(("ops",), "ops")}, "")
    assert majority(desk.comparison, desk.point(Part.TOPIC, "perf")) is None


def test_the_strategies_leave_open_what_they_do_not_decide():
    desk = Desk(three("perf", "perf", "ops"), "")
    assert by_strategy(desk.gold, desk.comparison, Strategy.UNANIMOUS) == desk.gold
    gold = by_strategy(desk.gold, desk.comparison, Strategy.MAJORITY)
    assert (gold.topics, gold.primary_topic) == (("perf",), "perf")
    assert (gold.decision.source, gold.decision.reason) == ("adjudicated", "majority")
    split = Desk(three("perf", "ops", "rnd"), "")
    gold = by_strategy(split.gold, split.comparison, Strategy.MAJORITY)
    assert gold.topics == ()  # each topic was ticked by one of three
    assert gold.decision.source == "unresolved"  # the primary topic


def test_what_a_person_has_ruled_is_not_touched_by_a_strategy():
    desk = Desk(three("perf", "perf", "ops"), "")
    desk.rule(*left_open(desk.point(Part.TOPIC, "perf")))
    gold = by_strategy(desk.gold, desk.comparison, Strategy.MAJORITY)
    assert gold.decision.ruling(Position(Part.TOPIC, "perf")).how is How.OPEN


def test_a_majority_that_breaks_a_rule_of_the_scheme_stays_open():
    people = {"a": "perf ops rnd esg", "b": "perf ops macro risk", "c": "rnd esg macro risk"}  # two of three on each
    desk = Desk({name: Annotation(tuple(topics.split()), "perf") for name, topics in people.items()}, "")
    gold = by_strategy(desk.gold, desk.comparison, Strategy.MAJORITY)
    assert len(gold.topics) == SCHEME.max_topics == 5
    assert [p.position.name for p in open_points(gold, desk.comparison)] == ["risk"]  # the last in the scheme's order


# -- events


def test_an_edit_carries_only_what_changed_and_leads_to_the_same_gold(nine):
    before = nine.gold
    nine.take("li", Part.SPAN, at=69)
    edit = edits.Settle.between(before, nine.gold)
    assert [c.span for c in edit.put] == [Span(69, 93)]
    assert len(edit.decision.rulings) == 1
    again = edit_from_json(edits.Settle.kind, edit_to_json(edit))
    assert again.apply(before) == nine.gold
    first = edits.Settle.between(Annotation(), nine.gold)
    assert first.apply(Annotation()) == nine.gold


hows = st.sampled_from(("wang", "li", "none", "open"))


@given(st.integers(1, 10), st.lists(st.tuples(st.integers(0, 30), hows), max_size=12))
def test_any_rulings_in_any_order(number, choices):
    """Gold follows from what was ruled last at each point; it survives JSON; replaying the edits gives it again."""
    desk = Desk(*both(number))
    replayed, last = edits.Settle.between(Annotation(), desk.gold).apply(Annotation()), {}
    for at, how in choices:
        differences = desk.comparison.differences
        if not differences:
            return
        point = differences[at % len(differences)]
        before = desk.gold
        if how in desk.comparison.annotators:
            desk.rule(*all_of(desk.comparison, [point], how))
        else:
            desk.rule(*(none_right if how == "none" else left_open)(point))
        last[point.position] = how
        replayed = edits.Settle.between(before, desk.gold).apply(replayed)
    assert replayed == desk.gold
    assert annotation_from_json(annotation_to_json(desk.gold)) == desk.gold
    for point in desk.comparison.differences:
        how = last.get(point.position)
        if how in desk.comparison.annotators and point.position.part is Part.TOPIC:
            said = point.answers[desk.comparison.annotators.index(how)]
            assert (point.position.name in desk.gold.topics) == (said is not None)
    done = not open_points(desk.gold, desk.comparison)
    assert (desk.gold.decision.source != "unresolved") == done
