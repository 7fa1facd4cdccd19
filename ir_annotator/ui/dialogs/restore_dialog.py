"""The good backups of a project, the newest first: one is chosen to take its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.outline import Backup
from ir_annotator.i18n import language, translate
from ir_annotator.ui.theme import GRID
from ir_annotator.workspace.clock import local_minute
from ir_annotator.workspace.values import why_words


class RestoreDialog(QDialog):
    """Lists backups with what they hold, and says what would be different.

    Signals:
        chosen: The Backup to be restored.
    """

    chosen = Signal(object)

    def __init__(self, backups: Sequence[Backup], now: tuple[int, int, int], parent: QWidget | None = None) -> None:
        """``now`` are the records, labelled Q&As and changes of the project as it is."""
        super().__init__(parent)
        self.setObjectName("restore_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Backup", "Restore a backup"))
        self.resize(820, 440)
        self._backups, self._now = backups, now
        self.list = QTreeWidget()
        self.list.setObjectName("backup_list")
        self.list.setAccessibleName(translate("Backup", "Backups"))
        self.preview = QLabel()
        self.preview.setObjectName("backup_preview")
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self.restore_button = QPushButton(translate("Backup", "&Restore"))
        self.restore_button.setObjectName("restore_button")
        self.restore_button.setDefault(True)
        self.restore_button.clicked.connect(self._choose)
        cancel = QPushButton(translate("Backup", "&Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._fill()
        self._arrange(cancel)
        self.list.currentItemChanged.connect(self._show)
        first = self.list.topLevelItem(0)
        if first:
            self.list.setCurrentItem(first)
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        number = QLocale(language())
        self.list.setHeaderLabels(
            [
                translate("Backup", "Made"),
                translate("Backup", "When"),
                translate("Backup", "Records"),
                translate("Backup", "Labelled"),
                translate("Backup", "Changes"),
                translate("Backup", "Size"),
            ]
        )
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for backup in self._backups:
            counts = [number.toString(count) for count in (backup.records, backup.labelled, backup.events)]
            size = number.formattedDataSize(backup.size, 1)
            item = QTreeWidgetItem([local_minute(backup.at), why_words(backup.why), *counts, size])
            for column in range(2, 6):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head = self.list.headerItem()
        for column in range(2, 6):
            head.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _arrange(self, cancel: QPushButton) -> None:
        hint = QLabel(translate("Backup", "↑ ↓ choose, Enter restores. What the project is now is kept as a backup."))
        hint.setObjectName("muted")
        hint.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.addWidget(hint, 1)
        row.addWidget(self.restore_button)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.preview)
        layout.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Restore on Enter, also from the list; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _current(self) -> Backup | None:
        item = self.list.currentItem()
        return self._backups[self.list.indexOfTopLevelItem(item)] if item else None

    def _show(self) -> None:
        backup = self._current()
        self.restore_button.setEnabled(backup is not None)
        if backup is None:
            self.preview.setText(translate("Backup", "There is no good backup of this project yet."))
        else:
            self.preview.setText(difference(backup, self._now))

    def _choose(self) -> None:
        backup = self._current()
        if backup is not None:
            self.accept()
            self.chosen.emit(backup)


def difference(backup: Backup, now: tuple[int, int, int]) -> str:
    """Return what a project would hold after restoring, beside what it holds now."""
    then = (backup.records, backup.labelled, backup.events)
    if then == now:
        return translate("Backup", "The project holds just as much as this backup.")
    said = translate("Backup", "After restoring: records {0} ({1}), labelled {2} ({3}), changes {4} ({5}).")
    parts = [f"{old - new:+d}" if old != new else "±0" for old, new in zip(then, now, strict=True)]
    return said.format(then[0], parts[0], then[1], parts[1], then[2], parts[2])
