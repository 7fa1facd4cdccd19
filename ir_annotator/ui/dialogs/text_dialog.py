"""A text to read, copy and save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID, room_for
from ir_annotator.ui.widgets.plain import plain_button, plain_label


class TextDialog(QDialog):
    """Shows plain text; with a ``file_name`` it can be saved, and changed before where it is ``editable``."""

    def __init__(
        self, title: str, text: str, parent: QWidget | None = None, *, file_name: str = "", editable: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("text_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(room_for(720, 520))
        self._file_name = file_name
        self.explanation = plain_label("text_explanation")
        self.explanation.hide()
        self.text = QPlainTextEdit(text)
        self.text.setObjectName("text_to_read")
        self.text.setAccessibleName(title)
        self.text.setReadOnly(not editable)
        self.text.setTabChangesFocus(True)
        self.complaint = plain_label("complaint")
        self.complaint.hide()
        column = QVBoxLayout(self)
        column.setSpacing(3 * GRID)
        column.addWidget(self.text, 1)
        column.addWidget(self.explanation)
        column.addWidget(self.complaint)
        column.addLayout(self._buttons())
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        if editable:
            self.text.moveCursor(self.text.textCursor().MoveOperation.EndOfLine)

    def explain(self, words: str) -> None:
        """Say something below the text."""
        self.explanation.setText(words)
        self.explanation.show()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        copy = plain_button("copy_button", translate("Text", "&Copy"))
        copy.clicked.connect(self._copy)
        row.addWidget(copy)
        if self._file_name:
            save = plain_button("save_button", translate("Text", "&Save…"))
            save.clicked.connect(self._save)
            row.addWidget(save)
        row.addStretch(1)
        close = plain_button("close_button", translate("Text", "C&lose"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row.addWidget(close)
        return row

    def ask_target(self) -> Path | None:
        """Ask where the text is to be saved."""
        title, kind = translate("Text", "Save"), translate("Text", "Text (*.txt)")
        name, _ = QFileDialog.getSaveFileName(self, title, self._file_name, kind)
        return Path(name) if name else None

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())

    def _save(self) -> None:
        target = self.ask_target()
        if target is None:
            return
        try:
            target.write_text(self.text.toPlainText(), encoding="utf-8")
        except OSError as error:
            said = translate("Text", "Not saved: {0}. Choose another folder.")
            self.complaint.setText(said.format(error.strerror or error))
            self.complaint.show()
        else:
            self.accept()
