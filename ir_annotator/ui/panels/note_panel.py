"""The plain-text note of the Q&A and its flag."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ir_annotator.domain.annotation import FlagReason
from ir_annotator.domain.edits import SetFlagged, SetNote
from ir_annotator.i18n import translate
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.panels.flag_reasons import FlagReasons
from ir_annotator.ui.theme import GRID, Theme, px
from ir_annotator.ui.widgets.escapable import TYPING_PAUSE
from ir_annotator.workspace.describe import flag_reason_name
from ir_annotator.workspace.workspace import Workspace


class _NoteEdit(QPlainTextEdit):
    """Emits ``escaped`` on Esc and ``unfocused`` when the keyboard goes elsewhere."""

    escaped = Signal()
    unfocused = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self.unfocused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say that Esc was pressed; everything else is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class NotePanel(QWidget):
    """Edits the note; saves after a short pause, when the focus leaves, and before another Q&A is shown.

    Signals:
        left: The person is through and wants to read on.
    """

    left = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.edit = _NoteEdit()
        self.edit.setObjectName("note_edit")
        self.edit.setAccessibleName(translate("Note", "Note"))
        self.edit.setTabChangesFocus(True)
        self.edit.setAcceptDrops(False)  # files that are dropped are for the window, not text of a note
        self.edit.setFixedHeight(px(42))
        self._flag_key = ""
        self.flag = QCheckBox()
        self.flag.setObjectName("flag_box")
        self.flag.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.flag.clicked.connect(self.toggle_flag)
        self.reason = QLabel()
        self.reason.setObjectName("muted")
        self.reason.setFixedWidth(
            max(self.fontMetrics().horizontalAdvance(flag_reason_name(r)) for r in FlagReason) + GRID
        )
        self.reasons = FlagReasons(theme, self)
        self.reasons.chosen.connect(self._give_reason)
        self.reasons.left.connect(self.left)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self.save)
        self.edit.textChanged.connect(self._typed)
        self._unsaved = False
        self._refused = self._typed_for = ""
        self.edit.escaped.connect(self._leave)
        self.edit.unfocused.connect(self._save_if_new)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.flag)
        column.addWidget(self.reason)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.addWidget(self.edit, 1)
        layout.addLayout(column)
        workspace.current_changing.connect(self.save)
        workspace.current_changed.connect(self._show)
        workspace.annotation_changed.connect(self._show)

    def show_keys(self, keymap: Keymap) -> None:
        """Say the keys in force."""
        note = translate("Note", "Note")
        self.edit.setPlaceholderText(f"{note}  {keymap.name('note')}")
        self._flag_key = keymap.name("flag")
        words = translate("Note", "⚑ Flag")
        self.flag.setText(f"{words}  {keymap.name('flag')}".replace("&", "&&"))

    def start(self) -> None:
        """Give the keyboard to the note."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self.reasons.strip.set_theme(theme)

    def toggle_flag(self) -> None:
        """Flag the Q&A and ask why, unless a note is being written; or take the flag away."""
        flagged = not self._workspace.annotation.flagged
        done = self._workspace.do(SetFlagged(flagged))
        self.flag.setChecked(self._workspace.annotation.flagged)  # a click has changed it already
        if done and flagged and not self.edit.hasFocus():
            self.reasons.ask(self, self._flag_key)
        else:
            self.reasons.leave()

    def _give_reason(self, reason: FlagReason) -> None:
        self._workspace.do(SetFlagged(flagged=True, reason=reason))
        self.reasons.leave()
        if reason is FlagReason.OTHER:
            self.start()

    def save(self) -> bool:
        """Save what was typed since the note was shown; False if that failed: it then stays to be saved again."""
        self._pause.stop()
        if self._unsaved and self._workspace.qa:
            written = self.edit.toPlainText()
            self._refused = written  # while it is told that it cannot be saved, the keyboard goes elsewhere
            self._unsaved = not self._workspace.do(SetNote(written)) and written != self._workspace.annotation.note
            self._refused = written if self._unsaved else ""
            self._workspace.is_typing_unsaved = self._unsaved
        return not self._unsaved

    def _save_if_new(self) -> None:
        """Save, but do not try once more what was refused just now: one message is enough."""
        if not (self._unsaved and self._refused == self.edit.toPlainText()):
            self.save()

    def _typed(self) -> None:
        self._unsaved = True
        self._typed_for = self._qa_id()
        self._pause.start()

    def _qa_id(self) -> str:
        return self._workspace.qa.qa_id if self._workspace.qa else ""

    def _leave(self) -> None:
        if self.save():
            self.left.emit()

    def _show(self) -> None:
        annotation = self._workspace.annotation
        self.flag.setChecked(annotation.flagged)
        self.reason.setText(flag_reason_name(annotation.flag_reason))
        self.setEnabled(self._workspace.qa is not None)
        if self._typed_for != self._qa_id():  # a note never goes to another Q&A than the one it was typed for
            self._unsaved = False
        if not self._unsaved and self.edit.toPlainText() != annotation.note:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(annotation.note)
