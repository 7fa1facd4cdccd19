"""Paints the soft marks: a dotted, dashed or waved line close under the text, from a small tile for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from ir_annotator.domain.soft_marks import Softly
from ir_annotator.ui.reading.layout import ReadingLayout
from ir_annotator.ui.theme import Theme

_HEIGHT = 4.0
_PERIODS = {Softly.FIGURE: 4.0, Softly.DATE: 10.0, Softly.HEDGE: 6.0}
"""Width of a tile in pixels; a line is the tile side by side."""


@dataclass(frozen=True, slots=True)
class SoftLine:
    """A soft mark as it is painted: where (document positions, UTF-16 units), and what it stands for."""

    start: int
    end: int
    kind: Softly


class SoftLines:
    """Paints soft marks on the page. The three patterns differ in form, so no colour is needed to tell them apart."""

    def __init__(self, layout: ReadingLayout) -> None:
        self._layout = layout
        self._tiles: dict[tuple[Softly, str, float], QPixmap] = {}

    def paint(self, painter: QPainter, clip: QRectF, marks: Sequence[SoftLine], theme: Theme) -> None:
        """Paint the marks that touch ``clip``."""
        ratio = painter.device().devicePixelRatio()
        for mark in marks:
            for segment in self._layout.segments(mark.start, mark.end, clip):
                width = max(segment.right - segment.left - 2, 2.0)  # a gap parts marks that touch
                line = QRectF(segment.left, round(segment.bottom) - 1, width, _HEIGHT)
                painter.drawTiledPixmap(line, self._tile(mark.kind, theme, ratio), QPointF(0, 0))

    def _tile(self, kind: Softly, theme: Theme, ratio: float) -> QPixmap:
        key = (kind, theme.name, ratio)
        if key not in self._tiles:
            self._tiles[key] = _drawn(kind, theme.muted, ratio)
        return self._tiles[key]


def _drawn(kind: Softly, colour: str, ratio: float) -> QPixmap:
    width = _PERIODS[kind]
    tile = QPixmap(round(width * ratio), round(_HEIGHT * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(QPen(QColor(colour), 1.2))
    if kind is Softly.FIGURE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(width / 2, 1.5), 0.9, 0.9)
    elif kind is Softly.DATE:
        painter.drawLine(QPointF(1, 1.5), QPointF(width - 3, 1.5))
    else:
        wave = QPainterPath(QPointF(0, 2))
        wave.quadTo(QPointF(width / 4, -0.5), QPointF(width / 2, 2))
        wave.quadTo(QPointF(width * 3 / 4, 4.5), QPointF(width, 2))
        painter.drawPath(wave)
    painter.end()
    return tile
