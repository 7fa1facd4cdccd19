"""Draws the plots of agreement with a painter: on the screen, as a picture, as vector graphics."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from ir_annotator.ui.theme import GRID, SMALL_SIZE, TEXT_SIZE, Theme, blend, px, ui_font
from ir_annotator.workspace.agreement_behind import Behind
from ir_annotator.workspace.agreement_views import Bar, Bars, Cell, Grid, Plot
from ir_annotator.workspace.describe_agreement import NO_FIGURE, say_value

_ROW, _BAR, _CAP, _TICK = 26, 12, 4, 34
_SMALLEST_CELL, _LARGEST_CELL, _CELL_HEIGHT = 56, 132, 34
_LOWEST = (-1.0, -0.5, 0.0)
"""Where the scale can begin."""
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_CENTRE, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
_SRGB_TOE = 0.04045
_STRONGEST = 0.85
"""Share of the accent in a full cell."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a plot to point at: where it is, what it says, and the Q&As behind it; row and column of it."""

    rect: QRectF
    words: str
    behind: Behind | None
    row: int
    column: int


class Drawing:
    """A plot laid out for a width in pixels; ``marks`` come row by row."""

    def __init__(self, plot: Plot, width: float, theme: Theme) -> None:
        self.plot, self._theme, self._width = plot, theme, width
        self._font, self._small = ui_font(TEXT_SIZE), ui_font(SMALL_SIZE)
        self._bold = ui_font(TEXT_SIZE, bold=True)
        self.height = 0.0
        self.used_width = width
        self.marks: list[Mark] = []

    @property
    def size(self) -> QSize:
        """Width that is used, and height, in pixels."""
        return QSize(round(self.used_width), round(self.height))

    def paint(self, painter: QPainter) -> None:
        """Paint the plot at the origin."""
        raise NotImplementedError

    def _write(
        self,
        painter: QPainter,
        rect: QRectF,
        words: str,
        colour: str | QColor,
        *,
        font: QFont | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Write on one line, with an ellipsis where there is too little room."""
        used = font or self._font
        painter.setFont(used)
        painter.setPen(QColor(colour))
        shown = QFontMetricsF(used).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, shown)

    def _title(self, painter: QPainter) -> None:
        rect = QRectF(0, 0, self._width, px(_ROW))
        self._write(painter, rect, self.plot.title, self._theme.muted, font=self._bold)


class BarsDrawing(Drawing):
    """Bars from zero, with the interval as a line with two ends; hatched where the figure says little."""

    def __init__(self, plot: Bars, width: float, theme: Theme) -> None:
        super().__init__(plot, width, theme)
        self._rows = plot.rows
        metrics, small = QFontMetricsF(self._font), QFontMetricsF(self._small)
        longest = max((metrics.horizontalAdvance(row.label) for row in self._rows), default=0.0)
        notes = max((small.horizontalAdvance(row.note) for row in self._rows), default=0.0)
        self._label = min(longest + 2 * GRID, width * 0.36)
        self._value = metrics.horizontalAdvance("−0.00") + 3 * GRID
        self._note = notes + 2 * GRID if notes < width * 0.25 else 0.0  # the words of each bar tell it as well
        lows = [one for row in self._rows for one in (row.figure.value, row.figure.low) if one is not None]
        self._lowest = max((tick for tick in _LOWEST if tick <= min(lows, default=0.0)), default=_LOWEST[0])
        self._legend = plot.legend if any(row.is_grey for row in self._rows) else ""
        title = QFontMetricsF(self._bold).horizontalAdvance(plot.title)
        is_wide = title + small.horizontalAdvance(self._legend) + 4 * GRID <= width
        top = 2 * px(_ROW)
        self._bottom = top + max(len(self._rows), 1) * px(_ROW)
        self._legend_top = 0.0 if is_wide else self._bottom  # beside the title, else below everything
        self.height = self._bottom + GRID + (px(_ROW) if self._legend and not is_wide else 0)
        self.marks = [
            Mark(QRectF(0, top + n * px(_ROW), width, px(_ROW)), row.words, row.behind, n, 0)
            for n, row in enumerate(self._rows)
        ]

    def _x(self, value: float) -> float:
        left, right = self._label, self._width - self._value - self._note
        return left + (right - left) * (value - self._lowest) / (1 - self._lowest)

    def paint(self, painter: QPainter) -> None:
        """Paint title, scale and bars."""
        self._title(painter)
        if self._legend:
            rect = QRectF(0, self._legend_top, self._width, px(_ROW))
            self._write(painter, rect, self._legend, self._theme.muted, font=self._small, align=_RIGHT)
        bottom = self._bottom
        room = self._x(_TICKS[1]) - self._x(0.0)
        ticks = _TICKS if room > px(_TICK) else _TICKS[::2] if 2 * room > px(_TICK) else _TICKS[::4]
        for tick in (*(one for one in _LOWEST[:2] if one >= self._lowest), *ticks):
            x = self._x(tick)
            painter.setPen(QPen(QColor(self._theme.edge if tick == 0 else self._theme.line), 1))
            painter.drawLine(QPointF(x, 2 * px(_ROW) - GRID), QPointF(x, bottom))
            place = QRectF(x - px(30), px(_ROW), px(60), px(_ROW) - GRID)
            words = f"{tick:g}".replace("-", "−")
            self._write(painter, place, words, self._theme.muted, font=self._small, align=_CENTRE)
        for row, mark in zip(self._rows, self.marks, strict=True):
            self._paint_row(painter, row, mark.rect)

    def _paint_row(self, painter: QPainter, row: Bar, rect: QRectF) -> None:
        colour = self._theme.muted if row.is_grey else self._theme.text
        self._write(painter, QRectF(0, rect.top(), self._label - 2 * GRID, rect.height()), row.label, colour)
        middle, value = rect.center().y(), row.figure.value
        if value is not None:
            self._paint_bar(painter, row, middle)
        right = self._width - self._note
        place = QRectF(right - self._value + GRID, rect.top(), self._value - GRID, rect.height())
        self._write(painter, place, say_value(row.figure), colour, align=_RIGHT)
        if self._note:
            place = QRectF(right + GRID, rect.top(), self._note - GRID, rect.height())
            self._write(painter, place, row.note, self._theme.muted, font=self._small, align=_RIGHT)

    def _paint_bar(self, painter: QPainter, row: Bar, middle: float) -> None:
        figure = row.figure
        ends = sorted((self._x(0), self._x(figure.value or 0.0)))
        bar = QRectF(ends[0], middle - px(_BAR) / 2, max(ends[1] - ends[0], 2), px(_BAR))
        if row.is_grey:
            painter.fillRect(bar, QBrush(QColor(self._theme.muted), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(QColor(self._theme.muted), 1))
            painter.drawRect(bar)
        else:
            painter.fillRect(bar, QColor(self._theme.accent))
        if figure.low is None or figure.high is None:
            return
        low, high, cap = self._x(figure.low), self._x(figure.high), px(_CAP)
        lines = ((low, middle, high, middle), *((x, middle - cap, x, middle + cap) for x in (low, high)))
        for colour, wide in (
            (self._theme.base, px(4)),
            (self._theme.text, px(1.5)),
        ):  # a halo keeps it apart from the bar
            painter.setPen(QPen(QColor(colour), wide))
            for x1, y1, x2, y2 in lines:
                painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))


class GridDrawing(Drawing):
    """Cells, the fuller the stronger their colour; each says its number, framed where both said the same."""

    def __init__(self, plot: Grid, width: float, theme: Theme) -> None:
        super().__init__(plot, width, theme)
        self._grid = plot
        metrics = QFontMetricsF(self._font)
        longest = max((metrics.horizontalAdvance(name) for name in plot.rows), default=0.0)
        self._side = min(longest + 3 * GRID, width * 0.3)
        widest = max((metrics.horizontalAdvance(name) for name in plot.columns), default=0.0) + 3 * GRID
        room = (width - self._side) / max(len(plot.columns), 1)
        self._cell = min(max(widest, px(_SMALLEST_CELL)), px(_LARGEST_CELL), max(room, px(24)))
        title = QFontMetricsF(self._bold).horizontalAdvance(plot.title) + GRID
        self.used_width = min(width, max(title, self._side + self._cell * len(plot.columns)))
        self._top = px(_ROW) * (3 if plot.top else 2)
        self.height = self._top + len(plot.rows) * px(_CELL_HEIGHT) + 2 * GRID
        self.marks = [
            Mark(self._rect(i, j), cell.words, cell.behind, i, j)
            for i, line in enumerate(plot.cells)
            for j, cell in enumerate(line)
            if cell.words
        ]

    def _rect(self, row: int, column: int) -> QRectF:
        top = self._top + row * px(_CELL_HEIGHT)
        return QRectF(self._side + column * self._cell, top, self._cell, px(_CELL_HEIGHT)).adjusted(1, 1, -1, -1)

    def paint(self, painter: QPainter) -> None:
        """Paint title, names and cells."""
        self._title(painter)
        theme = self._theme
        if self._grid.top:
            across = QRectF(self._side, px(_ROW), self._cell * len(self._grid.columns), px(_ROW))
            self._write(painter, across, self._grid.top, theme.muted, font=self._small, align=_CENTRE)
            corner = QRectF(0, self._top - px(_ROW), self._side - 2 * GRID, px(_ROW))
            self._write(painter, corner, self._grid.side, theme.muted, font=self._small)
        for j, name in enumerate(self._grid.columns):
            place = QRectF(self._side + j * self._cell + 2, self._top - px(_ROW), self._cell - 4, px(_ROW))
            self._write(painter, place, name, theme.text, align=_CENTRE)
        for i, (name, line) in enumerate(zip(self._grid.rows, self._grid.cells, strict=True)):
            first = self._rect(i, 0)
            self._write(painter, QRectF(0, first.top(), self._side - 2 * GRID, first.height()), name, theme.text)
            for j, cell in enumerate(line):
                self._paint_cell(painter, cell, self._rect(i, j))

    def _paint_cell(self, painter: QPainter, cell: Cell, rect: QRectF) -> None:
        theme = self._theme
        if not cell.words:
            painter.fillRect(rect, QBrush(QColor(theme.line), Qt.BrushStyle.BDiagPattern))
            return
        ground = blend(theme.accent, theme.base, _STRONGEST * min(max(cell.share or 0.0, 0.0), 1.0))
        painter.fillRect(rect, ground)
        painter.setPen(QPen(QColor(theme.text if cell.is_framed else theme.line), px(2) if cell.is_framed else 1))
        painter.drawRect(rect)
        self._write(painter, rect, cell.text or NO_FIGURE, readable_on(ground), align=_CENTRE)


def drawing_of(plot: Plot, width: float, theme: Theme) -> Drawing:
    """Return a plot laid out for a width in pixels."""
    return BarsDrawing(plot, width, theme) if isinstance(plot, Bars) else GridDrawing(plot, width, theme)


def readable_on(ground: QColor) -> QColor:
    """Return black or white, whichever stands out more: on any ground one of them has a contrast of 4.5 (WCAG 2.1)."""
    black, white = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)
    return max(black, white, key=lambda colour: contrast(colour, ground))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours by WCAG 2.1, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= _SRGB_TOE else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
