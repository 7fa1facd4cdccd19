"""How what was found is painted: the question on one line, and below it where else the words stand; hits marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ir_annotator.domain.span import Span
from ir_annotator.ui.models.found_tree import FoundRole
from ir_annotator.ui.panels.delegates import RowDelegate, _Index
from ir_annotator.ui.theme import px
from ir_annotator.workspace.search import Hit

_LINE, _GAP, _INDENT = 20, 4, 8
"""Pixels at 100 %."""


class FoundDelegate(RowDelegate):
    """Records as they are; Q&As with their hits."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 -- Qt's signature
        """Return the height of one line, or of two."""
        hit: Hit | None = index.data(FoundRole.HIT)
        lines = 2 if hit and hit.elsewhere.text else 1
        return QSize(px(120), lines * px(_LINE) + px(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = self._paint_ground(painter, option, active=chosen).adjusted(4, px(_GAP) // 2, -4, -px(_GAP) // 2)
        hit: Hit | None = index.data(FoundRole.HIT)
        if hit is None:
            painter.setFont(self._bold)
            self._write(painter, rect, index.data(), self.theme.text)
        else:
            line = QRect(rect.left(), rect.top(), rect.width(), px(_LINE)).adjusted(px(_INDENT), 0, 0, 0)
            lead = index.data().removesuffix(hit.question.text)
            painter.setFont(self._font)
            width = QFontMetrics(self._font).horizontalAdvance(lead)
            self._write(painter, line, lead, self.theme.text)
            self._write_marked(painter, line.adjusted(width, 0, 0, 0), hit.question.text, hit.question.marks)
            if hit.elsewhere.text:
                below = line.translated(0, px(_LINE)).adjusted(width, 0, 0, 0)
                self._write_marked(painter, below, hit.elsewhere.text, hit.elsewhere.marks, muted=True)
        painter.restore()

    def _write_marked(
        self, painter: QPainter, rect: QRect, text: str, marks: Sequence[Span], *, muted: bool = False
    ) -> None:
        """Write one line with its hits on the colour of hits and framed, so that they show without colour too."""
        metrics = QFontMetrics(painter.font())
        painter.setClipRect(rect)
        for mark in marks:
            left = rect.left() + metrics.horizontalAdvance(text[: mark.start])
            right = rect.left() + metrics.horizontalAdvance(text[: mark.end])
            place = QRect(left - 1, rect.center().y() - metrics.height() // 2, right - left + 1, metrics.height())
            painter.setPen(QPen(QColor(self.theme.hit_edge), 1))
            painter.setBrush(QColor(self.theme.hit))
            painter.drawRoundedRect(place, 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._write(painter, rect, text, self.theme.muted if muted else self.theme.text)
        painter.setClipping(False)
