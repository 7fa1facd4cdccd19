"""Files that cannot be what they should be: a clear message in the window, and nothing that is stored changes."""

import sqlite3

from helpers import CONTROL, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from ir_annotator.resources import resource, seeds
from ir_annotator.ui.dialogs.import_summary import ImportSummary


def message_box(qtbot, window):
    """Return the message box that is open over the window."""
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)), timeout=10_000)
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def summary(qtbot, window):
    """Return the summary of the import that is open over the window."""
    qtbot.waitUntil(lambda: window.findChild(ImportSummary) is not None, timeout=10_000)
    return window.findChild(ImportSummary)


def words_of(box):
    assert box.textFormat() == Qt.TextFormat.PlainText
    return "\n".join((box.text(), box.informativeText(), box.detailedText()))


def test_refused_records_are_named_with_cause_and_remedy_and_the_good_ones_come_in(qtbot, start_window, tmp_path):
    workspace = start_window.workspace
    workspace.new_project(tmp_path / "work.irdb")
    fake, empty = tmp_path / "fake.docx", tmp_path / "empty.docx"
    fake.write_text("这不是 Word 文件", encoding="utf-8")
    empty.write_bytes(b"")
    start_window.messages.ask_records = lambda: [fake, empty, seeds() / "688787_2025-003.docx"]

    press(start_window, Qt.Key.Key_I, CONTROL)
    box = summary(qtbot, start_window)

    words = box.whole()
    assert "1 records came in, 0 were there already, 2 files were refused." in words
    assert f"{fake}\n    It is named like a Word document, but it is plain text.\n" in words
    assert "Rename it to .txt, or export it again from Word as .docx." in words
    assert f"{empty}\n    The file is empty (0 bytes)." in words
    assert [row.file for row in workspace.listing.rows] == ["688787_2025-003.docx"]
    box.close()


def test_when_nothing_came_in_that_is_said(qtbot, start_window, tmp_path):
    start_window.workspace.new_project(tmp_path / "work.irdb")
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    start_window.messages.ask_records = lambda: [empty]
    press(start_window, Qt.Key.Key_I, CONTROL)
    box = summary(qtbot, start_window)
    assert "0 records came in, 0 were there already, 1 files were refused." in box.whole()
    box.close()


def test_a_scheme_with_a_wrong_key_names_line_and_cause_and_makes_no_project(qtbot, start_window, tmp_path):
    lines = resource("schemes/ir-cn-default.yaml").read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, 1) if "id: polarity" in line)
    lines.insert(number, lines[number - 1].replace("- ", "  ").replace("id: polarity", "colour: red"))
    scheme = tmp_path / "mine.yaml"
    scheme.write_text("\n".join(lines), encoding="utf-8")
    start_window.messages.ask_scheme = lambda: scheme
    start_window.messages.ask_new_project = lambda: tmp_path / "mine.irdb"

    start_window.actions_table["new_with_scheme"].trigger()
    box = message_box(qtbot, start_window)

    words = words_of(box)
    assert f"{scheme}:{number + 1}" in words
    assert "“colour” is not a key that can stand here." in words
    assert not (tmp_path / "mine.irdb").exists()
    assert not start_window.workspace.is_open
    box.close()


def test_a_project_of_a_newer_version_is_refused_and_stays_as_it_is(qtbot, window, tmp_path):
    open_before = window.workspace.project_path
    newer = tmp_path / "newer.irdb"
    window.workspace.new_project(newer)
    window.workspace.open_project(open_before)
    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    stored = newer.read_bytes()
    window.messages.ask_project_to_open = lambda: newer

    press(window, Qt.Key.Key_O, CONTROL)
    box = message_box(qtbot, window)

    words = words_of(box)
    assert str(newer) in words
    assert "The project was written by a newer version of this program (format 99" in words
    assert "Update the program, then open the project again." in words
    assert newer.read_bytes() == stored
    assert sorted(path.name for path in tmp_path.glob("newer*")) == ["newer.irdb"]
    assert window.workspace.project_path == open_before
    box.close()


def test_a_file_that_is_no_project_is_refused(qtbot, window, tmp_path):
    text = tmp_path / "letter.irdb"
    text.write_text("no project", encoding="utf-8")
    window.messages.ask_project_to_open = lambda: text

    press(window, Qt.Key.Key_O, CONTROL)
    box = message_box(qtbot, window)

    assert "This is not a project file of IR Annotator." in words_of(box)
    assert text.read_text(encoding="utf-8") == "no project"
    assert window.workspace.is_open
    box.close()
