"""A scroll area in which what has the keyboard is always in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_MOST = 420
"""Pixels that it insists on, at any size of the interface: a window of 800 has room for them and for what is above."""


class FollowingArea(QScrollArea):
    """Scrolls up and down only, and to whatever in it takes the keyboard, however it takes it.

    It insists on the room that its content needs, up to a limit.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        """Return the room the content needs, up to the limit."""
        needed = self._content.minimumSizeHint()
        return QSize(needed.width(), min(needed.height(), _MOST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for other room when the content needs it."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 4)
