"""The same figures by other people's libraries, on 200 random data sets. Needs the extra ``agreement-check``."""

import random
import warnings

import pytest
from agreement_builders import LENS, said, submitted

from ir_annotator.domain.agreement.alpha import alpha, by_distance, interval, nominal
from ir_annotator.domain.agreement.compared import compared
from ir_annotator.domain.agreement.comparison import compare
from ir_annotator.domain.agreement.figure import Undefined
from ir_annotator.domain.agreement.kappa import cohen, fleiss, linear, quadratic
from ir_annotator.domain.agreement.sets import jaccard

WHY = "the extra agreement-check is not installed: pip install -e .[agreement-check]"
agreement = pytest.importorskip("nltk.metrics.agreement", reason=WHY)
distance = pytest.importorskip("nltk.metrics.distance", reason=WHY)
metrics = pytest.importorskip("sklearn.metrics", reason=WHY)
inter_rater = pytest.importorskip("statsmodels.stats.inter_rater", reason=WHY)

SEEDS = range(200)
VALUES = [1, 2, 3, 4]


def random_units(chance, annotators, missing):
    """Units in which annotators mostly follow one value, or now and then say nothing."""
    units = []
    for _ in range(chance.randint(4, 40)):
        truth = chance.choice(VALUES)
        unit = [truth if chance.random() < 0.7 else chance.choice(VALUES) for _ in range(annotators)]
        units.append([None if chance.random() < missing else value for value in unit])
    return units


def random_sets(chance):
    def some():
        return frozenset(chance.sample("abcdef", chance.randint(1, 3)))  # nltk cannot take two empty sets

    return [(one, one if chance.random() < 0.5 else some()) for one in (some() for _ in range(chance.randint(4, 40)))]


def same(ours, theirs):
    return ours is Undefined.NO_VARIATION or ours == pytest.approx(theirs, abs=1e-9)


def nltk_task(units, metric):
    data = [(str(who), str(n), value) for n, unit in enumerate(units) for who, value in enumerate(unit)]
    return agreement.AnnotationTask([row for row in data if row[2] is not None], metric)


@pytest.mark.parametrize("seed", SEEDS)
def test_alpha_is_that_of_nltk(seed):
    chance = random.Random(seed)
    units = random_units(chance, chance.randint(2, 4), missing=0.2)
    shared = [unit for unit in units if sum(value is not None for value in unit) > 1]
    if not shared or len({value for unit in shared for value in unit if value is not None}) < 2:
        assert isinstance(alpha(units, nominal), Undefined)
        return
    assert same(alpha(units, nominal), nltk_task(shared, distance.binary_distance).alpha())
    assert same(alpha(units, interval), nltk_task(shared, distance.interval_distance).alpha())


@pytest.mark.parametrize("seed", SEEDS)
def test_alpha_of_sets_is_that_of_nltk(seed):
    units = random_sets(random.Random(seed))
    ours = alpha([tuple(tuple(sorted(one)) for one in unit) for unit in units], by_distance(jaccard))
    if isinstance(ours, float):
        assert same(ours, nltk_task(units, distance.jaccard_distance).alpha())


@pytest.mark.parametrize("seed", SEEDS)
def test_cohens_kappa_is_that_of_scikit_learn_and_statsmodels(seed):
    units = random_units(random.Random(seed), 2, missing=0)
    counted = {tuple(unit): units.count(unit) for unit in units}
    ones, others = zip(*units, strict=True)
    table = [[counted.get((one, other), 0) for other in VALUES] for one in VALUES]
    for weight, name, wt in (
        (None, None, None),
        (linear(VALUES), "linear", "linear"),
        (quadratic(VALUES), "quadratic", "fc"),
    ):
        ours = cohen(counted, weight) if weight else cohen(counted)
        if ours is Undefined.NO_VARIATION:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            assert same(ours, metrics.cohen_kappa_score(ones, others, labels=VALUES, weights=name))
            assert same(ours, inter_rater.cohens_kappa(table, wt=wt, return_results=False))


@pytest.mark.parametrize("seed", SEEDS)
def test_fleiss_kappa_is_that_of_statsmodels_and_nltk(seed):
    chance = random.Random(seed)
    units = random_units(chance, chance.randint(3, 5), missing=0)
    ours = fleiss(units)
    if ours is Undefined.NO_VARIATION:
        return
    assert same(ours, inter_rater.fleiss_kappa([[unit.count(value) for value in VALUES] for unit in units]))
    assert same(ours, nltk_task(units, distance.binary_distance).pi())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_whole_comparison_of_topics(seed):
    units = random_sets(random.Random(seed))
    qas = [submitted(n, a=said(" ".join(one)), b=said(" ".join(other))) for n, (one, other) in enumerate(units)]
    topics = compare([compared(qa, ["a", "b"], LENS) for qa in qas], (0, 1), LENS).topics
    binary = [[[int(topic in unit[side]) for topic in "abcdef"] for unit in units] for side in (0, 1)]
    assert topics.f1.value == pytest.approx(metrics.f1_score(*binary, average="micro"), abs=1e-9)
    if topics.alpha.value is not None:
        assert topics.alpha.value == pytest.approx(nltk_task(units, distance.jaccard_distance).alpha(), abs=1e-9)
    for row in topics.rows:
        ones, others = ([row.topic in unit[side] for unit in units] for side in (0, 1))
        assert row.f1.value == pytest.approx(metrics.f1_score(ones, others), abs=1e-9)
        if row.alpha.value is not None:
            task = nltk_task(list(zip(ones, others, strict=True)), distance.binary_distance)
            assert row.alpha.value == pytest.approx(task.alpha(), abs=1e-9)
