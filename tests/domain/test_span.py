from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.span import Span

TEXT = "一𠮷，ab👍🏽。\n好"
ends = st.integers(0, len(TEXT))
spans = st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_what_is_not_a_span_cannot_be_made(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_counts_code_points_and_leaves_out_its_end():
    span = Span(1, 3)
    assert span.of(TEXT) == "𠮷，"
    assert len(span) == 2
    assert Span(5, 7).of(TEXT) == "👍🏽"
    assert Span(4, 4).of(TEXT) == ""


def test_spans_are_ordered_by_start_then_end():
    assert sorted([Span(2, 3), Span(0, 9), Span(0, 4)]) == [Span(0, 4), Span(0, 9), Span(2, 3)]


def test_neighbours_do_not_overlap():
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))
    assert Span(0, 9).contains(Span(0, 9))
    assert not Span(0, 9).contains(Span(5, 10))


@given(spans, spans)
def test_overlap_means_sharing_a_code_point(one, other):
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one)
    # An empty span strictly inside another lies in it without covering anything.
    assert not shared or one.overlaps(other)
    assert shared or not one.overlaps(other) or not len(one) or not len(other)


@given(spans, spans)
def test_containing_means_that_the_inner_text_is_cut_from_the_outer(outer, inner):
    if outer.contains(inner):
        assert inner.moved(-outer.start).of(outer.of(TEXT)) == inner.of(TEXT)
    else:
        assert not set(range(inner.start, inner.end)) or inner.start < outer.start or inner.end > outer.end


@given(spans, st.integers(0, 50))
def test_moving_there_and_back_changes_nothing(span, by):
    assert len(span.moved(by)) == len(span)
    assert span.moved(by).moved(-by) == span


@given(spans, spans)
def test_clipping_keeps_what_lies_inside(span, bounds):
    clipped = span.clipped(bounds)
    assert bounds.contains(clipped)
    inside = [place for place in range(span.start, span.end) if bounds.start <= place < bounds.end]
    assert list(range(clipped.start, clipped.end)) == inside
    assert clipped.clipped(bounds) == clipped
