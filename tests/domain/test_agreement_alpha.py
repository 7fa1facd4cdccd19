"""Krippendorff's alpha, kappa and unitizing alpha on the examples of the literature, to six decimals."""

import pytest

from ir_annotator.domain.agreement.alpha import alpha, by_distance, interval, nominal, ordinal, ratio
from ir_annotator.domain.agreement.figure import Undefined
from ir_annotator.domain.agreement.kappa import cohen, fleiss, linear, quadratic
from ir_annotator.domain.agreement.sets import jaccard
from ir_annotator.domain.agreement.unitizing import disagreements, unitizing_alpha


def near(value):
    return pytest.approx(value, abs=5e-7)


def units(*rows):
    """Units from a row for each annotator; ``.`` is a missing value."""
    values = [[None if word == "." else int(word) if word.isdigit() else word for word in row.split()] for row in rows]
    return list(zip(*values, strict=True))


# Krippendorff 2011, also in the documentation of simpledorff.
K_A = units(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# Wikipedia, also in fast-krippendorff.
K_B = units(
    ". . . . . 3 4 1 2 1 1 3 3 . 3",
    "1 . 2 1 3 3 4 3 . . . . . . .",
    ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
)
K_C = units(" ".join("0100000010"), " ".join("1110010000"))
K_D = units("a a b b d c c c e d d a", "b a b b b c c c e d d d")
# Hayes and Krippendorff 2007: 40 units by 5 annotators.
HAYES_2007 = """
    112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223
    111.1 111.1 212.2 1233. 1101. 000.0 0011. 00.00 2333. 0000. 12.22 0111. 00010 1212.
    1122. 112.2 110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1"""
K_E = [tuple(None if sign == "." else int(sign) for sign in word) for word in HAYES_2007.split()]
FIVE = ordinal([1, 2, 3, 4, 5])
ALPHAS = [
    ("K-A nominal", K_A, nominal, 0.743421),
    ("K-A ordinal", K_A, FIVE, 0.815388),
    ("K-A interval", K_A, interval, 0.849107),
    ("K-A ratio", K_A, by_distance(ratio), 0.797403),
    ("K-B nominal", K_B, nominal, 0.691358),
    ("K-B interval", K_B, interval, 0.810845),
    ("K-C nominal", K_C, nominal, 0.095238),
    ("K-D nominal", K_D, nominal, 0.691964),
    ("K-E ordinal", K_E, ordinal([0, 1, 2, 3]), 0.759829),
    ("K-E nominal", K_E, nominal, 0.476510),
    ("K-E interval", K_E, interval, 0.757378),
]


@pytest.mark.parametrize(("data", "metric", "expected"), [row[1:] for row in ALPHAS], ids=[row[0] for row in ALPHAS])
def test_krippendorffs_alpha(data, metric, expected):
    assert alpha(data, metric) == near(expected)


# -- kappa: rows are the first annotator's values, columns the second's

COHEN = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
WEIGHTS = [[0, 1, 3], [1, 0, 6], [3, 6, 0]]


def table(rows):
    return {(a, b): count for a, row in enumerate(rows) for b, count in enumerate(row)}


def unrolled(rows):
    """The units that such a table counts."""
    return [pair for pair, count in table(rows).items() for _ in range(count)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (COHEN, 0.491525),
        ([[20, 5], [10, 15]], 0.4),
        ([[45, 15], [25, 15]], 0.130435),
        ([[25, 35], [5, 35]], 0.259259),
    ],
)
def test_cohens_kappa(rows, expected):
    assert cohen(table(rows)) == near(expected)


def test_cohens_kappa_weighted():
    assert cohen(table(COHEN), lambda one, other: WEIGHTS[one][other]) == near(0.347826)


def test_scotts_pi_and_alpha_of_cohens_example():
    assert alpha(unrolled(COHEN), nominal) == near(0.488462)
    assert fleiss(unrolled(COHEN)) == near(0.487179)  # of two annotators this is Scott's pi


def test_cohens_kappa_of_words():
    ones, others = ["neg", "pos", "neg", "neu", "pos"], ["neg", "pos", "neg", "neu", "neg"]
    pairs = list(zip(ones, others, strict=True))
    assert cohen({pair: pairs.count(pair) for pair in pairs}) == near(0.6875)


# Fleiss 1971: how many of six raters gave each of five categories, by subject.
FLEISS_1971 = """
    00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
    00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"""
WIKIPEDIA = (
    "0 0 0 0 14 / 0 2 6 4 2 / 0 0 3 5 6 / 0 3 9 2 0 / 2 2 8 1 1 / "
    "7 7 0 0 0 / 3 2 6 3 0 / 2 5 3 2 2 / 6 5 2 1 0 / 0 2 2 3 7"
)


def of_counts(rows):
    return [tuple(value for value, count in enumerate(row) for _ in range(int(count))) for row in rows]


def test_fleiss_kappa():
    subjects = of_counts(FLEISS_1971.split())
    assert fleiss(subjects) == near(0.430245)
    assert alpha(subjects, nominal) == near(0.433410)


def test_fleiss_kappa_of_wikipedia():
    subjects = of_counts(row.split() for row in WIKIPEDIA.split("/"))
    assert fleiss(subjects) == near(0.209931)
    assert alpha(subjects, nominal) == near(0.215574)


def test_fleiss_kappa_needs_everybodys_value():
    assert fleiss([(1, 2, 1), (1, None, 1)]) is Undefined.INCOMPLETE
    assert fleiss([]) is Undefined.NOTHING_TO_COMPARE
    assert fleiss([(1, 1), (1, 1)]) is Undefined.NO_VARIATION


def test_kappa_weighted_by_steps():
    # Specificity of the seed: A 1 1 1 2 2 1 2 1 1 2, B 1 2 1 2 2 1 2 0 1 2.
    pairs = list(zip([1, 1, 1, 2, 2, 1, 2, 1, 1, 2], [1, 2, 1, 2, 2, 1, 2, 0, 1, 2], strict=True))
    counted = {pair: pairs.count(pair) for pair in pairs}
    assert cohen(counted, linear([0, 1, 2])) == near(0.666667)
    assert cohen(counted, quadratic([0, 1, 2])) == near(0.705882)


# -- sets


def parse(words):
    return [None if word == "-" else tuple(sorted(word.replace("∅", ""))) for word in words.split()]


def masi(one, other):
    """Passonneau's distance as nltk defines it, 1 - Jaccard x monotonicity; for comparison only."""
    one, other = set(one), set(other)
    if one == other:
        return 0.0
    monotonic = 2 / 3 if one <= other or other <= one else 1 / 3 if one & other else 0
    return 1 - len(one & other) / len(one | other) * monotonic


def masi_dkpro(one, other):
    """What DKPro calls MASI: Jaccard's distance x monotonicity, and the empty set is a subset."""
    one, other = set(one), set(other)
    if one == other:
        return 0.0
    monotonic = 1 / 3 if one <= other or other <= one else 2 / 3 if one & other else 1
    return (1 - len(one & other) / len(one | other)) * monotonic


def set_dkpro(one, other):
    """What DKPro calls a set distance: as far as one holds the other."""
    one, other = set(one), set(other)
    return 0 if one == other else 1 / 3 if one <= other or other <= one else 2 / 3 if one & other else 1


@pytest.mark.parametrize(
    ("one", "other", "distance", "masi_distance"),
    [
        ("12", "1234", 0.5, 0.666667),
        ("123", "234", 0.5, 0.833333),
        ("1", "12", 0.5, 0.666667),
        ("abc", "ab", 0.333333, 0.555556),
        ("1", "2", 1, 1),
        ("", "", 0, 0),
    ],
)
def test_distances_of_sets(one, other, distance, masi_distance):
    assert jaccard(one, other) == jaccard(other, one) == near(distance)
    assert masi(one, other) == near(masi_distance)


NINE = list(zip(parse("∅ A A A AB AB ABC C C"), parse("∅ ∅ A B A AC ABC AC AC"), strict=True))
FIVE_SETS = parse("d di r p t"), parse("d i ir p c"), parse("dm di - p t")


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        (by_distance(jaccard), 0.315620),
        (by_distance(masi), 0.273081),
        (by_distance(masi_dkpro), 0.252947),
        (by_distance(set_dkpro), 0.186170),
        (nominal, 0.238806),
    ],
)
def test_alpha_of_sets_with_every_distance(metric, expected):
    assert alpha(NINE, metric) == near(expected)


def test_alpha_of_sets_of_two_and_of_three():
    two, three = list(zip(*FIVE_SETS[:2], strict=True)), list(zip(*FIVE_SETS, strict=True))
    assert alpha(two, by_distance(jaccard)) == near(0.551867)
    assert alpha(two, by_distance(masi)) == near(0.490566)
    assert alpha(two, nominal) == near(0.372093)
    assert alpha(three, by_distance(jaccard)) == near(0.586864)
    assert alpha(three, by_distance(masi)) == near(0.519836)


# -- units cut out of a text


def cut(words):
    """Units from words such as ``c 225,70``: type, begin and length."""
    found = []
    for word in words.split("·"):
        kind, begin, length = word.replace(",", " ").split()
        found.append((int(begin), int(begin) + int(length), kind))
    return found


def test_unitizing_alpha_of_krippendorff_2004():
    both = [
        cut("c 225,70 · c 370,30 · k 180,60 · k 300,50"),
        cut("c 220,80 · c 355,20 · c 400,20 · k 180,60 · k 300,50"),
    ]
    (observed_c, expected_c), (observed_k, expected_k) = disagreements(both, 150, 300).values()
    assert (observed_c, expected_c, expected_k) == (near(0.014444), near(0.053222), near(0.048979))
    assert observed_k == 0
    assert 1 - observed_c / expected_c == near(0.728599)
    assert unitizing_alpha(both, 150, 300) == near(0.858665)


def test_nothing_can_be_cut_differently_where_nobody_cuts():
    assert unitizing_alpha([[], []], 0, 10) is Undefined.NO_VARIATION
    assert unitizing_alpha([[(0, 3, "c")]], 0, 10) is Undefined.NOTHING_TO_COMPARE


def test_the_same_text_cell_by_cell():
    # Krippendorff 1995, A, as 24 cells.
    cells = list(zip("001111111100001111110000", "000011110000000110000000", strict=True))
    assert alpha(cells, nominal) == near(0.328571)
    assert cohen({pair: cells.count(pair) for pair in cells}) == near(0.384615)
