"""A field that takes the next key combination."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_HELD = (
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock, Qt.Key.Key_unknown, Qt.Key(0), Qt.Key.Key_Super_L, Qt.Key.Key_Super_R,
)  # fmt: skip


class KeyCapture(QLineEdit):
    """Says which combination was pressed; Esc cancels, Backspace and Del clear.

    Signals:
        pressed: The combination, as Qt writes it on every system.
        cleared: Backspace or Del was pressed.
        cancelled: Esc was pressed.
    """

    pressed = Signal(str)
    cleared = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)  # no input method takes the keys, then

    def event(self, event: QEvent) -> bool:
        """Keep every key from shortcuts, menus and the focus chain."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.keyPressEvent(event)
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the combination."""
        key, bare = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and bare:
            self.cancelled.emit()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and bare:
            self.cleared.emit()
        elif key not in _HELD:
            self.pressed.emit(combination(event))


def combination(event: QKeyEvent) -> str:
    """Return a key event as a shortcut writes it: ? and not Shift+?, for there Shift only makes the sign."""
    key = Qt.Key.Key_Tab if event.key() == Qt.Key.Key_Backtab else Qt.Key(event.key())
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    makes_sign = Qt.Key.Key_Space < key < Qt.Key.Key_Escape and not Qt.Key.Key_A <= key <= Qt.Key.Key_Z
    if makes_sign and not Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(held, key)).toString(QKeySequence.SequenceFormat.PortableText)
