"""The record text in pieces, each with what it is: the list through which a person mends the split by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ir_annotator.domain.clauses import sentences
from ir_annotator.domain.repair import Piece, Role
from ir_annotator.domain.span import Span
from ir_annotator.i18n import translate
from ir_annotator.ui.reading.positions import Utf16
from ir_annotator.ui.repair.verbs import VERB_KEYS
from ir_annotator.ui.theme import GRID, SMALL_SIZE, Theme, px, ui_font

_GUTTER = 76
_CHARACTERS_A_LINE = 48
_PAD = GRID
_GAP = 4 * GRID
"""Above a question."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PieceRow:
    """What one piece shows: its words, what it is, what speaks for that and what against."""

    piece: Piece
    text: str
    label: str
    evidence: str = ""
    doubts: tuple[str, ...] = ()


class PieceModel(QAbstractListModel):
    """The pieces of a record text in order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[PieceRow] = ()

    def set_rows(self, rows: Sequence[PieceRow]) -> None:
        """Show these pieces."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Return the number of pieces."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a piece shows, or says to a screen reader."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join((row.label, row.text, row.evidence, *row.doubts))
        return None


class PieceList(QListView):
    """Moves through the pieces by line and, inside a line, by sentence; says which verb was pressed.

    Signals:
        pressed_verb: A Verb, the first and the last marked row, and the offset of the cursor in the record text.
        moved: Another row is the current one.
        accepted: The split is right as it is.
        turned: The person wants the next (1) or the previous (-1) record.
        left: The person is through.
    """

    pressed_verb = Signal(object, int, int, int)
    moved = Signal(int)
    accepted = Signal()
    turned = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, text_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("piece_list")
        self.setAccessibleName(translate("Repair", "The record text"))
        self.pieces = PieceModel(self)
        self.setModel(self.pieces)
        self._delegate = _PieceDelegate(theme, text_size, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)  # letters are keys here
        self.at = 0

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._delegate.theme = theme
        self.viewport().update()

    # -- where the cursor is

    def set_rows(self, rows: Sequence[PieceRow], at: int = -1) -> None:
        """Show these pieces with the cursor at an offset of the record text (or at the first piece)."""
        self.pieces.set_rows(rows)
        if not rows:
            return
        place = max((n for n, row in enumerate(rows) if row.piece.span.start <= at), default=0)
        self.go_to(place)
        self.at = max(at, self.at)
        self.viewport().update()

    def go_to(self, row: int) -> None:
        """Make a row the current one, with the cursor at its beginning."""
        self.setCurrentIndex(self.pieces.index(row))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Take the cursor to the beginning of another piece."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.at = self.pieces.rows[current.row()].piece.span.start
            self.moved.emit(current.row())
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def next_doubt(self) -> None:
        """Go to the next piece that the reader doubts, going round; stay where there is none."""
        rows, here = self.pieces.rows, self.currentIndex().row()
        around = (*range(here + 1, len(rows)), *range(here + 1))
        self.go_to(next((row for row in around if rows[row].doubts), here))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def marked(self) -> tuple[int, int]:
        """Return the first and the last row that are marked."""
        rows = [index.row() for index in self.selectedIndexes()] or [self.currentIndex().row()]
        return min(rows), max(rows)

    def _move_inside(self, by: int, *, by_character: bool) -> None:
        """Move the cursor inside its piece by sentence or by character."""
        row = self.pieces.rows[self.currentIndex().row()]
        span, inside = row.piece.span, self.at - row.piece.span.start
        starts = [sentence.start for sentence in sentences(row.text, Span(0, len(row.text)))]
        if by_character:
            to = inside + by
        elif by > 0:
            to = next((start for start in starts if start > inside), inside)
        else:
            to = next((start for start in reversed(starts) if start < inside), 0)
        self.at = span.start + min(max(to, 0), len(span) - 1)
        self.viewport().update()

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys of this list from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _is_ours(event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ours = (Qt.Key.Key_N, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        return (plain and (event.key() in VERB_KEYS or event.key() in ours)) or event.key() in _SIDEWAYS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mend, accept, move, leave."""
        key = Qt.Key(event.key())
        if not self._is_ours(event):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif not self.pieces.rows:
            return
        elif key == Qt.Key.Key_N:
            self.next_doubt()
        elif key == Qt.Key.Key_Space:
            self.accepted.emit()
        elif key in _SIDEWAYS:
            by_character = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._move_inside(_SIDEWAYS[key], by_character=by_character)
        else:
            self.pressed_verb.emit(VERB_KEYS[key], *self.marked(), self.at)

    def keyboardSearch(self, search: str) -> None:
        """Find nothing by typing: letters are keys here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def select(self, first: int, last: int) -> None:
        """Mark several rows."""
        self.go_to(last)
        for row in range(first, last + 1):
            self.selectionModel().select(self.pieces.index(row), QItemSelectionModel.SelectionFlag.Select)


_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _PieceDelegate(QStyledItemDelegate):
    """Paints one piece: what it is on the left, why above it, its words, and the cursor inside them."""

    def __init__(self, theme: Theme, text_size: int, parent: PieceList) -> None:
        super().__init__(parent)
        self._list, self.theme = parent, theme
        self._size = text_size

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 -- Qt's signature
        """Return the room that the words and the lines above them need."""
        row = self._list.pieces.rows[index.row()]
        width = self._list.viewport().width()
        height = self._layout(row.text, width).boundingRect().height()
        return QSize(width, round(height) + self._head(row) + 2 * _PAD)

    def _head(self, row: PieceRow) -> int:
        """Return the height of what stands above the words."""
        lines = bool(row.evidence) + len(row.doubts)
        above = _GAP if row.piece.role is Role.QUESTION and row.piece.begins else 0
        return above + lines * (px(SMALL_SIZE + 2 * GRID))

    def _layout(self, text: str, width: int) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", "\u2028"), ui_font(self._size))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        room = min(width - px(_GUTTER) - 4 * GRID, _CHARACTERS_A_LINE * px(self._size))
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 10 * px(self._size)))
            line.setPosition(QPointF(0, top))
            top += line.height() * 1.3
        layout.endLayout()
        return layout

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the piece."""
        row, theme = self._list.pieces.rows[index.row()], self.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        head, current = self._head(row), index.row() == self._list.currentIndex().row()
        words = rect.adjusted(0, head, 0, 0)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(words, QColor(theme.cursor))
            painter.fillRect(QRect(words.left(), words.top(), px(3), words.height()), QColor(theme.accent))
        self._paint_head(painter, rect, row)
        outside = row.piece.role not in (Role.QUESTION, Role.ANSWER)
        colour = theme.accent if row.piece.role is Role.QUESTION else theme.line
        if not outside:
            painter.fillRect(QRect(px(_GUTTER) - 2 * GRID, words.top(), 3, words.height()), QColor(colour))
        painter.setFont(ui_font(SMALL_SIZE + 1, bold=row.piece.begins))
        painter.setPen(QColor(theme.text if row.piece.begins else theme.muted))
        label = QRectF(GRID, words.top() + _PAD, px(_GUTTER) - 5 * GRID, px(self._size * 1.5))
        painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.label)
        painter.setPen(QColor(theme.muted if outside else theme.text))
        layout = self._layout(row.text, rect.width())
        place = QPointF(px(_GUTTER) + 2 * GRID, words.top() + _PAD)
        layout.draw(painter, place)
        if current:
            inside = Utf16(row.text).to_units(self._list.at - row.piece.span.start)
            line = layout.lineForTextPosition(inside)
            x = cast("tuple[float, int]", line.cursorToX(inside))[0]
            bar = QRectF(place.x() + x - 1, place.y() + line.y(), 2, line.height())
            painter.fillRect(bar, QColor(theme.accent))
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, row: PieceRow) -> None:
        """Paint what speaks for the boundary above a piece, and what against."""
        theme = self.theme
        y = rect.top()
        if row.piece.role is Role.QUESTION and row.piece.begins:
            painter.setPen(QColor(theme.line))
            painter.drawLine(GRID, y + _GAP // 2, rect.right() - GRID, y + _GAP // 2)
            y += _GAP
        painter.setFont(ui_font(SMALL_SIZE))
        lines = [(row.evidence, theme.muted)] if row.evidence else []
        lines += [(doubt, theme.warning) for doubt in row.doubts]
        for words, colour in lines:
            painter.setPen(QColor(colour))
            place = QRectF(px(_GUTTER) + 2 * GRID, y, rect.width() - px(_GUTTER) - 3 * GRID, px(SMALL_SIZE + 2 * GRID))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
            y += px(SMALL_SIZE + 2 * GRID)
