"""Earlier labels are looked at and put back, and labels go from one Q&A to another, by key."""

from __future__ import annotations

from helpers import activate, go_to, press, press_keys, stored
from PySide6.QtCore import Qt

from ir_annotator.domain.annotation import Annotation
from ir_annotator.ui.dialogs.history_dialog import HistoryDialog


def history(qtbot, window):
    press_keys("Ctrl+H")
    dialog = window.findChild(HistoryDialog)
    activate(qtbot, dialog)
    return dialog


def words(dialog):
    """Return what was done, in the order of the list, without time and name."""
    return [dialog.changes.item(row).text().split("  ", 2)[2] for row in range(dialog.changes.count())]


def test_every_change_is_listed_the_latest_first_with_what_the_labels_said_then(qtbot, window, workspace):
    press_keys("Q W Ctrl+Z =")
    dialog = history(qtbot, window)
    assert words(dialog) == [
        "flag",
        "undo: add topic Operations & orders",
        "add topic Operations & orders",
        "add topic Results & financials",
    ]
    assert all("wang" in dialog.changes.item(row).text() for row in range(4))
    assert dialog.labels.toPlainText() == "in progress  ⚑\n\nTopics\n★ Results & financials"
    assert not dialog.back_button.isEnabled(), "these are the labels of now"
    press(None, Qt.Key.Key_Down, times=2)
    assert "Operations & orders" in dialog.labels.toPlainText()
    assert "⚑" not in dialog.labels.toPlainText()


def test_an_earlier_version_is_put_back_with_enter_and_undone(qtbot, window, workspace):
    press_keys("Q Shift+Right G Escape Escape")
    labelled = stored(workspace)
    press_keys("] Delete Q")
    assert not stored(workspace).is_labelled
    dialog = history(qtbot, window)
    press(None, Qt.Key.Key_Down, times=2)
    assert "“" in dialog.labels.toPlainText()
    press(None, Qt.Key.Key_Return)
    activate(qtbot, window)
    assert stored(workspace) == labelled
    press_keys("Ctrl+Z")
    assert stored(workspace) == Annotation()


def test_a_q_and_a_without_labels_has_no_history(qtbot, window):
    dialog = history(qtbot, window)
    assert dialog.changes.count() == 0
    assert dialog.labels.toPlainText() == "Nothing was labelled here yet."
    assert not dialog.back_button.isEnabled()


def test_labels_are_copied_and_pasted(window, workspace):
    press_keys("Q W J 3 2 Escape")
    source = stored(workspace)
    press_keys("Ctrl+Shift+C PageDown E Ctrl+Shift+V")
    after = stored(workspace)
    assert workspace.position()[0] == 2
    assert set(after.topics) == {*source.topics, "product"}
    assert after.primary_topic == "product"
    assert after.judgements == source.judgements
    assert window.status.currentMessage() == "Labels pasted, 0 of 0 claims found again here."
    press_keys("Ctrl+Z")
    assert stored(workspace).topics == ("product",)


def test_nothing_copied_is_said(window, workspace):
    press_keys("Ctrl+Shift+V")
    assert window.status.currentMessage().startswith("Nothing copied yet")
    press_keys("Ctrl+Shift+C")
    assert window.status.currentMessage() == "There are no labels to copy here."
    assert stored(workspace) == Annotation()
    go_to(workspace, 2)
