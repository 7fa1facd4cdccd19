"""What taking colleagues' files in would do, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID, room_for
from ir_annotator.ui.widgets.plain import plain_button, plain_label

if TYPE_CHECKING:
    from ir_annotator.workspace.merging import Preview


class TakeInDialog(QDialog):
    """Shows a Preview; Enter takes in.

    Signals:
        wanted: The person wants it done.
    """

    wanted = Signal()

    def __init__(self, found: Preview, lines: tuple[list[str], list[str]], parent: QWidget | None = None) -> None:
        """``lines`` say what would change, and what to look at."""
        super().__init__(parent)
        self.setObjectName("take_in_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Merge", "Take in colleagues’ work"))
        self.resize(room_for(760, 480))
        self._found, (changes, warnings) = found, lines
        self.headline = plain_label("summary_headline")
        self.headline.setText(_headline(found, warnings))
        self.text = QPlainTextEdit(_text(changes, warnings))
        self.text.setObjectName("preview_text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(translate("Merge", "What would change"))
        self.consent = QCheckBox(translate("Merge", "&I have seen that so much changes, and want it"))
        self.consent.setObjectName("consent_box")
        self.consent.setVisible(found.plan.needs_consent)
        self.consent.toggled.connect(self._enable)
        self.hint = plain_label("muted")
        self.take_button = plain_button("take_in_button", translate("Merge", "&Take in"))
        self.take_button.setDefault(True)
        self.take_button.clicked.connect(self._take)
        self.close_button = plain_button("close_button", translate("Merge", "&Cancel"))
        self.close_button.clicked.connect(self.reject)
        self._arrange()
        self._enable()
        first = self.consent if found.plan.needs_consent else self.text
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        copy = plain_button("copy_button", translate("Merge", "C&opy"))
        copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addWidget(self.hint, 1)
        row.addWidget(self.take_button)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addWidget(self.headline)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.consent)
        layout.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take in on Enter, also from the text; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        QApplication.clipboard().setText(f"{self.headline.text()}\n\n{self.text.toPlainText()}")

    def _enable(self) -> None:
        plan = self._found.plan
        self.take_button.setEnabled(not plan.is_empty and (self.consent.isChecked() or not plan.needs_consent))
        said = translate("Merge", "Enter takes in, after a backup. Undo takes all of it back.")
        self.hint.setText("" if plan.is_empty else said)

    def _take(self) -> None:
        if not self.take_button.isEnabled():
            return
        self.take_button.setEnabled(False)
        self.close_button.setEnabled(False)
        self.hint.setText(translate("Merge", "Being taken in…"))
        self.wanted.emit()

    def go_on(self) -> None:
        """Let the person choose again after it was not done."""
        self.close_button.setEnabled(True)
        self._enable()

    def reject(self) -> None:
        """Close unless work is going on."""
        if self.close_button.isEnabled():
            super().reject()


def _headline(found: Preview, warnings: list[str]) -> str:
    if found.plan.is_empty:
        return translate("Merge", "There is nothing to take in: everything is here already, or stays out.")
    if warnings:
        return translate("Merge", "This would change. Please look at the warnings.")
    return translate("Merge", "This would change.")


def _text(changes: list[str], warnings: list[str]) -> str:
    parts = ["\n".join(changes)]
    if warnings:
        parts.append("\n".join([translate("Merge", "To look at:"), *(f"• {line}" for line in warnings)]))
    return "\n\n".join(parts)
