"""The records and their Q&As on the left, with a box that narrows the list as one types."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QLabel, QTreeView, QVBoxLayout, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.models.record_tree import RecordRole, RecordTreeModel
from ir_annotator.ui.theme import GRID
from ir_annotator.ui.widgets.escapable import EscapableLineEdit
from ir_annotator.workspace.workspace import Workspace


class RecordsPanel(QWidget):
    """Shows every Q&A with its status and takes the chosen one in hand.

    Signals:
        left: The person is through with the box and wants to read on.
    """

    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.model = RecordTreeModel(self)
        self.found = QSortFilterProxyModel(self)
        self.found.setSourceModel(self.model)
        self.found.setRecursiveFilteringEnabled(True)
        self.found.setAutoAcceptChildRows(True)
        self.found.setFilterRole(RecordRole.SEARCH)
        self.found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.box = EscapableLineEdit()
        self.box.setObjectName("filter_box")
        self.box.setAccessibleName(translate("Records", "Filter"))
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self._filter)
        self.box.returnPressed.connect(self._take_first)
        self.box.escaped.connect(self._leave)
        self._nothing = QLabel()
        self._nothing.setObjectName("muted")
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self.tree = self._make_tree()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.box)
        layout.addWidget(self._nothing)
        layout.addWidget(self.tree, 1)
        workspace.project_changed.connect(self._show_records)
        workspace.records_changed.connect(self._show_records)
        workspace.split_changed.connect(self.model.split_changed)
        workspace.current_changed.connect(self._show_current)
        workspace.annotation_changed.connect(self.model.qa_changed)

    def _make_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setObjectName("record_tree")
        tree.setAccessibleName(translate("Records", "Records"))
        tree.setModel(self.found)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setIndentation(14)
        tree.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.clicked.connect(self._take)
        tree.activated.connect(self._take)
        return tree

    def show_keys(self, keymap: Keymap) -> None:
        """Say the keys in force."""
        words = translate("Records", "Filter the list")
        self.box.setPlaceholderText(f"{words}  {keymap.name('filter')}")
        self.model.check_key = keymap.name("check_splits")

    def start_filter(self) -> None:
        """Give the keyboard to the box."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def _take(self, index: QModelIndex) -> None:
        qa_id = index.data(RecordRole.QA_ID)
        if qa_id:
            self._workspace.go_to(qa_id)
            self.left.emit()
        else:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def _take_first(self) -> None:
        """Take the first Q&A found in hand."""
        for row in range(self.found.rowCount()):
            record = self.found.index(row, 0)
            if self.found.rowCount(record):
                self._take(self.found.index(0, 0, record))
                return

    def _leave(self) -> None:
        self.box.clear()
        self.left.emit()

    def _filter(self, text: str) -> None:
        wanted = text.strip()
        self.found.setFilterFixedString(wanted)
        nothing = bool(wanted) and self.found.rowCount() == 0
        said = translate("Records", "Nothing found for “{0}”. Fewer characters find more; Esc shows all.")
        self._nothing.setText(said.format(wanted))
        self._nothing.setVisible(nothing)
        if wanted:
            self.tree.expandAll()
        else:
            self._show_current()

    def _show_records(self) -> None:
        self.model.set_listing(self._workspace.listing)
        if self.found.rowCount() == 1:
            self.tree.expandAll()
        self._show_current()

    def _show_current(self) -> None:
        qa_id = self._workspace.qa.qa_id if self._workspace.qa else ""
        index = self.found.mapFromSource(self.model.index_of(qa_id))
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
