"""Who changed the labels of a Q&A, what and when, with what they said after each change; any of it can be put back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.annotation import Annotation
from ir_annotator.domain.scheme import Scheme
from ir_annotator.i18n import language, translate
from ir_annotator.ui.models.claim_table import describe_claim
from ir_annotator.ui.models.record_tree import FLAG_SIGN
from ir_annotator.ui.theme import GRID, room_for
from ir_annotator.workspace.clock import local_date_and_time
from ir_annotator.workspace.describe import flag_reason_name, say_value, status_name, topic_name
from ir_annotator.workspace.versions import Version
from ir_annotator.workspace.workspace import Workspace


class HistoryDialog(QDialog):
    """Lists the changes of the Q&A in hand, the latest first, and shows the labels as they were after each."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("History", "History of this Q&A"))
        self.resize(room_for(900, 520))
        self._workspace = workspace
        self.versions = workspace.versions.history()
        self.changes = QListWidget()
        self.changes.setObjectName("change_list")
        self.changes.setAccessibleName(translate("History", "Changes"))
        self.labels = QPlainTextEdit()
        self.labels.setReadOnly(True)
        self.labels.setTabChangesFocus(True)
        self.labels.setAccessibleName(translate("History", "Labels after this change"))
        for version in self.versions:
            self.changes.addItem(_line(version))
        self.back_button = QPushButton(translate("History", "&Put back this version"))
        self.back_button.setObjectName("put_back_button")
        self.back_button.setDefault(True)
        self.back_button.clicked.connect(self._put_back)
        close = QPushButton(translate("History", "&Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self._arrange(close)
        self.changes.currentRowChanged.connect(self._show)
        self.changes.itemActivated.connect(self._put_back)
        self.changes.setCurrentRow(0 if self.versions else -1)
        self._show(self.changes.currentRow())
        self.changes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, close: QPushButton) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(3 * GRID)
        middle.addWidget(self.changes, 1)
        middle.addWidget(self.labels, 1)
        row = QHBoxLayout()
        hint = QLabel(
            translate("History", "↑ ↓ choose, Enter puts back. Putting back is a change too and can be undone.")
        )
        hint.setObjectName("muted")
        hint.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(hint, 1)
        row.addWidget(self.back_button)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addLayout(middle, 1)
        layout.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put back on Enter, also from the list; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.back_button.isEnabled():
            self._put_back()
        else:
            super().keyPressEvent(event)

    def _show(self, row: int) -> None:
        scheme = self._workspace.scheme
        if scheme is None or not 0 <= row < len(self.versions):
            self.labels.setPlainText(translate("History", "Nothing was labelled here yet."))
            self.back_button.setEnabled(False)
            return
        version = self.versions[row]
        self.labels.setPlainText(describe_annotation(version.annotation, scheme))
        self.back_button.setEnabled(version.annotation != self._workspace.annotation)

    def _put_back(self) -> None:
        row = self.changes.currentRow()
        if self.back_button.isEnabled() and 0 <= row < len(self.versions):
            self._workspace.versions.put_back(self.versions[row])
            self.accept()


def _line(version: Version) -> str:
    return "  ".join((local_date_and_time(version.at), version.author, version.text))


def describe_annotation(annotation: Annotation, scheme: Scheme) -> str:
    """Return all labels of a Q&A as plain lines: status, topics (the primary one first), judgements, claims, note."""
    flag = f"  {FLAG_SIGN} {flag_reason_name(annotation.flag_reason)}".rstrip() if annotation.flagged else ""
    parts = [status_name(annotation.status) + flag]
    topics = sorted(annotation.topics, key=lambda topic: topic != annotation.primary_topic)
    if topics:
        names = [("★ " if topic == annotation.primary_topic else "") + topic_name(scheme, topic) for topic in topics]
        parts.append("\n".join((translate("Topics", "Topics"), *names)))
    judged = [
        translate("Claims", "{0}: {1}").format(
            judgement.name.in_language(language()), say_value(annotation.judgements[judgement.id], judgement, scheme)
        )
        for judgement in scheme.judgements
        if judgement.id in annotation.judgements
    ]
    if judged:
        parts.append("\n".join((translate("Judgements", "Judgements"), *judged)))
    parts += [f"“{claim.quote}”\n{describe_claim(claim, scheme)}" for claim in annotation.claims]
    if annotation.note:
        parts.append(annotation.note)
    return "\n\n".join(parts)
