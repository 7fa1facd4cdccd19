"""The scheme's topics as a tree, with what is ticked on the Q&A in hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt

from ir_annotator.domain.annotation import Annotation
from ir_annotator.domain.scheme import Scheme, Topic, parent_id
from ir_annotator.i18n import language, translate
from ir_annotator.ui.models.two_levels import Index, TwoLevelModel
from ir_annotator.ui.widgets.plain import plain_tip
from ir_annotator.workspace.explain import as_text, explain_topic

_TICKS = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class TopicRole(IntEnum):
    """What a topic's row can be asked for besides Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole + 1
    LOOK = Qt.ItemDataRole.UserRole + 2
    SEARCH = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class TopicLook:
    """What a row shows: the key that picks the topic, its name, how it is ticked, whether primary, how often used."""

    key: str
    name: str
    tick: Qt.CheckState
    primary: bool
    uses: int


class TopicTreeModel(TwoLevelModel):
    """Two levels: the topics of the scheme and their children."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._topics: tuple[Topic, ...] = ()
        self._ticked: frozenset[str] = frozenset()
        self._primary: str | None = None
        self._current = ""
        self._uses: Mapping[str, int] = {}

    def set_uses(self, uses: Mapping[str, int]) -> None:
        """Show on how many Q&As each topic is used; only the rows concerned are told to change."""
        before, self._uses = self._uses, uses
        for topic in {parent_id(topic) for topic, _ in uses.items() ^ before.items()}:
            self._tell(topic)

    def set_scheme(self, scheme: Scheme | None) -> None:
        """Show the topics of another scheme."""
        self.beginResetModel()
        self._topics = scheme.topics if scheme else ()
        self._ticked, self._primary, self._current = frozenset(), None, ""
        self.endResetModel()

    def set_annotation(self, annotation: Annotation) -> None:
        """Show what is ticked; only the rows concerned are told to change."""
        ticked, primary = frozenset(annotation.topics), annotation.primary_topic
        touched = {parent_id(topic) for topic in (ticked ^ self._ticked)}
        touched |= {parent_id(topic) for topic in (primary, self._primary) if topic and primary != self._primary}
        self._ticked, self._primary = ticked, primary
        for topic in touched:
            self._tell(topic)

    def set_current(self, topic: str) -> None:
        """Say which first-level topic's children the digits pick from, or ``""``."""
        before, self._current = self._current, topic
        for changed in {before, topic} - {""}:
            self._tell(changed)

    @property
    def current(self) -> str:
        """The first-level topic whose children the digits pick from, or ``""``."""
        return self._current

    def index_of(self, topic_id: str) -> QModelIndex:
        """Return the index of a topic of either level, or an invalid one."""
        for row, topic in enumerate(self._topics):
            if topic.id == topic_id:
                return self.index(row, 0)
            for child_row, child in enumerate(topic.children):
                if child.id == topic_id:
                    return self.index(child_row, 0, self.index(row, 0))
        return QModelIndex()

    def _tell(self, parent: str) -> None:
        index = self.index_of(parent)
        if not index.isValid():
            return
        self.dataChanged.emit(index, index)
        for row in range(self.rowCount(index)):  # one by one: a range would have the view paint every row
            child = self.index(row, 0, index)
            self.dataChanged.emit(child, child)

    # -- what the view asks

    def parents(self) -> int:
        """Return the number of first-level topics."""
        return len(self._topics)

    def children_of(self, row: int) -> int:
        """Return the number of a topic's children."""
        return len(self._topics[row].children)

    def topic_at(self, index: Index) -> Topic:
        """Return the topic of a valid index."""
        if self.is_parent(index):
            return self._topics[index.row()]
        row, child = self.place(index)
        return self._topics[row].children[child]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, tick, key, explanation and so on of a topic."""
        if not index.isValid():
            return None
        topic = self.topic_at(index)
        answers = {
            Qt.ItemDataRole.DisplayRole: lambda: topic.name.in_language(language()),
            Qt.ItemDataRole.CheckStateRole: lambda: self._tick(topic),
            Qt.ItemDataRole.ToolTipRole: lambda: plain_tip(as_text(explain_topic(topic, self._topics))),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(topic, index),
            TopicRole.ID: lambda: topic.id,
            TopicRole.LOOK: lambda: self._look(topic, index),
            TopicRole.SEARCH: lambda: (topic.name.zh, topic.name.en, topic.id),
        }
        answer = answers.get(role)  # type: ignore[call-overload]
        return answer() if answer else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a topic can be selected; it is ticked by key and click, not by a box of Qt's."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _tick(self, topic: Topic) -> Qt.CheckState:
        if topic.id not in self._ticked and any(child.id in self._ticked for child in topic.children):
            return Qt.CheckState.PartiallyChecked
        return _TICKS[topic.id in self._ticked]

    def _is_primary(self, topic: Topic) -> bool:
        return self._primary is not None and topic.id in (self._primary, parent_id(self._primary))

    def _key(self, topic: Topic, index: Index) -> str:
        if self.is_parent(index):
            return topic.key
        return str(index.row() + 1) if parent_id(topic.id) == self._current else ""

    def _look(self, topic: Topic, index: Index) -> TopicLook:
        name = topic.name.in_language(language())
        uses = self._uses.get(topic.id, 0)
        return TopicLook(self._key(topic, index), name, self._tick(topic), self._is_primary(topic), uses)

    def _spoken(self, topic: Topic, index: Index) -> str:
        look = self._look(topic, index)
        parts = [look.key, look.name]
        if look.tick != Qt.CheckState.Unchecked:
            parts.append(translate("Topics", "ticked"))
        if look.primary:
            parts.append(translate("Topics", "primary"))
        if look.uses:
            parts.append(translate("Topics", "used on {0}").format(look.uses))
        return " ".join(part for part in parts if part)
