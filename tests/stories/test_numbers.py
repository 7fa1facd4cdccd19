"""A figure by real keys: mark the clause, make it a claim, look at what was read from it, Enter."""

import pytest
from helpers import CONTROL, activate, go_to, only_claim, press_keys, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog


@pytest.fixture
def reading(window, workspace):
    go_to(workspace, 10)
    return window.bench.reading


def go_right_to(reading, workspace, words):
    """Press → until the marked clause holds some words."""
    for _ in range(40):
        if words in reading.view.span.of(workspace.record.text):
            return
        press_keys("Right")
    raise AssertionError(f"no clause with {words}")


def open_numbers(qtbot):
    """Answer the attributes by digits up to "quantified", behind which the figures are asked for; open them."""
    press_keys("1 1 1 1 3")
    press_keys("1")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), NumbersDialog))
    return QApplication.activeWindow()


def test_a_figure_is_stored_by_enter_and_taken_back_by_undo(qtbot, window, workspace, reading):
    go_right_to(reading, workspace, "超过1,650个")
    press_keys("G")
    box = open_numbers(qtbot)
    assert [line.is_proposal for line in box.lines.lines] == [True]
    press_keys("Return")
    assert not box.isVisible()
    (fact,) = only_claim(workspace).attributes["numbers"]
    assert (fact["comparator"], fact["value"], fact["unit"], fact["raw"]) == ("gt", 1650, "个", "1,650个")
    activate(qtbot, window)
    row = next(row for row in window.bench.claims.strip.rows if row.id == "numbers")
    assert "1650 个 More than" in row.options[0].label
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert "numbers" not in only_claim(workspace).attributes


def test_a_figure_is_corrected_before_it_is_stored(qtbot, window, workspace, reading):
    go_right_to(reading, workspace, "超过1,650个")
    press_keys("Shift+Left G")
    open_numbers(qtbot)
    type_text(None, "产品数")
    press_keys("Return")
    (fact,) = only_claim(workspace).attributes["numbers"]
    assert (fact["metric"], fact["value"], fact["period"]) == ("产品数", 1650, "as_of 2024-06-30")
