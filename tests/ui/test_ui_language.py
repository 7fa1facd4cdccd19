"""Another language or theme while working: the window changes, the labels do not, nothing typed is lost."""

import shutil
import sys

import pytest
from helpers import activate, go_to, press, press_keys, stored, type_text
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton, QTreeView

from ir_annotator.app import Program, make_application
from ir_annotator.i18n import language
from ir_annotator.ui.reading.view import ReadingView
from ir_annotator.ui.theme import DARK, LIGHT
from ir_annotator.workspace.settings import Settings


@pytest.fixture
def program(qtbot, monkeypatch, settings, sample_project, tmp_path):
    """The whole program on the sample record; errors in slots still fail the test."""
    hook = sys.excepthook
    program = Program(make_application(settings), settings)
    monkeypatch.setattr(sys, "excepthook", hook)
    activate(qtbot, program.window)
    shutil.copy(sample_project, tmp_path / "p.irdb")
    program.workspace.open_project(tmp_path / "p.irdb")
    program.window.bench.read()
    yield program
    program.window.close()
    program.window.deleteLater()
    program.workspace.shut_down()
    program._qt_texts.stop()


def switch(qtbot, program, name):
    old = program.window
    old.actions_table[f"language_{name}"].trigger()
    assert program.window is not old
    activate(qtbot, program.window)
    return program.window


def menus(window):
    return [action.text().partition("(")[0].replace("&", "") for action in window.menuBar().actions()]


def test_the_window_speaks_chinese_and_english_again_with_the_labels_intact(qtbot, program):
    go_to(program.workspace, 9)
    press_keys("Y 3 J 2 4 2 Escape H 4 4 3 3 1 Return")
    before = stored(program.workspace)
    assert (len(before.topics), len(before.judgements), len(before.claims)) == (1, 3, 1)

    window = switch(qtbot, program, "zh_CN")
    assert language() == "zh_CN"
    assert menus(window)[0] == "文件"
    assert window.bench.topics.ticked.text() == "★ 价格竞争"
    assert window.bench.judgements.strip.accessibleDescription().startswith("是否正面回答：部分")
    assert window.bench.claims.model.index(0, 0).data().startswith("观点评价")
    assert program.workspace.position() == (9, 10)
    assert stored(program.workspace) == before

    window = switch(qtbot, program, "en")
    assert menus(window)[0] == "File"
    assert window.bench.topics.ticked.text() == "★ Price competition"
    assert stored(program.workspace) == before


def test_the_choice_is_remembered(qtbot, program):
    window = switch(qtbot, program, "zh_CN")
    assert window.actions_table["language_zh_CN"].isChecked()
    assert not window.actions_table["language_en"].isChecked()
    window.close()
    assert Settings.load().language == "zh_CN"


def test_keys_work_in_the_new_window_and_undo_reaches_back(qtbot, program):
    press_keys("W 2")
    switch(qtbot, program, "zh_CN")
    press_keys("T")
    assert stored(program.workspace).topics == ("ops.orders", "market")
    press_keys("Ctrl+Z Ctrl+Z")
    assert stored(program.workspace).topics == ("ops",)


def test_a_note_being_typed_is_not_lost_with_the_window(qtbot, program):
    press(None, Qt.Key.Key_Semicolon)
    type_text(None, "half a sentence")
    assert stored(program.workspace).note == ""
    window = switch(qtbot, program, "zh_CN")
    assert stored(program.workspace).note == "half a sentence"
    assert window.bench.note.edit.toPlainText() == "half a sentence"


def test_a_note_typed_after_the_switch_is_not_overwritten_by_the_old_window(qtbot, program):
    press(None, Qt.Key.Key_Semicolon)
    type_text(None, "old")
    press(None, Qt.Key.Key_Escape)
    window = switch(qtbot, program, "zh_CN")
    press(None, Qt.Key.Key_Semicolon)
    press(None, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(None, "new")
    press(None, Qt.Key.Key_Escape)
    window.close()
    assert stored(program.workspace).note == "new"


def test_nothing_english_is_left_on_the_chinese_window(qtbot, program):
    window = switch(qtbot, program, "zh_CN")
    texts = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    texts += menus(window)

    def is_english(text):
        return any(word.isascii() and word.isalpha() and len(word) > 3 for word in text.split())

    assert {text for text in texts if is_english(text) and text not in ("English", "wang")} == set()


# -- themes


@pytest.mark.parametrize(("name", "theme"), [("dark", DARK), ("light", LIGHT)])
def test_a_theme_reaches_every_painted_part(window, workspace, name, theme):
    press_keys("W 2 H Escape")
    before = stored(workspace)
    window.actions_table[f"theme_{name}"].trigger()
    assert workspace.settings.theme == name
    assert QApplication.palette().color(QPalette.ColorRole.Base).name() == theme.base
    assert window.bench.findChild(ReadingView)._page.theme is theme
    assert window.bench.reading.view._page.marks[0].look.colour in theme.claims
    checked = [n for n in ("light", "dark", "system") if window.actions_table[f"theme_{n}"].isChecked()]
    assert checked == [name]
    assert stored(workspace) == before
    assert corner(window.bench.reading.view) == theme.base
    assert corner(window.bench.topics.tree) == theme.base


def corner(view):
    """Return the colour that is painted in the lower right corner of a view."""
    image = view.viewport().grab().toImage()
    return image.pixelColor(image.width() - 3, image.height() - 3).name()


def said_by(dialog):
    """Every word of a file dialog of Qt's own; the names of files are no words of it."""
    widgets = [*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)]
    heads = dialog.findChild(QTreeView).model()
    columns = [heads.headerData(column, Qt.Orientation.Horizontal) for column in range(heads.columnCount())]
    kind = heads.index(0, 2, dialog.findChild(QTreeView).rootIndex()).data()
    tips = [button.toolTip() for button in dialog.findChildren(QToolButton)]
    return [
        text for text in (*(widget.text() for widget in widgets if widget.isVisible()), *columns, kind, *tips) if text
    ]


def test_the_file_dialog_of_qt_itself_has_no_english_word_in_chinese_and_no_chinese_one_in_english(
    qtbot, program, tmp_path
):
    (tmp_path / "records").mkdir()
    for name, is_right in (("zh_CN", is_chinese), ("en", str.isascii)):
        switch(qtbot, program, name)
        dialog = QFileDialog(None, "", str(tmp_path), "*.irdb")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        dialog.show()
        model = dialog.findChild(QTreeView).model()
        qtbot.waitUntil(lambda: model.rowCount(dialog.findChild(QTreeView).rootIndex()) > 0)  # noqa: B023
        said = said_by(dialog)
        assert len(said) > 10
        assert [text for text in said if not is_right(text)] == []


def is_chinese(text):
    return any("一" <= character <= "鿿" for character in text)
