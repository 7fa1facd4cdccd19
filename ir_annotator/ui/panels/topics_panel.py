"""The topics: a tree worked by letters and digits, with search as one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTreeView, QVBoxLayout, QWidget

from ir_annotator.domain.edits import AddTopic, RemoveTopic, SetPrimaryTopic
from ir_annotator.domain.scheme import Topic, parent_id
from ir_annotator.i18n import language, translate
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.keys.matching import prepare
from ir_annotator.ui.models.found_topics import FoundTopics
from ir_annotator.ui.models.topic_tree import TopicRole, TopicTreeModel
from ir_annotator.ui.panels.delegates import TopicDelegate
from ir_annotator.ui.panels.topic_chips import TopicChips
from ir_annotator.ui.theme import GRID, Theme, px
from ir_annotator.ui.widgets.escapable import EscapableLineEdit
from ir_annotator.workspace.describe import topic_name
from ir_annotator.workspace.workspace import Workspace

_TICKED_HEIGHT = 38
"""Room for two lines, whether used or not: nothing below moves when a topic is ticked."""


class _TopicTree(QTreeView):
    """A tree in which a click toggles, Shift+click makes primary, Enter toggles the row in focus."""

    toggled = Signal(QModelIndex, bool)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Toggle the topic under the pointer."""
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.toggled.emit(index, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Toggle the topic in focus on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.toggled.emit(self.currentIndex(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)


class _SearchBox(EscapableLineEdit):
    """The box topics are found with: up and down go through what is found, Enter takes it, Shift+Enter as primary."""

    moved = Signal(int)
    taken = Signal(bool)

    def event(self, event: QEvent) -> bool:
        """Keep Shift+Enter from the window's shortcuts too."""
        shift = isinstance(event, QKeyEvent) and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ours = isinstance(event, QKeyEvent) and shift and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.ShortcutOverride and ours:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in what is found or take it; everything else is typing."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)


class TopicsPanel(QWidget):
    """Ticks topics of the Q&A in hand.

    Signals:
        left: The person is through with the search and wants to read on.
        pointed: Another topic is in hand, by key or in the search.
    """

    left = Signal()
    pointed = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.model = TopicTreeModel(self)
        self._found = FoundTopics(self.model)
        self._delegate = TopicDelegate(theme)
        self.tree = self._make_tree()
        self.chips = TopicChips(workspace, theme)
        self.chips.pressed.connect(self.tick_or_untick)
        self.search = _SearchBox()
        self.search.setObjectName("topic_search")
        self.search.setAccessibleName(translate("Topics", "Find a topic"))
        self.search.textChanged.connect(self._search)
        self.search.taken.connect(self._take_found)
        self.search.moved.connect(self._step_found)
        self.search.escaped.connect(self._end_search)
        self._arrange()
        workspace.project_changed.connect(self._show_scheme)
        workspace.current_changed.connect(self._show_other)
        workspace.annotation_changed.connect(self._show_labels)
        workspace.records_changed.connect(self._show_uses)
        workspace.split_changed.connect(self._show_uses)

    def _make_tree(self) -> _TopicTree:
        tree = _TopicTree()
        tree.setObjectName("topic_tree")
        tree.setAccessibleName(translate("Topics", "Topics"))
        tree.setModel(self._found)
        tree.setItemDelegate(self._delegate)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setIndentation(px(16))
        tree.setRootIsDecorated(False)
        tree.setMouseTracking(True)
        tree.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tree.setExpandsOnDoubleClick(False)
        tree.setMinimumHeight(px(40))  # in a large interface on a low screen; else the splitter gives it more
        tree.toggled.connect(self._clicked)
        return tree

    def _arrange(self) -> None:
        self.ticked = QLabel()
        self.ticked.setObjectName("ticked_topics")
        self.ticked.setTextFormat(Qt.TextFormat.PlainText)
        self.ticked.setWordWrap(True)
        self.ticked.setFixedHeight(px(_TICKED_HEIGHT))
        self.ticked.setAlignment(Qt.AlignmentFlag.AlignTop)
        title = QLabel(translate("Topics", "Topics"))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setObjectName("panel_title")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.search, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.ticked)
        layout.addWidget(self.chips)
        layout.addWidget(self.tree, 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._delegate.theme = theme
        self.chips.set_theme(theme)
        self.tree.viewport().update()

    # -- by key

    @property
    def in_hand(self) -> Topic | None:
        """The topic pointed at in the search, else the one in focus in the tree, else the one of the letter pressed."""
        scheme, row = self._workspace.scheme, self.tree.currentIndex()
        focused = str(row.data(TopicRole.ID)) if self.tree.hasFocus() and row.isValid() else ""
        return scheme.topic(self._delegate.found or focused or self.model.current) if scheme else None

    def toggle(self, topic_id: str) -> None:
        """Tick a first-level topic; digits then pick its children. The same key again unticks it with them.

        A topic ticked earlier is first taken in hand, so that its children can be picked.
        """
        scheme = self._workspace.scheme
        topic = scheme.topic(topic_id) if scheme else None
        ticked = any(parent_id(other) == topic_id for other in self._workspace.annotation.topics)
        if ticked and topic and topic.children and self.model.current != topic_id:
            self._make_current(topic_id)
            said = translate("Topics", "A digit picks a sub-topic of {0}; the letter again takes the topic away.")
            self._workspace.told.emit(said.format(topic.name.in_language(language())))
        elif self._workspace.do(RemoveTopic(topic_id) if ticked else AddTopic(topic_id)):
            self._make_current("" if ticked else topic_id)

    def make_primary(self, topic_id: str) -> None:
        """Make a topic the primary one, ticking it if need be; digits then pick its children."""
        self._workspace.do(SetPrimaryTopic(topic_id))
        parent = parent_id(topic_id)
        if any(parent_id(topic) == parent for topic in self._workspace.annotation.topics):
            self._make_current(parent)

    def pick_child(self, number: int) -> None:
        """Tick or untick the child with this number (from 1) of the topic ticked last."""
        parent = self._workspace.scheme and self._workspace.scheme.topic(self.model.current)
        if not parent or not 1 <= number <= len(parent.children):
            said = translate("Topics", "A digit picks a sub-topic: first press the letter of a topic.")
            self._workspace.told.emit(said)
            return
        self.tick_or_untick(parent.children[number - 1].id)

    def tick_or_untick(self, topic_id: str) -> None:
        """Tick a topic of either level, or take the tick away."""
        ticked = topic_id in self._workspace.annotation.topics
        self._workspace.do(RemoveTopic(topic_id) if ticked else AddTopic(topic_id))

    def _make_current(self, topic_id: str) -> None:
        self.model.set_current(topic_id)
        self.pointed.emit()
        if topic_id:
            index = self._found.index_of(topic_id)
            self.tree.setExpanded(index, True)
            last = self._found.index(self._found.rowCount(index) - 1, 0, index)
            if last.isValid():
                self.tree.scrollTo(last)
            self.tree.scrollTo(index)

    # -- by mouse and search

    def _clicked(self, index: QModelIndex, primary: bool) -> None:
        topic_id = index.data(TopicRole.ID)
        if topic_id == parent_id(topic_id) and not primary:
            self.toggle(topic_id)
        else:
            self._take(topic_id, primary=primary)

    def show_keys(self, keymap: Keymap) -> None:
        """Say the keys in force."""
        find = translate("Topics", "Find a topic")
        self.search.setPlaceholderText(f"{find}  {keymap.name('find_topic')}")

    def start_search(self) -> None:
        """Give the keyboard to the search box."""
        prepare()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search(self, text: str) -> None:
        self._found.find(text)
        if text.strip():
            self.tree.expandAll()
        else:
            self._expand_ticked()
        self._point_at(self._found.best())

    def _point_at(self, topic_id: str) -> None:
        """Show which of the topics found Enter takes."""
        self._delegate.found = topic_id
        if topic_id:
            self.tree.scrollTo(self._found.index_of(topic_id))
        self.tree.viewport().update()
        self.pointed.emit()

    def _step_found(self, by: int) -> None:
        hits = self._found.hits() if self.search.text().strip() else []
        if hits:
            here = hits.index(self._delegate.found) if self._delegate.found in hits else -1
            self._point_at(hits[min(max(here + by, 0), len(hits) - 1)])

    def _take_found(self, primary: bool) -> None:
        topic_id = self._delegate.found
        if topic_id:
            self._take(topic_id, primary=primary)
            self._end_search()

    def _take(self, topic_id: str, *, primary: bool) -> None:
        if primary:
            self.make_primary(topic_id)
        else:
            self.tick_or_untick(topic_id)

    def _end_search(self) -> None:
        self.search.clear()
        self.left.emit()

    # -- what changed

    def _show_scheme(self) -> None:
        self.model.set_scheme(self._workspace.scheme)
        self._show_uses()
        self.chips.renew()

    def _show_uses(self) -> None:
        """Show how often each topic is used: a few rows that the project keeps current."""
        project = self._workspace.project
        self.model.set_uses(project.topic_uses(self._workspace.annotator) if project else {})

    def _show_other(self) -> None:
        self.model.set_current("")
        self.model.set_annotation(self._workspace.annotation)
        self._show_uses()
        self.chips.renew()
        self._say_ticked()
        self._expand_ticked()

    def _show_labels(self, qa_id: str) -> None:
        if self._workspace.qa and self._workspace.qa.qa_id == qa_id:
            self.model.set_annotation(self._workspace.annotation)
            self._say_ticked()
            self._expand_ticked(keep=True)
        self._show_uses()

    def _say_ticked(self) -> None:
        """Name the ticked topics, the primary one first: they can be seen however the tree is scrolled."""
        annotation, scheme = self._workspace.annotation, self._workspace.scheme
        names = [
            ("★ " if topic == annotation.primary_topic else "") + topic_name(scheme, topic)
            for topic in sorted(annotation.topics, key=lambda topic: topic != annotation.primary_topic)
            if scheme
        ]
        self.ticked.setText("  ·  ".join(names) or "–")
        self.chips.show_taken(annotation.topics)

    def _expand_ticked(self, *, keep: bool = False) -> None:
        """Open the topics with a ticked child and the one digits pick from; close the others unless told to keep."""
        wanted = {parent_id(topic) for topic in self._workspace.annotation.topics if "." in topic}
        wanted.add(self.model.current)
        for row in range(self._found.rowCount()):
            index = self._found.index(row, 0)
            if index.data(TopicRole.ID) in wanted:
                self.tree.setExpanded(index, True)
            elif not keep:
                self.tree.setExpanded(index, False)
