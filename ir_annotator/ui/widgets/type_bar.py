"""A bar of lettered chips: press the letter or click the chip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ir_annotator.ui.theme import GRID, SMALL_SIZE, TEXT_SIZE, Theme, px, ui_font
from ir_annotator.ui.widgets.plain import plain_tip

_LINE = 24
_BOX = 16
_NAME = 22
"""Pixels at 100 %: height of a line, the box of a letter, where the name begins."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip: what it stands for, the letter that presses it, its name, hue and explanation."""

    id: str
    key: str
    label: str
    colour: str
    tip: str = ""


class TypeBar(QWidget):
    """Shows chips on as many lines as they need.

    Signals:
        pressed: Id of the chip that was clicked.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: tuple[Chip, ...] = ()
        self._places: list[tuple[QRect, Chip]] = []
        self._font, self._small = ui_font(TEXT_SIZE), ui_font(SMALL_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._theme = theme
        self.update()

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips."""
        self._chips = tuple(chips)
        self.setAccessibleDescription(", ".join(f"{chip.key} {chip.label}" for chip in chips))
        self._arrange()

    def _arrange(self) -> None:
        metrics, x, y, line = QFontMetrics(self._font), 0, 0, px(_LINE)
        self._places = []
        for chip in self._chips:
            room = metrics.horizontalAdvance(chip.label) + px(_NAME) + 2 * GRID
            if x + room > max(self.width(), 260) and x:
                x, y = 0, y + line
            self._places.append((QRect(x, y, room, line), chip))
            x += room + GRID
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every chip."""
        return QSize(320, max((rect.bottom() + 1 for rect, _ in self._places), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the height of all lines."""
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002 -- Qt's signature
        """Place the chips for the new width."""
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 -- all of it is little
        """Paint each chip: its letter in a box, its name, an underline in its hue."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        for rect, chip in self._places:
            box = QRect(rect.left() + 1, rect.top() + px(4), px(_BOX), px(_BOX))
            painter.setPen(QColor(self._theme.edge))
            painter.setBrush(QColor(self._theme.base))
            painter.drawRoundedRect(box, 3, 3)
            painter.setFont(self._small)
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, chip.key.upper())
            painter.setFont(self._font)
            painter.setPen(QColor(chip.colour))
            painter.drawText(rect.adjusted(px(_NAME), 0, 0, -1), Qt.AlignmentFlag.AlignVCenter, chip.label)
            width = rect.width() - px(_NAME) - 2 * GRID
            painter.fillRect(rect.left() + px(_NAME), rect.bottom() - 2, width, 2, QColor(chip.colour))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the chip under the pointer."""
        point = event.position().toPoint()
        chip = next((chip for rect, chip in self._places if rect.contains(point)), None)
        if chip:
            self.pressed.emit(chip.id)

    def event(self, event: QEvent) -> bool:
        """Explain the chip under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = next((chip.tip for rect, chip in self._places if rect.contains(event.pos())), "")
            QToolTip.showText(event.globalPos(), plain_tip(tip), self)
            return True
        return super().event(event)
