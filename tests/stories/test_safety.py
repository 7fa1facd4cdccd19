"""Nothing is lost: a backup is restored by key, a damaged project comes back, a check mends, undo goes on next day."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from helpers import activate, go_to, press, press_keys, stored
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from ir_annotator.domain.annotation import Annotation
from ir_annotator.ui.dialogs.check_dialog import CheckDialog
from ir_annotator.ui.dialogs.restore_dialog import RestoreDialog
from ir_annotator.ui.main_window import MainWindow
from ir_annotator.workspace.settings import Settings
from ir_annotator.workspace.workspace import Workspace


def back_up(qtbot, window):
    """Back up through the menu and wait until it is said."""
    window.actions_table["back_up"].trigger()
    qtbot.waitUntil(lambda: window.status.currentMessage().startswith("Backup made: "), timeout=10_000)


def menu(window, letter):
    """Choose from the File menu by its letter, as a person does: Alt+F, letter."""
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup, "the File menu is open"
    press(popup, Qt.Key(ord(letter)))


def test_the_newest_backup_is_restored_in_three_keys_and_that_can_be_taken_back(qtbot, window, workspace):
    press_keys("Q W")
    labelled = stored(workspace)
    back_up(qtbot, window)
    press_keys("E R")
    later = stored(workspace)
    menu(window, "R")
    dialog = window.findChild(RestoreDialog)
    activate(qtbot, dialog)
    row = dialog.list.topLevelItem(0)
    assert [row.text(column) for column in (1, 2, 3, 4)] == ["made by hand", "1", "1", "2"]
    assert dialog.preview.text() == "After restoring: records 1 (±0), labelled 1 (±0), changes 2 (-2)."
    press(None, Qt.Key.Key_Return)
    activate(qtbot, window)
    assert stored(workspace) == labelled
    assert "The backup of 20" in window.status.currentMessage()
    assert "is kept as 0000" in window.status.currentMessage()
    menu(window, "R")
    dialog = window.findChild(RestoreDialog)
    activate(qtbot, dialog)
    assert dialog.list.topLevelItem(0).text(1) == "before a backup was restored"
    press(None, Qt.Key.Key_Return)
    activate(qtbot, window)
    assert stored(workspace) == later


def test_without_backups_there_is_nothing_to_restore(qtbot, window, workspace):
    menu(window, "R")
    dialog = window.findChild(RestoreDialog)
    activate(qtbot, dialog)
    assert not dialog.restore_button.isEnabled()
    assert dialog.preview.text() == "There is no good backup of this project yet."
    press(None, Qt.Key.Key_Return)
    assert dialog.isVisible()
    press(None, Qt.Key.Key_Escape)
    assert workspace.is_open


def test_the_note_that_is_being_typed_is_in_what_is_kept(qtbot, window, workspace):
    press_keys("Q")
    back_up(qtbot, window)
    press_keys("; h a l f")
    menu(window, "R")
    dialog = window.findChild(RestoreDialog)
    activate(qtbot, dialog)
    press(None, Qt.Key.Key_Return)
    activate(qtbot, window)
    assert stored(workspace).note == ""
    newest = workspace.safe.backups()[0]
    assert workspace.safe.restore(workspace.project_path, newest)
    assert stored(workspace).note == "half"


def test_a_damaged_project_is_offered_its_backup_and_later_work_comes_back(qtbot, window, workspace):
    press_keys("Q")
    back_up(qtbot, window)
    path = workspace.project_path
    press_keys("W")
    go_to(workspace, 2)
    press_keys("E")
    second = workspace.qa.qa_id
    workspace.close_project()
    for name in path.with_name("project.backups").glob("*closing*"):
        name.unlink()  # as if the program had been killed
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'annotations'").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    assert not window.open_path(path)
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    activate(qtbot, box)
    assert "The project file is damaged." in box.text()
    assert "The newest good backup is of 20" in box.informativeText()
    assert any(button.text().startswith("&Restore the backup of 20") for button in box.findChildren(QPushButton))
    press(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workspace.is_open)
    activate(qtbot, window)
    assert "2 later changes and 0 records" in window.status.currentMessage()
    assert stored(workspace, second).topics == ("product",)
    assert len(stored(workspace, workspace.record.qas[0].qa_id).topics) == 2


def test_a_project_that_is_gone_is_offered_its_backup(qtbot, window, workspace):
    press_keys("Q")
    back_up(qtbot, window)
    path, labelled = workspace.project_path, stored(workspace)
    workspace.close_project()
    path.unlink()
    assert not window.open_path(path)
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    activate(qtbot, box)
    press(box, Qt.Key.Key_Escape)
    assert not path.exists(), "nothing is restored unasked"
    window.open_path(path)
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    activate(qtbot, box)
    press(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workspace.is_open)
    assert stored(workspace) == labelled


def test_a_check_tells_what_is_wrong_and_r_mends_it(qtbot, window, workspace):
    press_keys("Q")
    labelled = stored(workspace)
    with workspace.project._file.reading() as db:
        db.execute("UPDATE annotations SET note = 'changed by something else'")
    menu(window, "C")
    dialog = window.findChild(CheckDialog)
    activate(qtbot, dialog)
    qtbot.waitUntil(dialog.repair_button.isEnabled, timeout=10_000)
    assert dialog.headline.text().startswith("1 of 28 things that must hold do not.")
    assert "WRONG   labels_follow: The labels are those that the history leads to" in dialog.text.toPlainText()
    press(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.headline.text() == "Everything is in order again.", timeout=10_000)
    press(dialog, Qt.Key.Key_Return)
    assert stored(workspace) == labelled
    assert "repair" in [backup.why for backup in workspace.safe.backups()]


def test_a_sound_project_passes(qtbot, window, workspace):
    menu(window, "C")
    dialog = window.findChild(CheckDialog)
    activate(qtbot, dialog)
    qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=10_000)
    assert dialog.headline.text() == "Everything is in order: 28 things that must hold do."
    assert not dialog.repair_button.isEnabled()


@pytest.fixture
def next_day(qtbot, window, workspace):
    """Close window and project, and start the program again on it."""
    live = []

    def start():
        path = workspace.project_path
        window.close()
        workspace.shut_down()
        again = Workspace(replace(workspace.settings))
        again.open_project(path)
        new = MainWindow(again)
        qtbot.addWidget(new)
        activate(qtbot, new)
        new.bench.read()
        live.append((again, new))
        return new

    yield start
    for again, new in live:
        new.close()
        again.shut_down()


def test_label_quit_open_again_and_control_z_takes_back_the_last_edit(window, workspace, next_day):
    press_keys("Q W")
    new = next_day()
    assert new.actions_table["undo"].text() == "&Undo: add topic Operations && orders"
    press_keys("Ctrl+Z")
    assert len(stored(new.workspace).topics) == 1
    press_keys("Ctrl+Y Ctrl+Z Ctrl+Z")
    assert stored(new.workspace) == Annotation()


def test_backups_go_where_the_person_says_and_beside_the_project_again(qtbot, window, workspace, tmp_path):
    press_keys("Q")
    disk = tmp_path / "disk"
    disk.mkdir()
    window.messages.ask_backup_folder = lambda now: disk
    window.actions_table["backup_folder"].trigger()
    qtbot.waitUntil(lambda: len(list(disk.glob("project-*.backups/*.irdb"))) == 1, timeout=10_000)
    assert Settings.load().backup_folder == str(disk)
    assert not list(tmp_path.glob("project.backups/*"))
    qtbot.waitUntil(lambda: not workspace.safe._jobs.live)
    window.messages.ask_backup_folder = lambda now: tmp_path if now == str(disk) else None
    window.actions_table["backup_folder"].trigger()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("project.backups/*.irdb"))) == 1, timeout=10_000)
    assert Settings.load().backup_folder == ""
    qtbot.waitUntil(lambda: not workspace.safe._jobs.live)
