"""What the shipped scheme asks for, fills in and refuses."""

from dataclasses import replace

import pytest

from ir_annotator.domain.annotation import Annotation, Claim
from ir_annotator.domain.rules import (
    Gap,
    Place,
    Refusal,
    field_of,
    gaps,
    is_complete,
    missing_attributes,
    refusal,
    shown,
    with_defaults,
)
from ir_annotator.domain.scheme import parent_id
from ir_annotator.domain.span import Span
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme

SCHEME = read_scheme(default_scheme_path())
COMPLETE = {
    "subject": "company",
    "time_frame": "past",
    "polarity": "positive",
    "certainty": "certain",
    "verifiability": "checkable",
}


def claim(start, end, kind="fact", number=1, **attributes):
    return Claim(f"c{number}", Span(start, end), "…", kind, {**COMPLETE, **attributes})


def labelled(*claims, **changes):
    judgements = {"directness": "direct", "specificity": 0}
    annotation = Annotation(topics=("perf.revenue",), primary_topic="perf.revenue", judgements=judgements)
    return replace(annotation, claims=claims, **changes)


@pytest.mark.parametrize("kind", ["commitment", "forecast"])
def test_a_commitment_or_forecast_starts_in_the_future_with_an_open_horizon(kind):
    assert with_defaults(SCHEME.attributes, {}, kind) == {"time_frame": "future", "horizon": "unspecified"}


@pytest.mark.parametrize("kind", ["comparison", "causal", "fact", "opinion"])
def test_other_claims_start_empty(kind):
    assert with_defaults(SCHEME.attributes, {}, kind) == {}


def test_what_was_set_stays_and_stands_in_the_order_of_the_scheme():
    values = with_defaults(SCHEME.attributes, {"certainty": "hedged", "subject": "peer"}, "forecast")
    assert list(values.items()) == [
        ("subject", "peer"),
        ("time_frame", "future"),
        ("horizon", "unspecified"),
        ("certainty", "hedged"),
    ]


def test_the_horizon_goes_when_the_time_is_no_longer_future():
    values = {"time_frame": "past", "horizon": "within_1y"}
    assert with_defaults(SCHEME.attributes, values, "commitment") == {"time_frame": "past"}


def test_the_horizon_is_asked_only_of_the_future():
    assert "horizon" not in [a.id for a in shown(SCHEME.attributes, {"time_frame": "past"})]
    assert "horizon" in [a.id for a in shown(SCHEME.attributes, {"time_frame": "future"})]
    assert "horizon" in [a.id for a in missing_attributes(SCHEME.attributes, {**COMPLETE, "time_frame": "future"})]


@pytest.mark.parametrize(("directness", "asked"), [("direct", False), ("partial", True), ("evasive", True)])
def test_the_kind_of_non_answer_is_asked_after_an_answer_that_is_not_direct(directness, asked):
    values = {"directness": directness, "specificity": 1}
    assert [a.id for a in missing_attributes(SCHEME.judgements, values)] == (["non_answer"] if asked else [])


def test_a_figure_must_be_entered_where_a_claim_is_quantified():
    assert is_complete(claim(0, 5), SCHEME)
    assert not is_complete(claim(0, 5, verifiability="quantified"), SCHEME)
    assert not is_complete(claim(0, 5, verifiability="quantified", numbers=()), SCHEME)
    assert is_complete(claim(0, 5, verifiability="quantified", numbers=({"value": 3},)), SCHEME)


def test_specificity_0_is_an_answer_not_a_gap():
    assert gaps(labelled(), SCHEME) == []


def test_gaps_come_in_the_order_of_labelling():
    half = Claim("c1", Span(0, 4), "…", "fact", {key: value for key, value in COMPLETE.items() if key != "polarity"})
    assert gaps(Annotation(claims=(half,)), SCHEME) == [
        Gap(Place.TOPICS),
        Gap(Place.JUDGEMENT, "directness"),
        Gap(Place.JUDGEMENT, "specificity"),
        Gap(Place.CLAIM, "polarity", "c1"),
    ]
    assert gaps(labelled(primary_topic=None), SCHEME) == [Gap(Place.PRIMARY_TOPIC)]


def test_a_scheme_may_ask_for_less():
    relaxed = replace(SCHEME, topics_required=False, primary_required=False)
    assert gaps(labelled(topics=(), primary_topic=None), relaxed) == []
    assert gaps(labelled(primary_topic=None), relaxed) == []


def test_five_topics_are_allowed_and_six_are_not():
    six = tuple(topic.id for topic in SCHEME.topics[:6])
    assert refusal(labelled(topics=six[:5]), SCHEME) is None
    assert refusal(labelled(topics=six), SCHEME) is Refusal.TOO_MANY_TOPICS


def test_claims_of_one_type_never_overlap_and_of_two_types_may():
    nested = labelled(claim(0, 10), claim(2, 5, "opinion", 2))
    assert refusal(nested, SCHEME) is None
    assert refusal(nested, replace(SCHEME, overlap_allowed=False)) is Refusal.OVERLAP_FORBIDDEN
    assert refusal(labelled(claim(0, 10), claim(9, 12, number=2)), SCHEME) is Refusal.SAME_TYPE_OVERLAPS
    assert refusal(labelled(claim(0, 10), claim(10, 12, number=2)), SCHEME) is None


def test_an_overlap_is_found_behind_a_claim_of_another_type():
    long, short, third = claim(0, 20), claim(2, 4, "opinion", 2), claim(15, 22, number=3)
    assert refusal(labelled(long, short, third), SCHEME) is Refusal.SAME_TYPE_OVERLAPS


def test_a_claim_lies_in_the_question_the_answer_or_neither():
    question, answer = Span(2, 20), Span(21, 240)
    assert field_of(Span(2, 5), question, answer) == ("question", Span(0, 3))
    assert field_of(Span(21, 30), question, answer) == ("answer", Span(0, 9))
    assert field_of(Span(18, 25), question, answer) is None


def test_topics_and_types_are_found_by_id():
    assert SCHEME.topic("perf.revenue").name.zh == "收入与增长"
    assert SCHEME.topic("perf.nothing") is None
    assert SCHEME.claim_type("causal").name.en == "Causal"
    assert parent_id("ops.orders") == parent_id("ops") == "ops"
