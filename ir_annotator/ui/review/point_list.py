"""The list of what annotators agree and differ on: a line for each point, a column for each of them and for gold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QStyleOptionViewItem, QWidget

from ir_annotator.domain.annotation import Position
from ir_annotator.i18n import translate
from ir_annotator.ui.panels.delegates import RowDelegate
from ir_annotator.ui.theme import SMALL_SIZE, Theme, px, ui_font
from ir_annotator.ui.widgets.plain import plain_tip

_Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_LEAST, _MOST = 20, 46
"""Pixels of a column at 100 %."""
_SHARE = 0.5
"""Of the width that the columns may take."""


@dataclass(frozen=True, slots=True)
class PointRow:
    """What a line shows.

    Attributes:
        position: Which point.
        sign: ``✓`` all agree, ``●`` settled, ``○`` open.
        words: What it is about.
        marks: For each annotator a mark, then for each other reviewer; those who say the same have the same.
        gold: The mark of gold.
        spoken: All of it in words.
        is_open: Whether it waits for a decision.
        reviewers: How many of the marks are of other reviewers.
    """

    position: Position
    sign: str
    words: str
    marks: tuple[str, ...]
    gold: str
    spoken: str
    is_open: bool
    reviewers: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """What stands above a column: its key, whose it is, and in full; ``is_gold`` where another reviewer's."""

    key: str
    name: str
    full: str
    is_gold: bool = False


class PointModel(QAbstractListModel):
    """The points of a Q&A."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[PointRow] = ()

    def set_rows(self, rows: Sequence[PointRow]) -> None:
        """Show these points; where they are the same ones as before nothing moves."""
        same = [row.position for row in rows] == [row.position for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = list(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Return the number of points."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what it says to a screen reader."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        return row.spoken if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) else None


def column_width(width: int, columns: int) -> int:
    """Return how wide each column is in a list this wide, gold's among them."""
    return min(max(int(width * _SHARE) // (columns + 1), px(_LEAST)), px(_MOST))


class _PointDelegate(RowDelegate):
    points = 26

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        painter.save()
        row: PointRow = index.data(ROW)
        rect, _ = self._paint_chosen(painter, option)
        room = column_width(rect.width(), len(row.marks))
        left = rect.right() - room * (len(row.marks) + 1)
        painter.setFont(self._bold if row.is_open else self._font)
        words = QRect(rect.left() + px(8), rect.top(), left - rect.left() - px(10), rect.height())
        self._write(painter, words, f"{row.sign} {row.words}", self.theme.text if row.is_open else self.theme.muted)
        for place, mark in enumerate((*row.marks, row.gold)):
            cell = QRect(left + room * place, rect.top(), room, rect.height())
            is_gold = place >= len(row.marks) - row.reviewers
            painter.setPen(QColor(self.theme.accent if is_gold else self.theme.text))
            painter.setFont(self._bold if place == len(row.marks) else self._font)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, mark)
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(left + room * len(row.marks), rect.top(), left + room * len(row.marks), rect.bottom())
        painter.restore()


class ColumnHeads(QWidget):
    """The names above the columns, each with its key."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.title = ""
        self._inset = 0
        self._columns: Sequence[Column] = ()
        self._gold = translate("Review", "gold")
        self._font, self._bold = ui_font(SMALL_SIZE), ui_font(SMALL_SIZE + 1, bold=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_columns(self, title: str, columns: Sequence[Column]) -> None:
        """Show a title and the columns before gold, each with its key."""
        self.title, self._columns = title, columns
        self.setAccessibleDescription(", ".join((title, *(f"{one.key} {one.full}" for one in columns))))
        self.setToolTip(plain_tip("\n".join(f"{one.key}  {one.full}" for one in columns)))
        self.update()

    def leave_room(self, width: int) -> None:
        """Stand above columns in a list whose lines are this wide."""
        self._inset = self.width() - width
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a key above a name."""
        return QSize(200, px(34))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 -- all of it is little
        """Paint title, keys and names."""
        painter = QPainter(self)
        width = self.width() - self._inset
        room = column_width(width, len(self._columns))
        left = width - room * (len(self._columns) + 1)
        painter.setFont(self._bold)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(QRect(px(8), 0, left - px(8), self.height()), Qt.AlignmentFlag.AlignVCenter, self.title)
        painter.setFont(self._font)
        half = self.height() // 2
        for place, one in enumerate((*self._columns, Column("", self._gold, self._gold, is_gold=True))):
            x = left + room * place
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(QRect(x, 0, room, half), Qt.AlignmentFlag.AlignCenter, one.key)
            painter.setPen(QColor(self.theme.accent if one.is_gold else self.theme.text))
            said = QFontMetrics(self._font).elidedText(one.name, Qt.TextElideMode.ElideRight, room - 2)
            said = one.name[:1] if said == "…" else said
            painter.drawText(QRect(x, half, room, half), Qt.AlignmentFlag.AlignCenter, said)


class PointList(QListView):
    """Shows the points; every key is the page's.

    Signals:
        taken: The Position that was clicked.
        resized: Width of the lines.
    """

    taken = Signal(object)
    resized = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("point_list")
        self.setAccessibleName(translate("Review", "Agreements and differences"))
        self.points = PointModel(self)
        self.setModel(self.points)
        self._delegate = _PointDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)  # letters are keys here
        self.clicked.connect(lambda index: self.taken.emit(index.data(ROW).position))

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._delegate.theme = theme
        self.viewport().update()

    def show_current(self, position: Position | None) -> None:
        """Mark the point in hand, and bring it into sight."""
        place = next((at for at, row in enumerate(self.points.rows) if row.position == position), -1)
        self.setCurrentIndex(self.points.index(place))
        if place >= 0:
            self.scrollTo(self.points.index(place))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the point in hand in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.resized.emit(self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the page."""
        event.ignore()
