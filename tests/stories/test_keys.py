"""An analyst makes the keys her own: finds what to do by pinyin, changes a shortcut, is told of conflicts."""

from __future__ import annotations

import shutil
import sys

import pytest
from helpers import activate, export_dialog, press, press_keys, stored, type_keys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ir_annotator import i18n
from ir_annotator.app import Program, make_application
from ir_annotator.domain.edits import AddTopic
from ir_annotator.ui.dialogs.change_keys import ChangeKeys
from ir_annotator.ui.dialogs.keys_dialog import KeysDialog
from ir_annotator.ui.main_window import MainWindow
from ir_annotator.workspace.settings import Settings
from ir_annotator.workspace.workspace import Workspace

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(qtbot, window):
    """The dialog that changes keys, opened by name."""
    press_keys("Ctrl+K")
    type_keys("chkey")
    press(None, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ChangeKeys))
    return QApplication.activeWindow()


def close(qtbot, window, dialog):
    dialog.close_button.click()
    activate(qtbot, window)
    window.bench.read()


def begin(name):
    """Find an action by name and ask for its new keys."""
    dialog = QApplication.activeWindow()
    dialog.box.clear()
    dialog.box.setFocus()
    type_keys(name)
    press(None, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is dialog.capture


def test_a_shortcut_is_changed_works_at_once_and_is_told_everywhere(qtbot, window, workspace, dialog):
    begin("flag")
    press(None, Qt.Key.Key_G, CONTROL)
    begin("done")
    press(None, Qt.Key.Key_F12)
    begin("search")
    press(None, Qt.Key.Key_F11)
    close(qtbot, window, dialog)
    press_keys("=")
    assert not stored(workspace).flagged
    press_keys("Ctrl+G")
    assert stored(workspace).flagged
    assert window.status.hint.text() == "F12: done and next    ?: keys"
    assert window.bench.note.flag.text() == "⚑ Flag  Ctrl+G"
    assert window.bench.records.box.placeholderText().endswith("  F11")
    assert [key.toString() for key in window.actions_table["flag"].shortcuts()] == ["Ctrl+G"]
    press_keys("F1")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), KeysDialog))
    assert "Ctrl+G" in [label.text() for label in window.findChild(KeysDialog).findChildren(QLabel, "key_name")]
    press_keys("F1")
    assert Settings.load().keys == {"flag": ["Ctrl+G"], "done": ["F12"], "search": ["F11"]}


def test_a_conflict_is_told_and_can_be_taken_over_or_left(qtbot, window, workspace, dialog):
    begin("flag")
    press(None, Qt.Key.Key_Right)
    assert dialog.said.text().startswith("Right always does this")
    assert "the clause before or after" in dialog.said.text()
    press(None, Qt.Key.Key_W)
    assert "Operations & orders" in dialog.said.text()
    assert not dialog.take_button.isVisible()
    press(None, Qt.Key.Key_E, CONTROL)
    assert dialog.said.text().startswith("Ctrl+E does this already: Export labels…")
    assert workspace.settings.keys == {}
    press(dialog.take_button, Qt.Key.Key_Space)
    assert workspace.settings.keys == {"flag": ["Ctrl+E"], "export_labels": []}
    close(qtbot, window, dialog)
    press_keys("Ctrl+E")
    assert stored(workspace).flagged


def test_esc_leaves_the_keys_backspace_takes_them_away_and_reset_gives_them_back(window, workspace, dialog):
    begin("flag")
    press(None, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert workspace.settings.keys == {}
    begin("flag")
    press(None, Qt.Key.Key_Backspace)
    assert window.actions_table["flag"].shortcuts() == []
    assert window.bench.note.flag.text().strip() == "⚑ Flag"
    dialog.reset_button.click()
    assert window.keys.keymap.keys["flag"] == ("=",)
    begin("redo")
    press(None, Qt.Key.Key_F11)
    begin("undo")
    dialog.add()
    press(None, Qt.Key.Key_F12)
    assert window.keys.keymap.keys["undo"] == ("Ctrl+Z", "F12")
    dialog.reset_all_button.click()
    assert workspace.settings.keys == {}
    assert window.keys.keymap.keys["redo"] == ("Ctrl+Y", "Ctrl+Shift+Z")


def test_a_reset_key_that_another_action_was_given_stays_there_and_that_is_told(workspace, window, dialog):
    begin("skip")
    press(None, Qt.Key.Key_Space)
    press(dialog.take_button, Qt.Key.Key_Space)
    dialog.box.setText("done, and")
    dialog.reset_button.click()
    assert dialog.said.text() == "Space stays with “Skip, and the next undone”, which you gave it to."
    assert window.keys.keymap.keys["done"] == ()


def test_changed_keys_are_there_at_the_next_start(qtbot, light, sample_project, tmp_path):
    Settings(annotator="wang", language="en", theme="light", keys={"flag": ["Ctrl+G"]}).save()
    shutil.copy(sample_project, tmp_path / "p.irdb")
    workspace = Workspace(Settings.load())
    workspace.open_project(tmp_path / "p.irdb")
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    activate(qtbot, window)
    window.bench.read()
    press_keys("=")
    assert not stored(workspace).flagged
    press_keys("Ctrl+G")
    assert stored(workspace).flagged
    window.close()
    workspace.shut_down()


def test_a_letter_of_another_scheme_stays_with_the_scheme_and_that_is_told(qtbot, start_window, tmp_path):
    """With its scheme that has no H, H may flag; in a project whose scheme has an H, it labels."""
    workspace = start_window.workspace
    workspace.settings.keys = {"flag": ["H"]}
    start_window.keys.refresh()
    assert start_window.keys.keymap.keys["flag"] == ("H",)
    told = []
    workspace.told.connect(told.append)
    workspace.new_project(tmp_path / "p.irdb")
    assert start_window.keys.keymap.keys["flag"] == ()
    said = "Letters of this scheme come first; these keys you chose are off here: H (Flag for another look)"
    assert told == [said]
    assert workspace.settings.keys == {"flag": ["H"]}


@pytest.fixture
def chinese(qtbot, monkeypatch, sample_project, tmp_path):
    """The Chinese program on the sample record."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    settings = Settings(annotator="wang", language="zh_CN", theme="light")
    program = Program(make_application(settings), settings)
    qtbot.addWidget(program.window)
    shutil.copy(sample_project, tmp_path / "p.irdb")
    program.workspace.open_project(tmp_path / "p.irdb")
    activate(qtbot, program.window)
    program.window.bench.read()
    yield program
    program.window.close()
    program.workspace.shut_down()
    program._set_language("en")
    i18n.set_language("en")


def test_in_the_chinese_window_initials_do_it(qtbot, chinese, tmp_path):
    window, workspace = chinese.window, chinese.workspace
    asked = []
    window.messages.ask_export_target = lambda suggested, _: asked.append(suggested)
    workspace.do(AddTopic("ops"))
    press_keys("Ctrl+K")
    type_keys("dcbz")
    press(None, Qt.Key.Key_Return)
    dialog = export_dialog(qtbot, window)
    press(dialog.export_button, Qt.Key.Key_Return)
    press(dialog, Qt.Key.Key_Escape)
    activate(qtbot, window)
    window.bench.read()
    assert asked == [str(tmp_path / "p.jsonl")]
    press_keys("Ctrl+K")
    type_keys("flag")  # English finds it too
    press(None, Qt.Key.Key_Return)
    assert stored(workspace).flagged
    press_keys("Ctrl+K")
    type_keys("ggkjj")
    press(None, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ChangeKeys))
    begin("cunyi")
    press(None, Qt.Key.Key_E, CONTROL)
    assert QApplication.activeWindow().said.text() == "Ctrl+E 已用于：导出标注…。可改归此操作，或按其他键。"
    press(QApplication.activeWindow().take_button, Qt.Key.Key_Space)
    assert window.bench.note.flag.text() == "⚑ 存疑  Ctrl+E"
    close(qtbot, window, QApplication.activeWindow())
    press_keys("Ctrl+E")
    assert not stored(workspace).flagged
