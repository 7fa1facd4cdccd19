"""Two versions of a text: what differs, and what stands beside what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.span import Span
from ir_annotator.domain.text_diff import text_diff

LINES = st.lists(st.text("一二三𠮷a1\u00a0", max_size=6), max_size=8).map("\n".join)


def test_a_changed_figure_is_told_to_the_character():
    old, new = "收入增长35%。\n毛利稳定。", "收入增长38%。\n毛利稳定。"
    assert text_diff(old, new).stretches == ((Span(5, 6), Span(5, 6)),)


def test_a_new_line_has_nothing_beside_it():
    diff = text_diff("甲\n丙", "甲\n乙\n丙")
    assert diff.stretches == ((Span(2, 2), Span(2, 4)),)
    assert [diff.line_beside(line, in_newer=True) for line in (0, 1, 2)] == [0, 1, 1]
    assert [diff.line_beside(line, in_newer=False) for line in (0, 1)] == [0, 2]


def test_equal_texts_do_not_differ():
    assert text_diff("甲\n乙", "甲\n乙").stretches == ()


@given(LINES, LINES)
def test_exchanging_what_differs_makes_the_one_text_of_the_other(old, new):
    made, at = "", 0
    for before, after in text_diff(old, new).stretches:
        made += old[at : before.start] + after.of(new)
        at = before.end
    assert made + old[at:] == new


@given(LINES, LINES)
def test_every_line_has_a_place_in_the_other_version(old, new):
    diff = text_diff(old, new)
    for text, other, in_newer in ((old, new, False), (new, old, True)):
        beside = [diff.line_beside(line, in_newer=in_newer) for line in range(text.count("\n") + 1)]
        assert beside == sorted(beside)
        assert all(0 <= line <= other.count("\n") + 1 for line in beside)
