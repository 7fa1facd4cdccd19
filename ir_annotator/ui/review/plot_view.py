"""A plot of agreement to look at and to walk through: each bar and cell says itself, and opens the Q&As behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ir_annotator.ui.review.drawing import Drawing, Mark, drawing_of
from ir_annotator.ui.theme import GRID, Theme, px
from ir_annotator.ui.widgets.plain import plain_tip
from ir_annotator.workspace.agreement_views import Plot
from ir_annotator.workspace.describe_agreement import said_of

_MARGIN = 2 * GRID
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class PlotView(QWidget):
    """Shows one plot; arrows go from bar to bar and cell to cell, Enter or a double click opens what is behind it.

    Signals:
        pointed: A bar or cell is pointed at: its words, and whether anything is behind it.
        opened: The Behind of a bar or cell is wanted.
        moved: Where the bar or cell pointed at is, so that it can be scrolled to.
    """

    pointed = Signal(str, bool)
    opened = Signal(object)
    moved = Signal(QRectF)

    def __init__(self, plot: Plot, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plot_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.plot, self._theme = plot, theme
        self._drawing = self._laid_out(px(600))
        self._at = 0
        self._say()

    # -- what is pointed at

    @property
    def mark(self) -> Mark | None:
        """The bar or cell that is pointed at."""
        marks = self._drawing.marks
        return marks[self._at] if marks else None

    def _say(self) -> None:
        words = self.mark.words if self.mark else ""
        self.setAccessibleName(said_of(self.plot.title, words) if words else self.plot.title)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def point_at(self, number: int) -> None:
        """Point at a bar or cell by its number, row by row."""
        if 0 <= number < len(self._drawing.marks):
            self._at = number
            self._say()
            self._tell()
            self.update()

    def _tell(self) -> None:
        if self.mark:
            self.pointed.emit(self.mark.words, self.mark.behind is not None)
            self.moved.emit(self.mark.rect.translated(_MARGIN, _MARGIN))

    def _open(self) -> None:
        if self.mark and self.mark.behind:
            self.opened.emit(self.mark.behind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the nearest bar or cell in a direction, or open what is behind this one."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step and not event.modifiers():
            self.point_at(self._next(*step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.point_at(0 if event.key() == Qt.Key.Key_Home else len(self._drawing.marks) - 1)
        else:
            super().keyPressEvent(event)

    def _next(self, down: int, right: int) -> int:
        here = self.mark
        if here is None:
            return -1
        ahead = [
            (abs(mark.row - here.row) + abs(mark.column - here.column), number)
            for number, mark in enumerate(self._drawing.marks)
            if (mark.row - here.row) * down > 0 or (mark.row == here.row and (mark.column - here.column) * right > 0)
        ]
        return min(ahead)[1] if ahead else -1

    # -- mouse

    def _number_at(self, place: QPointF) -> int:
        inside = place - QPointF(_MARGIN, _MARGIN)
        return next((n for n, mark in enumerate(self._drawing.marks) if mark.rect.contains(inside)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point at what was clicked."""
        self.point_at(self._number_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is behind a bar or cell."""
        if self._number_at(event.position()) == self._at:
            self._open()

    def event(self, event: QEvent) -> bool:
        """Say in a tip what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._number_at(QPointF(event.pos()))
            words = self._drawing.marks[number].words if number >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    # -- painting

    def _laid_out(self, width: int) -> Drawing:
        drawing = drawing_of(self.plot, width - 2 * _MARGIN, self._theme)
        self.setFixedHeight(drawing.size.height() + 2 * _MARGIN)
        return drawing

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._theme = theme
        self._drawing = self._laid_out(self.width())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the plot out for another width."""
        if event.size().width() != event.oldSize().width():
            self._drawing = self._laid_out(event.size().width())
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size at which everything can be read."""
        return QSize(px(600), self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which labels are told apart."""
        return QSize(px(320), self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say what is pointed at."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the plot, and what is pointed at with a frame while the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.base))
        painter.translate(_MARGIN, _MARGIN)
        self._drawing.paint(painter)
        if self.hasFocus() and self.mark:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, wide in ((self._theme.base, 6), (self._theme.accent, 3)):
                painter.setPen(QPen(QColor(colour), wide))
                painter.drawRoundedRect(self.mark.rect.adjusted(-2, -2, 2, 2), 4, 4)
        painter.end()
