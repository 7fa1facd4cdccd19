"""Soft marks under figures, dates and hedging words of the reading pane."""

import pytest
from helpers import CONTROL, go_to, press
from PySide6.QtCore import QRect, Qt
from ui_builders import point_of, span_of

from ir_annotator.domain.soft_marks import Softly
from ir_annotator.workspace.settings import Settings


@pytest.fixture
def reading(window, workspace):
    go_to(workspace, 10)
    return window.bench.reading


def marked(reading, workspace, kind):
    """Return the marked pieces of the text that is shown, of one kind."""
    units = reading.view._positions.text.encode("utf-16-le")
    lines = [line for line in reading.view._page.soft_marks if line.kind is kind]
    return [units[2 * line.start : 2 * line.end].decode("utf-16-le") for line in lines]


def under(view, offset):
    """Return what is painted in the few pixels under a character."""
    point = point_of(view, offset)
    return view.viewport().grab(QRect(point.x() - 8, point.y() + 6, 16, 12)).toImage()


def test_nothing_is_marked_until_it_is_wanted(window, workspace, reading):
    assert list(reading.view._page.soft_marks) == []
    assert not window.actions_table["soft_marks"].isChecked()


def test_the_key_marks_figures_and_dates_and_takes_the_marks_away(window, workspace, reading):
    press(None, Qt.Key.Key_M, CONTROL)
    assert marked(reading, workspace, Softly.FIGURE) == ["超过1,650个"]
    assert "2024年6月末" in marked(reading, workspace, Softly.DATE)
    assert window.actions_table["soft_marks"].isChecked()
    assert window.status.currentMessage() == "Figures are dotted, dates dashed, hedging words waved."
    press(None, Qt.Key.Key_M, CONTROL)
    assert list(reading.view._page.soft_marks) == []


def test_hedging_words_of_another_question_are_marked_as_it_is_shown(window, workspace, reading):
    press(None, Qt.Key.Key_M, CONTROL)
    go_to(workspace, 2)
    assert {"有望", "我们认为"} <= set(marked(reading, workspace, Softly.HEDGE))
    assert "14.8T" in marked(reading, workspace, Softly.FIGURE)


def test_the_marks_can_be_seen_and_change_no_line(window, workspace, reading):
    start = span_of(workspace, "超过1,650个").start
    elsewhere = span_of(workspace, "自有知识产权").start
    height = reading.view._layout.documentSize().height()
    before, beside = under(reading.view, start), under(reading.view, elsewhere)
    press(None, Qt.Key.Key_M, CONTROL)
    assert under(reading.view, start) != before
    assert under(reading.view, elsewhere) == beside
    assert reading.view._layout.documentSize().height() == height


def test_the_choice_is_remembered(window, workspace, reading):
    press(None, Qt.Key.Key_M, CONTROL)
    assert Settings.load().soft_marks
    press(None, Qt.Key.Key_M, CONTROL)
    assert not Settings.load().soft_marks
