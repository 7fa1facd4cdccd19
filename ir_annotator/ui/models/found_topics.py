"""The topics found by what is typed: by Chinese words, pinyin initials, English words or id."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel

from ir_annotator.ui.keys.matching import rank
from ir_annotator.ui.models.topic_tree import TopicRole, TopicTreeModel

_Index = QModelIndex | QPersistentModelIndex


class FoundTopics(QSortFilterProxyModel):
    """Leaves the topics that are found, with their parents and children around them."""

    def __init__(self, model: TopicTreeModel) -> None:
        super().__init__(model)
        self._query = ""
        self.setSourceModel(model)
        self.setRecursiveFilteringEnabled(True)
        self.setAutoAcceptChildRows(True)

    def find(self, query: str) -> None:
        """Show what is found; an empty query finds everything."""
        self._query = query.strip()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        """Tell whether a topic itself is found."""
        return self._rank(self.sourceModel().index(row, 0, parent)) is not None

    def _rank(self, index: QModelIndex) -> int | None:
        return rank(self._query, index.data(TopicRole.SEARCH)) if self._query else 0

    def _rows(self) -> Iterator[QModelIndex]:
        for row in range(self.rowCount()):
            top = self.index(row, 0)
            yield top
            yield from (self.index(child, 0, top) for child in range(self.rowCount(top)))

    def hits(self) -> list[str]:
        """Return the ids of the topics that themselves are found, as they stand."""
        return [str(index.data(TopicRole.ID)) for index in self._rows() if self._rank(index) is not None]

    def best(self) -> str:
        """Return the id of the topic found best, or nothing."""
        ranked = [(self._rank(index), str(index.data(TopicRole.ID))) for index in self._rows()] if self._query else []
        found = [(place, topic_id) for place, topic_id in ranked if place is not None]
        return min(found, key=lambda pair: pair[0], default=(0, ""))[1]

    def index_of(self, topic_id: str) -> QModelIndex:
        """Return where a topic stands among those found, or an invalid index."""
        model = self.sourceModel()
        assert isinstance(model, TopicTreeModel)  # noqa: S101 -- the constructor's
        return self.mapFromSource(model.index_of(topic_id))
