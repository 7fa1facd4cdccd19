"""Claims: attributes by digits, the form for numbers, a note for each, type by letter and click."""

import pytest
from helpers import (
    LEFT_BUTTON,
    NONE,
    activate,
    go_to,
    ime,
    marked,
    only_claim,
    press,
    press_keys,
    stored,
    type_keys,
    type_text,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid
from ui_builders import lane_point, span_of

from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog
from ir_annotator.ui.models.claim_table import ClaimRole

FIRST = "是否存在价格竞争主要取决于该领域是否较为存在较高壁垒"
SECOND = "在较为成熟的细分方向"


@pytest.fixture
def panel(window, workspace):
    go_to(workspace, 9)
    return window.bench.claims


def listed(panel):
    return [panel.model.index(row, 0).data(ClaimRole.ROW).quote for row in range(panel.model.rowCount())]


def click_in_list(panel, row):
    place = panel.table.visualRect(panel.model.index(row, 0)).center()
    QTest.mouseClick(panel.table.viewport(), LEFT_BUTTON, NONE, place)


# -- attributes


def test_a_claim_is_listed_with_how_much_is_missing(workspace, panel):
    press_keys("H")
    assert listed(panel) == [FIRST]
    index = panel.model.index(0, 0)
    assert index.data(ClaimRole.ROW).name == "Opinion"
    assert index.data(ClaimRole.ROW).missing == 5  # subject, time frame, effect, certainty, verifiability
    assert panel.table.isVisible()
    assert panel.strip.isVisible()


def test_digits_answer_one_attribute_after_the_other(window, workspace, panel):
    press_keys("H 4 4 3 3 1 Return")
    assert only_claim(workspace).attributes == {
        "subject": "industry",
        "time_frame": "general",
        "polarity": "neutral",
        "certainty": "conditional",
        "verifiability": "not_checkable",
    }
    assert panel.model.index(0, 0).data(ClaimRole.ROW).missing == 0
    assert QApplication.focusWidget() is window.bench.reading.view


def test_a_commitment_is_about_the_future_and_its_horizon_is_not_stated_by_default(workspace, panel):
    press_keys("A")
    assert only_claim(workspace).attributes == {"time_frame": "future", "horizon": "unspecified"}
    press_keys("Down 2")  # the present: no horizon any more
    assert only_claim(workspace).attributes == {"time_frame": "present"}
    assert "horizon" not in [row.id for row in panel.strip.rows]


def test_the_letter_of_another_type_while_editing_changes_the_type(workspace, panel):
    press_keys("A 1 H")
    claim = only_claim(workspace)
    assert (claim.type, claim.attributes) == ("opinion", {"subject": "company"})
    assert marked(panel.window()) == FIRST


def test_the_topic_of_a_claim_is_one_of_those_ticked(workspace, panel):
    press_keys("W 2 H")
    row = next(row for row in panel.strip.rows if row.id == "topic")
    assert [option.value for option in row.options] == list(stored(workspace).topics)
    panel.strip.start("topic")
    press_keys("1")
    assert only_claim(workspace).attributes["topic"] == stored(workspace).topics[0]


def test_a_second_claim_of_the_same_type_on_the_same_text_is_refused(window, workspace, panel):
    press_keys("H Escape Escape H")
    assert len(stored(workspace).claims) == 1
    assert window.status.currentMessage() == (
        "Two claims of the same type must not overlap: change the selection or the type."
    )


def test_del_removes_the_claim_in_hand(workspace, panel):
    press_keys("H Escape Delete")
    assert stored(workspace).claims == ()
    assert not panel.strip.isVisible()
    press_keys("Ctrl+Z")
    assert listed(panel) == [FIRST]


def test_a_click_on_a_type_makes_a_claim_of_what_is_marked(workspace, panel):
    rect = next(rect for rect, chip in panel.types._places if chip.id == "fact")
    QTest.mouseClick(panel.types, LEFT_BUTTON, NONE, rect.center())
    assert (only_claim(workspace).type, only_claim(workspace).quote) == ("fact", FIRST)


def test_a_click_in_the_list_takes_the_claim_in_hand(workspace, panel):
    press_keys("H Escape Right H Escape Escape")
    assert listed(panel) == [FIRST, SECOND]
    click_in_list(panel, 0)
    assert workspace.annotation.claim(workspace.active_claim).quote == FIRST
    assert panel.window().bench.reading.view._page.active == workspace.active_claim


# -- numbers


@pytest.fixture
def form(qtbot, workspace, panel):
    """The form for numbers, opened by key on a new claim."""
    press_keys("G")
    panel.strip.start("numbers")
    press_keys("1")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), NumbersDialog))
    dialog = QApplication.activeWindow()
    yield dialog
    if isValid(dialog):
        dialog.close()


def complaint(form):
    return form.findChild(QLabel, "complaint")


def test_a_number_is_written_field_by_field_and_stored(qtbot, window, workspace, panel, form):
    type_text(None, "营业收入")
    press(None, Qt.Key.Key_Tab)
    type_text(None, "1,650")
    press(None, Qt.Key.Key_Tab)
    ime(None, "wan yuan", "万元")
    press(None, Qt.Key.Key_Tab)
    press(None, Qt.Key.Key_Down, times=2)
    press(None, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert only_claim(workspace).attributes["numbers"] == (
        {"metric": "营业收入", "value": 1650, "unit": "万元", "comparator": "gt"},
    )
    activate(qtbot, window)
    row = next(row for row in panel.strip.rows if row.id == "numbers")
    assert row.options[0].label == "营业收入 1650 万元 More than"
    assert panel.strip.hasFocus()
    assert panel.strip.current != "numbers"


def test_what_is_no_number_is_refused_and_the_form_stays(workspace, form):
    press(None, Qt.Key.Key_Tab)
    type_text(None, "约十五")
    press(None, Qt.Key.Key_Return)
    assert form.isVisible()
    assert complaint(form).text() == "“约十五” is not a number: write digits such as 14.8 or 1,650."
    assert "numbers" not in only_claim(workspace).attributes
    press(None, Qt.Key.Key_Backspace, times=3)
    type_text(None, "-14.8")
    press(None, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert only_claim(workspace).attributes["numbers"] == ({"value": -14.8},)


@pytest.mark.parametrize("text", ["nan", "inf", "1e999", "--5", "+"])
def test_what_only_looks_like_a_number_is_refused(workspace, form, text):
    press(None, Qt.Key.Key_Tab)
    type_text(None, text)
    press(None, Qt.Key.Key_Return)
    assert form.isVisible()
    assert text in complaint(form).text()
    assert "numbers" not in only_claim(workspace).attributes


def test_markup_in_a_wrong_number_is_shown_literally(form):
    press(None, Qt.Key.Key_Tab)
    type_text(None, "<img src=x>")
    press(None, Qt.Key.Key_Return)
    assert complaint(form).textFormat() == Qt.TextFormat.PlainText


def test_esc_closes_the_form_and_nothing_is_stored(qtbot, window, workspace, panel, form):
    type_text(None, "营业收入")
    press(None, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert "numbers" not in only_claim(workspace).attributes
    activate(qtbot, window)
    assert panel.strip.hasFocus()
    assert panel.strip.current == "numbers"


def test_backspace_on_numbers_opens_the_form_to_empty_it(qtbot, window, workspace, panel, form):
    type_text(None, "营业收入")
    press(None, Qt.Key.Key_Return)
    activate(qtbot, window)
    panel.strip.start("numbers")
    press_keys("Backspace")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), NumbersDialog))
    press(None, Qt.Key.Key_Backspace)
    again = QApplication.activeWindow()
    again.findChildren(type(again.focusWidget()))[0].clear()
    press(None, Qt.Key.Key_Return)
    assert "numbers" not in only_claim(workspace).attributes


# -- the note on a claim


def test_a_note_on_a_claim_is_saved_with_enter(window, workspace, panel):
    press_keys("H")
    press(None, Qt.Key.Key_Apostrophe)
    assert panel.note.hasFocus()
    ime(None, "tong bi", "同比口径")
    press(None, Qt.Key.Key_Return)
    assert only_claim(workspace).note == "同比口径"
    assert QApplication.focusWidget() is window.bench.reading.view


def test_letters_digits_and_space_in_the_note_are_typing(workspace, panel):
    press_keys("H")
    press(None, Qt.Key.Key_Apostrophe)
    type_keys("q1 j2 ;=/?[]-'")
    press(None, Qt.Key.Key_Escape)
    assert only_claim(workspace).note == "q1 j2 ;=/?[]-'"
    assert stored(workspace).topics == ()


def test_a_note_is_not_lost_when_the_next_question_is_taken(workspace, panel):
    press_keys("H")
    press(None, Qt.Key.Key_Apostrophe)
    type_text(None, "basis")
    press(None, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert workspace.position() == (10, 10)
    assert panel.note.text() == ""
    (claim,) = stored(workspace, workspace.record.qas[8].qa_id).claims
    assert claim.note == "basis"


def test_a_note_stays_with_its_claim_when_another_is_clicked_in_the_list(workspace, panel):
    press_keys("H Escape Right H")
    press(None, Qt.Key.Key_Apostrophe)
    type_text(None, "second")
    click_in_list(panel, 0)
    assert workspace.annotation.claim(workspace.active_claim).quote == FIRST
    assert panel.note.text() == ""
    panel.window().bench.read()
    assert [claim.note for claim in stored(workspace).claims] == ["", "second"]


def test_a_note_stays_with_its_claim_when_another_is_clicked_in_the_text(workspace, panel):
    press_keys("H Escape Right H")
    press(None, Qt.Key.Key_Apostrophe)
    type_text(None, "second")
    view = panel.window().bench.reading.view
    point = lane_point(view, span_of(workspace, FIRST).start + 3)
    QTest.mouseClick(view.viewport(), LEFT_BUTTON, NONE, point)
    assert workspace.annotation.claim(workspace.active_claim).quote == FIRST
    assert [claim.note for claim in stored(workspace).claims] == ["", "second"]
    assert panel.note.text() == ""


def test_the_key_for_a_note_without_a_claim_in_hand_leaves_the_keyboard_at_the_text(window, workspace, panel):
    press_keys("H Escape Escape")
    press(None, Qt.Key.Key_Apostrophe)
    assert QApplication.focusWidget() is window.bench.reading.view
    click_in_list(panel, 0)
    press_keys("Right")
    assert marked(window) == SECOND
    assert panel.note.text() == ""


def test_a_note_is_saved_when_the_window_is_closed(workspace, panel):
    press_keys("H")
    press(None, Qt.Key.Key_Apostrophe)
    type_text(None, "closing")
    panel.window().close()
    assert only_claim(workspace).note == "closing"
