"""Counts as plain bars, the number beside each: a list of labels, and one bar parted by status."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from ir_annotator.domain.progress import Counts
from ir_annotator.i18n import translate
from ir_annotator.ui.panels.delegates import RowDelegate, _Index
from ir_annotator.ui.theme import GRID, TEXT_SIZE, Theme, ui_font
from ir_annotator.ui.widgets.plain import plain_tip
from ir_annotator.workspace.describe_progress import Section, say_counts

_NUMBER, _MOST_NAME, _THICK = 48, 0.7, 8


class BarRole(IntEnum):
    """What a row can be asked for besides Qt's own roles: its number, and its part of the longest bar (0 to 1)."""

    NUMBER = Qt.ItemDataRole.UserRole + 1
    SHARE = Qt.ItemDataRole.UserRole + 2


class BarDelegate(RowDelegate):
    """A title, or a name with its bar and its number; ``name_width`` is what the longest name needs, in pixels."""

    name_width = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        painter.save()
        active = bool(option.state & QStyle.StateFlag.State_HasFocus)
        rect = self._paint_ground(painter, option, active=active).adjusted(2 * GRID, 0, -2 * GRID, 0)
        share = index.data(BarRole.SHARE)
        if share is None:
            painter.setFont(self._bold)
            self._write(painter, rect, index.data(), self.theme.muted)
        else:
            painter.setFont(self._font)
            wide = min(self.name_width + 4 * GRID, int(rect.width() * _MOST_NAME))
            name = QRect(rect.left(), rect.top(), wide, rect.height())
            self._write(painter, name.adjusted(2 * GRID, 0, -2 * GRID, 0), index.data(), self.theme.text)
            room = rect.right() - name.right() - _NUMBER
            length = max(int(room * share), 2)
            bar = QRect(name.right(), rect.center().y() - _THICK // 2 + 1, length, _THICK)
            painter.fillRect(bar, QColor(self.theme.accent))
            number = QRect(bar.right() + 2 * GRID, rect.top(), _NUMBER, rect.height())
            self._write(painter, number, f"{index.data(BarRole.NUMBER):,}", self.theme.text)
        painter.restore()


class BarList(QListWidget):
    """Lists how often each label was given."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._delegate = BarDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setObjectName("label_bars")
        self.setAccessibleName(translate("Progress", "Labels"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_sections(self, sections: Iterable[Section]) -> None:
        """Show these counts; the bars of one section are as long as their part of its highest number."""
        self.clear()
        metrics = QFontMetrics(ui_font(TEXT_SIZE))
        for section in sections:
            widths = (metrics.horizontalAdvance(name) for name, _ in section.rows)
            self._delegate.name_width = max(self._delegate.name_width, *widths)
            most = max(count for _, count in section.rows)
            title = QListWidgetItem(section.title, self)
            title.setFlags(Qt.ItemFlag.NoItemFlags)
            for name, count in section.rows:
                row = QListWidgetItem(name, self)
                row.setToolTip(plain_tip(name))
                row.setData(BarRole.NUMBER, count)
                row.setData(BarRole.SHARE, count / most)
                row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{section.title}: {name} {count}")
        if self.count():
            self.setCurrentRow(1)


class StatusBar(QWidget):
    """One bar parted into done (full), skipped (hatched), in progress (half) and to do (empty)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._counts = theme, Counts()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a low bar."""
        return QSize(200, 3 * GRID)

    def show_counts(self, counts: Counts) -> None:
        """Show these counts."""
        self._counts = counts
        self.setAccessibleName(say_counts(counts))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts from left to right, each told by its filling and not by its colour alone."""
        painter, counts = QPainter(self), self._counts
        painter.fillRect(self.rect(), QColor(self._theme.thumb))
        inside = self.rect().adjusted(1, 1, -1, -1)
        painter.fillRect(inside, QColor(self._theme.base))
        left = inside.left()
        full, hatched, half = Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense5Pattern
        for count, filling in ((counts.done, full), (counts.skipped, hatched), (counts.in_progress, half)):
            width = round(inside.width() * count / counts.total) if counts.total else 0
            painter.fillRect(
                QRect(left, inside.top(), width, inside.height()), QBrush(QColor(self._theme.accent), filling)
            )
            left += width
