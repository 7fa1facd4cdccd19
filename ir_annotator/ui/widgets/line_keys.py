"""Enter and Esc in a line of text: taken here, so that neither also means something to what stands around it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineKeys(QObject):
    """Calls ``enter`` and ``leave`` when these keys are pressed in a line."""

    def __init__(self, line: QLineEdit, enter: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__(line)
        self._enter, self._leave = enter, leave
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the two keys; everything else is the line's."""
        if not isinstance(event, QKeyEvent) or event.key() not in (*_ENTER, Qt.Key.Key_Escape):
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            (self._leave if event.key() == Qt.Key.Key_Escape else self._enter)()
        return True
