"""The text to label: read only, moved through by clause, with the claims under its lines."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip, QWidget

from ir_annotator.domain.annotation import Claim
from ir_annotator.domain.clauses import Step
from ir_annotator.domain.hidden import Hidden
from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.soft_marks import SoftMark
from ir_annotator.domain.span import Span
from ir_annotator.ui.reading.cursor import ClauseCursor
from ir_annotator.ui.reading.hidden_signs import HiddenSign
from ir_annotator.ui.reading.lanes import assign_lanes
from ir_annotator.ui.reading.layout import ReadingLayout, Stretch
from ir_annotator.ui.reading.page import ClaimLook, ClaimMark, Edge, Page
from ir_annotator.ui.reading.positions import Positions
from ir_annotator.ui.reading.soft_lines import SoftLine
from ir_annotator.ui.theme import Theme, px, ui_font
from ir_annotator.ui.widgets.plain import plain_tip

CHARACTERS_A_LINE = 44
"""At most so many Chinese characters stand on a line."""

_KEY_PRESSES = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}


class ReadingView(QTextEdit):
    """Shows one Q&A and keeps the clause cursor; knows spans of the record text, never labels.

    Signals:
        claim_clicked: The lane of the claim with this id was clicked.
        nudged: The person moves the start (True) or the end by so many Steps.
        claim_resized: The person has dragged an end of the claim with this id; the Span it has then.
        text_resized: The person wants larger (1) or smaller (-1) text.
        cursor_moved: The clause cursor marks something else.
        trimmed: Blanks or punctuation at the ends of what was dragged over were left out.
        edit_requested: Enter was pressed.
        left: Esc was pressed.
    """

    claim_clicked = Signal(str)
    nudged = Signal(bool, object, int)
    claim_resized = Signal(str, object)
    text_resized = Signal(int)
    cursor_moved = Signal()
    trimmed = Signal()
    edit_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading_view")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setCursorWidth(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        self._layout = ReadingLayout(document)
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self._page = Page(self._layout, theme)
        self._positions: Positions | None = None
        self._record_text = ""
        self._cursor: ClauseCursor | None = None
        self._drag_from: int | None = None
        self._pressed_twice = False
        self._edge: Edge | None = None
        self.describe_claims: Callable[[Sequence[str]], str] = lambda _: ""

    # -- what is shown

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._page.theme = theme
        self.viewport().update()

    def set_text_size(self, pixels: int) -> None:
        """Show the text at this size."""
        font = ui_font(pixels)
        self.document().setDefaultFont(font)
        self._layout.max_text_width = CHARACTERS_A_LINE * px(pixels) + 1.0
        self._emphasise_question()
        self.viewport().update()  # the layout tells of the page's new size, which paints nothing by itself

    def set_field_names(self, question: str, answer: str) -> None:
        """Set the words that stand in the gutter before the question and the answer."""
        self._page.field_names = (question, answer)

    def show_qa(self, record: Record, qa: QA, connectives: tuple[str, ...]) -> None:
        """Show another Q&A, with the cursor at the first clause of its answer."""
        self._positions = Positions(record.text, qa)
        self._record_text = record.text
        self._page.marks, self._page.soft_marks, self._page.hits, self._page.active = (), (), (), ""
        self._page.hidden_signs = ()
        self._layout.set_stretches(())
        self._page.answer_position = self._positions.answer_position
        self.setPlainText(self._positions.text)
        self._emphasise_question()
        self._cursor = ClauseCursor(record.text, (qa.question, qa.answer), connectives)
        self.verticalScrollBar().setValue(0)
        self._cursor_changed(scroll=False)

    def show_nothing(self) -> None:
        """Show an empty page."""
        self._positions = self._cursor = None
        self._page.marks, self._page.soft_marks, self._page.hits, self._page.cursor = (), (), (), (0, 0)
        self._page.hidden_signs = ()
        self._layout.set_stretches(())
        self.setPlainText("")

    def set_claims(self, claims: Sequence[Claim], looks: Mapping[str, ClaimLook]) -> None:
        """Draw these claims; ``looks`` says how, by claim id."""
        lanes = assign_lanes(claims)
        self.set_lanes([(claim.id, claim.span, lanes[claim.id], looks[claim.id]) for claim in claims])

    def set_lanes(
        self, claims: Sequence[tuple[str, Span, int, ClaimLook]], names: Sequence[tuple[int, str]] = ()
    ) -> None:
        """Draw claims (id, span, lane, look) in given lanes; ``names`` says from which lane on they are whose."""
        if self._positions is None:
            return
        at = self._positions
        self._page.marks = [ClaimMark(claim_id, *at.stretch(span), lane, look) for claim_id, span, lane, look in claims]
        self._page.lane_names = names
        self._layout.set_stretches([Stretch(mark.start, mark.end, mark.lane) for mark in self._page.marks])
        self.viewport().update()

    def light(self, claim_ids: Collection[str]) -> None:
        """Tint these claims, and bring them into sight."""
        self._page.lit = frozenset(claim_ids)
        marks = [mark for mark in self._page.marks if mark.claim_id in self._page.lit]
        if marks:
            self._scroll_to(min(mark.start for mark in marks), max(mark.end for mark in marks))
        self.viewport().update()

    def set_soft_marks(self, marks: Sequence[SoftMark]) -> None:
        """Draw these marks close under the text."""
        if self._positions is None:
            return
        at = self._positions
        self._page.soft_marks = [SoftLine(*at.stretch(mark.span), mark.kind) for mark in marks]
        self.viewport().update()

    def set_hidden_signs(self, signs: Sequence[Hidden]) -> None:
        """Show where these characters of the record text stand, which are not seen."""
        if self._positions is None:
            return
        self._page.hidden_signs = [HiddenSign(self._positions.position(sign.at), sign.short_name) for sign in signs]
        self.viewport().update()

    def set_active_claim(self, claim_id: str) -> None:
        """Tint the claim that is being worked on, and bring it into sight."""
        self._page.active = claim_id
        mark = next((mark for mark in self._page.marks if mark.claim_id == claim_id), None)
        if mark:
            self._scroll_to(mark.start, mark.end)
        self.viewport().update()

    def set_hits(self, spans: Sequence[Span]) -> None:
        """Mark what is sought at these spans of the record text."""
        if self._positions is None:
            return
        self._page.hits = [self._positions.stretch(span) for span in spans]
        self.viewport().update()

    def go_to_hit(self, span: Span) -> None:
        """Put the clause cursor on the clause in which a hit begins, and bring the hit into sight."""
        if self._cursor and self._positions:
            self._cursor.go_to(span.start)
            self._cursor_changed()
            self._scroll_to(*self._positions.stretch(span))

    def top(self) -> int:
        """Return the offset in the record text of what stands at the top of the view."""
        if self._positions is None:
            return 0
        point = QPointF(self._layout.gutter + 1, self.verticalScrollBar().value() + 1)
        return self._positions.offset(self._layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit))

    def show_at_top(self, offset: int) -> None:
        """Scroll so that what stands at an offset of the record text is at the top."""
        if self._positions is None:
            return
        at = self._positions.position(offset)
        for segment in self._layout.segments(at, at + 1)[:1]:
            self.verticalScrollBar().setValue(round(segment.top) if at else 0)

    # -- the clause cursor

    @property
    def span(self) -> Span:
        """What the clause cursor marks, in the record text."""
        return self._cursor.span if self._cursor else Span(0, 0)

    def mark(self, span: Span) -> None:
        """Put the clause cursor on exactly this stretch of the record text."""
        if self._cursor:
            self._cursor.put(span)
            self._cursor_changed()

    def nudge(self, step: Step, by: int, *, start: bool) -> None:
        """Move one end of the clause cursor."""
        if self._cursor:
            self._cursor.nudge(step, by, start=start)
            self._cursor_changed()

    def nudged_span(self, span: Span, step: Step, by: int, *, start: bool) -> Span:
        """Return a stretch of the record text with one end moved, inside the question or answer it lies in."""
        return self._cursor.nudged(span, step, by, start=start) if self._cursor else span

    def _cursor_changed(self, *, scroll: bool = True) -> None:
        if self._positions is None:
            return
        span = self.span
        start, end = self._positions.stretch(span)
        self._page.cursor = (start, end)
        selection = QTextCursor(self.document())  # for screen readers; what is painted comes from the page
        selection.setPosition(start)
        selection.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        place = self.verticalScrollBar().value()
        self.setTextCursor(selection)
        self.verticalScrollBar().setValue(place)
        if scroll:
            self._scroll_to(start, end)
        self.viewport().update()
        self.cursor_moved.emit()

    def _scroll_to(self, start: int, end: int) -> None:
        """Scroll no further than it takes to see the whole stretch with its lanes."""
        segments = self._layout.segments(start, end)
        if not segments:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        below = self._layout.lane * max((mark.lane + 1 for mark in self._page.marks), default=0)
        top, bottom = segments[0].top - 12, segments[-1].bottom + max(60, below + 12)
        if bottom > bar.value() + height:
            bar.setValue(int(min(bottom - height, top)))
        if top < bar.value():
            bar.setValue(int(top))

    def _emphasise_question(self) -> None:
        """Give the question a heavier weight than the answer."""
        if self._positions is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(max(self._positions.answer_position - 1, 0), QTextCursor.MoveMode.KeepAnchor)
        heavy = QTextCharFormat()
        heavy.setFontWeight(QFont.Weight.DemiBold)
        cursor.mergeCharFormat(heavy)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, widen or nudge the clause cursor; everything else is the window's."""
        by = _KEY_PRESSES.get(Qt.Key(event.key()))
        if self._cursor is not None and by is not None:
            self._arrow(event, by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            QApplication.clipboard().setText(self.span.of(self._record_text))
        else:
            event.ignore()

    def _arrow(self, event: QKeyEvent, by: int) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        upright = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            by_character = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier) and not upright
            self.nudged.emit(shift, Step.CHARACTER if by_character else Step.SENTENCE if upright else Step.CLAUSE, by)
            return
        assert self._cursor  # noqa: S101 -- keyPressEvent asked
        if upright:
            self._move_by_line(by, extend=shift)
        else:
            (self._cursor.extend if shift else self._cursor.move)(by)
        self._cursor_changed()

    def _move_by_line(self, by: int, *, extend: bool) -> None:
        """Go to the clause above or below the nearer end of the marked one."""
        assert self._cursor and self._positions  # noqa: S101, PT018
        segments = self._layout.segments(*self._page.cursor)
        if not segments:
            return
        edge = segments[-1] if by > 0 else segments[0]
        y = edge.bottom + 1 if by > 0 else edge.top - 1
        before, limit = self.span, self._layout.documentSize().height()
        while 0 < y < limit and self.span == before:
            offset = self._positions.offset(
                self._layout.hitTest(QPointF(segments[0].left + 1, y), Qt.HitTestAccuracy.FuzzyHit)
            )
            self._cursor.go_to(offset, extend=extend)
            y += by * 8

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the claim under the pointer in hand, or begin to mark text there."""
        if event.button() != Qt.MouseButton.LeftButton or self._positions is None or self._cursor is None:
            return
        point = self._on_page(event.position())
        self._edge = self._page.edge_at(point)
        if self._edge:
            self.claim_clicked.emit(self._edge.claim_id)
            return
        claim = self._page.claim_at(point)
        if claim:
            self.claim_clicked.emit(claim)
            return
        self._drag_from = self._layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        offset = self._positions.offset(self._drag_from)
        if self._pressed_twice:
            self._cursor.go_to_sentence(offset)
        else:
            self._cursor.go_to(offset, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        self._pressed_twice = False
        self._cursor_changed(scroll=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Mark the clause under the pointer; a third click marks the sentence."""
        self.mousePressEvent(event)
        self._pressed_twice = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the text between where the button went down and here, character by character."""
        self._pressed_twice = False
        here = self._layout.hitTest(self._on_page(event.position()), Qt.HitTestAccuracy.FuzzyHit)
        if self._edge:
            self._drag_edge(here)
            return
        if self._drag_from is None or self._positions is None or self._cursor is None:
            self._show_pointer(event)
            return
        if here != self._drag_from:
            self._cursor.put(self._positions.span(self._drag_from, here))
            self._cursor_changed()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 -- Qt's signature
        """End the marking, blanks and punctuation at its ends left out; or give the claim the end it was dragged to."""
        if self._edge and self._positions:
            span = self._positions.span(self._edge.mark.start, self._edge.mark.end)
            self.claim_resized.emit(self._edge.claim_id, span)
        elif self._drag_from is not None and self._cursor and self._cursor.trim():
            self._cursor_changed(scroll=False)
            self.trimmed.emit()
        self._drag_from = self._edge = None

    def _drag_edge(self, here: int) -> None:
        """Show the claim as long as it would be if the end in hand were dropped here."""
        assert self._edge and self._positions  # noqa: S101, PT018 -- the caller asked
        border = self._positions.answer_position  # a claim stays in the question, or in the answer
        inside = max(here, border) if self._edge.mark.start >= border else min(here, border - 1)
        self._edge = self._edge.moved(inside)
        self._page.marks = tuple(
            self._edge.mark if mark.claim_id == self._edge.claim_id else mark for mark in self._page.marks
        )
        self.viewport().update()

    def _show_pointer(self, event: QMouseEvent) -> None:
        point = self._on_page(event.position())
        shape = Qt.CursorShape.PointingHandCursor if self._page.claim_at(point) else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if self._page.edge_at(point) else shape)

    def _on_page(self, point: QPointF) -> QPointF:
        return QPointF(point.x(), point.y() + self.verticalScrollBar().value())

    def claims_at(self, point: QPointF) -> list[str]:
        """Return the claims at a point of the viewport: the one whose lane is there, else all over the text."""
        on_page = self._on_page(point)
        lane = self._page.claim_at(on_page)
        if lane:
            return [lane]
        position = self._layout.hitTest(on_page, Qt.HitTestAccuracy.FuzzyHit)
        return [mark.claim_id for mark in self._page.marks if mark.start <= position < mark.end]

    # -- Qt's own

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl held down, resize the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            by = event.angleDelta().y()
            self.text_resized.emit((by > 0) - (by < 0))
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show all labels of the claims under the pointer as a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.describe_claims(self.claims_at(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines for the new width."""
        self._layout.set_width(float(self.viewport().width()))
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show by the cursor's colour that keys go here."""
        super().focusInEvent(event)
        self._page.has_focus = True
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show by the cursor's colour that keys go elsewhere."""
        super().focusOutEvent(event)
        self._page.has_focus = False
        self.viewport().update()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the stored text, not what the widget made of it."""
        data = QMimeData()
        data.setText(self.span.of(self._record_text))
        return data
