"""Somebody looks for what was said about data and cost, works through it, and keeps the search for tomorrow."""

from helpers import activate, ime, marked, press, press_keys, stored, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog

from ir_annotator.domain.annotation import Status


def test_from_a_word_to_the_last_match_and_back_tomorrow(qtbot, window, workspace, settings):
    panel, search = window.bench.records, workspace.search

    def settle():
        qtbot.waitUntil(lambda: search.finished)

    press_keys("Ctrl+F")
    assert panel.bar.help.isVisible()
    ime(None, "shu ju", "数据")
    type_text(None, " ")
    ime(None, "cheng ben", "成本")
    settle()
    assert panel.bar.said.text() == "4 found"

    press(None, Qt.Key.Key_Return)
    assert workspace.position() == (5, 10)
    assert QApplication.focusWidget() is window.bench.reading.view
    press_keys("F3 F3")
    assert "成本" in marked(window)

    press(None, Qt.Key.Key_Minus)  # skipped: the next undone of all is the sixth
    assert workspace.position() == (6, 10)
    press_keys("Ctrl+F3")  # the sixth is not among those found: begin at the first undone that is
    assert workspace.position() == (8, 10)
    press_keys("Ctrl+F3")
    assert workspace.position() == (9, 10)
    assert stored(workspace, workspace.record.qas[4].qa_id).status is Status.SKIPPED

    press_keys("Ctrl+F")
    type_text(None, "status:skipped -topic:ops")
    settle()
    assert panel.bar.said.text() == "1 found"
    press_keys("Ctrl+D")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QInputDialog))
    type_text(None, "to look at again")
    press(None, Qt.Key.Key_Return)
    assert type(settings).load().searches == {"to look at again": "status:skipped -topic:ops"}

    activate(qtbot, window)
    press_keys("Ctrl+F Escape")
    assert panel.tree is panel.all_tree
    panel.bar.menu.aboutToShow.emit()
    panel.bar.menu.actions()[0].trigger()
    settle()
    press(panel.box, Qt.Key.Key_Return)
    assert workspace.position() == (5, 10)
