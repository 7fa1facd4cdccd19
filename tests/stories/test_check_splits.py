"""A split is checked and mended by key: doubtful records first, labels go along, everything can be undone."""

from __future__ import annotations

import json

import pytest
from builders import CONTENT, HEADER, record_text
from helpers import activate, close_summary, press, press_keys, stored
from pdf_builders import Sheet, form
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ir_annotator.domain.edits import AddTopic, SetNote
from ir_annotator.domain.span import Span
from ir_annotator.workspace.values import ExportChoice

TALK = "1、订单情况如何？\n答：订单饱满。毛利率怎样？毛利率稳定。\n3、有何展望？\n答：继续增长。\n会议结束。"
"""A question stands inside an answer, so that the numbers jump."""


@pytest.fixture
def repair(qtbot, start_window, tmp_path):
    """The window that checks the split of the doubtful one of two records."""
    files = [record_text(tmp_path / "sure.txt", [("订单如何？", "饱满。"), ("展望如何？", "增长。")])]
    files.append(tmp_path / "doubtful.txt")
    files[1].write_text("\n".join([*HEADER, f"{CONTENT}：{TALK}"]), encoding="utf-8")
    start_window.workspace.new_project(tmp_path / "work.irdb")
    with qtbot.waitSignal(start_window.workspace.records_changed, timeout=20_000):
        start_window.workspace.files.import_records(files)
    close_summary(qtbot, start_window)
    press_keys("F6")
    return start_window.repair


def words(repair):
    record = repair.check.record
    return [(qa.question.of(record.text), qa.answer.of(record.text)) for qa in record.qas]


def go_to(repair, text):
    """Press Down or Up until the piece that begins like this is the current one."""
    rows = [row.text for row in repair.pieces.pieces.rows]
    target = next(place for place, row in enumerate(rows) if row.startswith(text))
    here = repair.pieces.currentIndex().row()
    press(None, Qt.Key.Key_Down if target > here else Qt.Key.Key_Up, times=abs(target - here))


def take_record(repair):
    """Take the first Q&A of the record that is checked in hand."""
    repair._workspace.go_to(repair.check.record.qas[0].qa_id)
    return repair._workspace


def test_the_doubtful_record_comes_first_with_its_reason_at_the_place(repair):
    assert repair.check.record.file == "doubtful.txt"
    assert repair.count.text() == "To check: 1 of 2"
    row = repair.pieces.pieces.rows[repair.pieces.currentIndex().row()]
    assert row.text == "3、有何展望？"
    assert row.doubts == ("? The numbers of the questions jump here.",)
    assert row.evidence == "told by: running number, question mark, answer marker"
    assert repair.source.where.text() == "doubtful.txt · line 3"


def test_a_question_inside_an_answer_is_split_off_by_key(repair):
    go_to(repair, "答：订单饱满")
    press_keys("Right S")  # behind the first sentence
    assert words(repair)[:2] == [("订单情况如何？", "订单饱满。"), ("毛利率怎样？", "毛利率稳定。")]
    assert repair.pieces.pieces.rows[repair.pieces.currentIndex().row()].text == "毛利率怎样？"
    press_keys("Ctrl+Z")
    assert words(repair)[0] == ("订单情况如何？", "订单饱满。毛利率怎样？毛利率稳定。")
    press_keys("Ctrl+Y")
    assert words(repair)[1] == ("毛利率怎样？", "毛利率稳定。")
    press_keys("M")
    assert len(words(repair)) == 2


def test_what_was_said_of_an_earlier_step_is_gone_after_the_next(repair):
    status = repair.window().status
    go_to(repair, "答：订单饱满")
    press_keys("Right S Ctrl+Z")
    assert status.currentMessage() == "Undone: split a Q&A"
    press_keys("S")
    assert status.currentMessage() == ""
    press_keys("Ctrl+Z Escape")
    assert status.currentMessage() == ""


def test_each_key_says_what_a_line_is(repair):
    go_to(repair, "会议结束")
    press_keys("A")
    assert words(repair)[-1][1] == "继续增长。\n会议结束。"
    press_keys("C")
    assert words(repair)[-1][1] == "继续增长。"
    go_to(repair, "3、")
    press_keys("O")
    assert words(repair) == [("答：继续增长。", "")]
    press_keys("Ctrl+Z")
    go_to(repair, "答：继续")
    press_keys("R")
    assert words(repair)[-1] == ("有何展望？", "")
    press_keys("Q")
    assert words(repair)[-1][0] == "答：继续增长。"
    go_to(repair, "会议结束")
    press_keys("C")
    assert [row.label for row in repair.pieces.pieces.rows][-1] == "closing"


def test_accepting_ends_the_doubt_for_good(repair, qtbot):
    press_keys("Space")
    assert repair.count.text() == "Nothing left to check"
    window = repair.window()
    assert "Esc goes back" in window.status.currentMessage()
    record = repair.check.record
    assert record.checked
    assert not any(row.doubts for row in repair.pieces.pieces.rows)
    press_keys("Escape")
    assert window.bench.isVisible()
    tree = window.bench.records.model
    assert not any(tree.index(row, 0).data().startswith("?") for row in range(2))
    press_keys("Ctrl+Z")
    assert any(tree.index(row, 0).data().startswith("?") for row in range(2))


def test_labels_go_along_and_come_back_with_undo(repair):
    workspace = take_record(repair)
    first = workspace.qa
    workspace.do(AddTopic("perf"))
    workspace.do(SetNote("看"))
    type_id = workspace.scheme.claim_types[0].id
    at = workspace.record.text.index("毛利率稳定")
    workspace.claims.add(type_id, Span(at, at + 5))
    before = stored(workspace, first.qa_id)
    go_to(repair, "答：订单饱满")
    press_keys("Right S")
    second = repair.check.record.qas[1]
    kept, new = stored(workspace, first.qa_id), stored(workspace, second.qa_id)
    assert (kept.topics, kept.note, kept.flagged, kept.claims) == (("perf",), "看", True, ())
    assert (new.topics, new.note, new.flagged) == (("perf",), "看", True)
    assert [claim.quote for claim in new.claims] == ["毛利率稳定"]
    press_keys("Ctrl+Z")
    assert stored(workspace, first.qa_id) == before
    assert workspace.annotation == before
    assert [row.qa_id for row in workspace.listing.rows[0].qas] == [qa.qa_id for qa in repair.check.record.qas]


def test_a_claim_across_the_boundary_stops_the_split_and_is_named(repair):
    workspace = take_record(repair)
    at = workspace.record.text.index("饱满。毛利率")
    workspace.claims.add(workspace.scheme.claim_types[0].id, Span(at, at + 6))
    go_to(repair, "答：订单饱满")
    press_keys("Right S")
    assert "“饱满。毛利率”" in repair.window().status.currentMessage()
    assert len(words(repair)) == 2
    assert len(stored(workspace).claims) == 1


def test_the_mended_split_is_what_is_exported(repair, qtbot, tmp_path):
    go_to(repair, "答：订单饱满")
    press_keys("Right S Escape")
    workspace = repair._workspace
    target = tmp_path / "out.jsonl"
    with qtbot.waitSignal(workspace.job_ended, timeout=10_000):
        workspace.files.export_labels(target, ExportChoice(include_unlabelled=True))
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert ("毛利率怎样？", "毛利率稳定。") in [(line["question"], line["answer"]) for line in lines]


def test_no_key_of_labelling_works_while_the_split_is_checked(repair):
    workspace = take_record(repair)
    press_keys("Q E W 1 - =")
    assert stored(workspace).topics == ()
    assert stored(workspace).closed is None
    assert not stored(workspace).flagged


def test_the_mouse_does_what_the_keys_do(repair):
    go_to(repair, "3、")
    QTest.mouseClick(repair.findChild(QPushButton, "merge_button"), Qt.MouseButton.LeftButton)
    assert len(words(repair)) == 1
    item = repair.records.item(1)
    spot = repair.records.visualItemRect(item).center()
    QTest.mouseClick(repair.records.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert repair.check.record.file == "sure.txt"


def test_the_page_of_a_pdf_is_shown_at_the_line(qtbot, start_window, tmp_path):
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
    press_keys("F6")
    repair = start_window.repair
    assert "being fetched" in repair.source.said.text()
    with qtbot.waitSignal(workspace.pages.page_ready, timeout=20_000):
        pass
    assert repair.source.shows_picture
    assert repair.source.where.text().startswith("record.pdf · page 1")
    tops = []
    for text in ("1、", "2、"):
        go_to(repair, text)
        tops.append(repair.source.sheet._top)
    assert 0 < tops[0] < tops[1] < 1


def test_a_page_whose_file_is_gone_says_so(qtbot, start_window, tmp_path):
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
    path.unlink()
    activate(qtbot, start_window)
    press_keys("F6")
    with qtbot.waitSignal(workspace.pages.page_ready, timeout=20_000):
        pass
    assert "no longer there" in start_window.repair.source.said.text()
    assert str(path) in start_window.repair.source.said.text()


def test_a_file_without_pages_shows_the_paragraph_among_its_neighbours(repair):
    source = repair.source
    go_to(repair, "会议结束")
    (mark,) = source.paragraphs.extraSelections()
    assert source.paragraphs.isVisible()
    assert source.paragraphs.toPlainText() == TALK
    assert mark.cursor.block().text() == "会议结束。"
    assert "line 5" in source.where.text()
