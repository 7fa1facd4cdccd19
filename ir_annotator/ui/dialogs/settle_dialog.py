"""What contradicts itself after work was taken in, one after the other: which version is right?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ir_annotator.domain.record import Record
from ir_annotator.i18n import translate
from ir_annotator.ui.dialogs.history_dialog import describe_annotation
from ir_annotator.ui.theme import GRID, room_for
from ir_annotator.ui.widgets.plain import plain_button, plain_label
from ir_annotator.workspace.clock import local_date_and_time
from ir_annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from ir_annotator.workspace.contradictions import Contradiction, Option

_SHOWN_OF_QUESTION = 40


class SettleDialog(QDialog):
    """Lists what contradicts itself, and shows the versions side by side; a digit says which one is right.

    Signals:
        show_wanted: The person wants to see the Q&A with this id.
    """

    show_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settle_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Settle", "Settle contradictions"))
        self.resize(room_for(980, 560))
        self._workspace = workspace
        self.found: list[Contradiction] = []
        self.list = QListWidget()
        self.list.setObjectName("contradiction_list")
        self.list.setAccessibleName(translate("Settle", "Contradictions"))
        self.list.currentRowChanged.connect(self._show)
        self.said = plain_label("")
        self.versions = QHBoxLayout()
        self.buttons: list[QPushButton] = []
        self.go_button = plain_button("go_button", translate("Settle", "&Show the Q&&A"))
        self.go_button.clicked.connect(self._go)
        self.close_button = plain_button("close_button", translate("Settle", "&Close"))
        self.close_button.clicked.connect(self.accept)
        for number in range(1, 10):
            QShortcut(QKeySequence(str(number)), self, partial(self.take, number))
        self._arrange()
        self._read()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.go_button)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addWidget(self.list, 1)
        layout.addLayout(self.versions, 2)
        layout.addLayout(row)

    def _read(self, row: int = 0) -> None:
        """Read anew what there is to settle."""
        self.found = self._workspace.colleagues.contradictions()
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.found:
            self.list.addItem(translate("Settle", "{0} – {1}").format(one.title, one.who) if one.who else one.title)
        self.list.setCurrentRow(min(row, len(self.found) - 1))
        self.list.blockSignals(False)
        self._show()

    def _current(self) -> Contradiction | None:
        row = self.list.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    def _show(self, _row: int = 0) -> None:
        while self.versions.count():
            item = self.versions.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()  # it is there until the event loop comes round
                widget.deleteLater()
        self.buttons = []
        one = self._current()
        self.go_button.setEnabled(one is not None and one.key is not None)
        if one is None:
            self.said.setText(translate("Settle", "Nothing contradicts itself."))
            return
        for number, option in enumerate(one.options, 1):
            self.versions.addWidget(self._card(one, number, option), 1)
        said = translate("Settle", "↑ ↓ choose one; a digit says which version is right. Undo takes it back.")
        if one.is_homeless:
            said = translate("Settle", "The split has no place for these labels: label them anew where they belong.")
        self.said.setText(said)

    def _card(self, one: Contradiction, number: int, option: Option) -> QWidget:
        """Return one version with the button that takes it."""
        card = QWidget()
        text = QPlainTextEdit(self._words(one, option))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setObjectName(f"version_{number}")
        text.setAccessibleName(translate("Settle", "Version {0}").format(number))
        words = translate("Settle", "&{0}  This one ({1})").format(number, local_date_and_time(option.at))
        button = plain_button(f"take_{number}", words)
        button.clicked.connect(partial(self.take, number))
        button.setVisible(not one.is_homeless)
        self.buttons.append(button)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(text, 1)
        layout.addWidget(button)
        return card

    def _words(self, one: Contradiction, option: Option) -> str:
        scheme = self._workspace.scheme
        if option.annotation is not None and scheme is not None:
            return describe_annotation(option.annotation, scheme)
        record = self._workspace.load(one.fingerprint)
        return _describe_split(record, option) if record else ""

    def take(self, number: int) -> None:
        """Say that a version is right (one-based), and go on with the next contradiction."""
        one = self._current()
        if one is None or one.is_homeless or not 1 <= number <= len(one.options):
            return
        row = self.list.currentRow()
        if self._workspace.colleagues.settle(one, one.options[number - 1]):
            self._read(row)
            if not self.found:
                self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        one = self._current()
        if one is not None and one.key is not None:
            self.show_wanted.emit(one.key.qa_id)
            self.accept()


def _describe_split(record: Record, option: Option) -> str:
    """Return the Q&As of a split, a line each."""
    said = translate("Settle", "{0} Q&As").format(len(option.qas))
    lines = [f"{number}. {qa.question.of(record.text)[:_SHOWN_OF_QUESTION]}" for number, qa in enumerate(option.qas, 1)]
    return "\n".join([said, *lines])
