"""The list of records and Q&As, and the box that narrows it as one types."""

import pytest
from helpers import LEFT_BUTTON, NONE, ime, press, press_keys, stored, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ir_annotator.ui.models.record_tree import RecordRole

ALL = "688787 海天瑞声 2025-003  0/10"


@pytest.fixture
def panel(window):
    return window.bench.records


@pytest.fixture
def box(panel):
    press_keys("Ctrl+F")
    assert panel.box.hasFocus()
    return panel.box


def listed(panel):
    """What the list shows: records, and under open ones their questions."""
    model, rows = panel.tree.model(), []
    for row in range(model.rowCount()):
        top = model.index(row, 0)
        rows.append(top.data())
        if panel.tree.isExpanded(top):
            rows += [model.index(child, 0, top).data() for child in range(model.rowCount(top))]
    return rows


def nothing(panel):
    """Return the text that says nothing was found, empty while it is hidden."""
    return "".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_the_list_shows_the_record_and_its_questions(panel):
    rows = listed(panel)
    assert len(rows) == 11
    assert rows[0] == ALL
    assert rows[1] == "○ 1  2024年收入增长的驱动因素是什么？"
    assert rows[9] == "○ 9  行业里的玩家增多，会不会出现价格战？"
    assert panel.tree.currentIndex().data() == rows[1]


def test_the_list_narrows_as_one_types(panel, box):
    ime(None, "ding jia", "定价")
    assert listed(panel) == [ALL, "○ 5  训练数据产品和服务的定价模式、收费模式是什么样的？"]
    type_text(None, "x")
    assert listed(panel) == []
    press(None, Qt.Key.Key_Backspace)
    assert len(listed(panel)) == 2


def test_a_code_and_a_name_find_all_their_questions(panel, box):
    type_text(None, "688787")
    assert len(listed(panel)) == 11
    box.clear()
    ime(None, "", "海天瑞声")
    assert len(listed(panel)) == 11


@pytest.mark.parametrize("text", ["2025-03-12", "688787_2025-003.docx"])
def test_a_date_and_a_file_find_all_their_questions(panel, box, text):
    type_text(None, text)
    assert len(listed(panel)) == 11


def test_ctrl_enter_goes_back_to_the_text_and_takes_nothing(window, workspace, panel, box):
    ime(None, "", "竞争力")
    press_keys("Ctrl+Return")
    assert QApplication.focusWidget() is window.bench.reading.view
    assert workspace.position() == (1, 10)


def test_capitals_do_not_matter(panel, box):
    type_text(None, "deepseek")
    assert [row[:4] for row in listed(panel)[1:]] == ["○ 2 "]


def test_nothing_found_says_what_was_sought_and_what_to_do(panel, box):
    type_text(None, "<b>no</b>")
    assert nothing(panel) == "Nothing found for “<b>no</b>”. Fewer characters find more; Esc shows all."
    assert panel.findChild(QLabel, "muted").textFormat() == Qt.TextFormat.PlainText
    box.clear()
    assert nothing(panel) == ""


def test_enter_takes_the_first_found_in_hand(window, workspace, panel, box):
    ime(None, "", "竞争力")
    press(None, Qt.Key.Key_Return)
    assert workspace.position() == (10, 10)
    assert QApplication.focusWidget() is window.bench.reading.view


def test_enter_with_nothing_found_stays(workspace, panel, box):
    type_text(None, "xyzzy")
    press(None, Qt.Key.Key_Return)
    assert workspace.position() == (1, 10)
    assert box.hasFocus()


def test_esc_shows_all_again_and_goes_back_to_the_text(window, workspace, panel, box):
    ime(None, "", "定价")
    press(None, Qt.Key.Key_Escape)
    assert len(listed(panel)) == 11
    assert box.text() == ""
    assert workspace.position() == (1, 10)
    assert QApplication.focusWidget() is window.bench.reading.view
    assert panel.tree.currentIndex().data().startswith("○ 1 ")


def test_letters_and_space_in_the_box_label_nothing(workspace, box):
    press_keys("Q 1 Space H")
    assert box.text().lower() == "q1 h"
    assert not stored(workspace).is_labelled


def test_a_click_takes_a_question_in_hand(window, workspace, panel):
    index = panel.tree.model().mapFromSource(panel.model.index_of(workspace.record.qas[3].qa_id))
    QTest.mouseClick(panel.tree.viewport(), LEFT_BUTTON, NONE, panel.tree.visualRect(index).center())
    assert workspace.position() == (4, 10)
    assert QApplication.focusWidget() is window.bench.reading.view


def test_page_down_and_up_go_through_the_list_and_stay_at_its_ends(workspace, panel):
    press_keys("PageUp")
    assert workspace.position() == (1, 10)
    press_keys("PageDown PageDown")
    assert workspace.position() == (3, 10)
    assert panel.tree.currentIndex().data(RecordRole.QA_ID) == workspace.qa.qa_id


def test_the_status_of_each_question_is_shown_by_its_shape(workspace, panel):
    press_keys("W")
    assert listed(panel)[1].startswith("◐ 1 ")
    press(None, Qt.Key.Key_Equal)
    assert listed(panel)[1].startswith("◐⚑ 1 ")
    press(None, Qt.Key.Key_Minus)
    assert listed(panel)[1].startswith("⊘⚑ 1 ")
    assert listed(panel)[0].endswith("1/10")
    press_keys("W 2 J 3 2 Escape Space")
    assert listed(panel)[2].startswith("● 2 ")
    assert listed(panel)[0].endswith("2/10")
    assert panel.window().status.progress_text.text() == "done 2 / 10"
    assert workspace.position() == (3, 10)
