"""The eight rules of agreement, for whatever people say: what each figure must and must not depend on."""

import math
from itertools import combinations

import pytest
from agreement_builders import LENS, said, submitted
from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.agreement.alpha import alpha, by_distance, interval, nominal, ordinal, ratio
from ir_annotator.domain.agreement.characters import coincidences, masks
from ir_annotator.domain.agreement.compared import compared
from ir_annotator.domain.agreement.comparison import compare
from ir_annotator.domain.agreement.figure import Undefined
from ir_annotator.domain.agreement.matching import matched, overlaps
from ir_annotator.domain.agreement.sets import ExpectedJaccard, jaccard

VALUES = st.sampled_from([1, 2, 3, 4])
UNITS = st.lists(st.lists(st.none() | VALUES, min_size=3, max_size=3), min_size=1, max_size=12)
METRICS = [nominal, ordinal([1, 2, 3, 4]), interval, by_distance(ratio)]
EVERY_METRIC = pytest.mark.parametrize("metric", METRICS, ids=["nominal", "ordinal", "interval", "ratio"])

TYPES = st.sampled_from("ABC")


@st.composite
def spans(draw, length=60):
    """Claims of one person: those of one type never overlap, those of different types may."""
    found = []
    for kind in "ABC":
        cuts = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
        found += [(start, end, kind) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    return found


@st.composite
def annotations(draw):
    marked = " ".join(
        f"{start}-{end}:{kind}:{draw(st.sampled_from(['up', 'down']))}" for start, end, kind in draw(spans())
    )
    topics = " ".join(sorted(draw(st.sets(st.sampled_from(["perf", "ops", "market", "rnd"]), max_size=3))))
    return said(topics, marked, specificity=draw(st.sampled_from([0, 1, 2])))


PEOPLE = ("a", "b", "c")
QAS = st.lists(st.fixed_dictionaries({name: st.none() | annotations() for name in PEOPLE}), min_size=1, max_size=5)


def comparison(qas, people=PEOPLE, draws=5):
    found = [compared(submitted(n, 60, **by), people, LENS) for n, by in enumerate(qas)]
    return compare(found, range(len(people)), LENS, draws=draws)


def figures(one):
    """Every figure of a comparison by name."""
    claims, topics = one.claims, one.topics
    found = {f"topics {n}": getattr(topics, n) for n in ("alpha", "whole", "f1", "similarity")}
    found |= {f"{row.topic} {n}": getattr(row, n) for row in topics.rows for n in ("f1", "alpha")}
    found |= {asked.asked.id: asked.alpha for asked in (*one.judgements, *claims.attributes)}
    names = ("overlap", "overlap_type", "exact", "boundaries", "partial", "characters", "marked")
    return found | {name: getattr(claims, name) for name in names} | {row.type: row.f1 for row in claims.rows}


# -- 1. Units with fewer than two annotators are ignored, not counted as agreement.


@EVERY_METRIC
@given(UNITS, st.lists(st.none() | VALUES, min_size=1))
def test_a_unit_of_one_annotator_changes_nothing(metric, units, lonely):
    more = [*units, *([value, None, None] for value in lonely)]
    assert alpha(more, metric) == alpha(units, metric)


@given(QAS, annotations())
def test_a_qa_of_one_annotator_changes_nothing(qas, lonely):
    assert comparison([*qas, {"a": lonely}]) == comparison(qas)


# -- 2. Missing is not empty; two empty sets are the same.


def test_missing_is_not_empty():
    units = [((), ()), (("a",), ("a",)), (("a",), ())]
    with_missing = [(None, ()), (("a",), ("a",)), (("a",), None)]
    assert jaccard((), ()) == 0
    assert alpha(units, by_distance(jaccard)) == pytest.approx(1 - 5 * 2 / 18)
    assert alpha(with_missing, by_distance(jaccard)) is Undefined.NO_VARIATION


@given(st.integers(1, 5))
def test_two_who_tick_nothing_agree(count):
    qas = [{"a": said(), "b": said()}] * count + [{"a": said("perf"), "b": said("perf")}]
    both = comparison(qas, ("a", "b"))
    assert both.topics.identical == both.topics.n == count + 1
    assert both.topics.alpha.value == 1


# -- 3. Without variation there is no figure.


@EVERY_METRIC
@given(VALUES, st.integers(1, 9))
def test_no_variation_is_no_figure(metric, value, count):
    assert alpha([(value, value)] * count, metric) is Undefined.NO_VARIATION


@given(QAS)
def test_a_figure_is_a_number_or_has_a_reason(qas):
    for name, figure in figures(comparison(qas)).items():
        assert (figure.value is None) == (figure.reason is not None), name
        for number in (figure.value, figure.low, figure.high):
            assert number is None or math.isfinite(number), name


# -- 4. Identical data gives exactly 1; alpha may be negative.


@EVERY_METRIC
@given(st.lists(VALUES, min_size=2).filter(lambda values: len(set(values)) > 1))
def test_identical_is_exactly_one(metric, values):
    assert alpha([(value, value, value) for value in values], metric) == 1


@given(st.lists(annotations(), min_size=1, max_size=4))
def test_the_same_labels_give_exactly_one_everywhere(labels):
    same = comparison([{"a": one, "b": one, "c": one} for one in labels])
    for name, figure in figures(same).items():
        assert figure.value in (1, None), name
        assert figure.low in (1, None), name


def test_alpha_may_be_negative():
    assert alpha([(1, 2), (2, 1)], nominal) == -0.5


# -- 5. The order of annotators and of units changes nothing.


@EVERY_METRIC
@given(UNITS, st.randoms(use_true_random=False))
def test_order_changes_no_alpha(metric, units, chance):
    expected = alpha(units, metric)
    chance.shuffle(units)
    places = chance.sample(range(3), 3)
    assert alpha([[unit[place] for place in places] for unit in units], metric) == expected


@given(QAS, st.permutations(PEOPLE), st.randoms(use_true_random=False))
def test_order_changes_no_figure_and_no_interval(qas, people, chance):
    expected = figures(comparison(qas))
    chance.shuffle(qas)
    assert figures(comparison(qas, people)) == expected


# -- 6. Other names change no nominal figure.


@given(UNITS, st.permutations([1, 2, 3, 4]))
def test_other_names_change_no_nominal_alpha(units, names):
    renamed = [[None if value is None else names[value - 1] for value in unit] for unit in units]
    assert alpha(renamed, nominal) == alpha(units, nominal)


# -- 7. Spans match one to one, as many as possible.


@given(spans(), spans())
def test_spans_match_one_to_one_and_as_many_as_possible(a, b):
    a, b = ([(start, end) for start, end, _ in some] for some in (a, b))
    edges = overlaps(a, b)
    assert set(edges) == {
        (i, j) for i, one in enumerate(a) for j, two in enumerate(b) if max(one[0], two[0]) < min(one[1], two[1])
    }
    pairs = matched(edges)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert set(pairs) <= set(edges)
    count, total = best(edges, set(range(len(a))), set(range(len(b))))
    assert len(pairs) == count
    assert sum(edges[pair] for pair in pairs) == pytest.approx(total)


def best(edges, free_a, free_b):
    """The most pairs, and the largest sum among those, by trying everything."""
    if not free_a:
        return 0, 0.0
    i = min(free_a)
    tried = [best(edges, free_a - {i}, free_b)]
    for j in free_b:
        if (i, j) in edges:
            count, total = best(edges, free_a - {i}, free_b - {j})
            tried.append((count + 1, total + edges[i, j]))
    return max(tried)


@given(QAS)
def test_stricter_is_never_more(qas):
    claims = comparison(qas, draws=0).claims
    if claims.overlap.value is not None:
        assert claims.overlap.value >= claims.overlap_type.value >= claims.exact.value
        assert claims.overlap.value >= claims.boundaries.value >= claims.exact.value


# -- 8. Whole Q&As are drawn anew; draws without a figure are dropped and counted.


@given(QAS, st.integers(0, 3))
def test_the_same_seed_draws_the_same(qas, seed):
    found = [compared(submitted(n, 60, **by), PEOPLE, LENS) for n, by in enumerate(qas)]
    first, second = (compare(found, (0, 1, 2), LENS, draws=8, seed=seed) for _ in range(2))
    assert first == second
    for figure in figures(first).values():
        assert figure.draws_used <= 8
        assert figure.low is None or figure.low <= figure.high


def test_draws_without_a_figure_are_dropped_and_counted():
    # Of two Q&As, half of all draws are twice the same one: then nothing varies.
    qas = [{"a": said("perf"), "b": said("perf")}, {"a": said("ops"), "b": said("ops")}]
    alpha_ = comparison(qas, ("a", "b"), draws=400).topics.alpha
    assert (alpha_.value, alpha_.low, alpha_.high) == (1, 1, 1)
    assert 150 < alpha_.draws_used < 250


def test_qas_are_drawn_and_not_their_characters():
    # All characters of one Q&A agree and all of the other differ: drawn by character, alpha would hardly move.
    qas = [
        {"a": said(spans="0-30:A"), "b": said(spans="0-30:A")},
        {"a": said(spans="0-30:A"), "b": said(spans="30-60:A")},
    ]
    characters = comparison(qas * 2, ("a", "b"), draws=400).claims.characters
    assert characters.low < -0.9
    assert characters.high == 1


# -- the quick ways give what the plain ones do


@given(spans(), spans())
def test_characters_as_sets_of_places(a, b):
    def plain(some, place):
        return tuple(sorted({kind for start, end, kind in some if start <= place < end}))

    expected = {}
    for place in range(60):
        pair = plain(a, place), plain(b, place)
        expected[pair] = expected.get(pair, 0) + 1
    assert coincidences(masks(a, 60), masks(b, 60)) == expected


SETS = st.dictionaries(st.sets(st.integers(0, 6)).map(lambda one: tuple(sorted(one))), st.integers(0, 5), max_size=60)


@given(SETS)
def test_expected_distance_of_sets(counts):
    total = sum(n * m * jaccard(one, other) for one, n in counts.items() for other, m in counts.items())
    assert ExpectedJaccard(counts).of(counts) == pytest.approx(total)


def test_expected_distance_of_many_sets():
    # Every set of up to four of nine labels, given once or twice: the way by subsets is taken.
    sets = [one for size in range(5) for one in combinations(range(9), size)]
    counts = {one: 1 + len(one) % 2 for one in sets}
    total = sum(n * m * jaccard(one, other) for one, n in counts.items() for other, m in counts.items())
    expected = ExpectedJaccard(counts)
    assert expected._plan is not None
    assert expected.of(counts) == pytest.approx(total, rel=1e-12)


@given(QAS)
def test_figures_of_three_are_those_of_units(qas):
    """Alpha of a comparison is that of the plain formula on the same values."""
    found = comparison(qas, draws=0)
    values = [[by[name] and by[name].judgements["specificity"] for name in PEOPLE] for by in qas]
    assert found.judgements[1].alpha.value == number(alpha(values, ordinal([0, 1, 2])))
    topics = [[by[name] and by[name].topics for name in PEOPLE] for by in qas]
    assert found.topics.alpha.value == approx_or_none(alpha(topics, by_distance(jaccard)))
    rnd = [[by[name] and "rnd" in by[name].topics for name in PEOPLE] for by in qas]
    of_rnd = {row.topic: row.alpha.value for row in found.topics.rows}.get("rnd")
    assert of_rnd == approx_or_none(alpha(rnd, nominal))


def number(result):
    return None if isinstance(result, Undefined) else result


def approx_or_none(result):
    return None if isinstance(result, Undefined) else pytest.approx(result)
