"""Two versions of a record side by side, and the labels of the older one for the newer one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.record import Record
from ir_annotator.domain.text_diff import TextDiff, text_diff
from ir_annotator.i18n import translate
from ir_annotator.ui.reading.positions import Utf16
from ir_annotator.ui.theme import GRID, Theme, room_for, ui_font
from ir_annotator.ui.widgets.plain import plain_label
from ir_annotator.workspace.values import CarriedOver, Revision
from ir_annotator.workspace.workspace import Workspace


class RevisionDialog(QDialog):
    """Goes through revised records: what differs is marked on both sides; labels are carried over on request."""

    def __init__(
        self, workspace: Workspace, revisions: Sequence[Revision], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("revision_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Revision", "Revised records"))
        self.resize(room_for(1160, 720))
        self._workspace, self._revisions, self._theme = workspace, revisions, theme
        self._at, self._stretch = 0, -1
        self._diff: TextDiff | None = None
        self._following = False
        self.heads = (plain_label("panel_title"), plain_label("panel_title"))
        self.texts = (_text(workspace.settings.text_size), _text(workspace.settings.text_size))
        self.texts[0].setAccessibleName(translate("Revision", "The version that was there before"))
        self.texts[1].setAccessibleName(translate("Revision", "The version that came in now"))
        self.count, self.said = plain_label("muted"), plain_label("")
        self.difference_button = _button("difference_button", self.next_difference)
        self.carry_button = _button("carry_button", self._carry)
        self.carry_button.setText(translate("Revision", "Carry the &labels over"))
        self.next_button = _button("next_button", self._next)
        self._arrange()
        self._show()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        for side, (head, text) in enumerate(zip(self.heads, self.texts, strict=True)):
            grid.addWidget(head, 0, side)
            grid.addWidget(text, 1, side)
            text.verticalScrollBar().valueChanged.connect(partial(self._follow, side))
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        for button in (self.difference_button, self.carry_button, self.next_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addLayout(grid, 1)
        layout.addWidget(self.said)
        layout.addLayout(row)

    # -- showing

    def _show(self) -> None:
        revision = self._revisions[self._at]
        old, new = self._workspace.load(revision.older), self._workspace.load(revision.fingerprint)
        carried = self._workspace.files.carried_over(revision)
        if old is None or new is None or carried is None:
            return
        titles = (translate("Revision", "There before: {0}"), translate("Revision", "Came in now: {0}"))
        for head, title, record in zip(self.heads, titles, (old, new), strict=True):
            head.setText(title.format(_name(record)))
        self._show_texts(old, new)
        count = translate("Revision", "{0} of {1}. Both stay in the project.")
        self.count.setText(count.format(self._at + 1, len(self._revisions)))
        self.said.setText(_describe(carried, done=False))
        self.carry_button.setEnabled(bool(carried.labels))
        last = self._at + 1 == len(self._revisions)
        self.next_button.setText(translate("Revision", "&Close") if last else translate("Revision", "&Next"))
        (self.carry_button if carried.labels else self.next_button).setDefault(True)

    def _show_texts(self, old: Record, new: Record) -> None:
        self._diff = text_diff(old.text, new.text)
        marks = QTextCharFormat()
        marks.setBackground(QColor(self._theme.cursor))
        marks.setFontUnderline(True)
        for side, (view, record) in enumerate(zip(self.texts, (old, new), strict=True)):
            view.setPlainText(record.text)
            units = Utf16(record.text)
            cursor = QTextCursor(view.document())
            for stretch in self._diff.stretches:
                cursor.setPosition(units.to_units(stretch[side].start))
                cursor.setPosition(units.to_units(stretch[side].end), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(marks)
        self._starts = [
            tuple(Utf16(record.text).to_units(stretch[side].start) for stretch in self._diff.stretches)
            for side, record in enumerate((old, new))
        ]
        self._stretch = -1
        self.next_difference()

    def next_difference(self) -> None:
        """Bring the next place where the versions differ into view on both sides, going round at the end."""
        count = len(self._starts[0])
        if count:
            self._stretch = (self._stretch + 1) % count
            self._following = True
            for view, starts in zip(self.texts, self._starts, strict=True):
                cursor = QTextCursor(view.document())
                cursor.setPosition(starts[self._stretch])
                view.setTextCursor(cursor)
                view.centerCursor()
            self._following = False
        said = translate("Revision", "Next &difference ({0} of {1})")
        self.difference_button.setText(said.format(self._stretch + 1, count))
        self.difference_button.setEnabled(count > 1)

    def _follow(self, side: int, _value: int) -> None:
        """Bring beside what one side shows at its top what belongs there on the other side."""
        if self._following or self._diff is None:
            return
        line = self.texts[side].firstVisibleBlock().blockNumber()
        other = self.texts[1 - side]
        block = other.document().findBlockByNumber(self._diff.line_beside(line, in_newer=bool(side)))
        self._following = True
        other.verticalScrollBar().setValue(block.firstLineNumber())
        self._following = False

    # -- deciding

    def _carry(self) -> None:
        carried = self._workspace.files.carry_over(self._revisions[self._at])
        if carried:
            self.said.setText(_describe(carried, done=True))
            self.carry_button.setEnabled(False)
            self.next_button.setDefault(True)
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> None:
        self._at += 1
        if self._at < len(self._revisions):
            self._show()
        else:
            self.accept()


def _name(record: Record) -> str:
    """Return what tells a record apart from its other version."""
    count = translate("Revision", "{0} Q&As").format(len(record.pairs))
    return " · ".join(part for part in (record.form.number, record.file, count) if part)


def _describe(carried: CarriedOver, *, done: bool) -> str:
    """Return what carrying the labels over would do or, if it is done, did."""
    if not carried.labels and not carried.lost:
        return translate("Revision", "There are no labels to carry over.")
    said = translate("Revision", "Labels of {0} Q&As can be carried over, with {1} claims.")
    if done:
        said = translate("Revision", "Labels of {0} Q&As carried over, with {1} claims. Undo takes them back.")
    words = said.format(len(carried.labels), carried.claims)
    if carried.lost:
        lost = translate("Revision", "Not found again ({0}): {1}")
        quotes = translate("Revision", ", ").join(f"“{quote}”" for quote in carried.lost)
        words = f"{words}\n{lost.format(len(carried.lost), quotes)}"
    return words


def _text(size: int) -> QPlainTextEdit:
    text = QPlainTextEdit()
    text.setReadOnly(True)
    text.setFont(ui_font(size))
    text.setTabChangesFocus(True)
    return text


def _button(name: str, pressed: Callable[[], None]) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.clicked.connect(pressed)
    return button
