"""A menu bar that does not keep the keyboard when a window has been opened and closed over it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget
from shiboken6 import isValid

_GIVEN_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.OtherFocusReason)


class MenuBar(QMenuBar):
    """Gives the keyboard back to what had it before.

    After Alt+letter and Esc Qt leaves the keyboard at the bar, and forgets whose it was when a shortcut opens a
    dialog then: the keys of the page would be dead until somebody clicks.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._remember)

    def _remember(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self and before is not None and before.window() is self.window():
            self._before = before

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let go of the keyboard when what was opened over the window gives it back."""
        super().focusInEvent(event)
        before = self._before
        if event.reason() in _GIVEN_BACK and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
