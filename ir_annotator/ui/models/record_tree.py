"""The records of the project with their Q&As, and how far each is."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.outline import QARow, RecordRow
from ir_annotator.i18n import translate
from ir_annotator.workspace.listing import Listing

_Index = QModelIndex | QPersistentModelIndex
_TOP = 0xFFFFFFFF

STATUS_SIGNS = {Status.TODO: "○", Status.IN_PROGRESS: "◐", Status.DONE: "●", Status.SKIPPED: "⊘"}
"""Status by shape, so that it can be seen without colour."""
FLAG_SIGN = "⚑"


class RecordRole(IntEnum):
    """What a row can be asked for besides Qt's own roles."""

    QA_ID = Qt.ItemDataRole.UserRole + 1
    SEARCH = Qt.ItemDataRole.UserRole + 2


def status_name(status: Status) -> str:
    """Return a status in words."""
    return {
        Status.TODO: translate("Status", "to do"),
        Status.IN_PROGRESS: translate("Status", "in progress"),
        Status.DONE: translate("Status", "done"),
        Status.SKIPPED: translate("Status", "skipped"),
    }[status]


class RecordTreeModel(QAbstractItemModel):
    """Two levels: records, and their Q&As in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = Listing([])
        self._places: dict[str, tuple[int, int]] = {}

    def set_listing(self, listing: Listing) -> None:
        """Show another project's records, or more of them."""
        self.beginResetModel()
        self._listing = listing
        self._places = {
            qa.qa_id: (row, child) for row, record in enumerate(listing.rows) for child, qa in enumerate(record.qas)
        }
        self.endResetModel()

    def qa_changed(self, qa_id: str) -> None:
        """Show that the status of a Q&A may have changed."""
        index = self.index_of(qa_id)
        if index.isValid():
            self.dataChanged.emit(index, index)
            self.dataChanged.emit(index.parent(), index.parent())

    def index_of(self, qa_id: str) -> QModelIndex:
        """Return the index of a Q&A, or an invalid one."""
        if qa_id not in self._places:
            return QModelIndex()
        row, child = self._places[qa_id]
        return self.index(child, 0, self.index(row, 0))

    # -- what the view asks

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008 -- Qt's signature
        """Return the index of a row; its internal id is the record's row, or a mark for a record itself."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() if parent.isValid() else _TOP)

    def parent(self, index: _Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """Return the index of a Q&A's record."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId(), 0, _TOP)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of records, or of a record's Q&As."""
        if not parent.isValid():
            return len(self._listing.rows)
        if parent.internalId() == _TOP and parent.column() == 0:
            return len(self._listing.rows[parent.row()].qas)
        return 0

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """Return one."""
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a record or a Q&A shows."""
        if not index.isValid():
            return None
        if index.internalId() == _TOP:
            return self._record_data(self._listing.rows[index.row()], role)
        record = self._listing.rows[index.internalId()]
        return self._qa_data(record, record.qas[index.row()], role)

    def _record_data(self, record: RecordRow, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            closed, total = self._listing.progress(record)
            name = " ".join(part for part in (record.code, record.name, record.number) if part) or record.file
            return f"{name}  {closed}/{total}"
        if role == RecordRole.SEARCH:
            return " ".join((record.code, record.name, record.number, record.date, record.file))
        return None

    def _qa_data(self, record: RecordRow, qa: QARow, role: int) -> object:
        if role == RecordRole.QA_ID:
            return qa.qa_id
        if role == RecordRole.SEARCH:
            return " ".join((record.code, record.name, record.number, qa.question))
        status, flagged = self._listing.status_of(qa.qa_id)
        sign = f"{STATUS_SIGNS[status]}{FLAG_SIGN}" if flagged else STATUS_SIGNS[status]
        question = qa.question.replace("\n", " ")
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{sign} {qa.position}  {question}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{qa.position} {status_name(status)} {question}"
        return None
