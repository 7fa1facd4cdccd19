"""What every tree of two levels needs: parents, and children known by their parent's row."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
_TOP = 0xFFFFFFFF
"""Internal id of a parent; a child's is its parent's row."""


class TwoLevelModel(QAbstractItemModel):
    """A tree of one column; subclasses say how many parents and children there are, and what they show."""

    def parents(self) -> int:
        """Return the number of parents."""
        raise NotImplementedError

    def children_of(self, row: int) -> int:
        """Return the number of children of the parent in a row."""
        raise NotImplementedError

    @staticmethod
    def is_parent(index: Index) -> bool:
        """Tell whether a valid index is a parent's."""
        return bool(index.internalId() == _TOP)

    @staticmethod
    def place(index: Index) -> tuple[int, int]:
        """Return the parent's row and the child's row of a child's index."""
        return index.internalId(), index.row()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 -- Qt's signature
        """Return the index of a row."""
        inside = parent.isValid()  # asked for every parent when a view is filled: no detour by rowCount
        if column != 0 or not 0 <= row < (self.rowCount(parent) if inside else self.parents()):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() if inside else _TOP)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """Return the index of a child's parent."""
        if not index.isValid() or self.is_parent(index):
            return QModelIndex()
        return self.createIndex(index.internalId(), 0, _TOP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of parents, or of a parent's children."""
        if not parent.isValid():
            return self.parents()
        return self.children_of(parent.row()) if self.is_parent(parent) and parent.column() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """Return one."""
        return 1
