"""Two versions of a record side by side, and the labels of the older one for the newer one."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.record import Record
from ir_annotator.i18n import translate
from ir_annotator.ui.reading.positions import Utf16
from ir_annotator.ui.theme import GRID, Theme
from ir_annotator.workspace.values import CarriedOver, Revision
from ir_annotator.workspace.workspace import Workspace

_MOST_COMPARED = 4000
"""Characters of a changed stretch that are compared one by one; a longer one is marked as a whole."""


class RevisionDialog(QDialog):
    """Goes through revised records: what differs is marked on both sides; labels are carried over on request."""

    def __init__(
        self, workspace: Workspace, revisions: Sequence[Revision], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("revision_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Revision", "Revised records"))
        self.resize(1100, 700)
        self._workspace, self._revisions, self._theme = workspace, revisions, theme
        self._at = 0
        self.heads = (_label("panel_title"), _label("panel_title"))
        self.texts = (QPlainTextEdit(), QPlainTextEdit())
        self.said = _label("muted")
        grid = QGridLayout()
        for column, (head, text) in enumerate(zip(self.heads, self.texts, strict=True)):
            text.setReadOnly(True)
            grid.addWidget(head, 0, column)
            grid.addWidget(text, 1, column)
            bar = self.texts[1 - column].verticalScrollBar()
            text.verticalScrollBar().valueChanged.connect(bar.setValue)
        self.carry_button = QPushButton(translate("Revision", "Carry the &labels over"))
        self.carry_button.setObjectName("carry_button")
        self.carry_button.clicked.connect(self._carry)
        self.next_button = QPushButton()
        self.next_button.setObjectName("next_button")
        self.next_button.clicked.connect(self._next)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.carry_button)
        row.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addLayout(grid, 1)
        layout.addLayout(row)
        self._show()

    def _show(self) -> None:
        revision = self._revisions[self._at]
        old, new = self._workspace.load(revision.older), self._workspace.load(revision.fingerprint)
        if old is None or new is None:
            return
        titles = (translate("Revision", "There before: {0}"), translate("Revision", "Came in now: {0}"))
        for head, title, record in zip(self.heads, titles, (old, new), strict=True):
            head.setText(title.format(record.file))
        self._show_texts(old, new)
        self.said.setText(
            translate("Revision", "{0} of {1}. Both stay in the project.").format(self._at + 1, len(self._revisions))
        )
        self.carry_button.setEnabled(True)
        last = self._at + 1 == len(self._revisions)
        self.next_button.setText(translate("Revision", "&Close") if last else translate("Revision", "&Next"))

    def _show_texts(self, old: Record, new: Record) -> None:
        marks = QTextCharFormat()
        marks.setBackground(QColor(self._theme.cursor))
        marks.setFontUnderline(True)
        stretches = differences(old.text, new.text)
        for side, (view, record) in enumerate(zip(self.texts, (old, new), strict=True)):
            view.setPlainText(record.text)
            units = Utf16(record.text)
            cursor = QTextCursor(view.document())
            for stretch in stretches:
                start, end = stretch[side]
                cursor.setPosition(units.to_units(start))
                cursor.setPosition(units.to_units(end), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(marks)
        if stretches:  # begin where they differ
            cursor = QTextCursor(self.texts[1].document())
            cursor.setPosition(Utf16(new.text).to_units(stretches[0][1][0]))
            self.texts[1].setTextCursor(cursor)
            self.texts[1].centerCursor()

    def _carry(self) -> None:
        done = self._workspace.files.carry_over(self._revisions[self._at])
        if done:
            self.said.setText(_describe(done))
            self.carry_button.setEnabled(False)

    def _next(self) -> None:
        self._at += 1
        if self._at < len(self._revisions):
            self._show()
        else:
            self.accept()


def differences(old: str, new: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the stretches in which two texts differ, as code points of either: lines first, then characters."""
    found = []
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [_starts(before), _starts(after)]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        a, b = (starts[0][i1], starts[0][i2]), (starts[1][j1], starts[1][j2])
        if tag != "replace" or max(a[1] - a[0], b[1] - b[0]) > _MOST_COMPARED:
            found.append((a, b))
            continue
        inner = SequenceMatcher(None, old[a[0] : a[1]], new[b[0] : b[1]], autojunk=False)
        found += [
            ((a[0] + p1, a[0] + p2), (b[0] + q1, b[0] + q2))
            for kind, p1, p2, q1, q2 in inner.get_opcodes()
            if kind != "equal"
        ]
    return found


def _starts(lines: list[str]) -> list[int]:
    """Return where each line begins, and where the last one ends."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _describe(done: CarriedOver) -> str:
    said = translate("Revision", "Labels of {0} Q&As carried over, with {1} claims.")
    words = said.format(done.annotations, done.claims)
    if done.lost:
        lost = translate("Revision", "Not found again ({0}): {1}")
        quotes = translate("Revision", ", ").join(f"“{quote}”" for quote in done.lost)
        words = f"{words} {lost.format(len(done.lost), quotes)}"
    return words


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
