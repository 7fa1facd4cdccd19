"""What a check of the project found, invariant by invariant, and a button that mends."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID
from ir_annotator.ui.widgets.plain import plain_button
from ir_annotator.workspace.checking import CheckReport, headline, report_lines


class CheckDialog(QDialog):
    """Shows a CheckReport as soon as there is one.

    Signals:
        repair_wanted: The person wants mended what can be mended.
    """

    repair_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Check", "Check the project"))
        self.resize(760, 560)
        self.headline = QLabel()
        self.headline.setObjectName("check_headline")
        self.headline.setTextFormat(Qt.TextFormat.PlainText)
        self.headline.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setObjectName("check_text")
        self.text.setAccessibleName(translate("Check", "What must hold"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy_button = plain_button("copy_button", translate("Check", "C&opy"))
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))
        self.repair_button = plain_button("repair_button", translate("Check", "&Repair"))
        self.repair_button.clicked.connect(self._repair)
        self.close_button = plain_button("close_button", translate("Check", "&Close"))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.repair_button)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addWidget(self.headline)
        layout.addWidget(self.text, 1)
        layout.addLayout(row)
        self._wait()

    def _wait(self) -> None:
        self.headline.setText(translate("Check", "Checking…"))
        self.repair_button.setEnabled(False)
        self.copy_button.setEnabled(False)

    def show_report(self, report: CheckReport) -> None:
        """Show what was found."""
        self.headline.setText(headline(report))
        self.text.setPlainText("\n".join(report_lines(report)))
        self.copy_button.setEnabled(True)
        self.repair_button.setEnabled(report.can_repair)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _repair(self) -> None:
        self._wait()
        self.repair_wanted.emit()
