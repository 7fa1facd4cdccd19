"""A line edit that Esc leaves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

TYPING_PAUSE = 700
"""Milliseconds without typing after which what was typed is saved."""


class EscapableLineEdit(QLineEdit):
    """Emits ``escaped`` on Esc, which then goes no further."""

    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(False)  # what is dropped is for the window

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Enter from the window's shortcuts."""
        ours = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        overriding = event.type() == QEvent.Type.ShortcutOverride
        plain = isinstance(event, QKeyEvent) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if overriding and plain and isinstance(event, QKeyEvent) and event.key() in ours:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say that Esc was pressed; everything else is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
