"""One line of chips behind a word: as many as there is room for, each with its keys; a click presses one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ir_annotator.ui.theme import GRID, SMALL_SIZE, TEXT_SIZE, Theme, blend, ui_font
from ir_annotator.ui.widgets.plain import plain_tip
from ir_annotator.ui.widgets.type_bar import Chip

_LINE = 20
_MOST = 104
"""Pixels of the longest name; what is longer is cut, and the tool tip has the whole."""


class ChipLine(QWidget):
    """Shows chips on one line of fixed height; what has no room is left out, so that nothing else ever moves.

    Without chips its word is left out as well, and the line keeps its height.

    Signals:
        pressed: Id of the chip that was clicked.
    """

    pressed = Signal(str)

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._theme = title, theme
        self._chips: tuple[Chip, ...] = ()
        self._taken: frozenset[str] = frozenset()
        self._places: list[tuple[QRect, Chip]] = []
        self._font, self._small = ui_font(TEXT_SIZE - 1), ui_font(SMALL_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._theme = theme
        self.update()

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips, the first ones rather than the last ones."""
        self._chips = tuple(chips)
        self._arrange()

    def set_taken(self, ids: Collection[str]) -> None:
        """Show which chips are taken."""
        self._taken = frozenset(ids)
        self._describe()
        self.update()

    @property
    def shown(self) -> list[str]:
        """The ids of the chips there is room for."""
        return [chip.id for _, chip in self._places]

    def _arrange(self) -> None:
        metrics, small = QFontMetrics(self._font), QFontMetrics(self._small)
        x = small.horizontalAdvance(self._title) + 2 * GRID
        self._places = []
        for chip in self._chips:
            name = min(metrics.horizontalAdvance(chip.label), _MOST)
            room = small.horizontalAdvance(chip.key) + name + 4 * GRID
            if x + room > self.width():
                break
            self._places.append((QRect(x, 0, room, _LINE), chip))
            x += room + GRID
        self._describe()
        self.update()

    def _describe(self) -> None:
        said = (f"{chip.key} {chip.label}{' ✓' * (chip.id in self._taken)}" for _, chip in self._places)
        self.setAccessibleDescription(", ".join(said))

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        return QSize(320, _LINE)

    def minimumSizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(0, _LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002 -- Qt's signature
        """Place the chips for the new width."""
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 -- all of it is little
        """Paint the word, then each chip: its keys and its name, on a tint where it is taken."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.muted))
        if self._chips:
            painter.drawText(QRect(0, 0, self.width(), _LINE), Qt.AlignmentFlag.AlignVCenter, self._title)
        for rect, chip in self._places:
            self._paint_chip(painter, rect.adjusted(0, 1, 0, -1), chip)

    def _paint_chip(self, painter: QPainter, rect: QRect, chip: Chip) -> None:
        theme, taken = self._theme, chip.id in self._taken
        painter.setPen(QColor(theme.accent if taken else theme.line))
        painter.setBrush(QColor(theme.cursor) if taken else blend(theme.raised, theme.window, 0.6))
        painter.drawRoundedRect(rect, 4, 4)
        painter.setFont(self._small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(rect.adjusted(GRID + 1, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, chip.key)
        left = QFontMetrics(self._small).horizontalAdvance(chip.key) + 2 * GRID + 1
        painter.setFont(self._font)
        painter.setPen(QColor(theme.text))
        name = QFontMetrics(self._font).elidedText(chip.label, Qt.TextElideMode.ElideRight, rect.width() - left - GRID)
        painter.drawText(rect.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)

    def _chip_at(self, event: QMouseEvent | QHelpEvent) -> Chip | None:
        point = event.position().toPoint() if isinstance(event, QMouseEvent) else event.pos()
        return next((chip for rect, chip in self._places if rect.contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the chip under the pointer."""
        chip = self._chip_at(event)
        if chip:
            self.pressed.emit(chip.id)

    def event(self, event: QEvent) -> bool:
        """Explain the chip under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            chip = self._chip_at(event)
            QToolTip.showText(event.globalPos(), plain_tip(chip.tip if chip else ""), self)
            return True
        return super().event(event)
