"""What comes from files and people is shown as it is written, never as markup."""

import pytest
from builders import record_docx
from every_window import OPENERS, label_a_claim, opened
from helpers import press_keys
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTextEdit, QToolTip
from ui_builders import point_of

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.table import UnknownColumnsError
from ir_annotator.ui.dialogs.columns_dialog import ColumnsDialog

IMAGE, BOLD = "<img src=x>", "<b>fat</b>"


def close_boxes(window):
    for box in window.findChildren(QMessageBox):
        box.close()


def literal(box, text):
    """Tell whether the labels of a box that hold a text show it as plain text; at least one must hold it."""
    labels = [label for label in box.findChildren(QLabel) if text in label.text()]
    assert labels, f"nowhere: {text}"
    return all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


@pytest.fixture
def boxes(qtbot, start_window):
    """Return a function that gives the open message box."""

    def box():
        (found,) = (box for box in start_window.findChildren(QMessageBox) if box.isVisible())
        return found

    yield box
    close_boxes(start_window)


def test_a_problem_is_told_with_file_cause_and_remedy(start_window, boxes):
    start_window.messages.tell_problem(Problem("x", f"cause {BOLD}", f"remedy {IMAGE}", file=f"{IMAGE}.docx"))
    assert f"{IMAGE}.docx" in boxes().text()
    for text in (f"cause {BOLD}", f"{IMAGE}.docx", f"remedy {IMAGE}"):
        assert literal(boxes(), text)


def test_an_error_of_ours_keeps_its_details_to_copy(start_window, boxes):
    start_window.messages.tell_error(f"Traceback {IMAGE}")
    assert boxes().text() == "The program made a mistake. Your labels are saved."
    assert boxes().findChild(QTextEdit).toPlainText() == f"Traceback {IMAGE}"


def test_any_other_message_is_literal(start_window, boxes):
    start_window.messages.tell(f"About {BOLD}", f"Project: {IMAGE}")
    assert literal(boxes(), f"About {BOLD}")
    assert literal(boxes(), f"Project: {IMAGE}")


def test_a_record_full_of_markup_is_shown_as_written(qtbot, start_window, empty_workspace, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    record_docx(folder / "b.docx", [(f"{IMAGE} 收入如何？", f"{BOLD}同比增长，&amp; 毛利率稳定。")], code="<i>6</i>")
    empty_workspace.new_project(tmp_path / "p.irdb")
    with qtbot.waitSignal(empty_workspace.records_changed, timeout=20_000):
        empty_workspace.files.import_records([folder])
    view = start_window.bench.reading.view
    assert view.toPlainText() == f"{IMAGE} 收入如何？\n{BOLD}同比增长，&amp; 毛利率稳定。"
    texts = [label for label in start_window.findChildren(QLabel) if "<" in label.text()]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in texts)

    view.mark(empty_workspace.qa.answer)
    press_keys("H")
    tip = tip_over(view, empty_workspace.qa.answer.start + 1)
    assert "<b>" not in tip
    index = start_window.bench.claims.model.index(0, 0)
    assert "<b>" not in index.data(Qt.ItemDataRole.ToolTipRole)
    assert BOLD in index.siblingAtColumn(1).data()


def test_a_table_full_of_markup_is_asked_about_as_written(qtbot, start_window):
    table = UnknownColumnsError("columns_unknown", BOLD, file=f"{IMAGE}.csv")
    table.names, table.rows = (BOLD, IMAGE), ((f"{BOLD}？", IMAGE),)
    dialog = ColumnsDialog(table, start_window)
    qtbot.addWidget(dialog)
    assert literal(dialog, f"{IMAGE}.csv")
    assert dialog.preview.item(0, 0).text() == f"{BOLD}？"


def test_a_note_with_markup_is_escaped_in_the_tip(window, workspace):
    press_keys("H Apostrophe")
    window.bench.claims.note.setText(BOLD)
    press_keys("Return")
    assert workspace.annotation.claims[0].note == BOLD
    assert "&lt;b&gt;fat&lt;/b&gt;" in tip_over(window.bench.reading.view, workspace.qa.answer.start + 1)


@pytest.mark.parametrize("name", OPENERS)
def test_no_label_of_any_window_guesses_what_its_text_means(window, workspace, name):
    label_a_claim(workspace)
    with opened(name, window) as root:
        guessing = [
            f"{type(label).__name__} {label.objectName()}: {label.text()}"
            for label in root.findChildren(QLabel)
            if label.textFormat() != Qt.TextFormat.PlainText and label.text() and not label.buddy()  # a literal of ours
        ]
        assert not guessing, "\n".join(guessing)


def tip_over(view, offset):
    point: QPoint = point_of(view, offset)
    QToolTip.hideText()
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    return QToolTip.text()
