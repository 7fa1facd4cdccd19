"""A text to read, copy and save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID, room_for
from ir_annotator.ui.widgets.plain import plain_button, plain_label


class TextDialog(QDialog):
    """Shows plain text, under a headline where there is more to it.

    With a ``file_name`` it can be saved, and changed before where it is ``editable``.
    """

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
        self.headline = plain_label("text_headline")
        self.headline.hide()
        self.text = QPlainTextEdit(text)
        self.text.setObjectName("text_to_read")
        self.text.setAccessibleName(title)
        self.text.setReadOnly(not editable)
        self.text.setTabChangesFocus(True)
        self.complaint = plain_label("complaint")
        self.complaint.hide()
        column = QVBoxLayout(self)
        column.setSpacing(3 * GRID)
        column.addWidget(self.headline)
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
        for button in self.further_buttons():
            row.addWidget(button)
        self.close_button = plain_button("close_button", translate("Text", "C&lose"))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        row.addWidget(self.close_button)
        return row

    def further_buttons(self) -> list[QPushButton]:
        """Return what else can be done; it stands before the button that closes."""
        return []

    def save_title(self) -> str:
        """Return what is asked for when it is to be saved."""
        return translate("Text", "Save")

    def whole(self) -> str:
        """Return all that is told, to copy and save."""
        return self.text.toPlainText()

    def saved(self) -> None:
        """Go on after the text was saved: there is nothing else to do here."""
        self.accept()

    def ask_target(self) -> Path | None:
        """Ask where the text is to be saved."""
        name, _ = QFileDialog.getSaveFileName(
            self, self.save_title(), self._file_name, translate("Text", "Text (*.txt)")
        )
        return Path(name) if name else None

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.whole())

    def _save(self) -> None:
        target = self.ask_target()
        if target is None:
            return
        try:
            target.write_text(self.whole(), encoding="utf-8")
        except OSError as error:
            said = translate("Text", "Not saved: {0}. Choose another folder.")
            self.complaint.setText(said.format(error.strerror or error))
            self.complaint.show()
        else:
            self.saved()
