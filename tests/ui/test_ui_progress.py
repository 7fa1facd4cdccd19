"""The window of progress, and what the status line tells of today."""

from datetime import timedelta

import pytest
from helpers import activate, go_to, press, press_keys, stored
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Status
from ir_annotator.domain.edits import AddTopic, SetStatus
from ir_annotator.domain.event import Event
from ir_annotator.ui.dialogs.progress_dialog import ProgressDialog
from ir_annotator.ui.panels.bars import BarRole
from ir_annotator.workspace import clock
from ir_annotator.workspace import workspace as workspace_module


@pytest.fixture
def minute(monkeypatch):
    """Let every Q&A take a minute."""
    monkeypatch.setattr(workspace_module.Stopwatch, "worked", lambda self: 60.0)


def close_some(workspace, *statuses):
    """Close Q&As from the first one on."""
    for number, status in enumerate(statuses, 1):
        go_to(workspace, number)
        workspace.do(SetStatus(status))


def shown(qtbot, window):
    press_keys("F5")
    dialog = window.findChild(ProgressDialog)
    qtbot.waitUntil(lambda: dialog.is_complete)
    activate(qtbot, dialog)
    return dialog


def rows(dialog):
    model = dialog.records.model()
    return [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]


def test_today_counts_what_was_closed_and_undo_takes_it_back(window, workspace, minute):
    status = window.status
    assert status.today.text() == ""
    close_some(workspace, Status.DONE, Status.SKIPPED)
    assert status.today.text() == "today 2"
    assert "is told once a few" in status.progress.toolTip()
    press_keys("Ctrl+Z")
    assert status.today.text() == "today 1"
    press_keys("Ctrl+Y")
    assert status.today.text() == "today 2"
    workspace.do(AddTopic("ops"))  # opens it again
    assert status.today.text() == "today 1"


def test_the_time_left_is_told_from_five_on_and_beside_the_rest_where_there_is_room(qtbot, window, workspace, minute):
    status = window.status
    close_some(workspace, *[Status.DONE] * 4)
    assert not status.remaining.text()
    close_some(workspace, *[Status.DONE] * 5)
    assert status.remaining.text() == "· about 5 min left"
    assert not status.remaining.isVisible()
    assert "about 5 min left" in status.today.toolTip()
    assert "One Q&amp;A takes 1 min 0 s: the middle of your last 5." in status.today.toolTip()
    window.resize(1500, 800)
    qtbot.waitUntil(status.remaining.isVisible)


def test_another_day_begins_at_nothing_but_keeps_the_pace(window, workspace, minute, monkeypatch, tmp_path):
    close_some(workspace, *[Status.DONE] * 5)
    tomorrow = clock.today() + timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda: tomorrow)
    workspace.close_project()
    workspace.open_project(tmp_path / "project.irdb")
    assert workspace.progress.pace.today == 0
    assert workspace.progress.remaining() == 300


def test_what_was_closed_is_known_after_a_restart_and_colleagues_do_not_count(workspace, minute, tmp_path):
    close_some(workspace, Status.DONE, Status.DONE)
    edit, key = SetStatus(Status.DONE), AnnotationKey(workspace.record.qas[4].qa_id, "li")
    event = Event("1", key, workspace.record.fingerprint, edit, workspace.worker.device, clock.utc_now())
    workspace._project.append(event, edit.apply(Annotation()))
    workspace.close_project()
    workspace.open_project(tmp_path / "project.irdb")
    assert workspace.progress.pace.today == 2


def test_nothing_of_the_pace_is_written(workspace, window, minute):
    close_some(workspace, *[Status.DONE] * 5)
    with workspace._project._file.reading() as db:
        facts = dict(db.execute("SELECT key, value FROM meta").fetchall())
    assert not [key for key in facts if "pace" in key or "today" in key]


def test_in_all_and_record_by_record(qtbot, window, workspace, minute):
    close_some(workspace, Status.DONE, Status.DONE, Status.SKIPPED)
    go_to(workspace, 4)
    press_keys("=")
    dialog = shown(qtbot, window)
    assert dialog.told.text().startswith("3 of 10 Q&As closed")
    assert "● 2 done   ⊘ 1 skipped   ◐ 1 in progress   ○ 6 to do   ⚑ 1 flagged" in dialog.told.text()
    assert dialog.bar.accessibleName() in dialog.told.text()
    assert dialog.pace.text().startswith("Closed today: 3.")
    assert rows(dialog) == [["688787 海天瑞声 2025-003", "7", "2", "1", "1"]]
    assert dialog.flagged.text() == "Show &flagged: 1"


def test_enter_goes_to_the_first_open_q_and_a_of_the_record(qtbot, window, workspace, minute):
    close_some(workspace, Status.DONE, Status.DONE)
    go_to(workspace, 9)
    dialog = shown(qtbot, window)
    assert dialog.records.hasFocus()
    press(None, Qt.Key.Key_Return)
    activate(qtbot, window)
    assert workspace.position() == (3, 10)
    assert QApplication.focusWidget() is window.bench.reading.view


def test_labels_are_counted_as_bars_with_their_numbers(qtbot, window, workspace):
    press_keys("Q W J 3 2 Escape")
    go_to(workspace, 2)
    press_keys("W")
    dialog = shown(qtbot, window)
    bars = [
        (item.text(), item.data(BarRole.NUMBER), item.data(BarRole.SHARE))
        for item in (dialog.labels.item(row) for row in range(dialog.labels.count()))
    ]
    assert bars[:4] == [
        ("Topics", None, None),
        ("Results & financials", 1, 0.5),
        ("Operations & orders", 2, 1.0),
        ("Primary topics", None, None),
    ]
    assert ("Direct", 1, 1.0) in bars


def test_flagged_and_skipped_are_found_by_one_key_from_the_window_and_from_the_text(qtbot, window, workspace):
    search = workspace.search
    press_keys("= PageDown -")
    shown(qtbot, window)
    press_keys("Alt+S")
    qtbot.waitUntil(lambda: search.text != "")  # the button is seen to go down first
    activate(qtbot, window)
    qtbot.waitUntil(lambda: search.finished)
    assert (search.text, len(search)) == ("status:skipped", 1)
    press_keys("Return Ctrl+Shift+F")
    qtbot.waitUntil(lambda: search.finished)
    assert (search.text, len(search)) == ("status:flagged", 1)
    press_keys("Return")
    assert workspace.position() == (1, 10)
    assert stored(workspace).flagged


def test_everything_is_copied_as_text(qtbot, window, workspace, minute):
    close_some(workspace, Status.DONE)
    go_to(workspace, 2)
    press_keys("Q")
    shown(qtbot, window)
    press_keys("Ctrl+C")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("1 of 10 Q&As closed")
    assert "688787 海天瑞声 2025-003\t9\t1\t0\t0" in lines
    assert lines[lines.index("Topics") + 1] == "Results & financials\t1"


def test_it_can_be_closed_before_it_is_complete_and_without_a_label(qtbot, window, workspace):
    press_keys("F5")
    dialog = window.findChild(ProgressDialog)
    press(dialog, Qt.Key.Key_Escape)
    activate(qtbot, window)
    assert window.bench.isVisible()
    assert stored(workspace) == Annotation()
