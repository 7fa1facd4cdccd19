"""Tables of ready Q&As by key: columns are chosen once, then the same kind of table comes in without a question."""

from __future__ import annotations

import pytest
from helpers import ALT, CONTROL, activate, close_summary, press, press_keys
from PySide6.QtCore import Qt
from table_builders import delimited, sheet_xml, workbook

from ir_annotator.ui.dialogs.columns_dialog import ColumnsDialog
from ir_annotator.ui.dialogs.import_summary import ImportSummary
from ir_annotator.workspace.settings import Settings

HEADER = ["股票", "简称", "甲方", "乙方", "热度"]
ROWS = [
    HEADER,
    ["600001", "甲股份", "饱满。", "请介绍订单𠮷", "3"],
    ["600001", "甲股份", "够。", "请介绍产能", "5"],
    ["600002", "乙股份", "增长。", "请介绍展望", "1"],
]
"""The answers stand in 甲方, the questions in 乙方: no guess can know that."""


@pytest.fixture
def window(start_window, tmp_path):
    """The window on an empty project."""
    start_window.workspace.new_project(tmp_path / "work.irdb")
    return start_window


def import_by_key(window, *files):
    window.messages.ask_records = lambda: list(files)
    press(window, Qt.Key.Key_I, CONTROL)


def visible(window, kind):
    return next((one for one in window.findChildren(kind) if one.isVisible()), None)


def asked(qtbot, window):
    """Return the dialog that asks for columns, active."""
    qtbot.waitUntil(lambda: visible(window, ColumnsDialog) is not None, timeout=20_000)
    dialog = visible(window, ColumnsDialog)
    activate(qtbot, dialog)
    return dialog


def choose(dialog, letter, name):
    """Go to a field by its letter and down its list to a name."""
    press(dialog, getattr(Qt.Key, f"Key_{letter}"), ALT)
    field = dialog.focusWidget()
    place = field.findText(name)
    here = field.currentIndex()
    press(field, Qt.Key.Key_Down if place > here else Qt.Key.Key_Up, times=abs(place - here))
    assert field.currentText() == name


def records(window):
    return [(row.file, row.code, row.name, [qa.question for qa in row.qas]) for row in window.workspace.listing.rows]


def test_columns_are_chosen_once_by_key(qtbot, window, tmp_path):
    import_by_key(window, delimited(tmp_path / "first.csv", ROWS))
    dialog = asked(qtbot, window)
    assert dialog.preview.item(1, 3).text() == "请介绍产能"
    assert dialog.preview.horizontalHeaderItem(0).text() == "股票\nCode"  # told by its values
    choose(dialog, "Q", "乙方")
    choose(dialog, "A", "甲方")
    assert dialog.preview.horizontalHeaderItem(3).text() == "乙方\nQuestion"
    with qtbot.waitSignal(window.workspace.records_changed, timeout=20_000):
        press(dialog.focusWidget(), Qt.Key.Key_Return)
    activate(qtbot, window)

    assert records(window) == [
        ("first.csv", "600001", "甲股份", ["请介绍订单𠮷", "请介绍产能"]),
        ("first.csv", "600002", "乙股份", ["请介绍展望"]),
    ]
    record = window.workspace.record
    assert record.qas[0].answer.of(record.text) == "饱满。"
    assert record.form.code == "600001"
    close_summary(qtbot, window)  # it tells that the column 热度 was not taken over

    second = workbook(
        tmp_path / "second.xlsx", {"S": sheet_xml([HEADER, ["600003", "丙股份", "是。", "有分红吗", "9"]])}
    )
    with qtbot.waitSignal(window.workspace.records_changed, timeout=20_000):
        import_by_key(window, second)
    assert visible(window, ColumnsDialog) is None
    assert records(window)[2] == ("second.xlsx", "600003", "丙股份", ["有分红吗"])
    assert list(Settings.load().columns) == ["\t".join(HEADER)]


def test_a_choice_that_cannot_be_is_told_and_leaving_a_file_out_costs_that_file_only(qtbot, window, tmp_path):
    good = delimited(tmp_path / "good.csv", [["问题", "答复"], ["订单？", "饱满。"]])
    strange = delimited(tmp_path / "strange.csv", [["一", "二"], ["某某", "某某某"]])
    import_by_key(window, strange, good)
    dialog = asked(qtbot, window)
    press(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.complaint.text() == "Choose the column of the questions and that of the answers."
    choose(dialog, "Q", "二")
    press(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.complaint.text() == "“二” is chosen twice."
    press(dialog.focusWidget(), Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: visible(window, ImportSummary) is not None, timeout=10_000)
    words = visible(window, ImportSummary).text.toPlainText()
    assert "Refused (1)" in words
    assert (
        f"{strange}\n    It is a table, but which column holds questions and which answers is not known: 一, 二."
        in words
    )
    assert "Came in (1)\n  good.csv" in words
    close_summary(qtbot, window)
    assert [row.file for row in window.workspace.listing.rows] == ["good.csv"]
    assert Settings.load().columns == {}


def test_each_kind_of_table_is_asked_about_once_in_an_import(qtbot, window, tmp_path):
    files = [delimited(tmp_path / f"{n}.csv", [["甲", "乙"], [f"有何展望{n}？", "增长。"]]) for n in range(3)]
    files.append(delimited(tmp_path / "bare.csv", [["订单如何？", "饱满。"], ["产能如何？", "够。"]]))
    import_by_key(window, *files)
    for names in (("甲", "乙"), ("#1", "#2")):
        dialog = asked(qtbot, window)
        assert tuple(dialog.preview.horizontalHeaderItem(at).text().split("\n")[0] for at in (0, 1)) == names
        with qtbot.waitSignal(window.workspace.imported, timeout=20_000):
            press(dialog.focusWidget(), Qt.Key.Key_Return)  # the guess is right
    activate(qtbot, window)
    assert sorted(row.file for row in window.workspace.listing.rows) == ["0.csv", "1.csv", "2.csv", "bare.csv"]


def test_tables_in_a_folder_are_not_asked_about_one_by_one(qtbot, window, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    delimited(folder / "prices.csv", [["日期", "开盘"], ["2025-01-02", "3.5"], ["2025-01-03", "3.6"]])
    delimited(folder / "qa.csv", [HEADER, ["问题", "答复"], ["订单？", "饱满。"]])
    window.messages.ask_folder = lambda: folder
    window.actions_table["import_folder"].trigger()
    qtbot.waitUntil(lambda: visible(window, ImportSummary) is not None, timeout=20_000)
    assert "prices.csv\n    It is a table" in visible(window, ImportSummary).text.toPlainText()
    assert visible(window, ColumnsDialog) is None
    close_summary(qtbot, window)
    assert [row.file for row in window.workspace.listing.rows] == ["qa.csv"]


def test_an_answer_without_a_question_can_be_labelled_and_its_split_checked(qtbot, window, tmp_path):
    path = delimited(
        tmp_path / "a.csv", [["问题", "答复"], ["订单？", "饱满。"], ["", "公司经营正常。"], ["产能？", "够。"]]
    )
    import_by_key(window, path)
    close_summary(qtbot, window)
    assert [qa.question for qa in window.workspace.listing.rows[0].qas] == ["订单？", "公司经营正常。", "产能？"]
    press_keys("PageDown")
    assert window.bench.reading.view.toPlainText().strip() == "公司经营正常。"
    press_keys("F6")
    assert window.repair.check.record.text == "订单？\n饱满。\n\n公司经营正常。\n\n产能？\n够。"
