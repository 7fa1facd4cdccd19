"""The list of records and Q&As, and the search box above it."""

import pytest
from helpers import LEFT_BUTTON, NONE, go_to, ime, marked, press, press_keys, stored, type_text
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel

from ir_annotator.ui.models.found_tree import FoundRole
from ir_annotator.ui.models.record_tree import RecordRole
from ir_annotator.workspace.search import Sort

ALL = "688787 海天瑞声 2025-003  0/10"
RECORD = "688787 海天瑞声 2025-003"


@pytest.fixture
def panel(window):
    return window.bench.records


@pytest.fixture
def box(panel):
    press_keys("Ctrl+F")
    assert panel.box.hasFocus()
    return panel.box


@pytest.fixture
def settled(qtbot, workspace):
    """Return a function that waits until the query in the box is answered."""
    return lambda: qtbot.waitUntil(lambda: workspace.search.finished)


def listed(panel):
    """What the list shows: records, and under open ones their questions."""
    model, rows = panel.tree.model(), []
    for row in range(model.rowCount()):
        top = model.index(row, 0)
        rows.append(top.data())
        if panel.tree.isExpanded(top):
            rows += [model.index(child, 0, top).data() for child in range(model.rowCount(top))]
    return rows


def said(panel):
    """What stands beneath the box, empty while nothing does."""
    return panel.bar.said.text() if panel.bar.said.isVisible() else ""


def hit(panel, row=0):
    """The hit in a row under the first record found."""
    return panel.found.index(row, 0, panel.found.index(0, 0)).data(FoundRole.HIT)


def test_the_list_shows_the_record_and_its_questions(panel):
    rows = listed(panel)
    assert len(rows) == 11
    assert rows[0] == ALL
    assert rows[1] == "○ 1  2024年收入增长的驱动因素是什么？"
    assert rows[9] == "○ 9  行业里的玩家增多，会不会出现价格战？"
    assert panel.tree.currentIndex().data() == rows[1]


def test_the_list_narrows_as_one_types(panel, box, settled):
    ime(None, "ding jia mo shi", "定价模式")
    settled()
    assert listed(panel) == [RECORD, "○ 5  训练数据产品和服务的定价模式、收费模式是什么样的？"]
    assert said(panel) == "1 found"
    type_text(None, "x")
    settled()
    assert listed(panel) == []
    press(None, Qt.Key.Key_Backspace)
    settled()
    assert len(listed(panel)) == 2


def test_hits_are_marked_where_they_stand(panel, box, settled):
    ime(None, "", "价格战")
    settled()
    nine = next(hit(panel, row) for row in range(9) if hit(panel, row).found.qa.position == 9)
    assert [nine.question.text[mark.start : mark.end] for mark in nine.question.marks] == ["价格战"]
    text, marks = nine.elsewhere.text, nine.elsewhere.marks
    assert not text or text[marks[0].start : marks[0].end] == "价格战"


@pytest.mark.parametrize("text", ["688787", "2025-03-12", "688787_2025-003.docx", "code:688787", "date:2025-03"])
def test_what_the_form_says_finds_all_its_questions(panel, box, settled, text):
    type_text(None, text)
    settled()
    assert len(listed(panel)) == 11


def test_capitals_and_width_do_not_matter(panel, box, settled):
    ime(None, "", "ｄｅｅｐｓｅｅｋ")
    settled()
    assert "○ 2 " in [row[:4] for row in listed(panel)[1:]]


def test_nothing_found_says_what_was_sought_and_what_to_do(panel, box, settled):
    type_text(None, "<b>no</b>")
    settled()
    assert said(panel) == "Nothing found for “<b>no</b>”. Fewer words find more; Esc shows all."
    assert panel.bar.said.textFormat() == Qt.TextFormat.PlainText
    box.clear()
    assert said(panel) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colour:red", "“colour:” is no field. In quotes it is sought as it stands. (character 6)"),
        ("date:soon", "“soon” is no date. Write 2025, 2025-03, 2025-03-05 or 2025-03..2025-06. (character 11)"),
        ("topic:weather", "No topic is called “weather”: its id or its name is wanted. (character 12)"),
    ],
)
def test_a_query_that_means_nothing_says_why_and_what_was_found_stays(panel, box, settled, text, words):
    ime(None, "", "定价模式")
    settled()
    box.setText(f"定价模式 {text}")
    assert said(panel) == words
    assert panel.bar.said.objectName() == "complaint"
    assert len(listed(panel)) == 2


def test_the_words_of_a_query_are_told_while_the_box_is_empty(panel, box):
    help_ = panel.bar.help
    assert help_.isVisible()
    told = [label.text() for label in help_.findChildren(QLabel)]
    assert {"code:688787", "topic:ops", "status:todo", "annotator:me", "date:2025-03..2025-06"} <= set(told)
    type_text(None, "x")
    assert not help_.isVisible()
    press(None, Qt.Key.Key_Backspace)
    assert help_.isVisible()
    press(None, Qt.Key.Key_Escape)
    assert not help_.isVisible()


def test_enter_takes_the_first_found_in_hand(qtbot, window, workspace, panel, box):
    ime(None, "", "我们的核心竞争力")
    box.setText("公司的竞争力")
    box.setText("status:todo 定价模式")
    press(None, Qt.Key.Key_Return)  # before the answer is there
    qtbot.waitUntil(lambda: workspace.position() == (5, 10))
    assert QApplication.focusWidget() is window.bench.reading.view


def test_ctrl_enter_goes_back_to_the_text_and_takes_nothing(window, workspace, panel, box, settled):
    ime(None, "", "竞争力")
    settled()
    press_keys("Ctrl+Return")
    assert QApplication.focusWidget() is window.bench.reading.view
    assert workspace.position() == (1, 10)


def test_enter_with_nothing_found_stays(workspace, panel, box, settled):
    type_text(None, "xyzzy")
    settled()
    press(None, Qt.Key.Key_Return)
    assert workspace.position() == (1, 10)
    assert box.hasFocus()


def test_down_goes_to_what_was_found_and_enter_there_takes_it(window, workspace, panel, box, settled):
    ime(None, "", "定价模式")
    settled()
    press_keys("Down")
    assert panel.found_tree.hasFocus()
    press_keys("Down Return")
    assert workspace.position() == (5, 10)


def test_esc_shows_all_again_and_goes_back_to_the_text(window, workspace, panel, box, settled):
    ime(None, "", "定价模式")
    settled()
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


# -- hits in the text


def test_hits_are_marked_in_the_text_and_f3_goes_through_them(window, workspace, panel, box, settled):
    ime(None, "", "DeepSeek")
    settled()
    press(None, Qt.Key.Key_Return)
    record = workspace.record
    page = window.bench.reading.view._page
    places = [mark.of(record.text) for mark in workspace.search.marks()]
    assert workspace.position()[0] == 2
    assert len(page.hits) == len(places) >= 2
    assert {place.casefold() for place in places} == {"deepseek"}
    press_keys("F3")
    assert "DeepSeek" in marked(window)
    first = window.bench.reading.view.span
    press_keys("F3")
    assert window.bench.reading.view.span != first
    assert "deepseek" in marked(window).casefold()
    press_keys("Shift+F3")
    assert window.bench.reading.view.span == first
    panel.box.clear()
    assert len(page.hits) == 0


def test_f3_goes_on_to_the_next_question_found(window, workspace, panel, box, settled):
    ime(None, "", "模式")
    settled()
    positions = [hit(panel, row).found.qa.position for row in range(panel.found.rowCount(panel.found.index(0, 0)))]
    press(None, Qt.Key.Key_Return)
    assert workspace.position()[0] == positions[0]
    for _ in range(len(workspace.search.marks()) + 1):
        press_keys("F3")
    assert workspace.position()[0] == positions[1]
    press_keys("Shift+F3")
    press_keys("Shift+F3")
    assert workspace.position()[0] == positions[0]


def test_the_next_undone_that_matches_passes_over_what_is_done(window, workspace, panel, box, settled):
    ime(None, "", "数据")
    settled()
    positions = [hit(panel, row).found.qa.position for row in range(panel.found.rowCount(panel.found.index(0, 0)))]
    assert len(positions) >= 3
    go_to(workspace, positions[1])
    press_keys("Ctrl+Return")
    press(None, Qt.Key.Key_Minus)  # skipped
    go_to(workspace, positions[0])
    press_keys("Ctrl+F3")
    assert workspace.position()[0] == positions[2]


def test_f3_without_a_search_asks_for_one(panel):
    press_keys("F3")
    assert panel.box.hasFocus()


# -- saved searches and the order


def test_a_search_is_saved_recalled_and_forgotten(qtbot, settings, panel, box, settled):
    type_text(None, "status:todo")
    settled()
    press_keys("Ctrl+D")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QInputDialog))
    assert QApplication.activeWindow().textValue() == "status:todo"
    ime(None, "", "待办")
    press(None, Qt.Key.Key_Return)
    assert settings.searches == {"待办": "status:todo"}
    panel.box.clear()
    panel.bar.menu.aboutToShow.emit()
    action = panel.bar.menu.actions()[0]
    assert action.text() == "待办"
    action.trigger()
    settled()
    assert panel.box.text() == "status:todo"
    assert len(listed(panel)) == 11
    forget = next(entry.menu() for entry in panel.bar.menu.actions() if entry.menu())
    forget.actions()[0].trigger()
    assert settings.searches == {}


def test_alt_down_in_the_box_opens_the_menu(panel, box):
    opened = []
    panel.bar.menu.aboutToShow.connect(lambda: opened.append(True))
    QTimer.singleShot(0, panel.bar.menu.close)
    press_keys("Alt+Down")
    assert opened


def test_another_order(workspace, panel, box, settled):
    go_to(workspace, 4)
    press_keys("Ctrl+Return W Ctrl+F")
    type_text(None, "code:688787")
    settled()
    workspace.search.set_sort(Sort.STATUS)
    settled()
    assert [row[:4] for row in listed(panel)[1:4]] == ["◐ 4 ", "○ 1 ", "○ 2 "]
    workspace.search.set_sort(Sort.CHANGED)
    settled()
    assert [row[:4] for row in listed(panel)[1:4]] == ["◐ 4 ", "○ 1 ", "○ 2 "]
    workspace.search.set_sort(Sort.RECORD)
    settled()
    assert [row[:4] for row in listed(panel)[1:4]] == ["○ 1 ", "○ 2 ", "○ 3 "]


def test_a_status_that_changes_shows_in_what_was_found(workspace, panel, box, settled):
    ime(None, "", "定价模式")
    settled()
    press(None, Qt.Key.Key_Return)
    press_keys("W")
    assert listed(panel)[1].startswith("◐ 5 ")


# -- the list


def test_a_click_takes_a_question_in_hand(window, workspace, panel):
    index = panel.model.index_of(workspace.record.qas[3].qa_id)
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


def test_the_menu_beside_the_box_does_not_open_over_the_help(panel):
    press_keys("Ctrl+F")
    bar = panel.bar
    assert bar.help.isVisible()
    bar.menu.popup(bar.menu_button.mapToGlobal(bar.menu_button.rect().bottomLeft()))
    assert bar.menu.isVisible()
    assert not bar.help.isVisible()
    bar.menu.close()
