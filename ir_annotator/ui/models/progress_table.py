"""The records of the project by how much of each is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ir_annotator.domain.progress import RecordCounts
from ir_annotator.i18n import translate
from ir_annotator.ui.models.record_tree import record_name

_Index = QModelIndex | QPersistentModelIndex
_NOBODY = QModelIndex()


def headings() -> list[str]:
    """Return what the columns hold, with the signs of the statuses."""
    return [
        translate("Progress", "Record"),
        translate("Progress", "○ Left"),
        translate("Progress", "● Done"),
        translate("Progress", "⊘ Skipped"),
        translate("Progress", "⚑ Flagged"),
    ]


def numbers(one: RecordCounts) -> tuple[int, int, int, int]:
    """Return the numbers of a row, in the order of the columns."""
    counts = one.counts
    return counts.left, counts.done, counts.skipped, counts.flagged


class ProgressTable(QAbstractTableModel):
    """One row a record, the one with most left first; equal ones stay in the order of the list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[RecordCounts] = []

    def set_records(self, counted: Sequence[RecordCounts]) -> None:
        """Show these records."""
        self.beginResetModel()
        self.rows = sorted(counted, key=lambda one: -one.counts.left)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOBODY) -> int:
        """Return the number of records."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOBODY) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a record, or one of its numbers; 0 is a dash, so that the others stand out."""
        if not index.isValid():
            return None
        one, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return record_name(one.record) if not column else str(numbers(one)[column - 1] or "–")
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return record_name(one.record) if not column else f"{headings()[column]} {numbers(one)[column - 1]}"
        return None
