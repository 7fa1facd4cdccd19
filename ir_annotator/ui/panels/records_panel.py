"""The records and their Q&As on the left; while something is sought, what was found of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QTreeView, QVBoxLayout, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.models.found_tree import FoundTreeModel
from ir_annotator.ui.models.record_tree import RecordRole, RecordTreeModel
from ir_annotator.ui.models.two_levels import Index
from ir_annotator.ui.panels.found_delegate import FoundDelegate
from ir_annotator.ui.panels.search_bar import SearchBar
from ir_annotator.ui.theme import GRID, Theme
from ir_annotator.workspace.workspace import Workspace


class _Tree(QTreeView):
    """A tree in which nothing is typed: letters are shortcuts there, with a Chinese input method on as well.

    Qt asks an input method where a row could be edited, and rows of Qt's own model say they could.
    """

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Go to another row."""
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard."""
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)


class RecordsPanel(QWidget):
    """Shows every Q&A with its status, or those that were found, and takes the chosen one in hand.

    Signals:
        left: The person is through with the box and wants to read on.
    """

    left = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._waits_for_first = False
        self.model = RecordTreeModel(self)
        self.found = FoundTreeModel(workspace.search, self)
        self.bar = SearchBar(workspace.search, workspace.settings)
        self.all_tree = self._make_tree("record_tree", translate("Records", "Records"))
        self.all_tree.setModel(self.model)
        self.all_tree.setUniformRowHeights(True)
        self.found_tree = self._make_tree("found_tree", translate("Records", "Found"))
        self.found_tree.setModel(self.found)
        self.found_tree.setRootIsDecorated(False)
        self.found_tree.setIndentation(0)
        self._delegate = FoundDelegate(theme)
        self.found_tree.setItemDelegate(self._delegate)
        self.found.rowsInserted.connect(self._open_found)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.all_tree)
        self._stack.addWidget(self.found_tree)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        self._join()

    def _join(self) -> None:
        workspace, search = self._workspace, self._workspace.search
        self.bar.entered.connect(self._take_first)
        self.bar.descended.connect(self._descend)
        self.bar.left.connect(self.left)
        search.restarted.connect(self._show_wanted_tree)
        search.found.connect(self._show_found)
        workspace.project_changed.connect(self._show_records)
        workspace.records_changed.connect(self._show_records)
        workspace.split_changed.connect(self.model.split_changed)
        workspace.current_changed.connect(self._show_current)
        workspace.annotation_changed.connect(self._show_status)

    def _make_tree(self, name: str, words: str) -> QTreeView:
        tree = _Tree()
        tree.setObjectName(name)
        tree.setAccessibleName(words)
        tree.setHeaderHidden(True)
        tree.setIndentation(14)
        tree.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.clicked.connect(self._take)
        tree.activated.connect(self._take)
        return tree

    def show_keys(self, keymap: Keymap) -> None:
        """Say the keys in force."""
        self.bar.show_keys(keymap)
        self.model.check_key = keymap.name("check_splits")

    @property
    def tree(self) -> QTreeView:
        """The tree that is shown: of all records, or of what was found."""
        return self.found_tree if self._workspace.search.is_active else self.all_tree

    @property
    def box(self) -> QWidget:
        """The search box."""
        return self.bar.box

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._delegate.theme = theme
        self.found_tree.viewport().update()

    # -- what the person does

    def _take(self, index: QModelIndex) -> None:
        qa_id = index.data(RecordRole.QA_ID)
        tree = self.tree
        if qa_id:
            self._workspace.go_to(qa_id)
            self.left.emit()
        else:
            tree.setExpanded(index, not tree.isExpanded(index))

    def _take_first(self) -> None:
        """Take the first Q&A found in hand, as soon as there is one."""
        first = self.found.index(0, 0, self.found.index(0, 0))
        search = self._workspace.search
        self._waits_for_first = search.is_active and not search.error and not search.finished and not first.isValid()
        if first.isValid() and not search.error:
            self._take(first)

    def _descend(self) -> None:
        """Give the keyboard to the list, at what is in hand or at the first row."""
        tree = self.tree
        if not tree.currentIndex().isValid():
            tree.setCurrentIndex(tree.model().index(0, 0))
        tree.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what changed

    def _show_wanted_tree(self) -> None:
        self._waits_for_first = False
        if self._stack.currentWidget() is not self.tree:
            self._stack.setCurrentWidget(self.tree)
            self._show_current()

    def _show_found(self) -> None:
        if self._waits_for_first:
            self._take_first()
        if not self.found_tree.currentIndex().isValid():
            self._show_current()

    def _open_found(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            for row in range(first, last + 1):
                self.found_tree.setExpanded(self.found.index(row, 0), True)

    def _show_records(self) -> None:
        self.model.set_listing(self._workspace.listing)
        if self.model.rowCount() == 1:
            self.all_tree.expandAll()
        self._show_current()

    def _show_current(self) -> None:
        qa_id = self._workspace.qa.qa_id if self._workspace.qa else ""
        index = self.found.index_of(qa_id) if self._workspace.search.is_active else self.model.index_of(qa_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def _show_status(self, qa_id: str) -> None:
        self.model.qa_changed(qa_id)
        if self._workspace.search.is_active and qa_id in self._workspace.listing:
            status, flagged = self._workspace.listing.status_of(qa_id)
            self.found.qa_changed(qa_id, status, flagged=flagged)
