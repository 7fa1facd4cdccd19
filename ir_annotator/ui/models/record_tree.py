"""The records of the project with their Q&As, and how far each is."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.outline import QARow, RecordRow
from ir_annotator.i18n import translate
from ir_annotator.ui.models.two_levels import Index, TwoLevelModel
from ir_annotator.workspace.listing import Listing

STATUS_SIGNS = {Status.TODO: "○", Status.IN_PROGRESS: "◐", Status.DONE: "●", Status.SKIPPED: "⊘"}
"""Status by shape, so that it can be seen without colour."""
FLAG_SIGN = "⚑"
DOUBT_SIGN = "?"


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


class RecordTreeModel(TwoLevelModel):
    """Two levels: records, and their Q&As in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = Listing([])
        self._rows: list[RecordRow] = []
        self._places: dict[str, tuple[int, int]] = {}
        self.check_key = ""
        """The key that shows why a split is doubtful, as the tip says it."""

    def set_listing(self, listing: Listing) -> None:
        """Show another project's records, or more of them."""
        self.beginResetModel()
        self._listing, self._rows = listing, list(listing.rows)
        self._number()
        self.endResetModel()

    def _number(self) -> None:
        self._places = {
            qa.qa_id: (row, child) for row, record in enumerate(self._rows) for child, qa in enumerate(record.qas)
        }

    def qa_changed(self, qa_id: str) -> None:
        """Show that the status of a Q&A may have changed."""
        index = self.index_of(qa_id)
        if index.isValid():
            self.dataChanged.emit(index, index)
            self.dataChanged.emit(index.parent(), index.parent())

    def split_changed(self, row: int) -> None:
        """Show that the record in this row is split in another way."""
        parent = self.index(row, 0)
        self.beginRemoveRows(parent, 0, len(self._rows[row].qas) - 1)
        self._rows[row] = replace(self._rows[row], qas=())
        self.endRemoveRows()
        self.beginInsertRows(parent, 0, len(self._listing.rows[row].qas) - 1)
        self._rows[row] = self._listing.rows[row]
        self._number()
        self.endInsertRows()
        self.dataChanged.emit(parent, parent)

    def index_of(self, qa_id: str) -> QModelIndex:
        """Return the index of a Q&A, or an invalid one."""
        if qa_id not in self._places:
            return QModelIndex()
        row, child = self._places[qa_id]
        return self.index(child, 0, self.index(row, 0))

    # -- what the view asks

    def parents(self) -> int:
        """Return the number of records."""
        return len(self._rows)

    def children_of(self, row: int) -> int:
        """Return the number of a record's Q&As."""
        return len(self._rows[row].qas)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a record or a Q&A shows."""
        if not index.isValid():
            return None
        if self.is_parent(index):
            return self._record_data(self._rows[index.row()], role)
        row, child = self.place(index)
        record = self._rows[row]
        return self._qa_data(record, record.qas[child], role)

    def _record_data(self, record: RecordRow, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            closed, total = self._listing.progress(record)
            name = " ".join(part for part in (record.code, record.name, record.number) if part) or record.file
            return f"{DOUBT_SIGN} {name}  {closed}/{total}" if record.is_doubtful else f"{name}  {closed}/{total}"
        if role == Qt.ItemDataRole.ToolTipRole and record.is_doubtful:
            said = translate("Records", "It is not sure that this record is split rightly: {0} shows why.")
            return said.format(self.check_key or translate("Records", "“Check the split into Q&As”"))
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
