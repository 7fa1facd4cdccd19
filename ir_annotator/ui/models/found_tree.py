"""What the search found: records and under each the Q&As, page by page as one goes down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby

from PySide6.QtCore import QModelIndex, QObject, Qt

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.outline import RecordRow
from ir_annotator.ui.models.record_tree import RecordRole, record_name, status_sign
from ir_annotator.ui.models.two_levels import Index, TwoLevelModel
from ir_annotator.workspace.describe import status_name
from ir_annotator.workspace.search import PAGE, Hit, Search


class FoundRole(IntEnum):
    """What a row can be asked for besides Qt's own roles and the record tree's."""

    HIT = RecordRole.QA_ID + 1


@dataclass(slots=True)
class _Group:
    """A record and what was found of it in a row."""

    record: RecordRow
    hits: list[Hit]


class FoundTreeModel(TwoLevelModel):
    """Two levels: records in the wanted order, and those of their Q&As that were found."""

    def __init__(self, search: Search, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._groups: list[_Group] = []
        self._read = 0
        search.restarted.connect(self._restart)
        search.found.connect(self._fill_first_page)

    def _restart(self) -> None:
        self.beginResetModel()
        self._groups, self._read = [], 0
        self.endResetModel()

    def _fill_first_page(self) -> None:
        if self._read < PAGE:
            self.fetchMore()

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 -- Qt's signature
        """Tell whether more was found than is listed."""
        return not parent.isValid() and self._read < len(self._search)

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008, ARG002 -- Qt's signature
        """List the next page."""
        hits = self._search.hits(self._read, PAGE)
        self._read = min(self._read + PAGE, len(self._search))
        groups = [_Group(record, list(some)) for record, some in groupby(hits, lambda hit: hit.found.record)]
        if groups and self._groups and groups[0].record == self._groups[-1].record:
            last, more = len(self._groups) - 1, groups.pop(0).hits
            shown = len(self._groups[last].hits)
            self.beginInsertRows(self.index(last, 0), shown, shown + len(more) - 1)
            self._groups[last].hits += more
            self.endInsertRows()
        if groups:
            self.beginInsertRows(QModelIndex(), len(self._groups), len(self._groups) + len(groups) - 1)
            self._groups += groups
            self.endInsertRows()

    def qa_changed(self, qa_id: str, status: Status, *, flagged: bool) -> None:
        """Show the status that a Q&A has now, where it is listed."""
        for row, group in enumerate(self._groups):
            for child, hit in enumerate(group.hits):
                if hit.found.qa.qa_id == qa_id:
                    shown = replace(hit.found.qa, status=status, flagged=flagged)
                    group.hits[child] = replace(hit, found=replace(hit.found, qa=shown))
                    index = self.index(child, 0, self.index(row, 0))
                    self.dataChanged.emit(index, index)

    def index_of(self, qa_id: str) -> QModelIndex:
        """Return the index of a Q&A among those listed, or an invalid one."""
        for row, group in enumerate(self._groups):
            for child, hit in enumerate(group.hits):
                if hit.found.qa.qa_id == qa_id:
                    return self.index(child, 0, self.index(row, 0))
        return QModelIndex()

    # -- what the view asks

    def parents(self) -> int:
        """Return the number of records listed."""
        return len(self._groups)

    def children_of(self, row: int) -> int:
        """Return how many of a record's Q&As are listed."""
        return len(self._groups[row].hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a record or a Q&A shows."""
        if not index.isValid():
            return None
        if self.is_parent(index):
            record = self._groups[index.row()].record
            return record_name(record) if role == Qt.ItemDataRole.DisplayRole else None
        row, child = self.place(index)
        hit = self._groups[row].hits[child]
        qa = hit.found.qa
        if role == FoundRole.HIT:
            return hit
        if role == RecordRole.QA_ID:
            return qa.qa_id
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{status_sign(qa.status, flagged=qa.flagged)} {qa.position}  {hit.question.text}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (str(qa.position), status_name(qa.status), hit.question.text, hit.elsewhere.text)
            return " ".join(part for part in parts if part)
        return None
