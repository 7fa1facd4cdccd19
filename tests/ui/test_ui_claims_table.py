"""The claims as a table: attributes in short, edited by digits, several claims at once."""

import pytest
from helpers import LEFT_BUTTON, NONE, SHIFT, activate, go_to, press_keys, stored
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog
from ir_annotator.ui.models.claim_table import FIRST_ATTRIBUTE, CellState, ClaimRole, short

SUBJECT, TIME, HORIZON, _, _, _, NUMBERS = range(FIRST_ATTRIBUTE, FIRST_ATTRIBUTE + 7)


@pytest.fixture
def panel(window, workspace):
    """Three claims, an opinion, a fact and a commitment, of which nothing is said yet; the keyboard is at the text."""
    go_to(workspace, 9)
    press_keys("H Escape Right G Escape Right A Escape Escape")
    return window.bench.claims


def cells(panel, column):
    """What stands in a column: the words, or how it stands where there are none."""
    found = []
    for row in range(panel.model.rowCount()):
        index = panel.model.index(row, column)
        state = index.data(ClaimRole.STATE)
        found.append(index.data() if state is CellState.SET else state.value)
    return found


def attributes(workspace, name):
    return [claim.attributes.get(name) for claim in stored(workspace).claims]


def test_each_attribute_has_a_column_and_what_is_missing_is_told_by_shape_and_word(panel):
    assert cells(panel, 0) == ["Opinion", "Fact", "Commitment"]
    assert cells(panel, SUBJECT) == ["missing"] * 3
    assert cells(panel, TIME) == ["missing", "missing", "Futu"]
    assert cells(panel, HORIZON) == ["not_asked", "not_asked", "Not"]
    assert panel.model.headerData(SUBJECT, Qt.Orientation.Horizontal) == "Subj"
    assert panel.model.headerData(SUBJECT, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "Subject"
    assert panel.model.index(0, SUBJECT).data(Qt.ItemDataRole.AccessibleTextRole) == "Subject: missing"
    assert "Time frame: Future" in panel.model.index(2, TIME).data(Qt.ItemDataRole.ToolTipRole)
    widths = sum(panel.table.columnWidth(c) for c in range(panel.model.columnCount()))
    assert widths <= panel.table.viewport().width()


def test_in_a_low_window_the_table_gives_way_to_what_the_digits_answer(qtbot, window, panel):
    row = panel.table.rowHeight(0)
    assert panel.table.height() > 3 * row
    press_keys("]")
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: panel.strip.visibleRegion().boundingRect().height() >= 4 * 24)  # four rows of one line
    assert row < panel.table.height() < 3 * row + 20, "one claim at least, less than three and the header"


@pytest.mark.parametrize(
    ("words", "said"), [("无法核对", "无法"), ("同行", "同行"), ("Not checkable", "Not"), ("", "")]
)
def test_a_value_in_short_is_two_characters_or_the_first_letters(words, said):
    assert short(words) == said


def test_a_column_is_called_by_the_noun_of_its_name():
    assert [short(name, head=True) for name in ("对公司的影响", "说的是谁", "时间", "Effect on it")] == [
        "影响", "是谁", "时间", "Effe",
    ]  # fmt: skip


def test_a_digit_sets_the_attribute_of_the_column_and_the_keyboard_stays(window, workspace, panel):
    press_keys("Comma")
    assert QApplication.focusWidget() is panel.table
    assert panel.strip.current == "subject"
    press_keys("4 Down 1 Down 2 Right Up 2")
    assert attributes(workspace, "subject") == ["industry", "company", "customer"]
    assert attributes(workspace, "time_frame") == [None, "present", "future"]
    assert cells(panel, SUBJECT) == ["Indu", "Comp", "Cust"]
    assert stored(workspace).topics == ()
    assert QApplication.focusWidget() is panel.table
    press_keys("Backspace")
    assert attributes(workspace, "time_frame") == [None, None, "future"]
    press_keys("Escape")
    assert QApplication.focusWidget() is window.bench.reading.view


def test_what_is_not_asked_of_a_claim_is_not_set(window, workspace, panel):
    press_keys("Comma Right Right")
    before = stored(workspace)
    press_keys("1")
    assert stored(workspace) == before
    assert window.status.currentMessage() == "This is not asked of the claim in hand."


def test_several_claims_get_a_value_in_one_step(workspace, panel):
    before = stored(workspace)
    press_keys("Comma Shift+Down Shift+Down 4")
    assert attributes(workspace, "subject") == ["industry"] * 3
    assert workspace.undo_texts()[0] == "change 3 claims"
    press_keys("Right 1")  # they stay chosen
    assert attributes(workspace, "time_frame") == ["past"] * 3
    assert attributes(workspace, "horizon") == [None] * 3  # only asked of the future
    press_keys("Ctrl+Z Ctrl+Z")
    assert stored(workspace) == before


def test_several_claims_are_removed_and_get_a_type_in_one_step(workspace, panel):
    before = stored(workspace)
    press_keys("Comma Ctrl+A S")
    assert [claim.type for claim in stored(workspace).claims] == ["forecast"] * 3
    assert attributes(workspace, "time_frame") == ["future"] * 3
    press_keys("Ctrl+Z")
    assert stored(workspace) == before
    press_keys("Comma Up Up Shift+Down Delete")
    assert [claim.type for claim in stored(workspace).claims] == ["commitment"]
    assert QApplication.focusWidget() is panel.table
    assert panel.chosen() == [stored(workspace).claims[0].id] == [workspace.active_claim]
    press_keys("Ctrl+Z")
    assert stored(workspace) == before


def test_removing_the_last_claim_leads_back_to_the_text(window, workspace, panel):
    press_keys("Comma Ctrl+A Delete")
    assert stored(workspace).claims == ()
    assert QApplication.focusWidget() is window.bench.reading.view
    press_keys("Comma")
    assert QApplication.focusWidget() is window.bench.reading.view
    assert window.status.currentMessage() == panel.hint.text()


def test_enter_edits_the_claim_in_the_strip(workspace, panel):
    press_keys("Comma Down Return 2 3")
    assert QApplication.focusWidget() is panel.strip
    assert stored(workspace).claims[1].attributes == {
        "subject": "customer",
        "time_frame": "future",
        "horizon": "unspecified",
    }


def test_the_claim_the_cursor_is_on_is_the_one_in_hand_and_lit_in_the_text(window, workspace, panel):
    press_keys("Comma Down")
    assert workspace.active_claim == stored(workspace).claims[1].id == window.bench.reading.view._page.active
    press_keys("Escape BracketRight")
    assert panel.table.currentIndex().row() == 2


def test_shift_and_click_choose_several(workspace, panel):
    def click(row, modifiers):
        place = panel.table.visualRect(panel.model.index(row, 1)).center()
        QTest.mouseClick(panel.table.viewport(), LEFT_BUTTON, modifiers, place)

    click(0, NONE)
    click(2, SHIFT)
    press_keys("1")
    assert attributes(workspace, "subject") == ["company"] * 3


def test_numbers_are_filled_in_for_one_claim_and_the_keyboard_is_back_in_the_table(qtbot, window, workspace, panel):
    window.bench.setSizes([200, 480, 600])
    assert not panel.table.isColumnHidden(NUMBERS)
    press_keys("Comma Right Right Right Right Right Right 1")
    assert panel.strip.current == "numbers"
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), NumbersDialog))
    press_keys("Escape")
    activate(qtbot, window)
    assert QApplication.focusWidget() is panel.table


def test_letters_in_the_table_name_what_they_name_elsewhere(workspace, panel):
    press_keys("Comma W")
    assert stored(workspace).topics == ("ops",)
    press_keys("D")
    assert [claim.type for claim in stored(workspace).claims] == ["comparison", "fact", "commitment"]
