"""The note on a Q&A is on the disk whatever happens next."""

import pytest
from helpers import LEFT_BUTTON, NONE, go_to, ime, press, press_keys, stored, type_keys, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui_builders import offset_of, point_of

from ir_annotator.domain.annotation import Annotation, FlagReason


@pytest.fixture
def note(window):
    press(None, Qt.Key.Key_Semicolon)
    assert window.bench.note.edit.hasFocus()
    return window.bench.note


def test_it_is_saved_after_a_pause_in_typing(qtbot, workspace, note):
    type_text(None, "指南不清")
    assert stored(workspace).note == ""
    qtbot.waitUntil(lambda: stored(workspace).note == "指南不清", timeout=3000)
    assert note.edit.hasFocus()


def test_the_note_on_a_claim_is_saved_after_a_pause_too(qtbot, window, workspace):
    press_keys("H Apostrophe")
    type_text(None, "口径不一")
    assert workspace.annotation.claims[0].note == ""
    qtbot.waitUntil(lambda: stored(workspace).claims[0].note == "口径不一", timeout=3000)
    assert window.bench.claims.note.hasFocus()
    type_text(None, "，待查")
    qtbot.waitUntil(lambda: stored(workspace).claims[0].note == "口径不一，待查", timeout=3000)


def test_it_is_saved_on_esc(window, workspace, note):
    ime(None, "zhi nan", "指南不清𠮷")
    press(None, Qt.Key.Key_Escape)
    assert stored(workspace).note == "指南不清𠮷"
    assert QApplication.focusWidget() is window.bench.reading.view


def test_it_is_saved_before_another_question_is_taken(workspace, note):
    type_text(None, "unclear")
    go_to(workspace, 2)
    assert stored(workspace, workspace.record.qas[0].qa_id).note == "unclear"
    assert stored(workspace).note == ""
    assert note.edit.toPlainText() == ""
    go_to(workspace, 1)
    assert note.edit.toPlainText() == "unclear"


def test_it_is_saved_when_the_focus_leaves(window, workspace, note):
    type_text(None, "unclear")
    view = window.bench.reading.view
    QTest.mouseClick(view.viewport(), LEFT_BUTTON, NONE, point_of(view, offset_of(workspace, "受益于")))
    assert view.hasFocus()
    assert stored(workspace).note == "unclear"


def test_it_is_saved_when_the_window_is_closed(window, workspace, note):
    type_text(None, "unclear")
    window.close()
    assert stored(workspace).note == "unclear"


def test_it_is_saved_when_the_project_is_closed(workspace, tmp_path, note):
    type_text(None, "unclear")
    workspace.new_project(tmp_path / "other.irdb")
    workspace.open_project(tmp_path / "project.irdb")
    assert stored(workspace).note == "unclear"
    assert note.edit.toPlainText() == "unclear"


def test_other_labels_set_meanwhile_do_not_touch_what_is_being_typed(window, workspace, note):
    type_text(None, "half a sen")
    window.actions_table["flag"].trigger()
    assert note.edit.toPlainText() == "half a sen"
    type_text(None, "tence")
    press(None, Qt.Key.Key_Escape)
    assert (stored(workspace).note, stored(workspace).flagged) == ("half a sentence", True)


def test_lines_blanks_and_markup_are_kept_as_typed(workspace, note):
    type_text(None, "  <b>一</b>")
    press(None, Qt.Key.Key_Return)
    type_text(None, "&amp; 二 ")
    press(None, Qt.Key.Key_Escape)
    assert stored(workspace).note == "  <b>一</b>\n&amp; 二 "


def test_letters_digits_and_signs_in_the_note_label_nothing(workspace, note):
    type_keys("q1 w j2 -=[]/';?")
    press(None, Qt.Key.Key_Delete)
    press(None, Qt.Key.Key_Escape)
    assert stored(workspace) == Annotation(note="q1 w j2 -=[]/';?")


def test_undo_brings_the_earlier_note_back(workspace, note):
    type_text(None, "first")
    press(None, Qt.Key.Key_Escape)
    press_keys("Ctrl+Z")
    assert stored(workspace).note == ""
    assert note.edit.toPlainText() == ""


def test_the_flag_by_key_and_by_click(window, workspace):
    flag = window.bench.note.flag
    press(None, Qt.Key.Key_Equal)
    assert stored(workspace).flagged
    assert flag.isChecked()
    press(None, Qt.Key.Key_Escape)
    QTest.mouseClick(flag, LEFT_BUTTON, NONE, flag.rect().center() * 0.5)
    assert not stored(workspace).flagged
    assert not flag.isChecked()


# -- why it is flagged


@pytest.fixture
def reasons(window):
    """The list of reasons, opened by the key that flags."""
    press(None, Qt.Key.Key_Equal)
    assert window.bench.note.reasons.isVisible()
    return window.bench.note.reasons


def test_a_digit_says_why_and_the_keyboard_is_back_in_the_text(window, workspace, reasons):
    place = window.bench.claims.geometry()
    press_keys("4")
    assert (stored(workspace).flagged, stored(workspace).flag_reason) == (True, FlagReason.UNSURE)
    assert window.bench.note.reason.text() == "unsure"
    assert not reasons.isVisible()
    assert QApplication.focusWidget() is window.bench.reading.view
    assert window.bench.claims.geometry() == place
    assert workspace.undo_texts()[0] == "flag: unsure"
    press_keys("Ctrl+Z")
    assert (stored(workspace).flagged, stored(workspace).flag_reason) == (True, FlagReason.NONE)


@pytest.mark.parametrize("key", ["Return", "Escape"])
def test_enter_or_esc_flags_without_a_reason(window, workspace, reasons, key):
    press_keys(key)
    assert (stored(workspace).flagged, stored(workspace).flag_reason) == (True, FlagReason.NONE)
    assert QApplication.focusWidget() is window.bench.reading.view


def test_the_same_key_takes_the_flag_away_at_once_and_later(window, workspace, reasons):
    press_keys("Equal")
    assert not stored(workspace).flagged
    assert not reasons.isVisible()
    press_keys("Equal 2")
    assert stored(workspace).flag_reason is FlagReason.SPLIT_WRONG
    press_keys("Equal")
    assert (stored(workspace).flagged, stored(workspace).flag_reason) == (False, FlagReason.NONE)
    assert window.bench.note.reason.text() == ""


def test_another_reason_is_written_into_the_note(window, workspace, reasons):
    press_keys("5")
    assert QApplication.focusWidget() is window.bench.note.edit
    type_text(None, "两个问题")
    press_keys("Escape")
    assert (stored(workspace).note, stored(workspace).flag_reason) == ("两个问题", FlagReason.OTHER)


def test_the_list_of_reasons_goes_when_the_work_goes_on(window, workspace, reasons):
    press_keys("J")
    assert not reasons.isVisible()
    press_keys("Equal Equal PageDown")
    assert not reasons.isVisible()


def test_a_flag_by_mouse_asks_too_and_a_click_takes_it_away(window, workspace):
    flag = window.bench.note.flag
    QTest.mouseClick(flag, LEFT_BUTTON, NONE, flag.rect().center() * 0.5)
    assert window.bench.note.reasons.isVisible()
    press_keys("1")
    assert stored(workspace).flag_reason is FlagReason.GUIDE_UNCLEAR
    QTest.mouseClick(flag, LEFT_BUTTON, NONE, flag.rect().center() * 0.5)
    assert not stored(workspace).flagged
