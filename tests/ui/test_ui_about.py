"""What the program says of itself, and the report of a problem: shown whole before it is saved."""

import sqlite3
import sys

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QPushButton

import ir_annotator
from ir_annotator.libraries import libraries
from ir_annotator.log import log_file
from ir_annotator.ui.dialogs.text_dialog import TextDialog
from ir_annotator.workspace.settings import settings_folder


def dialog_of(window, action_id):
    window.actions_table[action_id].trigger()
    return next(child for child in window.findChildren(TextDialog) if child.isVisible())


def test_about_tells_versions_places_and_licences(window):
    text = dialog_of(window, "about").text.toPlainText()
    assert f"IR Annotator {ir_annotator.__version__}" in text
    assert f"Qt {qVersion()}" in text
    assert f"Python {sys.version.split()[0]}" in text
    assert f"SQLite {sqlite3.sqlite_version}" in text
    assert str(window.workspace.project_path) in text
    assert str(settings_folder() / "settings.json") in text
    assert str(log_file(settings_folder())) in text
    assert "LGPL" in next(line for line in text.splitlines() if line.lower().startswith("pyside6"))


def test_every_library_names_a_licence_that_lets_us_ship_it():
    found = {one.name.lower().replace("_", "-"): one.licence for one in libraries()}
    assert {"pyside6-essentials", "lxml", "sqlite-utils", "pypdfium2", "ir-annotator"} <= set(found)
    assert all(found.values())
    strict = [name for name, licence in found.items() if "GPL" in licence.replace("LGPL", "").upper()]
    assert [name for name in strict if name not in {"pyside6-essentials", "shiboken6"}] == []  # those: LGPL or GPL


def test_a_report_of_a_problem_is_saved_as_it_was_shown_and_names_nobody(window, qtbot, tmp_path, monkeypatch):
    workspace = window.workspace
    log = log_file(settings_folder())
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("2026-11-01 ERROR mistake of the program: ValueError < view.py:12 paint\n", encoding="utf-8")
    workspace.settings.annotator_name = "王分析师"
    dialog = dialog_of(window, "report_problem")
    qtbot.keyClicks(dialog.text, " I pressed Q.")
    shown = dialog.text.toPlainText()
    assert shown.startswith("What I did and what happened: I pressed Q.\n")
    assert "ValueError < view.py:12 paint" in shown
    assert "1 records, 10 Q&As" in shown
    for private in (
        str(workspace.project_path),
        workspace.record.form.name,
        workspace.annotator,
        "王分析师",
        str(tmp_path),
    ):
        assert private not in shown
    target = tmp_path / "report.txt"
    monkeypatch.setattr(dialog, "ask_target", lambda: target)
    button = dialog.findChild(QPushButton, "save_button")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert target.read_text(encoding="utf-8") == shown


def test_a_report_that_cannot_be_saved_stays_on_screen(window, qtbot, tmp_path, monkeypatch):
    dialog = dialog_of(window, "report_problem")
    monkeypatch.setattr(dialog, "ask_target", lambda: tmp_path / "no" / "such" / "folder.txt")
    qtbot.mouseClick(dialog.findChild(QPushButton, "save_button"), Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "Choose another folder" in dialog.complaint.text()
