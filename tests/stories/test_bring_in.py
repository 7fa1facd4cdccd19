"""Bringing records in by dropping them on the window and by the menu, with and without a project open."""

import shutil

import pytest
from builders import record_docx
from helpers import CONTROL, LEFT_BUTTON, NONE, press
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from ir_annotator.resources import seeds
from ir_annotator.workspace import importing

SEED = seeds() / "688787_2025-003.docx"


def carrying(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def enter(widget, mime):
    """Drag something over a widget, as a file manager does that would rather move it; return the answer."""
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDragEnterEvent(QPoint(20, 20), actions, mime, LEFT_BUTTON, NONE)
    event.setDropAction(Qt.DropAction.MoveAction)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event


def drop(widget, *paths):
    """Drag files over a widget and let them go; return what the program that they come from is told."""
    mime = carrying(*paths)
    assert enter(widget, mime).isAccepted()
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(QPointF(20, 20), actions, mime, LEFT_BUTTON, NONE)
    QApplication.sendEvent(widget, event)
    assert event.isAccepted()
    return event.dropAction()


def asks(window, answer):
    """Let the window's question for a new project be answered; return the suggestions it came with."""
    asked = []

    def ask(suggested=""):
        asked.append(suggested)
        return answer

    window.messages.ask_new_project = ask
    return asked


def files(workspace):
    return sorted(row.file for row in workspace.listing.rows)


def has_come_in(qtbot, workspace, *names):
    qtbot.waitUntil(lambda: files(workspace) == sorted(names) and not workspace.jobs.live, timeout=20_000)


@pytest.fixture
def folder(tmp_path):
    """A folder with two records and a file that is none."""
    found = tmp_path / "march"
    (found / "inner").mkdir(parents=True)
    record_docx(found / "one.docx", [("订单如何？", "订单饱满。")], number="2025-001")
    record_docx(found / "inner" / "two.docx", [("产能如何？", "正在建设。")], number="2025-002")
    (found / "logo.png").write_bytes(b"\x89PNG")
    return found


def test_records_dropped_with_no_project_open_go_into_a_new_one(qtbot, start_window, folder, tmp_path):
    asked = asks(start_window, tmp_path / "mine.irdb")
    assert drop(start_window, folder, SEED) == Qt.DropAction.CopyAction  # so that nobody deletes the originals
    has_come_in(qtbot, start_window.workspace, "one.docx", "two.docx", SEED.name)
    assert asked == [str(tmp_path / "march.irdb")]
    assert start_window.workspace.project_path == tmp_path / "mine.irdb"
    assert start_window.bench.isVisible()
    assert SEED.exists()


def test_who_names_no_project_is_told_that_nothing_came_in(qtbot, start_window, folder):
    asked = asks(start_window, None)
    drop(start_window, folder)
    qtbot.waitUntil(lambda: bool(start_window.status.currentMessage()))
    assert start_window.status.currentMessage() == "Nothing was imported: records need a project to go into."
    assert (len(asked), start_window.workspace.is_open) == (1, False)
    assert start_window.start_page.isVisible()


def test_a_project_that_cannot_be_made_is_told_and_nothing_is_imported(qtbot, start_window, folder, tmp_path):
    (tmp_path / "mine.irdb").write_text("somebody's", encoding="utf-8")
    asks(start_window, tmp_path / "mine.irdb")
    drop(start_window, folder)
    qtbot.waitUntil(lambda: start_window.findChild(QMessageBox) is not None)
    box = start_window.findChild(QMessageBox)
    assert "A file with this name is there already." in box.text()
    assert not start_window.workspace.is_open
    box.close()


def test_a_dropped_project_is_opened_and_records_beside_it_go_into_it(qtbot, start_window, sample_project, folder):
    project = folder / "theirs.irdb"
    shutil.copy(sample_project, project)
    asked = asks(start_window, None)
    drop(start_window, folder / "one.docx", project)
    has_come_in(qtbot, start_window.workspace, SEED.name, "one.docx")
    assert start_window.workspace.project_path == project
    assert asked == []


def test_records_dropped_beside_a_broken_project_do_not_go_into_the_one_that_is_open(qtbot, window, folder):
    (folder / "broken.irdb").write_text("no project", encoding="utf-8")
    drop(window, folder / "one.docx", folder / "broken.irdb")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    assert files(window.workspace) == [SEED.name]
    assert not window.workspace.jobs.live
    window.findChild(QMessageBox).close()


@pytest.mark.parametrize("place", ["text", "note", "search"])
def test_files_may_be_dropped_anywhere_and_never_become_text(qtbot, window, folder, place):
    bench = window.bench
    widget = {
        "text": bench.reading.view.viewport(),
        "note": bench.note.edit.viewport(),
        "search": bench.topics.search,
    }[place]
    drop(widget, folder / "one.docx")
    has_come_in(qtbot, window.workspace, SEED.name, "one.docx")
    assert (bench.note.edit.toPlainText(), bench.topics.search.text()) == ("", "")


def test_what_is_no_file_of_this_computer_cannot_be_dropped(start_window, window, folder):
    text, link = QMimeData(), QMimeData()
    text.setText("投资者关系活动记录表")
    link.setUrls([QUrl("https://example.com/record.pdf")])
    for target in (start_window, window):
        assert enter(target, carrying(folder)).isAccepted()
        assert not enter(target, text).isAccepted()
        assert not enter(target, link).isAccepted()


def test_the_menu_imports_without_a_project_too(qtbot, start_window, folder, tmp_path):
    asks(start_window, tmp_path / "mine.irdb")
    start_window.messages.ask_records = lambda: [folder / "one.docx"]
    press(start_window, Qt.Key.Key_I, CONTROL)
    has_come_in(qtbot, start_window.workspace, "one.docx")
    assert start_window.workspace.project_path == tmp_path / "mine.irdb"


def test_an_import_that_still_looks_for_files_is_shown_and_can_be_stopped(qtbot, window, folder, monkeypatch):
    def search(_paths, looked, _pass_over):
        while True:
            looked(1200)

    monkeypatch.setattr(importing, "find_files", search)
    drop(window, folder)
    qtbot.waitUntil(lambda: window.status.job_text.text() == "1,200 so far")
    assert window.status.job_bar.isVisible()
    qtbot.mouseClick(window.status.stop_button, LEFT_BUTTON)
    qtbot.waitUntil(lambda: not window.workspace.jobs.live, timeout=1000)
    assert window.status.currentMessage() == "Stopped. Records added: 0."
    assert window.status.stop_button.isHidden()


def test_the_same_folder_again_adds_nothing_and_says_so(qtbot, window, folder):
    drop(window, folder)
    has_come_in(qtbot, window.workspace, SEED.name, "one.docx", "two.docx")
    drop(window, folder)
    said = "Records added: 0, already there: 2."
    qtbot.waitUntil(lambda: window.status.currentMessage() == said, timeout=20_000)
    assert len(files(window.workspace)) == 3
