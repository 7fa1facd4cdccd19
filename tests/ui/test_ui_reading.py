"""The reading view by real keys and mouse, on the sample record."""

import pytest
from helpers import CONTROL, LEFT_BUTTON, NONE, SHIFT, drag, go_to, marked, press, press_keys, stored
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from ui_builders import lane_point, offset_of, page_of, point_of, record_of, span_of

from ir_annotator.domain.span import Span
from ir_annotator.ui.reading.view import ReadingView
from ir_annotator.ui.theme import LIGHT

FIRST = "是否存在价格竞争主要取决于该领域是否较为存在较高壁垒"
SECOND = "在较为成熟的细分方向"


@pytest.fixture
def view(window, workspace):
    """The view on the ninth question, with the cursor at the first clause of its answer."""
    go_to(workspace, 9)
    assert QApplication.focusWidget() is window.bench.reading.view
    assert marked(window) == FIRST
    return window.bench.reading.view


def add_claim(workspace, type_id, text):
    assert workspace.claims.add(type_id, span_of(workspace, text))
    return workspace.active_claim


# -- keys


def test_arrows_go_clause_by_clause(window, view):
    press_keys("Right")
    assert marked(window) == SECOND
    press_keys("Left Left")
    assert marked(window) == "会不会出现价格战"


def test_shift_and_arrows_widen_and_narrow(window, view):
    press_keys("Shift+Right")
    assert marked(window) == f"{FIRST}。{SECOND}"
    press_keys("Shift+Left")
    assert marked(window) == FIRST


def test_alt_and_arrows_move_the_ends_by_one_character(window, view):
    press_keys("Alt+Left Alt+Left Alt+Shift+Right")
    assert marked(window) == FIRST[1:-2]
    press_keys("Alt+Right Alt+Shift+Left")
    assert marked(window) == FIRST[:-1]


def test_down_and_up_go_to_the_clause_in_the_line_below_and_above(window, view):
    def first_line():
        positions, span = view._positions, view.span
        (top, *_) = page_of(view).segments(positions.position(span.start), positions.end_position(span.end))
        return top.top

    before = first_line()
    press_keys("Down")
    assert first_line() > before
    assert len(marked(window)) > 1
    press_keys("Up Up")
    assert view.span.end <= view._positions._question.end


def test_what_qt_has_selected_for_screen_readers_is_what_is_marked(window, view):
    press_keys("Right Shift+Right Alt+Left")
    assert view.textCursor().selectedText() == marked(window)


def test_ctrl_c_copies_what_is_marked(window, view):
    press_keys("Ctrl+C")
    assert QApplication.clipboard().text() == FIRST


def test_the_copy_is_the_stored_text_to_the_character(qtbot, qapp):
    stored_text = "𠮷野家\u2028同比\u00a0增长 14.8% 😀\u200b"
    record = record_of("问？", stored_text)
    view = ReadingView(LIGHT)
    qtbot.addWidget(view)
    view.show()
    view.show_qa(record, record.qas[0], ())
    view.mark(record.qas[0].answer)
    press(view, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == stored_text
    view.mark(Span(record.qas[0].answer.start, record.qas[0].answer.start + 4))
    assert view.createMimeDataFromSelection().text() == "𠮷野家\u2028"


def test_a_letter_makes_a_claim_of_exactly_what_is_marked(window, workspace, view):
    press_keys("Right H")
    (claim,) = stored(workspace).claims
    assert (claim.type, claim.quote, claim.span) == ("opinion", SECOND, span_of(workspace, SECOND))
    assert window.bench.claims.is_editing


def test_alt_and_arrows_move_the_ends_of_the_claim_in_hand(window, workspace, view):
    press_keys("H Escape Alt+Right")
    assert stored(workspace).claims[0].quote == f"{FIRST}。"
    press_keys("Alt+Shift+Right Alt+Shift+Right Alt+Left")
    assert stored(workspace).claims[0].quote == FIRST[2:]
    press_keys("Escape Alt+Left")  # let go of the claim: now the cursor moves, the claim stays
    assert stored(workspace).claims[0].quote == FIRST[2:]
    assert marked(window) == FIRST[:-1]


def test_a_claim_cannot_be_moved_out_of_its_field(window, workspace, view):
    press_keys("H Escape Alt+Shift+Left")
    (claim,) = stored(workspace).claims
    assert claim.span.start == workspace.qa.answer.start


def test_enter_edits_the_claim_under_the_cursor(window, workspace, view):
    claim_id = add_claim(workspace, "fact", SECOND)
    press_keys("Escape")
    assert workspace.active_claim == ""
    press_keys("Return")
    assert workspace.active_claim == ""  # the cursor is elsewhere
    press_keys("Right Return")
    assert workspace.active_claim == claim_id
    assert window.bench.claims.is_editing


def test_brackets_go_through_the_claims_and_round(window, workspace, view):
    first, second = add_claim(workspace, "fact", FIRST), add_claim(workspace, "opinion", SECOND)
    press_keys("Escape")
    seen = []
    for key in (Qt.Key.Key_BracketRight,) * 3 + (Qt.Key.Key_BracketLeft,):
        press(None, key)
        seen.append(workspace.active_claim)
    assert seen == [first, second, first, second]


# -- mouse


def test_a_drag_marks_exactly_from_character_to_character(window, workspace, view):
    start = offset_of(workspace, "进入者增多")
    drag(view.viewport(), point_of(view, start, 0.1), point_of(view, start + 5, 0.1))
    assert marked(window) == "进入者增多"


def test_a_drag_backwards_marks_the_same(window, workspace, view):
    start = offset_of(workspace, "进入者增多")
    drag(view.viewport(), point_of(view, start + 5, 0.1), point_of(view, start, 0.1))
    assert marked(window) == "进入者增多"


def test_a_drag_over_lines_marks_all_between(window, workspace, view):
    start, end = offset_of(workspace, "中文智能"), offset_of(workspace, "议价空间")
    drag(view.viewport(), point_of(view, start, 0.1), point_of(view, end, 0.1))
    assert marked(window) == workspace.record.text[start:end]


def test_a_drag_out_of_the_question_stops_at_its_end(window, workspace, view):
    question = workspace.qa.question
    drag(view.viewport(), point_of(view, question.start + 4, 0.1), point_of(view, offset_of(workspace, "细分"), 0.1))
    assert marked(window) == "玩家增多，会不会出现价格战"


def test_a_drag_can_be_made_a_claim(window, workspace, view):
    start = offset_of(workspace, "进入者增多")
    drag(view.viewport(), point_of(view, start, 0.1), point_of(view, start + 5, 0.1))
    press_keys("G")
    assert [(claim.quote, claim.type) for claim in stored(workspace).claims] == [("进入者增多", "fact")]


def test_one_click_marks_the_clause_two_too_three_the_sentence(window, workspace, view):
    point = point_of(view, offset_of(workspace, "进入者"))
    QTest.mouseClick(view.viewport(), LEFT_BUTTON, NONE, point)
    assert marked(window) == "确实存在进入者增多、价格竞争的情况"
    QTest.mouseDClick(view.viewport(), LEFT_BUTTON, NONE, point)
    assert marked(window) == "确实存在进入者增多、价格竞争的情况"
    QTest.mousePress(view.viewport(), LEFT_BUTTON, NONE, point)
    QTest.mouseRelease(view.viewport(), LEFT_BUTTON, NONE, point)
    assert marked(window) == (
        "在较为成熟的细分方向，比如中文智能语音数据领域，确实存在进入者增多、价格竞争的情况；"
        "但对于外语种领域，数据服务商则会有更高的议价空间"
    )


def test_shift_and_click_widens_up_to_the_clause(window, workspace, view):
    QTest.mouseClick(view.viewport(), LEFT_BUTTON, SHIFT, point_of(view, offset_of(workspace, "成熟")))
    assert marked(window) == f"{FIRST}。{SECOND}"


def test_a_click_on_a_lane_takes_its_claim_in_hand(window, workspace, view):
    outer = add_claim(workspace, "opinion", f"{FIRST}。{SECOND}")
    inner = add_claim(workspace, "fact", FIRST[4:10])
    press_keys("Escape")
    before = marked(window)
    QTest.mouseClick(view.viewport(), LEFT_BUTTON, NONE, lane_point(view, offset_of(workspace, FIRST) + 6, lane=1))
    assert workspace.active_claim == inner
    QTest.mouseClick(view.viewport(), LEFT_BUTTON, NONE, lane_point(view, offset_of(workspace, FIRST) + 6))
    assert workspace.active_claim == outer
    assert marked(window) == before


def test_the_pointer_over_a_claim_gets_all_its_labels(qtbot, window, workspace, view):
    add_claim(workspace, "fact", FIRST)
    for point in (lane_point(view, offset_of(workspace, FIRST)), point_of(view, offset_of(workspace, FIRST) + 3)):
        QToolTip.hideText()
        show_tip(view, point)
        assert "Fact" in QToolTip.text()
        assert "missing: Subject" in QToolTip.text()
    show_tip(view, point_of(view, offset_of(workspace, SECOND) + 3))
    qtbot.waitUntil(lambda: QToolTip.text() == "" or not QToolTip.isVisible())


def show_tip(view, point: QPoint):
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)


def test_an_active_claim_far_below_is_scrolled_into_sight(window, workspace):
    go_to(workspace, 2)
    window.resize(1280, 500)
    view = window.bench.reading.view
    workspace.claims.add("fact", Span(workspace.qa.answer.end - 12, workspace.qa.answer.end - 1))
    point = point_of(view, workspace.qa.answer.end - 5)
    assert 0 <= point.y() <= view.viewport().height()
    go_to(workspace, 3)
    assert view.verticalScrollBar().value() == 0
