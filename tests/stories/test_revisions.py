"""A corrected version of a record comes in: told in the summary, compared, its labels carried over, all by key."""

from __future__ import annotations

import pytest
from builders import record_docx
from helpers import ALT, activate, press, press_keys, stored
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ir_annotator.ui.dialogs.import_summary import ImportSummary
from ir_annotator.ui.dialogs.revision_dialog import RevisionDialog

PAIRS = [("收入为何增长？", "订单超过100个，毛利率稳定。"), ("会分红吗？", "看情况。")]
CORRECTED = [("收入为何增长？", "订单超过120个，毛利率稳定。"), ("会分红吗？", "看情况。"), ("海外呢？", "正常。")]


def dialog(qtbot, window, kind):
    """Return the dialog of this kind that is open over the window."""
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(kind)), timeout=10_000)
    box = next(box for box in window.findChildren(kind) if box.isVisible())
    activate(qtbot, box)
    return box


@pytest.fixture
def summary(qtbot, start_window, tmp_path):
    """The summary after the corrected version of a record came in whose claims are labelled."""
    workspace = start_window.workspace
    first, second = tmp_path / "first.docx", tmp_path / "corrected.docx"
    record_docx(first, PAIRS)
    record_docx(second, CORRECTED)
    workspace.new_project(tmp_path / "work.irdb")
    with qtbot.waitSignal(workspace.records_changed, timeout=20_000):
        workspace.files.import_records([first])
    activate(qtbot, start_window)
    start_window.bench.read()
    press_keys("Q F Escape Escape Right G Escape Escape")
    assert [claim.quote for claim in stored(workspace).claims] == ["订单超过100个", "毛利率稳定"]
    workspace.files.import_records([second, first])
    return dialog(qtbot, start_window, ImportSummary)


def labels_of_the_new_version(workspace):
    """Return what wang said of the first Q&A of the version that came last."""
    row = next(row for row in workspace.listing.rows if row.file == "corrected.docx")
    return stored(workspace, row.qas[0].qa_id)


def test_the_summary_says_what_became_of_each_file(summary):
    assert summary.whole() == (
        "1 records came in, 1 were there already, 0 files were refused.\n\n"
        "Came in as another version of a record that was there (1)\n  corrected.docx, there before: first.docx\n\n"
        "There already, the text is the same (1)\n  first.docx\n"
    )


def test_the_summary_is_copied_and_saved_and_found_again_in_the_menu(qtbot, start_window, summary, tmp_path):
    press(summary, Qt.Key.Key_C, ALT)
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == summary.whole())
    target = tmp_path / "summary.txt"
    summary.ask_target = lambda: target
    press(summary, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(target.exists)
    assert target.read_text(encoding="utf-8") == summary.whole()
    summary.ask_target = lambda: tmp_path / "nowhere" / "summary.txt"
    press(summary, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(summary.complaint.isVisible)
    assert summary.complaint.text() == "Not saved: No such file or directory. Choose another folder."
    words = summary.whole()
    press(summary, Qt.Key.Key_Return)
    activate(qtbot, start_window)
    start_window.actions_table["last_import"].trigger()
    assert dialog(qtbot, start_window, ImportSummary).whole() == words


def test_space_pressed_while_labelling_does_not_close_the_summary_unread(qtbot, summary):
    press(None, Qt.Key.Key_Space)
    assert summary.isVisible()
    press(None, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not summary)


def test_both_versions_stand_side_by_side_and_the_labels_are_carried_over(qtbot, start_window, summary):
    workspace = start_window.workspace
    press(summary, Qt.Key.Key_P, ALT)
    compared = dialog(qtbot, start_window, RevisionDialog)
    assert [view.toPlainText().count("？") for view in compared.texts] == [2, 3]
    assert "first.docx · 2 Q&As" in compared.heads[0].text()
    assert "corrected.docx · 3 Q&As" in compared.heads[1].text()
    before = "Labels of 1 Q&As can be carried over, with 1 claims.\nNot found again (1): “订单超过100个”"
    assert compared.said.text() == before

    with qtbot.waitSignal(workspace.split_changed):
        press(compared, Qt.Key.Key_L, ALT)

    carried = labels_of_the_new_version(workspace)
    assert [claim.quote for claim in carried.claims] == ["毛利率稳定"]
    assert (carried.topics, carried.flagged, carried.closed) == (("perf",), True, None)
    assert "carried over, with 1 claims. Undo" in compared.said.text()
    press(compared, Qt.Key.Key_Return)
    assert not compared.isVisible()
    activate(qtbot, start_window)
    press_keys("Ctrl+Z")
    assert not labels_of_the_new_version(workspace).is_labelled
    assert len(stored(workspace).claims) == 2, "the older version keeps its labels"
    press_keys("Ctrl+Y")
    assert [claim.quote for claim in labels_of_the_new_version(workspace).claims] == ["毛利率稳定"]


def test_carrying_over_leaves_alone_what_was_labelled_already(qtbot, start_window, summary):
    workspace = start_window.workspace
    press(summary, Qt.Key.Key_Return)
    activate(qtbot, start_window)
    report = workspace.files.last_import
    row = next(row for row in workspace.listing.rows if row.file == "corrected.docx")
    workspace.go_to(row.qas[0].qa_id)
    start_window.bench.read()
    press_keys("W Escape")
    start_window.files.compare(report.revised)
    compared = dialog(qtbot, start_window, RevisionDialog)
    assert not compared.carry_button.isEnabled()
    press(compared, Qt.Key.Key_Return)
    assert labels_of_the_new_version(workspace).topics == ("ops",)


def test_each_difference_is_gone_to_by_key(qtbot, start_window, summary):
    press(summary, Qt.Key.Key_P, ALT)
    compared = dialog(qtbot, start_window, RevisionDialog)
    new = compared.texts[1]

    def place():
        text = new.toPlainText()
        return text[new.textCursor().position() :][:3]

    assert place() == "20个"
    press(compared, Qt.Key.Key_D, ALT)
    qtbot.waitUntil(lambda: place() == "\n3、")
    press(compared, Qt.Key.Key_D, ALT)
    qtbot.waitUntil(lambda: place() == "20个")
