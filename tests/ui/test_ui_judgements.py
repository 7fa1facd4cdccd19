"""Judgements by letter and digit."""

import pytest
from helpers import go_to, press_keys, stored
from PySide6.QtWidgets import QApplication


@pytest.fixture
def strip(window):
    return window.bench.judgements.strip


def asked(strip):
    return [row.id for row in strip.rows]


def test_the_scheme_asks_for_directness_and_specificity(strip):
    assert asked(strip) == ["directness", "specificity"]
    assert [row.open for row in strip.rows] == [True, True]


def test_partial_asks_for_the_kind_of_non_answer_and_goes_there(workspace, strip):
    press_keys("J 2")
    assert stored(workspace).judgements == {"directness": "partial"}
    assert asked(strip) == ["directness", "non_answer", "specificity"]
    assert strip.current == "non_answer"
    press_keys("4 2")
    assert stored(workspace).judgements == {"directness": "partial", "non_answer": "conditional", "specificity": 1}


def test_direct_clears_the_kind_of_non_answer(workspace, strip):
    press_keys("J 2 4 J 3")
    assert stored(workspace).judgements == {"directness": "direct"}
    assert asked(strip) == ["directness", "specificity"]
    press_keys("Ctrl+Z")
    assert stored(workspace).judgements == {"directness": "partial", "non_answer": "conditional"}
    assert asked(strip) == ["directness", "non_answer", "specificity"]


def test_the_other_letter_goes_to_its_row(window, workspace, strip):
    press_keys("K 3 Return")
    assert stored(workspace).judgements == {"specificity": 2}
    assert QApplication.focusWidget() is window.bench.reading.view


def test_the_lowest_grade_is_an_answer_though_it_is_zero(workspace, strip):
    press_keys("K 1")
    assert stored(workspace).judgements == {"specificity": 0}
    assert [row.open for row in strip.rows] == [True, False]


def test_backspace_clears_a_judgement(workspace, strip):
    press_keys("K 3 K Backspace")
    assert stored(workspace).judgements == {}


def test_clearing_directness_clears_what_hung_on_it(workspace, strip):
    press_keys("J 2 4 J Backspace")
    assert stored(workspace).judgements == {}
    assert asked(strip) == ["directness", "specificity"]


def test_digits_in_the_strip_tick_no_topics(workspace, strip):
    press_keys("W J 3 2")
    assert stored(workspace).topics == ("ops",)


def test_space_with_a_gap_says_what_is_missing_and_goes_there(window, workspace, strip):
    press_keys("W 1 J 3 Escape Space")
    assert window.status.currentMessage() == "Still missing: Specificity"
    assert strip.hasFocus()
    assert strip.current == "specificity"
    assert stored(workspace).closed is None
    press_keys("2 Space")
    assert workspace.position() == (2, 10)


def test_another_question_shows_its_own_judgements(workspace, strip):
    press_keys("J 2")
    go_to(workspace, 2)
    assert asked(strip) == ["directness", "specificity"]
    assert strip.rows[0].value is None
