"""The worked example of the seed record, labelled by a second (invented) annotator: every figure of every layer."""

import pytest
from agreement_builders import said, submitted
from second_annotator import PARTIAL, SPANS, SPECIFICITY, TOPICS

from ir_annotator.domain.agreement.compared import compared
from ir_annotator.domain.agreement.comparison import compare
from ir_annotator.domain.agreement.figure import Undefined
from ir_annotator.domain.agreement.lens import CLAIM_TYPE, PRIMARY_TOPIC, Asked, Lens, lens_of
from ir_annotator.domain.agreement.matching import matched, overlaps
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme

TOPICS_A = [
    "perf.revenue market.demand ops.segment",
    "industry.technology market.demand",
    "industry.trend industry.policy market.demand",
    "product.model market.customer",
    "pricing.model",
    "product.portfolio competition.moat",
    "compliance.ip product.portfolio rnd.platform",
    "competition.moat rnd.platform",
    "competition.price_war strategy.direction rnd.invest",
    "competition.moat product.model rnd.platform supply.chain compliance.data",
]
SPECIFICITY_A = "1112212112"
SPANS_A = {
    9: "0-26:opinion 27-68:fact 70-93:comparison 97-125:commitment 126-141:commitment 150-184:commitment",
    10: "20-39:fact 124-164:fact 165-178:comparison 202-216:fact 328-346:commitment 460-478:opinion",
}
LENGTHS = {9: 221, 10: 479}  # code points of the two answers: 700
LENS = Lens(
    1,
    topics_required=True,
    judgements=(
        Asked(PRIMARY_TOPIC),
        Asked("directness", ("evasive", "partial", "direct")),
        Asked("specificity", (0, 1, 2)),
    ),
    attributes=(Asked(CLAIM_TYPE),),
)


def near(value):
    return pytest.approx(value, abs=5e-7)


def a(number):
    directness = "partial" if number == 9 else "direct"
    answers = {"directness": directness, "specificity": int(SPECIFICITY_A[number - 1])}
    return said(TOPICS_A[number - 1], SPANS_A.get(number, ""), **answers)


def b(number):
    directness = "partial" if number in PARTIAL else "direct"
    answers = {"directness": directness, "specificity": int(SPECIFICITY[number - 1])}
    return said(TOPICS[number - 1], SPANS.get(number, ""), **answers)


def compared_seed(numbers=range(1, 11), lens=LENS):
    qas = [submitted(number, LENGTHS.get(number, 100), a=a(number), b=b(number)) for number in numbers]
    return [compared(qa, ["a", "b"], lens) for qa in qas]


@pytest.fixture(scope="module")
def ten():
    return compare(compared_seed(), (0, 1), LENS, draws=2000)


@pytest.fixture(scope="module")
def claims():
    """The claims of Q&As 9 and 10, where both marked some."""
    return compare(compared_seed((9, 10)), (0, 1), LENS).claims


def test_topics(ten):
    topics = ten.topics
    assert (ten.qas, topics.identical, topics.n) == (10, 4, 10)
    assert topics.similarity.value == near(0.733333)
    assert topics.alpha.value == near(0.683790)
    assert topics.whole.value == near(0.380435)
    assert topics.f1.value == near(0.844444)
    assert (sum(sum(row.marks[:1]) for row in topics.rows), sum(row.marks[1] for row in topics.rows)) == (25, 20)
    assert sum(row.both for row in topics.rows) == 19


def test_interval_of_topics(ten):
    alpha = ten.topics.alpha
    assert (alpha.low, alpha.high) == (pytest.approx(0.47, abs=0.02), pytest.approx(0.84, abs=0.02))
    assert alpha.draws_used == 2000


def test_topic_by_topic(ten):
    rows = {row.topic: row for row in ten.topics.rows}
    rnd, ops = rows["rnd"], rows["ops"]
    assert (rnd.marks, rnd.both, rnd.f1.value, rnd.alpha.value) == ((4, 1), 1, near(0.4), near(0.24))
    assert (ops.marks, ops.both, ops.f1.value, ops.alpha.value) == ((1, 0), 0, 0, 0)
    assert ops.is_rare
    assert not rnd.is_rare


def test_judgements(ten):
    _, directness, specificity = ten.judgements
    assert (directness.equal, directness.n, directness.alpha.value) == (9, 10, near(0.627451))
    assert directness.confusion == {("direct", "direct"): 8, ("direct", "partial"): 1, ("partial", "partial"): 1}
    assert directness.rare == ("partial",)
    assert (specificity.equal, specificity.n, specificity.alpha.value) == (8, 10, near(0.780909))


def test_specificity_without_its_order():
    lens = Lens(1, topics_required=True, judgements=(Asked("specificity"),), attributes=(Asked(CLAIM_TYPE),))
    only = compare(compared_seed(lens=lens), (0, 1), lens).judgements[0]
    assert only.alpha.value == near(0.651376)


def test_claims(claims):
    assert claims.marks == (12, 11)
    assert claims.exact.value == near(0.434783)
    assert claims.boundaries.value == near(0.608696)
    assert claims.overlap_type.value == near(0.695652)
    assert claims.overlap.value == near(0.869565)
    assert claims.partial.value == near(0.739130)


def test_claims_character_by_character(claims):
    assert claims.characters.value == near(0.756902)
    assert claims.marked.value == near(0.827519)


def bounds(spans):
    return [tuple(map(int, word.split(":")[0].split("-"))) for word in spans.split()]


def test_how_far_matched_claims_overlap():
    edges = [overlaps(bounds(SPANS_A[number]), bounds(SPANS[number])) for number in (9, 10)]
    assert [len(matched(one)) for one in edges] == [5, 5]
    overlap = sum(one[pair] for one in edges for pair in matched(one))
    assert overlap == pytest.approx(9.1736, abs=5e-5)
    assert 2 * overlap / 23 == pytest.approx(0.797704, abs=5e-6)  # which was worked out from 9.1736


def test_small_example_of_spans():
    first = "0-10:A 20-30:B 40-50:A 60-70:C 80-90:B"
    second = "0-10:A 22-33:B 40-50:C 100-110:C 85-95:A 120-125:B"
    qa = submitted(1, 130, a=said(spans=first), b=said(spans=second))
    claims = compare([compared(qa, ["a", "b"], LENS)], (0, 1), LENS).claims
    assert claims.exact.value == near(0.181818)
    assert claims.boundaries.value == near(0.363636)
    assert claims.partial.value == near(0.545455)
    assert claims.overlap_type.value == near(0.363636)


def test_a_long_span_counts_for_one_only():
    assert matched(overlaps([(0, 100)], [(0, 10), (20, 60), (70, 80)])) == [(0, 1)]


def test_as_many_pairs_as_possible_before_the_best_pair():
    # The middle of a chain fits best, but then two would stay alone.
    assert matched(overlaps([(0, 10), (10, 20)], [(9, 19), (19, 30)])) == [(0, 0), (1, 1)]


def test_the_shipped_scheme_says_what_has_an_order():
    lens = lens_of(read_scheme(default_scheme_path()))
    asked = {one.id: one.order for one in (*lens.judgements, *lens.attributes)}
    assert asked["directness"] == ("evasive", "partial", "direct")
    assert asked["specificity"] == (0, 1, 2)
    assert asked["verifiability"] == ("not_checkable", "checkable", "quantified")
    assert asked["primary_topic"] is asked["polarity"] is asked["type"] is None
    assert "numbers" not in asked


def test_second_level_topics():
    lens = lens_of(read_scheme(default_scheme_path()), level=2)
    only = compare(compared_seed((3,), lens), (0, 1), lens)
    assert [(row.topic, row.marks) for row in only.topics.rows] == [
        ("industry", (0, 1)),
        ("industry.policy", (1, 0)),
        ("industry.trend", (1, 0)),
        ("market.demand", (1, 0)),
    ]
    assert only.topics.alpha.value is not None


def test_nobody_but_one_leaves_nothing_to_compare():
    qa = compared(submitted(1, a=said("perf")), ["a", "b"], LENS)
    nothing = compare([qa], (0, 1), LENS, draws=10)
    assert nothing.qas == 0
    assert nothing.topics.alpha.reason is Undefined.NOTHING_TO_COMPARE
    assert nothing.claims.overlap.reason is Undefined.NOTHING_TO_COMPARE
