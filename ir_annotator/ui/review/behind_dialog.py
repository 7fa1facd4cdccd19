"""The Q&As behind a figure: which they are and what each person said; Enter goes there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID, room_for
from ir_annotator.ui.widgets.plain import plain_button, plain_label, plain_tip
from ir_annotator.workspace.measuring import ListedQA


class BehindDialog(QDialog):
    """Lists Q&As.

    Signals:
        chosen: The id of the Q&A to go to.
    """

    chosen = Signal(str)

    def __init__(self, title: str, listed: Sequence[ListedQA], total: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("behind_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(room_for(980, 520))
        self.listed = listed
        self.list = self._make_list(title)
        head = plain_label("panel_title")
        head.setText(_count(len(listed), total))
        hint = plain_label("muted")
        hint.setText(translate("Agreement", "Enter: go to the Q&A"))
        close = plain_button("close_button", translate("Agreement", "C&lose"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(hint, 1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(head)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_list(self, title: str) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("behind_list")
        tree.setAccessibleName(title)
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        tree.setHeaderLabels(
            [translate("Agreement", "Q&A"), translate("Agreement", "Question"), translate("Agreement", "What was said")]
        )
        for one in self.listed:
            place = translate("Agreement", "{0} · {1}").format(one.record, one.position)
            item = QTreeWidgetItem([place, one.question.replace("\n", " "), one.said])
            for column in range(3):
                item.setToolTip(column, plain_tip(item.text(column)))
            tree.addTopLevelItem(item)
        header = tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, room_for(360, 0).width())
        tree.itemActivated.connect(self._go)
        if self.listed:
            tree.setCurrentIndex(tree.model().index(0, 0))
        return tree

    def _go(self, item: QTreeWidgetItem) -> None:
        qa_id = self.listed[self.list.indexOfTopLevelItem(item)].qa_id
        self.accept()
        self.chosen.emit(qa_id)


def _count(shown: int, total: int) -> str:
    if shown < total:
        return translate("Agreement", "{0} Q&As; the first {1} are listed").format(f"{total:,}", f"{shown:,}")
    return translate("Agreement", "{0} Q&As").format(f"{total:,}")
