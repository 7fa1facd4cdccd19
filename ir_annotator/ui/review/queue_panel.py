"""The queue on the left: which Q&As differ, how much, how far each is settled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QComboBox, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.panels.delegates import RowDelegate
from ir_annotator.ui.theme import GRID, Theme, px
from ir_annotator.ui.widgets.plain import plain_label
from ir_annotator.workspace.review_list import Queue
from ir_annotator.workspace.review_rows import Order, QueueRow, Scope, State

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
SIGNS = {
    State.OPEN: "○",
    State.STARTED: "◐",
    State.SETTLED: "●",
    State.NEWS: "↻",
    State.RETURNED: "↩",
    State.OTHERS: "◇",
    State.DISPUTED: "⇄",
}


def state_words(state: State) -> str:
    """Return how far a Q&A is, in words."""
    return {
        State.OPEN: translate("Review", "not begun"),
        State.STARTED: translate("Review", "settled in part"),
        State.SETTLED: translate("Review", "settled"),
        State.NEWS: translate("Review", "labels changed since"),
        State.RETURNED: translate("Review", "returned"),
        State.OTHERS: translate("Review", "settled by another reviewer"),
        State.DISPUTED: translate("Review", "reviewers contradict each other"),
    }[state]


def order_words() -> dict[Order, str]:
    """Return the orders in words."""
    return {
        Order.DISAGREEMENT: translate("Review", "by disagreement"),
        Order.RECORD: translate("Review", "by record"),
        Order.TOPIC: translate("Review", "by topic"),
        Order.CLAIM_TYPE: translate("Review", "by claim type"),
    }


def scope_words() -> dict[Scope, str]:
    """Return what is reviewed, in words."""
    return {
        Scope.ALL: translate("Review", "topics and claims"),
        Scope.TOPICS: translate("Review", "only topics"),
        Scope.CLAIMS: translate("Review", "only claims"),
    }


class QueueModel(QAbstractListModel):
    """The rows of the queue."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[QueueRow] = ()
        self.scope = Scope.ALL
        self.most = 1

    def set_rows(self, rows: Sequence[QueueRow], scope: Scope) -> None:
        """Show these rows; whoever changes one of them says so."""
        self.beginResetModel()
        self.rows, self.scope = rows, scope
        self.most = max((row.differences[scope] for row in rows), default=1) or 1
        self.endResetModel()

    def show_row(self, place: int) -> None:
        """Show what the row at a place says now."""
        self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what it says to a screen reader."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = translate("Review", "{0} Q&A {1}: {2} differences, {3}")
            name = " ".join(part for part in row.record if part)
            return said.format(name, row.position, row.differences[self.scope], state_words(row.state))
        return None


class _QueueDelegate(RowDelegate):
    """Sign and name of the Q&A; how many differences, as a bar and in figures; the question below."""

    points = 42

    def __init__(self, theme: Theme, model: QueueModel) -> None:
        super().__init__(theme)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        painter.save()
        row: QueueRow = index.data(_ROW)
        rect, current = self._paint_chosen(painter, option)
        middle, room = rect.top() + rect.height() // 2, px(62)
        upper = QRect(rect.left() + px(10), rect.top() + 2, rect.width() - px(12), rect.height() // 2 - 2)
        painter.setFont(self._bold if current else self._font)
        name = f"{SIGNS[row.state]} {row.record[0] or row.record[1]} #{row.position}"
        self._write(painter, upper.adjusted(0, 0, -room, 0), name, self.theme.text)
        self._paint_count(painter, QRect(upper.right() - room, upper.top(), room - px(4), upper.height()), row)
        painter.setFont(self._small)
        lower = QRect(upper.left(), middle, upper.width() - px(4), rect.height() // 2 - 2)
        self._write(painter, lower, row.question, self.theme.muted)
        painter.restore()

    def _paint_count(self, painter: QPainter, rect: QRect, row: QueueRow) -> None:
        """Paint how many differences there are: what is open filled, what is settled as an outline."""
        count, waiting = row.differences[self._model.scope], row.open[self._model.scope]
        painter.setFont(self._small)
        painter.setPen(QColor(self.theme.text if waiting else self.theme.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{waiting}/{count}")
        words = painter.fontMetrics().horizontalAdvance(f"{waiting}/{count}") + px(6)
        whole = max(round((rect.width() - max(words, px(26))) * count / self._model.most), 3 if count else 0)
        full = round(whole * waiting / count) if count else 0
        bar = QRect(rect.left(), rect.top() + rect.height() // 2 - px(3), whole, px(6))
        painter.setPen(QColor(self.theme.muted))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if count:
            painter.drawRect(bar)
            painter.fillRect(QRect(bar.left(), bar.top(), full, bar.height()), QColor(self.theme.muted))


class QueuePanel(QWidget):
    """The queue with its order, what of the labels is reviewed, and counts.

    Signals:
        taken: Id of the Q&A that was clicked.
        scope_wanted: The Scope that was chosen.
    """

    taken = Signal(str)
    scope_wanted = Signal(object)

    def __init__(self, queue: Queue, theme: Theme) -> None:
        super().__init__()
        self._queue = queue
        self.count = plain_label("panel_title")
        self.order, self.scope = QComboBox(), QComboBox()
        for box, words, name in (
            (self.order, order_words(), translate("Review", "Order of the queue")),
            (self.scope, scope_words(), translate("Review", "What is reviewed")),
        ):
            for value, said in words.items():
                box.addItem(said, value)
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.order.activated.connect(lambda _: queue.set_order(Order(self.order.currentData())))
        self.scope.activated.connect(lambda _: self.scope_wanted.emit(Scope(self.scope.currentData())))
        self.list = QListView()
        self.list.setObjectName("review_queue")
        self.list.setAccessibleName(translate("Review", "Q&As to compare"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = QueueModel(self)
        self.list.setModel(self.model)
        self._delegate = _QueueDelegate(theme, self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.clicked.connect(lambda index: self.taken.emit(index.data(_ROW).qa_id))
        self._arrange()
        queue.changed.connect(self._show)
        queue.row_changed.connect(self._show_row)
        queue.reading.connect(self._show_reading)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(self.count)
        column.addWidget(self.order)
        column.addWidget(self.scope)
        column.addWidget(self.list, 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def show_current(self, qa_id: str) -> None:
        """Mark the Q&A in hand, and bring it into sight."""
        current = self.list.currentIndex()
        if current.isValid() and current.data(_ROW).qa_id == qa_id:
            return
        place = next((at for at, row in enumerate(self.model.rows) if row.qa_id == qa_id), -1)
        self.list.setCurrentIndex(self.model.index(place))
        if place >= 0:
            self.list.scrollTo(self.model.index(place))

    def _show(self) -> None:
        current = self.list.currentIndex()
        here = current.data(_ROW).qa_id if current.isValid() else ""
        self.model.set_rows(self._queue.rows, self._queue.scope)
        self.order.setCurrentIndex(self.order.findData(self._queue.order))
        self.scope.setCurrentIndex(self.scope.findData(self._queue.scope))
        self.show_current(here)
        self._show_count()

    def _show_row(self, place: int) -> None:
        self.model.show_row(place)
        self._show_count()

    def _show_count(self) -> None:
        said = translate("Review", "{0} wait · {1} of {2} differ")
        self.count.setText(said.format(self._queue.waiting, len(self._queue.rows), self._queue.compared))

    def _show_reading(self, done: int, total: int) -> None:
        self.count.setText(translate("Review", "Comparing {0} of {1} records …").format(done, total))
