"""Characters that are not seen: shown on request where they stand, without moving the text or an offset."""

import pytest
from builders import record_docx
from helpers import CONTROL, SHIFT, activate, press
from PySide6.QtCore import QRect, Qt
from ui_builders import point_of

from ir_annotator.ui.dialogs.import_summary import ImportSummary
from ir_annotator.workspace.settings import Settings

ANSWER = "𠮷饱\u200b满，\u202e何如\u202c交付👨‍👩‍👧顺利。"


@pytest.fixture
def reading(qtbot, start_window, empty_workspace, tmp_path):
    record_docx(tmp_path / "a.docx", [("订单\u2066如何？", ANSWER)])
    empty_workspace.new_project(tmp_path / "p.irdb")
    with qtbot.waitSignal(empty_workspace.records_changed, timeout=20_000):
        empty_workspace.files.import_records([tmp_path / "a.docx"])
    qtbot.waitUntil(lambda: start_window.findChild(ImportSummary) is not None)
    yield start_window.bench.reading
    for box in start_window.findChildren(ImportSummary):
        box.close()


def shown(reading):
    """Return what is marked, as names and the UTF-16 units before each."""
    return [(sign.name, sign.position) for sign in reading.view._page.hidden_signs]


def before(view, offset):
    """Return what is painted where a character stands, and above it."""
    point = point_of(view, offset)
    return view.viewport().grab(QRect(point.x() - 14, point.y() - 24, 20, 30)).toImage()


def test_the_import_tells_how_many_there_are_of_each_kind(reading, start_window):
    box = start_window.findChild(ImportSummary)
    assert "changes of the direction of writing: 3; characters without width: 1" in box.whole()
    assert "Came in, but something is to be known of them (1)" in box.whole()


def test_they_are_marked_on_request_and_the_text_stays(reading, start_window, empty_workspace):
    view, text = reading.view, empty_workspace.record.text
    for box in start_window.findChildren(ImportSummary):
        box.close()
    assert shown(reading) == []
    at = empty_workspace.qa.answer.start + 2
    assert text[at] == "\u200b"
    height, plain, elsewhere = view._layout.documentSize(), before(view, at), before(view, len(text) - 2)
    start_window.actions_table["hidden_signs"].trigger()
    assert shown(reading) == [("LRI", 2), ("ZWSP", 10), ("RLO", 13), ("PDF", 16)]
    assert view.toPlainText() == f"订单\u2066如何？\n{ANSWER}"
    assert view._layout.documentSize() == height
    assert before(view, at) != plain
    assert before(view, len(text) - 2) == elsewhere
    assert start_window.status.currentMessage().endswith("in this Q&A: 4.")
    assert start_window.actions_table["hidden_signs"].isChecked()
    assert Settings.load().hidden_signs
    start_window.actions_table["hidden_signs"].trigger()
    assert shown(reading) == []
    assert before(view, at) == plain


def test_the_key_works_and_what_is_marked_can_be_labelled_exactly(qtbot, reading, start_window, empty_workspace):
    for box in start_window.findChildren(ImportSummary):
        box.close()
    activate(qtbot, start_window)
    reading.view.setFocus()
    press(reading.view, Qt.Key.Key_M, CONTROL | SHIFT)
    assert len(shown(reading)) == 4
    reading.view.mark(empty_workspace.qa.answer)
    reading.make_claim(empty_workspace.scheme.claim_types[0].id)
    (claim,) = empty_workspace.annotation.claims
    assert claim.quote == ANSWER.rstrip("。") or claim.quote == ANSWER
