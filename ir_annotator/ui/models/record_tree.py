"""The records of the project with their Q&As, and how far each is."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.outline import QARow, RecordRow
from ir_annotator.i18n import translate
from ir_annotator.ui.models.two_levels import Index
from ir_annotator.workspace.describe import status_name
from ir_annotator.workspace.listing import Listing

STATUS_SIGNS = {Status.TODO: "○", Status.IN_PROGRESS: "◐", Status.DONE: "●", Status.SKIPPED: "⊘"}
"""Status by shape, so that it can be seen without colour."""
FLAG_SIGN = "⚑"
DOUBT_SIGN = "?"


class RecordRole(IntEnum):
    """What a row can be asked for besides Qt's own roles."""

    QA_ID = Qt.ItemDataRole.UserRole + 1


def status_sign(status: Status, *, flagged: bool) -> str:
    """Return the sign of a status, with a flag where one is set."""
    return f"{STATUS_SIGNS[status]}{FLAG_SIGN}" if flagged else STATUS_SIGNS[status]


def record_name(record: RecordRow) -> str:
    """Return what a record is called: code, company and number, or its file."""
    return " ".join(part for part in (record.code, record.name, record.number) if part) or record.file


class RecordTreeModel(QStandardItemModel):
    """Two levels: records, and their Q&As in order.

    The items of Qt's model are empty: they say how many there are, without a call of Python for each of many thousand
    records when a view is filled. What is shown of those in sight comes from the listing.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)
        self._listing = Listing(None, "")
        self.check_key = ""
        """The key that shows why a split is doubtful, as the tip says it."""

    def set_listing(self, listing: Listing) -> None:
        """Show another project's records, or more of them."""
        self.removeRows(0, self.rowCount())
        self._listing = listing
        self.invisibleRootItem().appendRows([QStandardItem(listing.size(row), 1) for row in range(len(listing))])

    def qa_changed(self, qa_id: str) -> None:
        """Show that the status of a Q&A may have changed."""
        index = self.index_of(qa_id)
        if index.isValid():
            self.dataChanged.emit(index, index)
            self.dataChanged.emit(index.parent(), index.parent())

    def split_changed(self, row: int) -> None:
        """Show that the record in this row is split in another way."""
        item = self.item(row)
        item.setRowCount(0)
        item.setRowCount(self._listing.size(row))
        self.dataChanged.emit(item.index(), item.index())

    def index_of(self, qa_id: str) -> QModelIndex:
        """Return the index of a Q&A, or an invalid one."""
        found = self._listing.find(qa_id)
        if found is None:
            return QModelIndex()
        row, child = found
        return self.index(child, 0, self.index(row, 0))

    # -- what the view asks

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a record or a Q&A shows."""
        if not index.isValid():
            return None
        record = index.parent()
        if not record.isValid():
            return self._record_data(self._listing.row(index.row()), role)
        qas = self._listing.row(record.row()).qas
        return self._qa_data(qas[index.row()], role) if index.row() < len(qas) else None

    def _record_data(self, record: RecordRow, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            closed, total = self._listing.progress(record)
            name = record_name(record)
            return f"{DOUBT_SIGN} {name}  {closed}/{total}" if record.is_doubtful else f"{name}  {closed}/{total}"
        if role == Qt.ItemDataRole.ToolTipRole and record.is_doubtful:
            said = translate("Records", "It is not sure that this record is split rightly: {0} shows why.")
            return said.format(self.check_key or translate("Records", "“Check the split into Q&As”"))
        return None

    @staticmethod
    def _qa_data(qa: QARow, role: int) -> object:
        if role == RecordRole.QA_ID:
            return qa.qa_id
        sign = status_sign(qa.status, flagged=qa.flagged)
        question = qa.question.replace("\n", " ")
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{sign} {qa.position}  {question}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{qa.position} {status_name(qa.status)} {question}"
        return None
