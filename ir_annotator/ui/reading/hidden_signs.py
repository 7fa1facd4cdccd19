"""Paints characters that are not seen: a line where each stands, its name above; the text stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ir_annotator.ui.reading.layout import ReadingLayout
from ir_annotator.ui.theme import Theme, px, ui_font

_NAME_SIZE = 8
"""Pixels of the letters of a name at 100 %: they stand in the leading between two lines."""


@dataclass(frozen=True, slots=True)
class HiddenSign:
    """Such a character as it is painted: its document position (UTF-16 units), and its short name."""

    position: int
    name: str


class HiddenSigns:
    """Paints hidden characters on the page."""

    def __init__(self, layout: ReadingLayout) -> None:
        self._layout = layout
        self._font = ui_font(_NAME_SIZE)
        self._metrics = QFontMetricsF(self._font)

    def paint(self, painter: QPainter, clip: QRectF, signs: Sequence[HiddenSign], theme: Theme) -> None:
        """Paint the characters that stand on the lines in ``clip``; tags of neighbours stand side by side."""
        painter.save()
        painter.setFont(self._font)
        line, right = -1.0, 0.0
        for sign in signs:
            for segment in self._layout.segments(sign.position, sign.position + 1, clip)[:1]:
                painter.setPen(QPen(QColor(theme.warning), 1.5))
                painter.drawLine(QPointF(segment.left, segment.top), QPointF(segment.left, segment.bottom))
                left = max(segment.left - 1, right + 1) if segment.top == line else segment.left - 1
                line, right = segment.top, self._tag(painter, QPointF(left, segment.top), sign.name, theme)
        painter.restore()

    def _tag(self, painter: QPainter, foot: QPointF, name: str, theme: Theme) -> float:
        """Paint a name on its ground, and return where that ends."""
        height = self._metrics.height() - px(2)
        ground = QRectF(foot.x(), foot.y() - height + px(2), self._metrics.horizontalAdvance(name) + px(4), height)
        painter.fillRect(ground, QColor(theme.warning))
        painter.setPen(QColor(theme.base))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, name)
        return ground.right()
