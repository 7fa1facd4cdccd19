"""The record's form above the text, and the start page."""

import shutil
from dataclasses import replace

import pytest
from helpers import LEFT_BUTTON, focused, press, press_keys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from ui_builders import record_of

from ir_annotator.domain.record import Form
from ir_annotator.ui.main_window import MainWindow
from ir_annotator.ui.reading.form_bar import FormBar


@pytest.fixture
def bar(window):
    return window.bench.reading.form


def shown(bar):
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def test_one_line_says_what_meeting_it_was(bar):
    assert bar.button.text() == "分析师会议 · 2025-03-05、2025-03-07 · 9 organisations · 现场交流"
    assert not bar.findChild(QScrollArea).isVisible()


def test_f4_opens_the_whole_form_and_closes_it(window, bar):
    press_keys("F4")
    texts = shown(bar)
    for expected in ("北京海天瑞声科技股份有限公司", "2025-003", "分析师会议", "投资者关系 袁璐", "2025-03-12"):
        assert expected in texts
    assert any("东方阿尔法 梁少文\n" in text for text in texts)
    assert window.actions_table["show_form"].isChecked()
    press_keys("F4")
    assert not bar.findChild(QScrollArea).isVisible()
    assert not window.actions_table["show_form"].isChecked()


def test_a_click_opens_it_and_the_menu_knows(window, bar):
    QTest.mouseClick(bar.button, LEFT_BUTTON)
    assert bar.findChild(QScrollArea).isVisible()
    assert window.actions_table["show_form"].isChecked()


def test_it_stays_open_from_question_to_question(workspace, bar):
    press_keys("F4 PageDown")
    assert workspace.position() == (2, 10)
    assert "投资者关系 袁璐" in shown(bar)


def test_text_before_and_after_the_questions_is_kept_and_shown(qtbot):
    bar = FormBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_record(record_of("收入？", "增长。", before="董事长致辞：欢迎。\n1、", after="\n感谢各位。<b>完</b>"))
    bar.button.click()
    assert {"董事长致辞：欢迎。", "感谢各位。<b>完</b>"} <= set(shown(bar))
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in bar.findChildren(QLabel))


def test_an_ampersand_in_the_form_is_shown_and_makes_no_mnemonic(qtbot):
    bar = FormBar()
    qtbot.addWidget(bar)
    bar.show_record(replace(record_of("收入？", "增长。"), form=Form(place="R&D中心")))
    assert bar.button.text() == "R&&D中心"


# -- the start page


def button(window, name):
    QApplication.processEvents()  # the page lays itself out when the events are through
    found = [b for b in window.start_page.findChildren(QPushButton, name) if b.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_samples_open_with_one_click(qtbot, start_window, empty_workspace, own_home):
    with qtbot.waitSignal(empty_workspace.records_changed, timeout=20_000):
        QTest.mouseClick(button(start_window, "samples_button"), LEFT_BUTTON)
    assert empty_workspace.project_path == own_home / "samples.irdb"
    assert empty_workspace.position() == (1, 10)
    assert start_window.bench.isVisible()
    assert not start_window.start_page.isVisible()


def headline(window):
    (label,) = [one for one in window.start_page.findChildren(QLabel, "headline") if one.isVisible()]
    return label.text()


def test_while_the_samples_are_read_no_key_typed_ahead_asks_for_files(qtbot, start_window, empty_workspace):
    asked = []
    start_window.messages.ask_records = lambda: asked.append(True) or []
    with qtbot.waitSignal(empty_workspace.records_changed, timeout=20_000):
        press(button(start_window, "samples_button"), Qt.Key.Key_Return)
        assert headline(start_window) == "Reading the records…"
        press(focused(), Qt.Key.Key_Return)
        press(focused(), Qt.Key.Key_Space)
    assert asked == []
    assert QApplication.focusWidget() is start_window.bench.reading.view


def test_an_import_that_brought_nothing_offers_to_import_again(qtbot, start_window, empty_workspace, tmp_path):
    empty_workspace.new_project(tmp_path / "mine.irdb")
    (tmp_path / "broken.docx").write_bytes(b"no zip")
    start_window.files.tell_imported = lambda report: None
    with qtbot.waitSignal(empty_workspace.job_ended, timeout=20_000):
        empty_workspace.files.import_records([tmp_path / "broken.docx"])
        assert headline(start_window) == "Reading the records…"
    assert headline(start_window) == "No records yet"
    assert start_window.status.currentMessage() == "Records added: 0, refused: 1."
    assert button(start_window, "import_button").hasFocus()


def test_a_new_project_by_the_keyboard(start_window, empty_workspace, tmp_path):
    start_window.messages.ask_new_project = lambda: tmp_path / "mine.irdb"
    new = button(start_window, "new_button")
    new.setFocus()
    press(new, Qt.Key.Key_Space)
    assert empty_workspace.project_path == tmp_path / "mine.irdb"


def test_a_new_project_then_asks_for_records(start_window, empty_workspace, tmp_path):
    start_window.messages.ask_new_project = lambda: tmp_path / "mine.irdb"
    QTest.mouseClick(button(start_window, "new_button"), LEFT_BUTTON)
    assert (tmp_path / "mine.irdb").exists()
    assert start_window.start_page.isVisible()
    asked = []
    start_window.messages.ask_records = lambda: asked.append(True) or []
    QTest.mouseClick(button(start_window, "import_button"), LEFT_BUTTON)
    assert asked


def test_an_existing_project_is_opened_where_it_was_left(workspace, window, tmp_path):
    press_keys("PageDown PageDown")
    workspace.close_project()
    assert window.start_page.isVisible()
    window.messages.ask_project_to_open = lambda: tmp_path / "project.irdb"
    QTest.mouseClick(button(window, "open_button"), LEFT_BUTTON)
    assert workspace.position() == (3, 10)


def test_a_recent_project_is_one_click_away(workspace, window, tmp_path):
    workspace.close_project()
    recent = button(window, "recent_button")
    assert recent.text() == str((tmp_path / "project.irdb").resolve())
    QTest.mouseClick(recent, LEFT_BUTTON)
    assert workspace.project_path == tmp_path / "project.irdb"


def test_a_recent_project_that_is_gone_says_so_and_the_page_stays(workspace, window, tmp_path):
    workspace.close_project()
    (tmp_path / "project.irdb").unlink()
    shutil.rmtree(tmp_path / "project.backups", ignore_errors=True)  # else one of them would be offered
    told = []
    window.messages.tell_problem = told.append
    QTest.mouseClick(button(window, "recent_button"), LEFT_BUTTON)
    (problem,) = told
    assert "project.irdb" in f"{problem.file}{problem.cause}"
    assert problem.remedy
    assert window.start_page.isVisible()
    assert not (tmp_path / "project.irdb").exists()


def test_opening_a_project_shows_no_other_window_and_leaves_the_keyboard_at_the_text(
    start_window, empty_workspace, sample_project, tmp_path
):
    shutil.copy(sample_project, tmp_path / "p.irdb")
    start_window.open_path(tmp_path / "p.irdb")
    assert QApplication.activeWindow() is start_window
    assert QApplication.focusWidget() is start_window.bench.reading.view
    press_keys("W")
    assert empty_workspace.annotation.topics == ("ops",)


def test_an_ampersand_in_a_path_is_shown(start_window):
    start_window.start_page.show_without_project(["/data/R&D/work.irdb"])
    assert button(start_window, "recent_button").text().replace("&&", "&") == "/data/R&D/work.irdb (not found)"


# -- the start page by keyboard


@pytest.fixture
def recents(start_window, tmp_path):
    """The start page with a project that is there and one that is gone; the first button has the keyboard."""
    there, gone = tmp_path / "there.irdb", tmp_path / "gone.irdb"
    start_window.workspace.new_project(there)
    start_window.workspace.close_project()
    start_window.workspace.settings.recent = [str(gone), str(there)]
    start_window.show_project()
    return start_window


def test_each_button_says_the_key_in_force(recents):
    assert button(recents, "new_button").text().split("    ") == ["New project…", "Ctrl+N"]
    assert button(recents, "import_button").text().endswith("Ctrl+I")
    assert button(recents, "samples_button").text() == "Open the sample"
    recents.workspace.settings.keys = {"new_project": ["Ctrl+Alt+N"], "open_project": []}
    recents.keys.refresh()
    assert button(recents, "new_button").text().endswith("Ctrl+Alt+N")
    assert button(recents, "open_button").text() == "Open project…"
    recents.show_project()
    assert button(recents, "new_button").text().endswith("Ctrl+Alt+N")


def test_a_new_window_is_no_larger_than_the_screen_with_its_title_bar(qtbot, light, empty_workspace):
    window = MainWindow(empty_workspace)
    qtbot.addWidget(window)
    screen = window.screen().availableSize()
    assert window.width() <= screen.width()
    assert window.height() < screen.height()


def test_arrows_go_from_button_to_button_and_enter_presses_one(recents):
    recents.start_page.focus_first()
    names = [focused().objectName()]
    for _ in range(6):
        press(None, Qt.Key.Key_Down)
        names.append(focused().objectName())
    assert names == [
        "samples_button", "new_button", "open_button", "import_button", "forget_button", "recent_button",
        "forget_button",
    ]  # fmt: skip
    press(None, Qt.Key.Key_Up)
    press(None, Qt.Key.Key_Return)
    assert recents.workspace.project_path.name == "there.irdb"


def test_a_project_that_is_gone_is_grey_and_can_be_taken_off_the_list(recents, tmp_path):
    gone, there = recents.start_page.findChildren(QPushButton, "recent_button")
    assert gone.text().endswith("gone.irdb (not found)")
    assert not gone.isEnabled()
    assert there.isEnabled()
    press(recents.start_page.findChildren(QPushButton, "forget_button")[0], Qt.Key.Key_Return)
    assert recents.workspace.settings.recent == [str(tmp_path / "there.irdb")]
    there = button(recents, "recent_button")
    there.setFocus()
    press(None, Qt.Key.Key_Delete)
    assert recents.workspace.settings.recent == []
    assert (tmp_path / "there.irdb").exists()
