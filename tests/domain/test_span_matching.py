"""Claims of two annotators are matched one-to-one with the greatest overlap in all."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.span import Span
from ir_annotator.domain.span_matching import matched


def typed(*spans):
    return [(Span(start, end), kind) for start, end, kind in spans]


def overlap(one, other):
    return max(0, min(one[0].end, other[0].end) - max(one[0].start, other[0].start))


def best(first, second):
    """The most characters any one-to-one matching shares, by trying all."""
    if len(first) > len(second):
        first, second = second, first
    choices = permutations(range(len(second)), len(first))
    return max(sum(overlap(first[row], second[at]) for row, at in enumerate(choice)) for choice in choices)


spans = st.lists(
    st.builds(lambda a, b, k: (Span(a, a + b), k), st.integers(0, 20), st.integers(1, 12), st.sampled_from("xy")),
    max_size=5,
)


def test_one_long_span_cannot_match_two():
    long, parts = typed((0, 20, "x")), typed((0, 12, "x"), (12, 20, "x"))
    assert matched(long, parts) == [(0, 0)]


def test_the_whole_overlap_counts_not_the_first_best_pair():
    # 0-10 with 4-14 share 6; but 0-10/0-5 and 9-14/4-14 share 5 + 5 = 10
    assert matched(typed((0, 10, "x"), (9, 14, "x")), typed((4, 14, "x"), (0, 5, "x"))) == [(0, 1), (1, 0)]


def test_spans_that_touch_are_not_matched():
    assert matched(typed((0, 5, "x")), typed((5, 9, "x"))) == []


def test_of_two_types_on_one_span_each_finds_its_own():
    assert matched(typed((0, 9, "x"), (0, 9, "y")), typed((0, 9, "y"), (0, 9, "x"))) == [(0, 1), (1, 0)]


@given(spans, spans)
def test_no_matching_shares_more(first, second):
    pairs = matched(first, second)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    assert all(overlap(first[a], second[b]) for a, b in pairs)
    assert sum(overlap(first[a], second[b]) for a, b in pairs) == (best(first, second) if first and second else 0)


@given(spans, spans, st.randoms(use_true_random=False))
def test_neither_order_matters(first, second, random):
    def said(one, other, pairs):
        return sorted((one[a], other[b]) for a, b in pairs)

    expected = said(first, second, matched(first, second))
    assert sorted((a, b) for b, a in said(second, first, matched(second, first))) == expected
    shuffled = random.sample(first, len(first))
    assert said(shuffled, second, matched(shuffled, second)) == expected
