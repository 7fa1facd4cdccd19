"""The ends of claims and of the marked text, moved by key and by mouse; the size of the text by the wheel."""

from contextlib import contextmanager

import pytest
from helpers import CONTROL, LEFT_BUTTON, NONE, drag, go_to, marked, press_keys, stored
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui_builders import offset_of, page_of, point_of, span_of

LONG = "确实存在进入者增多、价格竞争的情况"


@pytest.fixture
def view(window, workspace):
    go_to(workspace, 9)
    window.bench.read()
    return window.bench.reading.view


@pytest.fixture
def claim(window, workspace, view):
    """A claim on a clause in the middle of the answer, in hand, the keyboard at the text."""
    view.mark(span_of(workspace, LONG))
    press_keys("G Escape")
    assert quote(workspace) == LONG
    return view


def quote(workspace):
    (claim,) = stored(workspace).claims
    assert claim.quote == claim.span.of(workspace.record.text)
    return claim.quote


def lane_end(view, workspace, *, start=False):
    """Return the point of the viewport at an end of the only claim's lane."""
    (claim,) = stored(workspace).claims
    positions = view._positions
    a, b = positions.position(claim.span.start), positions.end_position(claim.span.end)
    segments = page_of(view).segments(a, b)
    segment = segments[0] if start else segments[-1]
    x = segment.left + 1 if start else segment.right - 1
    return QPoint(round(x), round(segment.bottom + 8) - view.verticalScrollBar().value())


@contextmanager
def painted_whole(qtbot, widget):
    """Wait until a widget was painted from edge to edge."""

    class Watch(QObject):
        whole = Signal()

        def eventFilter(self, _watched, event):
            if event.type() == QEvent.Type.Paint and event.rect() == widget.rect():
                self.whole.emit()
            return False

    watch = Watch()
    widget.installEventFilter(watch)
    with qtbot.waitSignal(watch.whole):
        yield
    widget.removeEventFilter(watch)


def test_an_end_of_the_claim_in_hand_moves_by_clause_sentence_and_character(workspace, claim):
    press_keys("Ctrl+Right")
    assert quote(workspace) == f"{LONG}；但对于外语种领域"
    press_keys("Ctrl+Shift+Left")
    assert quote(workspace) == f"比如中文智能语音数据领域，{LONG}；但对于外语种领域"
    press_keys("Ctrl+Down")
    assert quote(workspace).endswith("数据服务商则会有更高的议价空间")
    press_keys("Ctrl+Shift+Up")
    assert quote(workspace).startswith("在较为成熟的细分方向")
    press_keys("Alt+Left")
    assert quote(workspace).endswith("数据服务商则会有更高的议价空")
    press_keys("Ctrl+Z Ctrl+Z Ctrl+Z Ctrl+Z Ctrl+Z")
    assert quote(workspace) == LONG


def test_without_a_claim_in_hand_the_marked_text_moves(window, workspace, view):
    view.mark(span_of(workspace, LONG))
    press_keys("Ctrl+Right")
    assert marked(window) == f"{LONG}；但对于外语种领域"
    press_keys("Ctrl+Shift+Right")
    assert marked(window) == "但对于外语种领域"
    assert stored(workspace).claims == ()


def test_the_mouse_drags_the_end_of_a_claim(workspace, claim):
    view = claim
    target = point_of(view, offset_of(workspace, "外语种"), 0.1)
    drag(view.viewport(), lane_end(view, workspace), target)
    assert quote(workspace) == f"{LONG}；但对于"
    press_keys("Ctrl+Z")
    assert quote(workspace) == LONG


def test_the_mouse_drags_the_start_of_a_claim_but_not_beyond_its_end(workspace, claim):
    view = claim
    drag(view.viewport(), lane_end(view, workspace, start=True), point_of(view, offset_of(workspace, "进入者"), 0.1))
    assert quote(workspace) == "进入者增多、价格竞争的情况"
    drag(view.viewport(), lane_end(view, workspace, start=True), point_of(view, offset_of(workspace, "议价"), 0.1))
    assert quote(workspace) == "况"


def test_the_pointer_shows_where_an_end_can_be_taken(workspace, claim):
    view = claim
    QTest.mouseMove(view.viewport(), lane_end(view, workspace))
    assert view.viewport().cursor().shape() is Qt.CursorShape.SizeHorCursor
    QTest.mouseMove(view.viewport(), point_of(view, offset_of(workspace, "进入者")))
    assert view.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor


def test_an_end_dragged_out_of_the_answer_stops_at_its_beginning(workspace, claim):
    view = claim
    question = point_of(view, workspace.qa.question.start + 2)
    drag(view.viewport(), lane_end(view, workspace, start=True), question)
    assert quote(workspace).startswith("是否存在价格竞争主要取决于")
    assert quote(workspace).endswith(LONG)


def test_an_end_dropped_where_a_claim_may_not_reach_leaves_it_as_it_was(workspace, claim):
    view = claim
    view.mark(span_of(workspace, "数据服务商则会有更高的议价空间"))
    press_keys("Escape G Escape")
    first = stored(workspace).claims[0]
    assert (first.quote, workspace.active_claim == first.id) == (LONG, False)
    positions = view._positions
    segment = page_of(view).segments(positions.position(first.span.start), positions.end_position(first.span.end))[-1]
    end = QPoint(round(segment.right - 1), round(segment.bottom + 8))
    drag(view.viewport(), end, point_of(view, offset_of(workspace, "议价")))
    assert [claim.quote for claim in stored(workspace).claims] == [LONG, "数据服务商则会有更高的议价空间"]
    mark = view._page.marks[0]
    assert mark.end == positions.end_position(first.span.end), "it is drawn as it is stored"


def test_blanks_and_punctuation_that_were_dragged_over_are_left_out_and_that_is_said(window, workspace, view):
    start = offset_of(workspace, "；但对于")
    drag(view.viewport(), point_of(view, start, 0.1), point_of(view, offset_of(workspace, "数据服务商"), 0.1))
    assert marked(window) == "但对于外语种领域"
    assert window.status.currentMessage() == "Blanks and punctuation at the ends are left out; Alt+→ takes them in."
    press_keys("Alt+Right")
    assert marked(window) == "但对于外语种领域，"


def test_the_wheel_resizes_the_text_with_ctrl_and_scrolls_without(workspace, view):
    size = workspace.settings.text_size
    place = QPointF(view.viewport().rect().center())

    def turn(by, held):
        event = QWheelEvent(
            place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    turn(120, CONTROL)
    assert workspace.settings.text_size == size + 1
    turn(-120, CONTROL)
    turn(-120, CONTROL)
    assert workspace.settings.text_size == size - 1
    turn(-120, NONE)
    assert workspace.settings.text_size == size - 1


def test_another_size_of_the_text_is_painted_at_once(qtbot, workspace, view):
    shown = view.viewport()
    qtbot.waitUntil(lambda: not shown.visibleRegion().isEmpty())
    QApplication.processEvents()  # what was to be painted is
    with painted_whole(qtbot, shown):
        press_keys("Ctrl+=")


def test_a_click_on_the_end_of_a_lane_takes_the_claim_in_hand(workspace, claim):
    press_keys("Escape")
    assert workspace.active_claim == ""
    QTest.mouseClick(claim.viewport(), LEFT_BUTTON, NONE, lane_end(claim, workspace))
    assert workspace.active_claim == stored(workspace).claims[0].id
    assert quote(workspace) == LONG
