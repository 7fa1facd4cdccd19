"""The claims as a table worked by keys: up and down the claims, left and right the attributes, digits the values."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ir_annotator.i18n import translate
from ir_annotator.ui.models.claim_table import FIRST_ATTRIBUTE, TEXT, TYPE, ClaimRole, ClaimTableModel
from ir_annotator.ui.panels.delegates import ClaimDelegate
from ir_annotator.ui.theme import SMALL_SIZE, TEXT_SIZE, ui_font

_Index = QModelIndex | QPersistentModelIndex
_ROWS = 3
"""As many as this where there is room, whatever claims there are, so that nothing below moves; more scroll."""
_HEADER = 20
_LEAST_TEXT = 112
"""Pixels the text of a claim has at least; attributes that may be left out give way to it, the last ones first."""
_KEY = Qt.Key
_OURS = (
    *(_KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Escape, _KEY.Key_Backspace),
    *(_KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Left, _KEY.Key_Right),
)


class ClaimsTable(QTableView):
    """Shows the claims; several can be chosen with Shift.

    Signals:
        claim_reached: Id of the claim the cursor is on now.
        column_reached: The cursor is on another column, or the keyboard came or went.
        edit_wanted: Enter: the claim's attributes one after the other.
        digit_pressed: A number from 1 for the attribute of the column.
        clear_wanted: Backspace: no value for that attribute.
        left: Esc.
    """

    claim_reached = Signal(str)
    column_reached = Signal()
    edit_wanted = Signal()
    digit_pressed = Signal(int)
    clear_wanted = Signal()
    left = Signal()

    def __init__(self, model: ClaimTableModel, delegate: ClaimDelegate) -> None:
        super().__init__()
        self._claims = model
        self._column = FIRST_ATTRIBUTE
        self.setObjectName("claim_table")
        self.setAccessibleName(translate("Claims", "Claims"))
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._make_headers(delegate.height)
        self._row = delegate.height
        self.set_rows(_ROWS)
        model.modelReset.connect(self._arrange)
        self.clicked.connect(self._tell)

    def set_rows(self, rows: int) -> None:
        """Be as tall as this many claims, but no taller than three."""
        self.setFixedHeight(_HEADER + min(max(rows, 1), _ROWS) * self._row + 2)

    def _make_headers(self, height: int) -> None:
        upright, level = self.verticalHeader(), self.horizontalHeader()
        upright.setVisible(False)
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setMinimumSectionSize(height)
        upright.setDefaultSectionSize(height)
        level.setFixedHeight(_HEADER)
        level.setFont(ui_font(SMALL_SIZE))
        level.setMinimumSectionSize(16)
        level.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        level.setHighlightSections(False)
        level.setSectionsClickable(False)
        level.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # -- columns

    def _arrange(self) -> None:
        """Give every column its width, and the text what is left."""
        columns = range(FIRST_ATTRIBUTE, self._claims.columnCount())
        small, bold = QFontMetrics(ui_font(SMALL_SIZE)), QFontMetrics(ui_font(TEXT_SIZE, bold=True))
        widths = {TYPE: bold.horizontalAdvance("mmm") + 12}
        for column in columns:
            title = str(self._claims.headerData(column, Qt.Orientation.Horizontal))
            widths[column] = max(small.horizontalAdvance(title), small.horizontalAdvance("88")) + 8
        room = self.viewport().width()
        hidden = set()
        for column in reversed(columns):
            attribute = self._claims.attribute(column)
            if room - sum(widths.values()) >= _LEAST_TEXT:
                break
            if attribute and not attribute.required:
                hidden.add(column)
                del widths[column]
        for column in columns:
            self.setColumnHidden(column, column in hidden)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self.setColumnWidth(TEXT, max(room - sum(widths.values()), _LEAST_TEXT // 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text what is left of the new width."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def column(self) -> int:
        """The column of the attribute that digits set."""
        return self._column

    # -- what is chosen

    def chosen(self) -> list[str]:
        """Return the ids of the chosen claims, in the order of the text."""
        return [str(index.data(ClaimRole.ID)) for index in sorted(self.selectionModel().selectedRows())]

    def show_active(self, claim_id: str) -> None:
        """Put the cursor on a claim, or on none; what is chosen stays where it is the one with the cursor already."""
        row = self._claims.row_of(claim_id)
        if row < 0:
            self.clearSelection()
        elif self.currentIndex().row() != row or not self.selectionModel().isRowSelected(row):
            self.setCurrentIndex(self._claims.index(row, self._column))
        if row >= 0:
            self.scrollTo(self._claims.index(row, TYPE))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Take note of where the cursor is now."""
        super().currentChanged(current, previous)
        if current.column() >= FIRST_ATTRIBUTE:
            self._column = current.column()
        if current.isValid() and current.row() != previous.row():
            self._tell(current)
        self.column_reached.emit()

    def _tell(self, index: _Index) -> None:
        self.claim_reached.emit(index.data(ClaimRole.ID))

    # -- keys and mouse

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the table from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _is_ours(event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ShiftModifier:
            return event.key() in (_KEY.Key_Up, _KEY.Key_Down)
        return not held.value and (event.key() in _OURS or _KEY.Key_1 <= event.key() <= _KEY.Key_9)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose, answer, edit or leave; everything else is the window's."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            super().keyPressEvent(event)
        elif not self._is_ours(event):
            event.ignore()
        elif _KEY.Key_1 <= key <= _KEY.Key_9:
            self.digit_pressed.emit(key - _KEY.Key_0)
        elif key in (_KEY.Key_Up, _KEY.Key_Down):
            super().keyPressEvent(event)
        elif key in (_KEY.Key_Left, _KEY.Key_Right):
            self._step_column(-1 if key == _KEY.Key_Left else 1)
        elif key == _KEY.Key_Backspace:
            self.clear_wanted.emit()
        elif key == _KEY.Key_Escape:
            self.left.emit()
        else:
            self.edit_wanted.emit()

    def _step_column(self, by: int) -> None:
        """Go to the attribute before or after; the claims that are chosen stay chosen."""
        columns = [c for c in range(FIRST_ATTRIBUTE, self._claims.columnCount()) if not self.isColumnHidden(c)]
        if columns:
            place = columns.index(self._column) + by if self._column in columns else 0
            self._go_to_column(columns[min(max(place, 0), len(columns) - 1)])

    def _go_to_column(self, column: int) -> None:
        self._column = column
        index = self._claims.index(max(self.currentIndex().row(), 0), column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose; with Shift or Ctrl several, and then the keyboard goes here, to say something about all of them."""
        super().mousePressEvent(event)
        if event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the cursor on a claim and on an attribute."""
        super().focusInEvent(event)
        if self._claims.rowCount():
            if not self.currentIndex().isValid() or not self.chosen():
                self.setCurrentIndex(self._claims.index(max(self.currentIndex().row(), 0), self._column))
            self._go_to_column(self._column)
            self._tell(self.currentIndex())
        self.column_reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the attribute."""
        super().focusOutEvent(event)
        self.column_reached.emit()
