"""The file a record was read from, beside the text to label."""

from __future__ import annotations

from helpers import activate, go_to, press_keys
from pdf_builders import Sheet, form

from ir_annotator.ui.main_window import MainWindow


def marked_line(source):
    (mark,) = source.paragraphs.extraSelections()
    return mark.cursor.block().text()


def test_the_paragraph_of_the_clause_cursor_is_shown_beside_the_text_and_follows_it(window, workspace):
    source = window.bench.source
    assert not source.isVisible()
    press_keys("F7")
    assert source.isVisible()
    assert window.actions_table["show_source"].isChecked()
    assert marked_line(source).startswith("受益于")
    go_to(workspace, 2)
    assert workspace.record.text.split("\n")[workspace.record.line_at(workspace.qa.answer.start)[0] - 1] == marked_line(
        source
    )
    press_keys("Up Up Up")
    assert "DeepSeek出来后" in marked_line(source)
    press_keys("F7")
    assert not source.isVisible()


def test_whether_it_is_shown_is_remembered(qtbot, window, workspace):
    press_keys("F7")
    other = MainWindow(workspace)
    qtbot.addWidget(other)
    activate(qtbot, other)
    assert other.bench.source.isVisible()
    assert other.actions_table["show_source"].isChecked()
    other.close()


def test_the_page_of_a_pdf_stands_beside_the_text(qtbot, start_window, tmp_path):
    path = tmp_path / "record.pdf"
    sheet = Sheet(path)
    sheet.row(
        form(sheet), "投资者关系\n活动主要\n内容介绍", "1、订单如何？\n答：饱满。\n2、展望如何？\n答：增长。", 780
    )
    sheet.close()
    workspace = start_window.workspace
    workspace.new_project(tmp_path / "work.irdb")
    with qtbot.waitSignal(workspace.records_changed, timeout=20_000):
        workspace.files.import_records([path])
    activate(qtbot, start_window)
    with qtbot.waitSignal(workspace.pages.page_ready, timeout=20_000):
        press_keys("F7")
    source = start_window.bench.source
    assert source.shows_picture
    first = source.sheet._top
    press_keys("PageDown")
    assert source.sheet._top > first > 0
