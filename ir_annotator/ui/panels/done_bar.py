"""Says what comes next once every Q&A is done or skipped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.theme import GRID
from ir_annotator.workspace.workspace import Workspace


class DoneBar(QWidget):
    """A line above the text, there only while nothing is left to do.

    Signals:
        wanted: Id of the action that the person takes from here.
    """

    wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        said = QLabel(translate("Done", "✓ Every Q&A is done or skipped. What comes next:"))
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, GRID)
        row.addWidget(said, 1)
        self._words = {
            "export_labels": translate("Done", "Export the labels"),
            "import_files": translate("Done", "Import more records"),
        }
        self._buttons = {action_id: self._button(action_id) for action_id in self._words}
        for button in self._buttons.values():
            row.addWidget(button)
        self.hide()
        for signal in (workspace.project_changed, workspace.records_changed):
            signal.connect(self._show)
        workspace.annotation_changed.connect(self._show)
        workspace.split_changed.connect(self._show)

    def _button(self, action_id: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"next_{action_id}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(True)  # Enter presses it
        button.clicked.connect(lambda: self.wanted.emit(action_id))
        return button

    def show_keys(self, keymap: Keymap) -> None:
        """Say the keys in force."""
        for action_id, button in self._buttons.items():
            button.setText(f"{self._words[action_id]}  {keymap.name(action_id)}".rstrip())

    def _show(self, _what: object = None) -> None:
        closed, total = self._workspace.listing.progress()
        self.setVisible(bool(total) and closed == total)
